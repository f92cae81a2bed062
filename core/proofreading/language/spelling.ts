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

const LETTER = 0xff;
const FINAL = 1 << 8;
const LAST = 1 << 9;
const TARGET_SHIFT = 10;
const LONGEST = 40;
const WIDTH = LONGEST + 4;

/**
 * Opens the automaton of a language file (layout: scripts/language/automaton.mjs).
 *
 * The search walks the automaton with one row of the distance table a letter (Oflazer 1996):
 * branches whose whole row exceeds the bound are left. The rows live in one table that is laid
 * out once, so a search allocates only what it finds.
 */
export function openSpelling(sections: Sections, { codes, letters }: Alphabet): Spelling {
  const edges = sectionLongs(sections, 'spelling');
  const rows = new Uint8Array(WIDTH * WIDTH);
  const target = new Uint8Array(WIDTH);
  const path = new Uint8Array(WIDTH);

  /** Fills the row of `depth` for the letter on the path; answers the smallest cell in the band. */
  function fillRow(depth: number, length: number, edits: number): number {
    const letter = path[depth] ?? 0;
    const before = path[depth - 1] ?? 0;
    const row = depth * WIDTH;
    const up = row - WIDTH;
    const first = Math.max(1, depth - edits);
    const last = Math.min(length, depth + edits);
    let best = (rows[row] = depth);
    if (first > 1) {
      rows[row + first - 1] = edits + 1;
      best = edits + 1;
    }
    for (let at = first; at <= last; at += 1) {
      const wanted = target[at] ?? 0;
      const cost = wanted === letter ? 0 : 1;
      let cell = (rows[up + at - 1] ?? 0) + cost;
      const inserted = (rows[row + at - 1] ?? 0) + 1;
      if (inserted < cell) cell = inserted;
      const left = (rows[up + at] ?? 0) + 1;
      if (left < cell) cell = left;
      if (cost === 1 && depth > 1 && at > 1 && wanted === before && target[at - 1] === letter) {
        const swapped = (rows[up - WIDTH + at - 2] ?? 0) + 1;
        if (swapped < cell) cell = swapped;
      }
      rows[row + at] = cell;
      if (cell < best) best = cell;
    }
    if (last < length) rows[row + last + 1] = edits + 1;
    return best;
  }

  function spell(depth: number): string {
    let word = '';
    for (let at = 1; at <= depth; at += 1) {
      word += String.fromCharCode(letters[path[at] ?? 0] ?? 0);
    }
    return word;
  }

  function near(folded: string, edits: number): readonly string[] {
    const length = folded.length;
    if (length > LONGEST - edits) return [];
    for (let at = 1; at <= length; at += 1) target[at] = codes[folded.charCodeAt(at - 1)] ?? 0;
    for (let at = 0; at <= length; at += 1) rows[at] = Math.min(at, edits + 1);
    const found: string[] = [];
    walk(1, 1, length, edits, found);
    return found.filter((word) => word !== folded);
  }

  function walk(node: number, depth: number, length: number, edits: number, found: string[]): void {
    for (let at = node; ; at += 1) {
      const edge = edges[at] ?? LAST;
      path[depth] = edge & LETTER;
      if (fillRow(depth, length, edits) <= edits) {
        const isWord = (edge & FINAL) !== 0 && depth >= length - edits;
        if (isWord && (rows[depth * WIDTH + length] ?? 0) <= edits) found.push(spell(depth));
        const next = edge >>> TARGET_SHIFT;
        if (next !== 0 && depth < length + edits) walk(next, depth + 1, length, edits, found);
      }
      if ((edge & LAST) !== 0) return;
    }
  }

  return { near };
}
