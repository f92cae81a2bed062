import { createHunspellFromStrings } from 'hunspell-wasm';
import { answerTexts } from './answer-texts.ts';
import { readDictionary } from './dictionaries.ts';
import { createTextSpeller } from './spelling-flags.ts';

// Hunspell as WebAssembly, with the dictionaries of npm. `hunspell-wasm.ts [--remember]`

const remembers = process.argv.includes('--remember');
const spellers = new Map<string, ReturnType<typeof createTextSpeller>>();

await answerTexts(async (text, lang) => {
  const speller = spellers.get(lang) ?? (await open(lang));
  spellers.set(lang, speller);
  return speller(text);
});

async function open(lang: string) {
  const { aff, dic } = readDictionary(lang);
  const hunspell = await createHunspellFromStrings(aff, dic);
  return createTextSpeller(
    {
      knows: (word) => hunspell.testSpelling(word),
      suggest: (word) => hunspell.getSpellingSuggestions(word),
    },
    { remembers },
  );
}
