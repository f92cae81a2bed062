import { readCredit } from './credit.ts';
import { isBareName, isByline } from './byline.ts';
import { isDateline, openingDateline } from './dateline.ts';
import { isListLine } from './list.ts';
import { countRoughly, endsInStop, endsSentence, innerStops, startsHigh } from './orthography.ts';
import { isRelatedLine } from './related.ts';
import { loneAddress } from './web-address.ts';
import type { Head, Passage, Piece } from './piece.ts';

/** The head of the story and the pieces that are left for its body. */
export interface HeadReading {
  readonly head: Head;
  readonly body: readonly Piece[];
  readonly marks: string;
  readonly moved: readonly string[];
}

const longestHeadline = 220;
const longestStandfirst = 400;
/** The head is over by then, whatever the lines look like. */
const zone = 10;

interface Gathered {
  headline: string;
  standfirst: string;
  byline: string;
  dateline: string;
  marks: string;
  readonly order: (keyof Head | 'body')[];
}

/**
 * Reads the head from the first pieces: headline, then in any order standfirst, byline, dateline
 * and pictures, until the first piece that is none of them. A part is taken once; what is not
 * certain stays in the body.
 */
export function readHead(pieces: readonly Piece[]): HeadReading {
  const found: Gathered = {
    headline: '',
    standfirst: '',
    byline: '',
    dateline: '',
    marks: '',
    order: [],
  };
  const body: Piece[] = [];
  let at = 0;
  while (at < zone && takePart(found, body, pieces, at)) at += 1;
  const rest = takeDateline(found, pieces.slice(at));
  const { order, marks, ...head } = found;
  return { head, body: body.concat(rest), marks, moved: movedParts(order) };
}

// Takes pieces[at] into the head, or into the body if the head may still go on behind it.
function takePart(found: Gathered, body: Piece[], pieces: readonly Piece[], at: number): boolean {
  const piece = pieces[at];
  if (piece?.kind === 'break') return takeUnderline(found, pieces, at);
  if (piece?.kind !== 'passage') return false;
  const part = partOf(found, piece, pieces, at);
  if (part === null) return takePicture(found, body, piece, pieces[at + 1]);
  const mark = part === 'headline' ? (/^#\s+(?=\S)/.exec(piece.text.slice(0, 20))?.[0] ?? '') : '';
  found.marks += mark.trim();
  found[part] = piece.text.slice(mark.length);
  found.order.push(part);
  return true;
}

function partOf(
  found: Gathered,
  passage: Passage,
  pieces: readonly Piece[],
  at: number,
): keyof Head | null {
  const { text } = passage;
  if (found.headline === '' && isHeadline(passage) && !standsOverHeadline(passage, pieces[at + 1]))
    return 'headline';
  if (found.byline === '' && (isByline(text) || isNameOverDay(passage, pieces[at + 1])))
    return 'byline';
  if (found.dateline === '' && isDateline(text)) return 'dateline';
  if (found.headline === '') return null;
  if (found.standfirst === '' && isStandfirst(passage, pieces, at, found)) return 'standfirst';
  return null;
}

// A byline or a day may come first, but then the headline follows at once.
function standsOverHeadline({ text }: Passage, next: Piece | undefined): boolean {
  if (!isByline(text) && !isDateline(text)) return false;
  return (
    next?.kind === 'passage' && isHeadline(next) && !isByline(next.text) && !isDateline(next.text)
  );
}

// A bare name may be a place or a heading; over a line with the day it is the writer's.
function isNameOverDay({ text }: Passage, next: Piece | undefined): boolean {
  return isBareName(text) && next?.kind === 'passage' && isDateline(next.text);
}

function takePicture(
  found: Gathered,
  body: Piece[],
  piece: Passage,
  next: Piece | undefined,
): boolean {
  const isCaption =
    next?.kind === 'passage' && next.chunk === piece.chunk && readCredit(next.text)?.caption === '';
  if (found.headline === '' || !(readCredit(piece.text) || isCaption)) return false;
  found.order.push('body');
  body.push(piece);
  return true;
}

// A rule drawn right under the headline only says that it is one.
function takeUnderline(found: Gathered, pieces: readonly Piece[], at: number): boolean {
  const piece = pieces[at];
  const before = pieces[at - 1];
  if (piece?.kind !== 'break' || before?.kind !== 'passage' || before.chunk !== piece.chunk)
    return false;
  if (found.order.at(-1) !== 'headline') return false;
  found.marks += piece.marks;
  return true;
}

function isHeadline({ text, lines }: Passage): boolean {
  if (text.length > longestHeadline || lines > 3 || innerStops(text) > 1) return false;
  if (endsInStop(text) && !endsInQuotedStop(text)) return false;
  const isOther = isListLine(text) || loneAddress(text) !== null || readCredit(text) !== null;
  return !isOther && !/^[>|]/.test(text) && /[\p{L}\p{N}]/u.test(text);
}

// “Mayor: ‘We keep the bridge closed.’”: the stop is the speaker's.
function endsInQuotedStop(text: string): boolean {
  return text.length <= 120 && /^[^"“„«‘].*[:,]\s?["“„«‘][^"“„«‘]+\.["”’»“]$/u.test(text);
}

// A standfirst is told from a first paragraph by where it stands (between headline and byline) or
// by having no full stop though it is too long for a heading.
function isStandfirst(
  passage: Passage,
  pieces: readonly Piece[],
  at: number,
  found: Gathered,
): boolean {
  const { text } = passage;
  if (
    text.length > longestStandfirst ||
    readCredit(text) ||
    isRelatedLine(text, true) ||
    isListLine(text) ||
    openingDateline(text) !== ''
  )
    return false;
  const next = pieces[at + 1];
  if (next?.kind !== 'passage' || !startsHigh(text)) return false;
  if (found.byline === '' && isByline(next.text)) return countRoughly(text) >= 4;
  const words = countRoughly(text);
  if (endsSentence(text) || endsInStop(text)) return standsUnderHeadline(passage, pieces, at);
  return words >= 8 && innerStops(text) === 0 && endsSentence(next.text);
}

// Right under the headline, in a text that otherwise parts everything by empty lines.
function standsUnderHeadline(
  { chunk, text, lines }: Passage,
  pieces: readonly Piece[],
  at: number,
): boolean {
  const before = pieces[at - 1];
  const after = pieces.slice(at + 1, at + 4);
  const isAlone =
    after.length >= 2 && after.every((piece) => piece.kind === 'passage' && piece.chunk !== chunk);
  const areApart = after.every(
    (piece, index) =>
      piece.kind === 'passage' &&
      (index === 0 || piece.chunk !== (after[index - 1] as Passage).chunk),
  );
  return (
    before?.kind === 'passage' &&
    before.chunk === chunk &&
    isAlone &&
    areApart &&
    lines <= 3 &&
    text.length <= 200 &&
    innerStops(text) === 0
  );
}

// A dateline that opens the first paragraph goes to the head with its dash.
function takeDateline(found: Gathered, rest: readonly Piece[]): readonly Piece[] {
  const first = rest[0];
  if (found.dateline !== '' || first?.kind !== 'passage') return rest;
  const dateline = openingDateline(first.text);
  if (dateline === '') return rest;
  found.dateline = dateline;
  found.order.push('dateline');
  return rest.with(0, { ...first, text: first.text.slice(dateline.length).trimStart() });
}

const schemaOrder = ['headline', 'standfirst', 'byline', 'dateline', 'body'] as const;

// The parts that did not stand in the order in which a story shows them.
function movedParts(order: Gathered['order']): string[] {
  let furthest = 0;
  const moved: string[] = [];
  for (const part of order) {
    const rank = schemaOrder.indexOf(part);
    if (rank < furthest) moved.push(part);
    furthest = Math.max(furthest, rank);
  }
  return moved;
}
