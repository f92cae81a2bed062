import type { Node } from 'prosemirror-model';
import { buildDocument } from '../support/build-document.ts';

// Stories for tests of size: words made of syllables, frequent and rare ones as in a language, and
// always the same for the same number.

const syllables = [
  'ba',
  'del',
  'fo',
  'gri',
  'ha',
  'ju',
  'kel',
  'lo',
  'mi',
  'nor',
  'pa',
  'rus',
  'se',
  'tan',
  'vo',
  'wen',
];
const vocabulary = 20_000;

/** Numbers from 0 up to 1 that depend on `seed` alone (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A story of about `words` words in paragraphs of 60. */
export function generateStory(seed: number, words: number): Node {
  const random = createRandom(seed);
  const sentence = (length: number): string =>
    Array.from({ length }, () => wordAt(random)).join(' ');
  const body = Array.from(
    { length: Math.max(1, Math.round(words / 60)) },
    () => `${sentence(60)}.`,
  );
  return buildDocument({
    headline: `Story ${seed} ${sentence(6)}`,
    standfirst: sentence(15),
    body,
  });
}

// Squaring twice favours the first words of the vocabulary, as Zipf found of languages.
function wordAt(random: () => number): string {
  return wordOf(Math.floor(random() ** 4 * vocabulary));
}

/** Word number `index` of the vocabulary; 0 is the most frequent. */
export function wordOf(index: number): string {
  let rest = index + syllables.length;
  let word = '';
  while (rest > 0) {
    word += syllables[rest % syllables.length] ?? '';
    rest = Math.floor(rest / syllables.length);
  }
  return word;
}
