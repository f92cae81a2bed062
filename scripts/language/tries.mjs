// The larger, newer word lists of cspell (MIT), packed as tries.

import fs from 'node:fs';
import zlib from 'node:zlib';
import { decodeTrie } from 'cspell-trie-lib';
import { WordFlag } from '../../core/proofreading/language/lexicon.ts';
import { addWritten } from './words.mjs';

const LISTS = [
  ['@cspell/dict-en-gb-mit', 'en_GB.trie.gz', WordFlag.british],
  ['@cspell/dict-en_us', 'en_US.trie.gz', WordFlag.american],
];

/** Adds the words of both lists; what no other source knows is marked rare. */
export function addTries(words, folderOf) {
  const known = new Set(words.entries.keys());
  for (const [name, file, flag] of LISTS) {
    const packed = zlib.gunzipSync(fs.readFileSync(`${folderOf(name)}/${file}`));
    for (const word of decodeTrie(packed).words()) {
      // “~” marks forms without accents or capitals, “+” and “!” compounds and bans.
      if (!/^[\p{L}\p{M}'’-]+$/u.test(word)) continue;
      const isNew = !known.has(word.toLowerCase());
      addWritten(words, word, flag, isNew ? WordFlag.rare : 0);
    }
  }
}
