import type { Alphabet } from './lexicon.ts';
import { sectionLongs, type Sections } from './sections.ts';
import { openSpelling } from './spelling.ts';

/** Finds the common words of the language that sound nearly alike. */
export interface SoundIndex {
  /**
   * Lexicon ids, in no order, some more than once, of the words whose key of sounds
   * (letters-to-sound.ts) is `key` or at most `edits` letters more, less or other.
   */
  near(key: string, edits: 0 | 1 | 2): readonly number[];
}

/** The automata of keys: forwards, backwards. */
export const SOUND_AUTOMATA = ['sound-fw', 'sound-bw'] as const;
const HASH_BITS = 24;

/** The hash under which the index keeps the words of a key (FNV-1a, 24 bits). */
export function hashKey(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  }
  return (hash ^ (hash >>> 15)) >>> (32 - HASH_BITS);
}

/**
 * Opens the index of a language file (scripts/language/sounds.mjs); undefined when it has none.
 * Two keys in thousands share a hash; a word too many is no harm, as all are judged afterwards.
 */
export function openSoundIndex(sections: Sections, alphabet: Alphabet): SoundIndex | undefined {
  if (!sections.has('sound-k')) return undefined;
  const keys = openSpelling(sections, alphabet, SOUND_AUTOMATA);
  // Hashes of keys in order, and for each where its words begin.
  const hashes = sectionLongs(sections, 'sound-k');
  const starts = sectionLongs(sections, 'sound-at');
  const ids = sectionLongs(sections, 'sound-id');

  return {
    near(key, edits) {
      const found: number[] = [];
      for (const one of [key, ...(edits === 0 ? [] : keys.near(key, edits))]) {
        const slot = find(hashes, hashKey(one));
        if (slot < 0) continue;
        for (let at = starts[slot] ?? 0; at < (starts[slot + 1] ?? 0); at += 1) {
          found.push(ids[at] ?? 0);
        }
      }
      return found;
    },
  };
}

function find(sorted: Uint32Array, wanted: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const value = sorted[middle] ?? 0;
    if (value === wanted) return middle;
    if (value < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
