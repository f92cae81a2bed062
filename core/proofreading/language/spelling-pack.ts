import { readPack } from './pack-file.ts';

/** A spelling engine with one dictionary open, such as Hunspell. Answers at once. */
export interface SpellingEngine {
  testSpelling(word: string): boolean;
  getSpellingSuggestions(word: string): string[];
}

/** Opens a dictionary; hosts that can load the engine's program have one. */
export type OpenEngine = (aff: string, dic: string) => SpellingEngine;

/** Spelling in one language by its dictionary alone: no frequencies, no neighbouring words. */
export interface SpellingPack {
  /** Primary language subtag (BCP 47). */
  readonly tag: string;
  /** Whether a word is right as it is written, capitals counted. */
  isRight(word: string): boolean;
  /** Right words that may have been meant, the engine's favourite first. */
  near(word: string): readonly string[];
}

const KEPT = 4_000;

/**
 * Opens the text of a pack that scripts/language/packs.mjs made.
 *
 * Words near in letters are found in a few milliseconds; only when there is none the engine looks
 * through the whole dictionary for those that are alike, which takes a tenth of a second and a
 * second copy of it.
 * @throws RangeError when the text is no pack.
 */
export function openPack(tag: string, text: string, open: OpenEngine): SpellingPack {
  const { aff, dic } = readPack(text);
  const quick = open(quickened(aff), dic);
  let thorough: SpellingEngine | undefined;
  const right = new Map<string, boolean>();
  const near = new Map<string, readonly string[]>();

  /** With the engine's own way of guessing, for words that are far from all others. */
  function guess(word: string): readonly string[] {
    if (thorough === undefined) {
      const whole = readPack(text);
      thorough = open(whole.aff, whole.dic);
    }
    return thorough.getSpellingSuggestions(word);
  }

  return {
    tag,
    isRight: (word) => remember(right, word, () => quick.testSpelling(word)),
    near: (word) =>
      remember(near, word, () => {
        const found = quick.getSpellingSuggestions(word);
        return found.length > 0 ? found : guess(word);
      }),
  };
}

/**
 * The affix file, told to look for near words only, and to try small letters alone: the engine
 * writes what it finds with the capitals of the word in question by itself.
 */
function quickened(aff: string): string {
  const lines = aff.split(/\r?\n/);
  const tried = lines.find((line) => line.startsWith('TRY '))?.slice(4) ?? '';
  const hasApostrophe = lines.some((line) => line.startsWith('WORDCHARS ') && line.includes("'"));
  const alike = lines
    .filter((line) => /^MAP \D/.test(line))
    .map((line) => (line.includes('(') ? line.slice(4) : smallLetters(line.slice(4))))
    .filter((letters) => letters.length > 1);
  return [
    ...lines.filter((line) => !/^(?:TRY|MAP|MAXNGRAMSUGS)\b/.test(line)),
    `TRY ${smallLetters(tried)}${hasApostrophe ? "'" : ''}`,
    ...(alike.length === 0 ? [] : [`MAP ${String(alike.length)}`]),
    ...alike.map((letters) => `MAP ${letters}`),
    'MAXNGRAMSUGS 0',
    '',
  ].join('\n');
}

function smallLetters(letters: string): string {
  return [...new Set(letters.trim().toLowerCase())].join('').replace("'", '');
}

/** Texts say the same words again and again: half of what is kept goes when it is too much. */
function remember<T>(kept: Map<string, T>, word: string, find: () => T): T {
  const known = kept.get(word);
  if (known !== undefined) return known;
  if (kept.size >= KEPT) {
    for (const old of [...kept.keys()].slice(0, KEPT / 2)) kept.delete(old);
  }
  const found = find();
  kept.set(word, found);
  return found;
}
