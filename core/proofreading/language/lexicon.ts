import { slotOf } from './hashing.ts';
import { sectionBytes, sectionLongs, sectionWords, type Sections } from './sections.ts';

/** What the sources say of a word; one bit each in {@link Lexicon.flags}. */
export const WordFlag = {
  /** Right in lower case in British English. */
  british: 1,
  /** Right in lower case in American English. */
  american: 2,
  /** Right with a capital: a name, a nationality, a month. */
  name: 4,
  /** Right in capitals: an acronym. */
  acronym: 8,
  /** Said with a vowel first, so that “an” stands before it. */
  vowelSound: 16,
  /** Said with a consonant first, so that “a” stands before it. */
  consonantSound: 32,
  /** Never offered as a suggestion. */
  unsuggested: 64,
  /** Written with capitals inside; {@link Lexicon.display} knows how. */
  mixedCase: 128,
  /** Only in the largest list: right, but more often a slip for another word. */
  rare: 256,
  /** A name that is spelt in one way only: a country and its people, a large city, a month, a day. */
  place: 512,
} as const;

/**
 * The words of a language, keyed by their folded form (NFC, lower case, straight apostrophe).
 * Ids run from 0, the most frequent word first. Looking a word up allocates nothing.
 */
export interface Lexicon {
  readonly size: number;
  /** The id of a folded word, or −1. */
  find(folded: string): number;
  /** {@link WordFlag} bits of an id. */
  flags(id: number): number;
  /** How common an id is: 0 (unseen) to 255, in steps of a seventh of a factor of two. */
  frequency(id: number): number;
  /** The folded word of an id. */
  word(id: number): string;
  /** How many letters the word of an id has, in UTF-16 code units. */
  length(id: number): number;
  /** Writes the folded word of an id, as UTF-16 code units, into an array that is long enough. */
  spell(id: number, into: Uint16Array): void;
  /** The usual written form of a word with capitals inside, if the sources know one. */
  display(folded: string): string | undefined;
}

/** Letters of the language file as bytes: 0 ends a word, 255 stands for a letter it lacks. */
export interface Alphabet {
  readonly codes: Uint8Array;
  readonly letters: Uint16Array;
}

const UNKNOWN_LETTER = 255;

/** Reads the alphabet section: the UTF-16 code unit of each byte. */
export function readAlphabet(sections: Sections): Alphabet {
  const letters = sectionWords(sections, 'alphabet');
  const codes = new Uint8Array(0x10000).fill(UNKNOWN_LETTER);
  letters.forEach((letter, code) => {
    codes[letter] = code;
  });
  return { codes, letters };
}

/** The hash by which the table of words is laid out (FNV-1a over the letters' bytes). */
export function hashWord(word: string, codes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < word.length; index += 1) {
    hash = Math.imul(hash ^ (codes[word.charCodeAt(index)] ?? UNKNOWN_LETTER), 0x01000193);
  }
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** Opens the words of a language file. */
export function openLexicon(sections: Sections, alphabet: Alphabet): Lexicon {
  const { codes, letters } = alphabet;
  const text = sectionBytes(sections, 'words');
  const starts = sectionLongs(sections, 'starts');
  const slots = sectionLongs(sections, 'slots');
  const flags = sectionWords(sections, 'flags');
  const frequencies = sectionBytes(sections, 'freq');
  let displayed: ReadonlyMap<string, string> | undefined;

  function isWordAt(id: number, word: string): boolean {
    const start = starts[id] ?? 0;
    if ((starts[id + 1] ?? 0) - start !== word.length) return false;
    for (let index = 0; index < word.length; index += 1) {
      if (text[start + index] !== codes[word.charCodeAt(index)]) return false;
    }
    return true;
  }

  function find(folded: string): number {
    let slot = slotOf(hashWord(folded, codes), slots.length);
    for (let entry = slots[slot] ?? 0; entry !== 0; entry = slots[slot] ?? 0) {
      if (isWordAt(entry - 1, folded)) return entry - 1;
      slot = slot + 1 === slots.length ? 0 : slot + 1;
    }
    return -1;
  }

  function word(id: number): string {
    let spelled = '';
    for (let at = starts[id] ?? 0; at < (starts[id + 1] ?? 0); at += 1) {
      spelled += String.fromCharCode(letters[text[at] ?? 0] ?? 0);
    }
    return spelled;
  }

  const length = (id: number): number => (starts[id + 1] ?? 0) - (starts[id] ?? 0);

  function spell(id: number, into: Uint16Array): void {
    const start = starts[id] ?? 0;
    for (let at = length(id) - 1; at >= 0; at -= 1) into[at] = letters[text[start + at] ?? 0] ?? 0;
  }

  return {
    size: frequencies.length,
    find,
    flags: (id) => flags[id] ?? 0,
    frequency: (id) => frequencies[id] ?? 0,
    word,
    length,
    spell,
    display(folded) {
      displayed ??= readDisplay(sectionBytes(sections, 'display'));
      return displayed.get(folded);
    },
  };
}

function readDisplay(bytes: Uint8Array): ReadonlyMap<string, string> {
  const written = new TextDecoder().decode(bytes).split('\n').filter(Boolean);
  return new Map(written.map((word) => [word.toLowerCase(), word]));
}
