import nspell from 'nspell';
import { answerTexts } from './answer-texts.ts';
import { readDictionary } from './dictionaries.ts';
import { createTextSpeller } from './spelling-flags.ts';

// nspell with the dictionaries of npm. `nspell.ts [--remember]`

const remembers = process.argv.includes('--remember');
const spellers = new Map<string, ReturnType<typeof createTextSpeller>>();

await answerTexts((text, lang) => {
  const speller = spellers.get(lang) ?? open(lang);
  spellers.set(lang, speller);
  return speller(text);
});

function open(lang: string) {
  const checker = nspell(readDictionary(lang));
  return createTextSpeller(
    { knows: (word) => checker.correct(word), suggest: (word) => checker.suggest(word) },
    { remembers },
  );
}
