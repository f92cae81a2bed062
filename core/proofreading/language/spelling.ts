import type { Alphabet } from './lexicon.ts';
import { sectionLongs, type Sections } from './sections.ts';

/** Finds the words of the language that are near in spelling. */
export interface Spelling {
  /**
   * Folded words within `edits` insertions, deletions, substitutions or swaps of neighbours
   * (optimal string alignment distance) of a folded word; the word itself is left out.
   * Words longer than 40 letters have none.
   */
  near(folded: string, edits: number): readonly string[];
}

const WORD_AUTOMATA = ['spelling', 'spell-rv'] as const;
const LETTER = 0xff;
const FINAL = 1 << 8;
const LAST = 1 << 9;
const TARGET_SHIFT = 10;
const LONGEST = 40;
const WIDTH = LONGEST + 4;
// Beyond every bound, and small enough that three more still fit a byte.
const DEAD = 100;

/**
 * Opens the automata of a language file (layout: scripts/language/automaton.mjs): one spells the
 * words forwards, one backwards.
 *
 * A walk of an automaton keeps one row of the distance table a letter (Oflazer 1996) and leaves
 * branches whose whole row exceeds the bound. Most of a plain walk is lost on slips in the first
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
      if (length > LONGEST - edits) return [];
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
type Walker = (word: string, edits: number, middle: number, few: number) => readonly string[];

function createWalker(edges: Uint32Array, { codes, letters }: Alphabet, fromEnd: boolean): Walker {
  const rows = new Uint8Array(WIDTH * WIDTH);
  const bounds = new Uint8Array(WIDTH);
  const target = new Uint8Array(WIDTH);
  const path = new Uint8Array(WIDTH);
  let length = 0;
  let edits = 0;
  let found: string[] = [];

  /** Fills the row of `depth` for the letter on the path; answers whether any cell may go on. */
  function fillRow(depth: number): boolean {
    const letter = path[depth] ?? 0;
    const before = path[depth - 1] ?? 0;
    const row = depth * WIDTH;
    const up = row - WIDTH;
    const first = depth - edits > 1 ? depth - edits : 1;
    const last = depth + edits < length ? depth + edits : length;
    let left = first > 1 || depth > (bounds[0] ?? 0) ? DEAD : depth;
    rows[row + first - 1] = left;
    let isAlive = left !== DEAD;
    for (let at = first; at <= last; at += 1) {
      const wanted = target[at] ?? 0;
      const cost = wanted === letter ? 0 : 1;
      let cell = (rows[up + at - 1] ?? DEAD) + cost;
      if (left + 1 < cell) cell = left + 1;
      const above = (rows[up + at] ?? DEAD) + 1;
      if (above < cell) cell = above;
      if (cost === 1 && depth > 1 && at > 1 && wanted === before && target[at - 1] === letter) {
        const swapped = (rows[up - WIDTH + at - 2] ?? DEAD) + 1;
        if (swapped < cell) cell = swapped;
      }
      if (cell > (bounds[at] ?? 0)) cell = DEAD;
      else isAlive = true;
      // The first letter of two that are swapped fits nowhere until the second has come.
      if (!isAlive && at < length && target[at + 1] === letter) {
        isAlive = (rows[up + at - 1] ?? DEAD) < (bounds[at + 1] ?? 0);
      }
      rows[row + at] = cell;
      left = cell;
    }
    if (last < length) rows[row + last + 1] = DEAD;
    return isAlive;
  }

  function walk(node: number, depth: number): void {
    for (let at = node; ; at += 1) {
      const edge = edges[at] ?? LAST;
      path[depth] = edge & LETTER;
      if (fillRow(depth)) {
        const isWord = (edge & FINAL) !== 0 && depth >= length - edits;
        if (isWord && (rows[depth * WIDTH + length] ?? DEAD) <= edits) found.push(spell(depth));
        const next = edge >>> TARGET_SHIFT;
        if (next !== 0 && depth < length + edits) walk(next, depth + 1);
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

  return (word, most, middle, few) => {
    length = word.length;
    edits = most;
    found = [];
    for (let at = 0; at <= length; at += 1) {
      target[at] = at === 0 ? 0 : (codes[word.charCodeAt(at - 1)] ?? 0);
      bounds[at] = at <= middle ? few : most;
      rows[at] = at <= (bounds[at] ?? 0) ? at : DEAD;
    }
    walk(1, 1);
    return found;
  };
}

function reverse(word: string): string {
  let reversed = '';
  for (let at = word.length - 1; at >= 0; at -= 1) reversed += word.charAt(at);
  return reversed;
}
