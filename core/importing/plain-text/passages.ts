import { isFull, readLayout, type Layout } from './layout.ts';
import { readChunks, type Chunk, type Line } from './line.ts';
import { isListLine } from './list.ts';
import { endsSentence, startsLow } from './orthography.ts';
import type { Passage, Piece } from './piece.ts';

/** The passages of a text and the quotations that mail marks with `>`. */
export function readPassages(chunks: readonly Chunk[], layout: Layout): Piece[] {
  return chunks.flatMap((chunk, index) => readChunk(chunk, index, layout));
}

// A rule drawn with signs, such as `* * *`, `---` or `====`.
function isRule(text: string): boolean {
  return text.length <= 100 && /^(?:([*_=~–—-])(?:\s{0,3}\1){2,}|⁂|\*)$/u.test(text);
}

function readChunk(chunk: Chunk, index: number, layout: Layout): Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < chunk.length;) {
    const quoted = quotedLines(chunk, at);
    const end = quoted > 0 ? at + quoted : endOfPassage(chunk, at, layout);
    const lines = chunk.slice(at, end);
    pieces.push(quoted > 0 ? readQuote(lines) : readPiece(lines, index));
    at = end;
  }
  return pieces;
}

function readPiece(lines: readonly Line[], chunk: number): Piece {
  const passage = readPassage(lines, chunk);
  return isRule(passage.text)
    ? { kind: 'break', marks: passage.text.replaceAll(/\s/g, ''), chunk }
    : passage;
}

function quotedLines(chunk: Chunk, from: number): number {
  let end = from;
  while (chunk[end]?.text.startsWith('>')) end += 1;
  const alone = end - from === 1 && !/^>\s\S/.test(chunk[from]?.text ?? '');
  return alone ? 0 : end - from;
}

function readQuote(lines: readonly Line[]): Piece {
  const marks: string[] = [];
  const inner = lines.map(({ text }) => {
    const mark = /^(?:>\s?){1,20}/.exec(text)?.[0] ?? '';
    marks.push(mark.replaceAll(/\s/g, ''));
    return text.slice(mark.length);
  });
  const chunks = readChunks(inner.join('\n'));
  const layout = readLayout(chunks, undefined);
  const paragraphs = chunks.flatMap((chunk, index) => splitPlain(chunk, index, layout));
  return { kind: 'quote', paragraphs: paragraphs.map(({ text }) => text), marks: marks.join('') };
}

function splitPlain(chunk: Chunk, index: number, layout: Layout): Passage[] {
  const passages: Passage[] = [];
  for (let at = 0; at < chunk.length;) {
    const end = endOfPassage(chunk, at, layout);
    passages.push(readPassage(chunk.slice(at, end), index));
    at = end;
  }
  return passages;
}

function endOfPassage(chunk: Chunk, from: number, layout: Layout): number {
  const first = chunk[from];
  let end = from + 1;
  for (; first; end++) {
    const line = chunk[end - 1];
    const next = chunk[end];
    if (!line || !next || !runsOn(first, line, next, layout)) break;
  }
  return end;
}

// Whether `next` belongs to the paragraph that began with `first` and stands at `line`.
function runsOn(first: Line, line: Line, next: Line, layout: Layout): boolean {
  if (isRule(next.text) || isRule(line.text) || next.text.startsWith('>')) return false;
  const inItem = isListLine(first.text);
  const full = layout.width !== null && isFull(line, next, layout.width);
  if (isListLine(next.text) && (inItem || !full || endsSentence(line.text))) return false;
  if (inItem && next.indent > first.indent) return true;
  if (layout.width === null) return false;
  // A line set in more than the one before it begins a paragraph.
  if (next.indent > line.indent + 1) return false;
  if (full) return true;
  if (endsSentence(line.text)) return false;
  // People retouch wrapped text: a line that stops early in mid-sentence still runs on.
  return startsLow(next.text) && isFull(line, next, layout.width, layout.width / 3);
}

function readPassage(lines: readonly Line[], chunk: number): Passage {
  const indent = lines[0]?.indent ?? 0;
  const block = lines.every((line) => line.indent >= indent);
  return { kind: 'passage', text: joinLines(lines), indent, block, lines: lines.length, chunk };
}

function joinLines(lines: readonly Line[]): string {
  const parts: string[] = [];
  lines.forEach((line, index) => {
    const before = lines[index - 1]?.text ?? '';
    if (index > 0 && !joinsTightly(before, line.text)) parts.push(' ');
    parts.push(line.text);
  });
  return parts.join('');
}

// A word parted at its hyphen is whole again; scripts without spaces take none.
function joinsTightly(before: string, after: string): boolean {
  const end = before.slice(-2);
  if (/\p{L}[-‐‑]$/u.test(end) && startsLow(after)) return true;
  const noSpaces = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}、。，]/u;
  return noSpaces.test(end.slice(-1)) && noSpaces.test(after.slice(0, 1));
}
