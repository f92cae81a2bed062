import { endsSentence, startsLow } from './orthography.ts';
import type { Chunk, Line } from './line.ts';
import { isListLine } from './list.ts';

/** How the lines of a text make its paragraphs. */
export interface Layout {
  /** The column at which lines were broken by a machine, or null when each line was ended on purpose. */
  readonly width: number | null;
  /** Whether empty lines part the paragraphs. */
  readonly spaced: boolean;
}

const narrowest = 24;
const widest = 160;
// Enough to know a file by; the rest of it is laid out alike.
const mostBreaks = 4000;

/**
 * Finds out whether the text was hard-wrapped. A machine that wraps fills each line: the next
 * line's first word would not have fitted. Where people end lines, most lines are not full, or
 * they end sentences.
 * @param headline the first line, if it may be a headline: it says nothing about the others.
 */
export function readLayout(chunks: readonly Chunk[], headline: Line | undefined): Layout {
  const breaks = lineBreaks(chunks, headline);
  // Not the longest line: an address, or a word put in by hand, may stick out.
  const width = quantile(
    breaks.map(([line]) => extent(line)),
    0.8,
  );
  return { width: isWrapped(breaks, width) ? width : null, spaced: chunks.length > 2 };
}

/** Whether `next` had to go to a new line because its first word did not fit beside `line`. */
export function isFull(line: Line, next: Line, width: number, slack = 0): boolean {
  return extent(line) + 1 + firstWord(next.text) + slack > width;
}

function extent(line: Line): number {
  return line.indent + line.text.length;
}

function isWrapped(breaks: readonly (readonly [Line, Line])[], width: number): boolean {
  if (breaks.length === 0 || width < narrowest || width > widest) return false;
  const share = (test: (pair: readonly [Line, Line]) => boolean) =>
    breaks.filter(test).length / breaks.length;
  const full = share(([line, next]) => isFull(line, next, width));
  const open = share(([line]) => !endsSentence(line.text));
  const low = share(([, next]) => startsLow(next.text));
  return full >= 0.6 && open >= 0.5 && low >= 0.3;
}

// Breaks before lines that begin something (an item, a quoted line, a paragraph set in) are left
// out.
function lineBreaks(
  chunks: readonly Chunk[],
  headline: Line | undefined,
): (readonly [Line, Line])[] {
  const breaks: (readonly [Line, Line])[] = [];
  for (const chunk of chunks) {
    const lines = chunk.slice(0, mostBreaks);
    lines.forEach((next, index) => {
      const line = lines[index - 1];
      const begins =
        isListLine(next.text) || next.text.startsWith('>') || next.indent > (line?.indent ?? 0) + 1;
      if (line && line !== headline && !begins) breaks.push([line, next]);
    });
    if (breaks.length >= mostBreaks) break;
  }
  return breaks;
}

function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}

function firstWord(text: string): number {
  const end = text.slice(0, widest).search(/\s/);
  return end === -1 ? Math.min(text.length, widest) : end;
}
