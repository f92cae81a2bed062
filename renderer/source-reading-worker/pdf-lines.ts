// The lines of a page of a PDF, and the paragraphs that they make. A PDF says where words stand and
// nothing more, so paragraphs are told by what a reader goes by: gaps, indents, short last lines.

/** A run of words as pdf.js tells it; lengths are points, `y` grows upwards. */
export interface PlacedWords {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  /** Height of the letters. */
  readonly size: number;
  /** Whether a line ends with it. */
  readonly endsLine: boolean;
}

interface Line {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
}

const sentenceEnd = /[.!?:;…]["'”’»)\]]*$/;
const listStart = /^(?:[•▪‣◦–—*-]\s|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s)/;

/** The text of a page: paragraphs parted by a blank line, hyphens at ends of lines kept there. */
export function pageText(words: readonly PlacedWords[]): string {
  const lines = linesOf(words);
  const edges = rightEdges(lines);
  let text = '';
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    if (before) text += gapBetween(before, line, edges);
    text += line.text;
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
    const seen = run.filter((word) => word.text.trim() !== '');
    run = [];
    if (text === '') return;
    lines.push({
      text,
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

function gapBetween(before: Line, line: Line, edges: ReadonlyMap<number, number>): string {
  if (endsParagraph(before, line, edges)) return '\n\n';
  return /\p{L}[-‐\u00ad]$/u.test(before.text) ? '\n' : ' ';
}

function endsParagraph(before: Line, line: Line, edges: ReadonlyMap<number, number>): boolean {
  const size = Math.max(before.size, line.size, 1);
  if (Math.abs(before.size - line.size) > size * 0.15) return true;
  const drop = before.y - line.y;
  const isFurtherOn = drop > 0 && drop <= size * 1.9;
  const isEnded = sentenceEnd.test(before.text);
  if (!isFurtherOn) return drop > 0 || isEnded;
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
