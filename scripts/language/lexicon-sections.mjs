// Lays the gathered words out as the sections that core/proofreading/language/lexicon.ts opens.

import { slotOf } from '../../core/proofreading/language/hashing.ts';
import { hashWord, WordFlag } from '../../core/proofreading/language/lexicon.ts';
import { frequencyByte } from './frequencies.mjs';

const MAX_LETTERS = 254;

/** Orders the words by frequency and chooses the alphabet. */
export function encodeWords(words) {
  const list = [...words.entries]
    .map(([word, entry]) => ({ word, ...entry, frequency: frequencyByte(entry.count) }))
    .sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1));
  const tally = new Map();
  for (const { word } of list) {
    for (let at = 0; at < word.length; at += 1) {
      tally.set(word[at], (tally.get(word[at]) ?? 0) + 1);
    }
  }
  const letters = [...tally].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const alphabet = [
    '\0',
    ...letters
      .slice(0, MAX_LETTERS - 1)
      .map(([letter]) => letter)
      .sort(),
  ];
  const codes = new Uint8Array(0x10000).fill(255);
  alphabet.forEach((letter, code) => (codes[letter.charCodeAt(0)] = code));
  const kept = list.filter(({ word }) =>
    [...Array(word.length).keys()].every((at) => codes[word.charCodeAt(at)] !== 255),
  );
  const suggested = kept
    .filter(({ flags }) => (flags & WordFlag.unsuggested) === 0)
    .map(({ word }) => Uint8Array.from(word, (letter) => codes[letter.charCodeAt(0)]))
    .sort(compareBytes);
  return { words: kept, alphabet, codes, suggested };
}

/** The same words spelt backwards, sorted again. */
export function backwards(words) {
  return words.map((word) => word.toReversed()).sort(compareBytes);
}

/** Byte-wise order. */
export function compareBytes(a, b) {
  const shorter = Math.min(a.length, b.length);
  for (let at = 0; at < shorter; at += 1) if (a[at] !== b[at]) return a[at] - b[at];
  return a.length - b.length;
}

/** How full the table of words is: a quarter of the slots stays free for short searches. */
const LOAD = 0.72;

/** The sections: alphabet, words, starts, slots, flags, freq, display. */
export function lexiconSections({ words, alphabet, codes }) {
  const starts = new Uint32Array(words.length + 1);
  const flags = new Uint16Array(words.length);
  const freq = new Uint8Array(words.length);
  const bytes = [];
  const slotCount = Math.ceil(words.length / LOAD);
  const slots = new Uint32Array(slotCount);
  words.forEach((entry, id) => {
    starts[id] = bytes.length;
    for (let at = 0; at < entry.word.length; at += 1) bytes.push(codes[entry.word.charCodeAt(at)]);
    flags[id] = entry.flags;
    freq[id] = entry.frequency;
    let slot = slotOf(hashWord(entry.word, codes), slotCount);
    while (slots[slot] !== 0) slot = (slot + 1) % slotCount;
    slots[slot] = id + 1;
  });
  starts[words.length] = bytes.length;
  const shown = words.filter(
    ({ flags, shown }) => shown !== undefined && flags & WordFlag.mixedCase,
  );
  return new Map([
    [
      'alphabet',
      new Uint8Array(Uint16Array.from(alphabet, (letter) => letter.charCodeAt(0)).buffer),
    ],
    ['words', Uint8Array.from(bytes)],
    ['starts', new Uint8Array(starts.buffer)],
    ['slots', new Uint8Array(slots.buffer)],
    ['flags', new Uint8Array(flags.buffer)],
    ['freq', freq],
    [
      'display',
      new TextEncoder().encode(
        shown
          .map((entry) => entry.shown)
          .sort()
          .join('\n'),
      ),
    ],
  ]);
}
