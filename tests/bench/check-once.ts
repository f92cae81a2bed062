import { readFileSync } from 'node:fs';
import { checkText } from '../../core/proofreading/check-text.ts';
import { languageSet, loadLanguage } from '../../core/proofreading/language/language.ts';
import { median } from './figures.ts';

// A process of its own, so that the first check is a first one: reads the language data and a
// text, and writes what each took as JSON. `node check-once.ts LANGUAGE-FILE TEXT-FILE`

const [languageFile = '', textFile = ''] = process.argv.slice(2);
const repeats = 30;
const text = readFileSync(textFile, 'utf8');

const cutCold = timeOf(cutIntoWords);
const cutWarm = median(Array.from({ length: repeats }, () => timeOf(cutIntoWords)));
const start = performance.now();
const languages = languageSet(loadLanguage(readFileSync(languageFile)));
const load = performance.now() - start;
const checkCold = timeOf(check);
const checkWarm = median(Array.from({ length: repeats }, () => timeOf(check)));
process.stdout.write(JSON.stringify({ cutCold, cutWarm, load, checkCold, checkWarm }));

/** The plain pass: every word once, held against nothing. */
function cutIntoWords(): number {
  const words = new Set<string>();
  for (const [word] of text.matchAll(/[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*/gu))
    words.add(word.toLowerCase());
  return words.size;
}

function check(): number {
  return checkText(languages, text, 'en-GB').length;
}

function timeOf(act: () => number): number {
  const from = performance.now();
  act();
  return performance.now() - from;
}
