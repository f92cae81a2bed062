import { readFileSync } from 'node:fs';
import { createProofreader } from '../../../core/proofreading/check.ts';
import { PLAIN_HOUSE_STYLE } from '../../../core/proofreading/house-style.ts';
import { languageSet, loadLanguage } from '../../../core/proofreading/language/language.ts';
import { plainTextBlocks } from '../../../core/proofreading/plain-text.ts';
import { HOSTILE_TEXTS } from './hostile-texts.ts';

// A process of its own, which may be ended: checks one hostile text in growing lengths and writes
// what each took, one number a line. `hostile-once.ts LANGUAGE-FILE NAME LENGTH…`

const [languageFile = '', name = '', ...lengths] = process.argv.slice(2);
const hostile = HOSTILE_TEXTS.find((text) => text.name === name);
if (hostile === undefined) throw new Error(`There is no hostile text “${name}”`);
const languages = languageSet(loadLanguage(readFileSync(languageFile)));
const style = { ...PLAIN_HOUSE_STYLE, rules: hostile.houseRules ?? [] };

for (const length of lengths) {
  const text = hostile.make(Number(length));
  const start = performance.now();
  const story = plainTextBlocks(text, 'en-GB').map(({ proof }) => proof);
  createProofreader(languages).check(story, style);
  process.stdout.write(`${performance.now() - start}\n`);
}
