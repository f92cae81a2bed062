// How often words occur: Google Books Ngram counts (CC BY 3.0), as SymSpell's lists carry them.

import fs from 'node:fs';
import { gunzipSync } from 'node:zlib';

const LISTS = [
  // [file, factor that brings its counts to the scale of the larger list]
  ['frequency_dictionary_en_82_765.txt', 1],
  ['frequency_dictionary_en_US_60size_1M_1gram_20090715.txt', 3.4],
];

// The package holds its lists compressed and unpacks them by a script of its own, which set-up
// does not run; where somebody did, only the unpacked one is there.
function readList(path) {
  const packed = `${path}.gz`;
  return fs.existsSync(packed)
    ? gunzipSync(fs.readFileSync(packed)).toString()
    : fs.readFileSync(path, 'utf8');
}

/** Gives every known word its count. */
export function addFrequencies(words, folder) {
  for (const [file, factor] of LISTS) {
    for (const line of readList(`${folder}/lib/${file}`).split('\n')) {
      const [word, count] = line.split(' ');
      const entry = words.get(word ?? '');
      if (entry) entry.count = Math.max(entry.count, Math.round(Number(count) * factor));
    }
  }
}

/** Contractions, which the books' lists lack: counted in running text, on the scale of “the”. */
export function countContractions(words, texts) {
  const counts = new Map();
  let the = 0;
  for (const text of texts) {
    for (const [word] of text
      .toLowerCase()
      .replaceAll('’', "'")
      .matchAll(/\bthe\b|[a-z]+'[a-z]+/g)) {
      if (word === 'the') the += 1;
      else counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  const scale = (words.get('the')?.count ?? 0) / the;
  for (const [word, count] of counts) {
    const entry = words.get(word);
    if (entry) entry.count = Math.round(count * scale);
  }
}

/** A count as the byte that the lexicon keeps: sevenths of a doubling. */
export function frequencyByte(count) {
  return count <= 0 ? 0 : Math.max(1, Math.min(255, Math.round(Math.log2(count) * 7)));
}
