import { isCaptionLike, isLabelledCaption, isLabelledCredit, readCredit } from './credit.ts';
import { countRoughly, endsInStop, endsSentence, innerStops } from './orthography.ts';
import type { Passage, Piece } from './piece.ts';

/** Turns captions with their credits into figures; a credit on its own line joins its caption. */
export function readFigures(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  pieces.forEach((piece, at) => {
    const parts = piece.kind === 'passage' ? readCredit(piece.text) : null;
    if (piece.kind !== 'passage') out.push(piece);
    else if (parts === null) out.push(takeLabelled(out, piece));
    else if (parts.caption !== '') out.push({ kind: 'figure', ...parts });
    else
      out.push({
        kind: 'figure',
        caption: takeCaption(out, piece, pieces[at + 1]),
        credit: parts.credit,
      });
  });
  return out;
}

// “Credit: …” right under a caption is its credit, whatever follows; other labels open a caption.
function takeLabelled(out: Piece[], line: Passage): Piece {
  const before = out.at(-1);
  if (before?.kind === 'figure' && before.credit === '' && isLabelledCredit(line.text)) {
    out.pop();
    return { ...before, credit: line.text };
  }
  return isLabelledCaption(line.text) ? { kind: 'figure', caption: line.text, credit: '' } : line;
}

/**
 * Joins a second line of credit to the figure over it: “Photo: …” and then “Credit: …” are of one
 * picture. Only where nothing but white space stood between them, as in a text.
 */
export function joinCredits(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  for (const piece of pieces) {
    const before = out.at(-1);
    const isMore =
      piece.kind === 'figure' &&
      isLabelledCredit(piece.credit || piece.caption) &&
      (piece.credit === '' || piece.caption === '');
    if (isMore && before?.kind === 'figure' && before.credit !== '')
      out[out.length - 1] = {
        ...before,
        credit: `${before.credit} ${piece.credit || piece.caption}`,
      };
    else out.push(piece);
  }
  return out;
}

// The caption that stands over a lone credit, taken off `out`; empty when there is none for sure.
function takeCaption(out: Piece[], credit: Passage, next: Piece | undefined): string {
  const before = out.at(-1);
  if (before?.kind === 'figure' && before.credit === '') {
    out.pop();
    return before.caption;
  }
  if (before?.kind !== 'passage' || !isCaptionOf(before, credit, next, out.at(-2))) return '';
  out.pop();
  return before.text;
}

function isCaptionOf(
  before: Passage,
  credit: Passage,
  next: Piece | undefined,
  above: Piece | undefined,
): boolean {
  if (isCaptionLike(before.text) || isUnfinished(before.text)) return true;
  if (before.chunk !== credit.chunk || before.text.length > 500) return false;
  const isFirst = above === undefined && innerStops(before.text) <= 1;
  const isPair = !isInChunk(above, credit.chunk) && !isInChunk(next, credit.chunk);
  return isFirst || isPair;
}

// First paragraphs end in a stop; captions often have none. A shorter line may be a heading.
function isUnfinished(text: string): boolean {
  return text.length <= 300 && countRoughly(text) >= 5 && !endsSentence(text) && !endsInStop(text);
}

function isInChunk(piece: Piece | undefined, chunk: number): boolean {
  return piece?.kind === 'passage' && piece.chunk === chunk;
}
