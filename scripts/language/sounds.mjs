// Marks words by the sound they begin with (CMU Pronouncing Dictionary): “an hour”, “a union”.

import fs from 'node:fs';
import { WordFlag } from '../../core/proofreading/language/lexicon.ts';

/** Adds the first sound of every word that the pronouncing dictionary knows. */
export function addPronunciations(words, folder) {
  for (const [word, sounds] of readPronunciations(folder)) {
    const entry = words.get(word.replace(/\(\d\)$/, ''));
    if (entry === undefined) continue;
    entry.flags |= /^\w+\d/.test(sounds) ? WordFlag.vowelSound : WordFlag.consonantSound;
  }
}

/** [word, ARPAbet sounds] of the whole dictionary. */
export function readPronunciations(folder) {
  const text = fs.readFileSync(`${folder}/index.js`, 'utf8');
  return [...text.matchAll(/^ +"(.+?)": "(.+?)"/gm)].map(([, word, sounds]) => [word, sounds]);
}
