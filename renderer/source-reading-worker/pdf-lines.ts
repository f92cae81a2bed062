// The lines of a page of a PDF, and the paragraphs that they make. A PDF says where words stand and
// nothing more, so paragraphs are told by what a reader goes by: gaps, indents, short last lines.

import { areRows, cellsOf, type Cell } from './pdf-rows.ts';
import type { PlacedWords } from './placed-words.ts';

interface Line {
  readonly text: string;
  readonly cells: readonly Cell[];
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
}

const sentenceEnd = /[.!?:;…]["'”’»)\]]*$/;
const listStart = /^(?:[•▪‣◦–—*-]\s|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s)/;

/**
 * The text of a page: paragraphs parted by a blank line, hyphens at ends of lines kept there; rows
 * of a table stay lines, and tabs part their cells.
 */
export function pageText(words: readonly PlacedWords[]): string {
  const lines = linesOf(words);
  const edges = rightEdges(lines);
  const rows = rowsOf(lines);
  let text = '';
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    if (before) text += gapBetween(before, line, edges, rows);
    text += rows.has(line) ? line.cells.map((cell) => cell.text).join('\t') : line.text;
  }
  return text;
}

function linesOf(words: readonly PlacedWords[]): Line[] {
  const lines: Line[] = [];
  let run: PlacedWords[] = [];
  const end = (): void => {
    const text = run
      .map((word) => word.text)
      .join('')
      .replace(/\s+/gu, ' ')
      .trim();
    const cells = cellsOf(run);
    const seen = run.filter((word) => word.text.trim() !== '');
    run = [];
    if (text === '') return;
    lines.push({
      text,
      cells,
      left: seen.reduce((least, { left }) => Math.min(least, left), Infinity),
      right: seen.reduce((most, { right }) => Math.max(most, right), -Infinity),
      y: seen[0]?.y ?? 0,
      size: seen.reduce((most, { size }) => Math.max(most, size), 0),
    });
  };
  for (const word of words) {
    run.push(word);
    if (word.endsLine) end();
  }
  end();
  return lines;
}

function rowsOf(lines: readonly Line[]): ReadonlySet<Line> {
  return new Set(
    lines.flatMap((line, index) => {
      const before = lines[index - 1];
      return before && isCloseAbove(before, line, 3) && areRows(before, line) ? [before, line] : [];
    }),
  );
}

/** Whether a line stands below another by so many heights of its letters at most. */
function isCloseAbove(before: Line, line: Line, most: number): boolean {
  const drop = before.y - line.y;
  return drop > 0 && drop <= Math.max(before.size, line.size, 1) * most;
}

/** How far to the right the lines of each column reach, by where they begin. */
function rightEdges(lines: readonly Line[]): ReadonlyMap<number, number> {
  const edges = new Map<number, number>();
  for (const { left, right } of lines) {
    const column = columnOf(left);
    edges.set(column, Math.max(edges.get(column) ?? right, right));
  }
  return edges;
}

function columnOf(left: number): number {
  return Math.round(left / 48);
}

function gapBetween(
  before: Line,
  line: Line,
  edges: ReadonlyMap<number, number>,
  rows: ReadonlySet<Line>,
): string {
  if (rows.has(before) && rows.has(line) && isCloseAbove(before, line, 3)) return '\n';
  if (endsParagraph(before, line, edges)) return '\n\n';
  if (rows.has(before) || rows.has(line)) return '\n';
  return /\p{L}[-‐\u00ad]$/u.test(before.text) ? '\n' : ' ';
}

function endsParagraph(before: Line, line: Line, edges: ReadonlyMap<number, number>): boolean {
  const size = Math.max(before.size, line.size, 1);
  if (Math.abs(before.size - line.size) > size * 0.15) return true;
  const isEnded = sentenceEnd.test(before.text);
  if (!isCloseAbove(before, line, 1.9)) return before.y > line.y || isEnded;
  if (listStart.test(line.text)) return true;
  if (!isEnded) return false;
  return line.left > before.left + size * 0.8 || hasRoomFor(line, before, edges);
}

/** Whether a line ended although the next line's first word would have fitted. */
function hasRoomFor(line: Line, before: Line, edges: ReadonlyMap<number, number>): boolean {
  const edge = edges.get(columnOf(before.left)) ?? before.right;
  const first = line.text.search(/\s|$/);
  const sign = (line.right - line.left) / Math.max(1, line.text.length);
  return edge - before.right > (first + 1) * sign * 1.15;
}
