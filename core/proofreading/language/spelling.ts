import type { Alphabet } from './lexicon.ts';
import { sectionLongs, type Sections } from './sections.ts';

/** Finds the words of the language that are near in spelling. */
export interface Spelling {
  /**
   * Folded words within `edits` insertions, deletions, substitutions or swaps of neighbours
   * (optimal string alignment distance) of a folded word; the word itself is left out.
   * Words longer than 31 letters have none.
   */
  near(folded: string, edits: 1 | 2): readonly string[];
}

const WORD_AUTOMATA = ['spelling', 'spell-rv'] as const;
const LETTER = 0xff;
const FINAL = 1 << 8;
const LAST = 1 << 9;
const TARGET_SHIFT = 10;
const LETTERS = 256;
// A word's places, the one before its first letter too, are the bits of one number.
const LONGEST = 31;
const MOST_EDITS = 2;

/**
 * Opens the automata of a language file (layout: scripts/language/automaton.mjs): one spells the
 * words forwards, one backwards.
 *
 * A walk of an automaton keeps one row of the distance table a letter (Oflazer 1996) and leaves
 * branches whose whole row exceeds the bound; a row is three sets of places in the word, all of a
 * set moved at once (Wu and Manber 1992, with swaps as in Hyyrö 2002). Most of a plain walk is lost on slips in the first
 * letters, so two walks share the work: of all slips at most half lie in one half of the word, so
 * forwards for those with few in the first half and backwards for the rest (compare Mihov and
 * Schulz 2004).
 */
export function openSpelling(
  sections: Sections,
  alphabet: Alphabet,
  [onwards, reversed]: readonly [string, string] = WORD_AUTOMATA,
): Spelling {
  const forwards = createWalker(sectionLongs(sections, onwards), alphabet, false);
  const backwards = createWalker(sectionLongs(sections, reversed), alphabet, true);
  return {
    near(folded, edits) {
      const length = folded.length;
      if (length > LONGEST) return [];
      const middle = length >> 1;
      const few = edits >> 1;
      // Letters put in right at the middle count as the second half's on both walks.
      const found = new Set(forwards(folded, edits, middle - 1, few));
      for (const word of backwards(reverse(folded), edits, length - middle, edits - few - 1)) {
        found.add(word);
      }
      found.delete(folded);
      return [...found];
    },
  };
}

/**
 * Words within `edits` slips of a word, with at most `few` of them in its first `middle` letters.
 * A walker from the end takes the word reversed and answers words the right way round.
 */
type Walker = (word: string, edits: 1 | 2, middle: number, few: number) => readonly string[];

function createWalker(edges: Uint32Array, { codes, letters }: Alphabet, fromEnd: boolean): Walker {
  const path = new Uint8Array(LONGEST + MOST_EDITS + 2);
  // For each letter the places of the word where it stands: bit n for the n-th letter.
  const places = new Int32Array(LETTERS);
  let end = 0;
  // The places that a path may reach with one slip and with two.
  let withOne = 0;
  let withTwo = 0;
  let found: string[] = [];

  /**
   * Follows the edges of a node. Bit n of `none`, `one` and `two` says that the path spells the
   * word's first n letters with so many slips at most; bit n of a half swap, that it would but for
   * the swap of letter n with the one before, of which the path has the first.
   */
  function walk(
    node: number,
    depth: number,
    none: number,
    one: number,
    two: number,
    halfOne: number,
    halfTwo: number,
  ): void {
    // Another letter in a letter's place, or one too many: the same whatever the letter.
    const other = none | (none << 1);
    const others = one | (one << 1);
    for (let at = node; ; at += 1) {
      const edge = edges[at] ?? LAST;
      const letter = edge & LETTER;
      const here = places[letter] ?? 0;
      const before = here << 1;
      const nextNone = (none << 1) & here;
      const slipOnce = ((one << 1) & here) | other | (nextNone << 1) | (halfOne & before);
      const nextOne = (slipOnce & withOne) | nextNone;
      const slipTwice = ((two << 1) & here) | others | (nextOne << 1) | (halfTwo & before);
      const nextTwo = (slipTwice & withTwo) | nextOne;
      const nextHalfOne = (none << 2) & here;
      const nextHalfTwo = (one << 2) & here;
      if ((nextTwo | (nextHalfOne & withOne) | (nextHalfTwo & withTwo)) !== 0) {
        path[depth] = letter;
        if ((edge & FINAL) !== 0 && (nextTwo & end) !== 0) found.push(spell(depth));
        const next = edge >>> TARGET_SHIFT;
        if (next !== 0) walk(next, depth + 1, nextNone, nextOne, nextTwo, nextHalfOne, nextHalfTwo);
      }
      if ((edge & LAST) !== 0) return;
    }
  }

  function spell(depth: number): string {
    let word = '';
    for (let at = 1; at <= depth; at += 1) {
      const place = fromEnd ? depth + 1 - at : at;
      word += String.fromCharCode(letters[path[place] ?? 0] ?? 0);
    }
    return word;
  }

  return (word, edits, middle, few) => {
    found = [];
    places.fill(0);
    for (let at = 0; at < word.length; at += 1) {
      const letter = codes[word.charCodeAt(at)] ?? 0;
      places[letter] = (places[letter] ?? 0) | (2 << at);
    }
    end = 1 << word.length;
    const all = end | (end - 1);
    const behindMiddle = all & ~((1 << (middle + 1)) - 1);
    withOne = few > 0 ? all : behindMiddle;
    withTwo = edits < MOST_EDITS ? 0 : behindMiddle;
    const one = (2 & withOne) | 1;
    walk(1, 1, 1, one, ((one << 1) & withTwo) | one, 0, 0);
    return found;
  };
}

function reverse(word: string): string {
  let reversed = '';
  for (let at = word.length - 1; at >= 0; at -= 1) reversed += word.charAt(at);
  return reversed;
}
