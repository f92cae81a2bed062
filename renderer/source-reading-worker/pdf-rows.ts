// A PDF knows no tables. Rows are told by what the eye goes by: lines that fall apart into as many
// pieces as their neighbours, the pieces standing under one another.

import type { PlacedWords } from './placed-words.ts';

/** A piece of a line with a clear gap on either side; lengths are points. */
export interface Cell {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Height of the letters. */
  readonly size: number;
}

// Heights of letters; between words stands a quarter of one.
const clearGap = 0.33;
const wideGap = 1.1;
const slack = 0.25;

const listMark = /^(?:[•▪‣◦–—*-]|\(?\d{1,3}[.)]|\(?[a-z][.)])$/;

/** The pieces of a line, in its order; a list's mark is one with what it marks. */
export function cellsOf(line: readonly PlacedWords[]): readonly Cell[] {
  const cells: Cell[] = [];
  let space = '';
  for (const { text, left, right, size } of line) {
    const words = text.replace(/\s+/gu, ' ');
    if (words.trim() === '') {
      if (words !== '') space = ' ';
      continue;
    }
    const last = cells.at(-1);
    if (last && !isApart(last, left, size)) {
      const whole = { text: last.text + space + words, right: Math.max(last.right, right) };
      cells.splice(-1, 1, { ...last, ...whole, size: Math.max(last.size, size) });
    } else cells.push({ text: words, left, right, size });
    space = '';
  }
  return cells.map((cell) => ({ ...cell, text: cell.text.replace(/ {2,}/g, ' ').trim() }));
}

function isApart(before: Cell, left: number, size: number): boolean {
  return left - before.right > size * clearGap && !listMark.test(before.text.trim());
}

/** Whether two lines are rows of one table. */
export function areRows(
  before: { readonly cells: readonly Cell[] },
  line: { readonly cells: readonly Cell[] },
): boolean {
  const [first, ...rest] = line.cells;
  if (!first || rest.length === 0 || before.cells.length !== line.cells.length) return false;
  return (
    line.cells.every((cell, column) => column === 0 || isUnder(before.cells[column], cell)) &&
    Math.max(widestGap(before.cells), widestGap(line.cells)) >= first.size * wideGap
  );
}

/** Whether two cells begin, end, or have their middle at the same place. */
function isUnder(above: Cell | undefined, cell: Cell): boolean {
  if (!above) return false;
  const begins = Math.abs(above.left - cell.left);
  const ends = Math.abs(above.right - cell.right);
  const middles = Math.abs(above.left + above.right - cell.left - cell.right) / 2;
  return Math.min(begins, ends, middles) <= cell.size * slack;
}

function widestGap(cells: readonly Cell[]): number {
  return cells.reduce((widest, { left }, at) => {
    const before = cells[at - 1];
    return before ? Math.max(widest, left - before.right) : widest;
  }, 0);
}
