import type { TextSpan } from '../../core/article/text-blocks.ts';
import type { SourceText } from '../../core/factcheck/source.ts';

/** A stretch of a source's text that is drawn as one block, and the page that begins with it. */
export interface SourcePiece extends TextSpan {
  /** The page's name, or empty where no page begins. */
  readonly name: string;
}

/** UTF-16 units that a piece has at most, unless a single paragraph is longer. */
const longest = 8000;

/** The pieces of a source's text in order, without gap: a page each, long pages in parts. */
export function sourcePieces({ text, pages }: SourceText): readonly SourcePiece[] {
  const starts = pages.filter(({ at }) => at < text.length);
  if (starts[0]?.at !== 0) starts.unshift({ at: 0, name: '' });
  return starts.flatMap(({ at, name }, index) =>
    parted(text, { from: at, to: starts[index + 1]?.at ?? text.length, name }),
  );
}

function parted(text: string, piece: SourcePiece): SourcePiece[] {
  const parts: SourcePiece[] = [];
  let { from } = piece;
  while (piece.to - from > longest) {
    const to = endNear(text, from, piece.to);
    parts.push({ from, to, name: parts.length === 0 ? piece.name : '' });
    from = to;
  }
  if (from < piece.to)
    parts.push({ from, to: piece.to, name: parts.length === 0 ? piece.name : '' });
  return parts;
}

/** Where a part ends: after a line, or else before a character that a surrogate does not split. */
function endNear(text: string, from: number, end: number): number {
  const line = text.lastIndexOf('\n', from + longest - 1) + 1;
  if (line > from) return line;
  const hard = from + longest;
  const isSplit = /[\udc00-\udfff]/.test(text.charAt(hard)) && hard + 1 < end;
  return isSplit ? hard + 1 : hard;
}

/** Pieces that are laid out together have at most so many; a transcript has a piece every few words. */
const mostTogether = 50;

/** The pieces in stretches, each laid out only when it comes into sight. */
export function stretchesOf(pieces: readonly SourcePiece[]): readonly (readonly SourcePiece[])[] {
  const stretches: SourcePiece[][] = [];
  for (const piece of pieces) {
    const last = stretches.at(-1);
    const from = last?.[0]?.from ?? 0;
    if (last && last.length < mostTogether && piece.to - from <= longest) last.push(piece);
    else stretches.push([piece]);
  }
  return stretches;
}
