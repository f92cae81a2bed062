// What the CMU Pronouncing Dictionary knows: the sound that words begin with (“an hour”, “a union”),
// and which words sound nearly alike.

import fs from 'node:fs';
import { backwards, compareBytes } from './lexicon-sections.mjs';
import { buildAutomaton } from './automaton.mjs';
import { hashKey, SOUND_AUTOMATA } from '../../core/proofreading/language/sound-index.ts';
import { soundKey, soundsOf } from '../../core/proofreading/language/letters-to-sound.ts';
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

// ARPAbet's sounds as letters-to-sound.ts writes them; vowels are the classes of their spelling.
const ARPABET = {
  AA: 'o',
  AE: 'a',
  AH: 'u',
  AO: 'o',
  AW: 'o',
  AY: 'i',
  EH: 'e',
  ER: 'er',
  EY: 'e',
  IH: 'i',
  IY: 'i',
  OW: 'o',
  OY: 'oy',
  UH: 'u',
  UW: 'u',
  CH: 'C',
  DH: 'T',
  JH: 'J',
  NG: 'n',
  SH: 'S',
  TH: 'T',
  ZH: 'S',
  HH: 'h',
};
const COMMON = 70;
const COMMON_NAME = 125;

/** @returns {Map<string, Uint8Array>} common words by how they sound (core's language/sound-index.ts) */
export function soundSections(lexicon, { codes }, folder) {
  const keys = new Set();
  const groups = new Map();
  const put = (key, id) => {
    if (key.length < 2) return;
    keys.add(key);
    const hash = hashKey(key);
    const group = groups.get(hash) ?? groups.set(hash, new Set()).get(hash);
    group.add(id);
  };
  for (let id = 0; id < lexicon.size; id += 1) {
    if (isCommon(lexicon, id)) put(soundKey(soundsOf(lexicon.word(id))), id);
  }
  for (const [word, sounds] of readPronunciations(folder)) {
    const id = lexicon.find(word.replace(/\(\d\)$/, ''));
    if (id < 0 || !isCommon(lexicon, id)) continue;
    const said = sounds.replace(/\d/g, '').split(' ');
    put(soundKey(said.map((one) => ARPABET[one] ?? one.toLowerCase()).join('')), id);
  }
  const sorted = [...groups].sort(([a], [b]) => a - b);
  const starts = [0];
  for (const [, group] of sorted) starts.push(starts.at(-1) + group.size);
  const spelled = [...keys]
    .map((key) => Uint8Array.from(key, (letter) => codes[letter.charCodeAt(0)]))
    .sort(compareBytes);
  const [onwards, reversed] = SOUND_AUTOMATA;
  const bytes = (numbers) => new Uint8Array(Uint32Array.from(numbers).buffer);
  return new Map([
    [onwards, bytes(buildAutomaton(spelled))],
    [reversed, bytes(buildAutomaton(backwards(spelled)))],
    ['sound-k', bytes(sorted.map(([hash]) => hash))],
    ['sound-at', bytes(starts)],
    ['sound-id', bytes(sorted.flatMap(([, group]) => [...group].sort((a, b) => a - b)))],
  ]);
}

function isCommon(lexicon, id) {
  const flags = lexicon.flags(id);
  if ((flags & WordFlag.unsuggested) !== 0) return false;
  const isName = (flags & (WordFlag.british | WordFlag.american)) === 0;
  return lexicon.frequency(id) >= (isName ? COMMON_NAME : COMMON);
}
