import { isByline } from './byline.ts';
import { readFigures } from './figures.ts';
import type { Layout } from './layout.ts';
import { isListLine, readLists } from './list.ts';
import { endsInStop, endsSentence, startsHigh } from './orthography.ts';
import type { Passage, Piece } from './piece.ts';
import { isRelatedHeader, isRelatedLine } from './related.ts';
import { loneAddress } from './web-address.ts';

const quoteIndent = 4;
const longestHeading = 90;
const longestVerse = 64;

/** Finds in the body what is not a plain paragraph; what is not certain stays one. */
export function readBody(pieces: readonly Piece[], layout: Layout): Piece[] {
  const lines = readReferences(readFigures(pieces));
  const blocks = readIndentedQuotes(readLists(lines));
  return readHeadings(layout.spaced ? readVerse(blocks) : blocks);
}

function readReferences(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  let header: Passage | null = null;
  for (const [at, piece] of pieces.entries()) {
    const isListed = header !== null && piece.kind === 'passage' && isUnderHeader(piece, header);
    if (!isListed) header = piece.kind === 'passage' && isRelatedHeader(piece.text) ? piece : null;
    out.push(
      piece.kind === 'passage'
        ? readReference(piece, isListed, isAlone(piece, pieces[at - 1], pieces[at + 1]))
        : piece,
    );
  }
  return out;
}

function isUnderHeader(passage: Passage, header: Passage): boolean {
  if (passage.text.length > 240 || passage.text.endsWith('.')) return false;
  return isListLine(passage.text) || passage.chunk === header.chunk;
}

// A file with no empty lines at all is one chunk; there every line stands alone.
function isAlone({ chunk }: Passage, before: Piece | undefined, next: Piece | undefined): boolean {
  const isBeside = (piece: Piece | undefined): boolean =>
    piece?.kind === 'passage' && piece.chunk === chunk;
  return chunk === 0 || !(isBeside(before) || isBeside(next));
}

function readReference(passage: Passage, isListed: boolean, alone: boolean): Piece {
  const { text } = passage;
  if (loneAddress(text) !== null) return { kind: 'embed', text };
  if (!isListed) return isRelatedLine(text, alone) ? { kind: 'related', text, marks: '' } : passage;
  const bullet = isListLine(text) ? (/^\S+\s+/.exec(text)?.[0] ?? '') : '';
  return { kind: 'related', text: text.slice(bullet.length), marks: bullet.trim() };
}

// A few passages set in from where most stand are quotations. Where many are, it is the way the
// file begins its paragraphs.
function readIndentedQuotes(pieces: readonly Piece[]): Piece[] {
  const passages = pieces.filter((piece) => piece.kind === 'passage');
  const base = commonIndent(passages);
  const isIn = (piece: Piece): piece is Passage =>
    piece.kind === 'passage' && piece.block && piece.indent >= base + quoteIndent;
  if (3 * passages.filter(isIn).length > passages.length) return [...pieces];
  const out: Piece[] = [];
  for (let at = 0; at < pieces.length;) {
    const paragraphs = textsWhile(pieces, at, isIn);
    if (paragraphs.length > 0) out.push({ kind: 'quote', paragraphs, marks: '' });
    else out.push(...pieces.slice(at, at + 1));
    at += Math.max(1, paragraphs.length);
  }
  return out;
}

function textsWhile(
  pieces: readonly Piece[],
  from: number,
  test: (piece: Piece) => piece is Passage,
): string[] {
  const texts: string[] = [];
  for (let at = from; at < pieces.length; at++) {
    const piece = pieces[at];
    if (!piece || !test(piece)) break;
    texts.push(piece.text);
  }
  return texts;
}

function commonIndent(passages: readonly Passage[]): number {
  const counts = new Map<number, number>();
  for (const { indent } of passages) counts.set(indent, (counts.get(indent) ?? 0) + 1);
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0];
}

// Short lines that go on without ending a sentence, between two empty lines, were broken on
// purpose: verse, an address, the rows of a table.
function readVerse(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  for (let at = 0; at < pieces.length;) {
    const end = endOfVerse(pieces, at);
    const [first, ...others] = pieces.slice(at, end);
    if (first)
      out.push(first.kind === 'passage' && others.length > 0 ? joinVerse(first, others) : first);
    at = end;
  }
  return out;
}

function joinVerse(first: Passage, others: readonly Piece[]): Passage {
  const lines = others.flatMap((piece) => (piece.kind === 'passage' ? [piece.text] : []));
  return { ...first, text: [first.text, ...lines].join('\n'), lines: others.length + 1 };
}

function endOfVerse(pieces: readonly Piece[], from: number): number {
  const first = pieces[from];
  let end = from;
  for (; end < pieces.length; end++) {
    const piece = pieces[end];
    if (piece?.kind !== 'passage' || first?.kind !== 'passage' || piece.chunk !== first.chunk)
      break;
    if (piece.text.length > (piece.text.includes('\t') ? 400 : longestVerse)) break;
    const before = pieces[end - 1];
    if (end > from && before?.kind === 'passage' && endsSentence(before.text)) break;
  }
  return Math.max(end, from + 1);
}

function readHeadings(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  pieces.forEach((piece, at) => {
    const before = out.at(-1);
    if (piece.kind === 'break' && before?.kind === 'passage' && isUnderlined(before, piece.chunk)) {
      out[out.length - 1] = {
        kind: 'heading',
        text: before.text,
        level: piece.marks.startsWith('=') ? 2 : 3,
        marks: piece.marks,
      };
    } else out.push(piece.kind === 'passage' ? readHeading(piece, before, pieces[at + 1]) : piece);
  });
  return out;
}

function isUnderlined({ text, chunk, lines }: Passage, ruleChunk: number): boolean {
  return chunk === ruleChunk && lines === 1 && text.length <= 120 && !endsSentence(text);
}

function readHeading(passage: Passage, before: Piece | undefined, next: Piece | undefined): Piece {
  const { text } = passage;
  const hashes = /^(#{1,6})\s+\S/.exec(text.slice(0, 20))?.[1];
  if (hashes !== undefined && text.length <= 400 && !text.includes('\n')) {
    return {
      kind: 'heading',
      text: text.slice(hashes.length).trimStart(),
      level: levelOf(hashes.length),
      marks: hashes,
    };
  }
  const isHeader = isRelatedHeader(text) && next?.kind === 'related';
  return isHeader || isHeading(passage, before, next)
    ? { kind: 'heading', text, level: 2, marks: '' }
    : passage;
}

function levelOf(hashes: number): 2 | 3 | 4 {
  if (hashes <= 2) return 2;
  return hashes === 3 ? 3 : 4;
}

// A short line without a stop, between a finished paragraph and a longer one.
function isHeading(
  { text, lines }: Passage,
  before: Piece | undefined,
  next: Piece | undefined,
): boolean {
  if (lines > 1 || text.length > longestHeading || before === undefined || next?.kind !== 'passage')
    return false;
  if (
    endsInStop(text) ||
    endsSentence(text) ||
    !startsHigh(text) ||
    /["”’»“]$|^[-–—\d]/u.test(text)
  )
    return false;
  if (before.kind === 'passage' && !endsSentence(before.text)) return false;
  return (
    !isByline(text) &&
    !isListLine(text) &&
    !text.includes('\t') &&
    next.text.length > 80 &&
    endsSentence(next.text)
  );
}
