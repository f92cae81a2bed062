import type { Attrs, Node } from 'prosemirror-model';
import { hasProposals } from '../proposals/chosen.ts';
import { readersText, type ReadersText } from '../proposals/aside.ts';
import { withoutProposals } from '../proposals/reading.ts';
import { alignPieces, type Match } from './align.ts';
import type { Budget } from './edit-script.ts';
import type { Alignable } from './likeness.ts';
import { keyOf, piecesOf, textsOf, type Piece, type Wrapping } from './pieces.ts';
import { newProposals, proposedOf, withProposed } from './proposed.ts';
import { comparedRuns, wholeRuns, type ProposedHere, type TextRun } from './runs.ts';
import { comparedText } from './words.ts';

/** One version of a piece, without its words. */
export interface PieceForm {
  /** Its place among the pieces of its story ({@link piecesOf}). */
  readonly at: number;
  readonly type: string;
  readonly attrs: Attrs;
  readonly within: readonly Wrapping[];
  readonly label: string;
}

/**
 * What became of a piece of the story. One that moved stands twice: where it is now (`moved`, with
 * its words, some of which may have changed) and where it was (`moved-away`, with the words it had).
 */
export type PieceChange = 'same' | 'changed' | 'added' | 'removed' | 'moved' | 'moved-away';

/** A piece of two stories that are compared, in the order in which they are read together. */
export interface ComparedPiece {
  readonly change: PieceChange;
  /** Null where it is new. */
  readonly old: PieceForm | null;
  /** Null where it is gone. */
  readonly now: PieceForm | null;
  /** The words of each of its texts: one for a block of text, caption and credit for a figure. */
  readonly texts: readonly (readonly TextRun[])[];
  /** What nobody has decided of it as a whole in the later version, such as that a picture goes. */
  readonly proposed?: ProposedHere;
}

/** Steps of work that one comparison may take; some tens of nanoseconds each. */
const mostWork = 40_000_000;

/**
 * How two versions of a story differ, as readers would see it: claims, notes and words kept are the
 * desk's own and are left out, and of proposals only what was decided is a change of the text. What is
 * undecided in the later version stands at its place. Both versions, as readers get them, can be read
 * from the answer exactly; changing their places turns it round and changes nothing else. Plain data.
 */
export function documentDifference(old: Node, now: Node): ComparedPiece[] {
  const pieces = readersDifference(old, now);
  if (!hasProposals(now)) return pieces;
  const read = readersText(now);
  const fresh = newProposals(old, now);
  const own = piecesOf(read.doc);
  return pieces.map((piece) => {
    const is = piece.change === 'moved-away' ? undefined : own[piece.now?.at ?? -1];
    return is ? proposedPiece(piece, is, read, fresh) : piece;
  });
}

/** How two versions differ as readers get them, without what is undecided. */
export function readersDifference(old: Node, now: Node): ComparedPiece[] {
  const before = piecesOf(withoutProposals(old)).map(compared);
  const after = piecesOf(withoutProposals(now)).map(compared);
  const budget: Budget = { left: mostWork };
  return readTogether(before, after, matchPieces(before, after)).map(({ change, was, is }) => ({
    change,
    old: was && formOf(was),
    now: is && formOf(is),
    texts: textsBetween(change, was, is, budget),
  }));
}

function proposedPiece(
  piece: ComparedPiece,
  is: Piece,
  read: ReadersText,
  fresh: ReadonlySet<string>,
): ComparedPiece {
  const own = textsOf(is);
  const proposed = proposedOf(is.node, read, fresh);
  const texts = piece.texts.map((runs, index) => {
    const text = own[index];
    return text && hasProposals(text) ? withProposed(runs, text, read, fresh) : runs;
  });
  return { ...piece, texts, ...(proposed && { proposed }) };
}

/** Whether something is newly proposed in a piece of the later version. */
export function isProposing({ texts, proposed }: ComparedPiece): boolean {
  return (
    proposed?.isNew === true ||
    texts.some((runs) => runs.some((run) => run.proposed?.isNew === true))
  );
}

/** A piece with what is needed to match it. */
interface Compared extends Alignable {
  readonly piece: Piece;
}

function compared(piece: Piece, at: number): Compared {
  let words: readonly string[] | null = null;
  return { piece, at, key: keyOf(piece), words: () => (words ??= wordsOf(piece)) };
}

function formOf({ piece: { node, within, label }, at }: Compared): PieceForm {
  return { at, type: node.type.name, attrs: node.attrs, within, label };
}

function textsBetween(
  change: PieceChange,
  was: Compared | null,
  is: Compared | null,
  budget: Budget,
): TextRun[][] {
  if (change === 'moved-away') return whole(was, 'same');
  if (is === null) return whole(was, 'removed');
  if (was === null || change === 'same') return whole(is, change === 'same' ? 'same' : 'added');
  const [old, now] = [textsOf(was.piece), textsOf(is.piece)];
  return Array.from({ length: Math.max(old.length, now.length) }, (_, index) => {
    const [before, after] = [old[index] ?? null, now[index] ?? null];
    if (before && after) return comparedRuns(before, after, budget);
    return [...wholeRuns(before, 'removed'), ...wholeRuns(after, 'added')];
  });
}

function whole(compared: Compared | null, change: TextRun['change']): TextRun[][] {
  return compared ? textsOf(compared.piece).map((text) => wholeRuns(text, change)) : [];
}

/** The parts of the head belong together whatever they say; the body is matched by its content. */
function matchPieces(before: readonly Compared[], after: readonly Compared[]): Match[] {
  const head = before.findIndex(({ piece }) => piece.within.length > 0);
  const inHead = before.slice(0, head).map(({ at }) => ({ old: at, now: at, moved: false }));
  return [...inHead, ...matchBodies(before.slice(head), after.slice(head))];
}

/** Matched in one order of the two, whichever way round they were given. */
function matchBodies(before: readonly Compared[], after: readonly Compared[]): Match[] {
  const at = before.findIndex(({ key }, index) => key !== after[index]?.key);
  if ((before[at]?.key ?? '') <= (after[at]?.key ?? '')) return alignPieces(before, after);
  return alignPieces(after, before).map(({ old, now, moved }) => ({ old: now, now: old, moved }));
}

const wordPattern =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]|[\p{L}\p{N}\p{M}]+/gu;

/** UTF-16 units of a text by which it is recognised; longer ones are not unlike only after that. */
const mostRead = 20_000;

/** What a piece is recognised by; a picture counts for as much as a sentence. */
function wordsOf(piece: Piece): readonly string[] {
  const words = textsOf(piece).flatMap(
    (text) => comparedText(text).slice(0, mostRead).toLowerCase().match(wordPattern) ?? [],
  );
  const picture: unknown = piece.node.attrs['media'];
  return typeof picture === 'string' ? [...Array<string>(12).fill(picture), ...words] : words;
}

interface Place {
  readonly change: PieceChange;
  readonly was: Compared | null;
  readonly is: Compared | null;
}

/** All pieces in one row: what went from a place stands before what came there. */
function readTogether(
  before: readonly Compared[],
  after: readonly Compared[],
  matches: readonly Match[],
): Place[] {
  const ofOld = new Map(matches.map((match) => [match.old, match]));
  const ofNow = new Map(matches.map((match) => [match.now, match]));
  const gone = goneBefore(before, ofOld);
  const places: Place[] = [];
  const passGone = (to: number): void => {
    for (const was of gone.get(to) ?? []) {
      const match = ofOld.get(was.at);
      const is = match ? (after[match.now] ?? null) : null;
      places.push({ change: is ? 'moved-away' : 'removed', was, is });
    }
    gone.delete(to);
  };
  // What went from before the next piece that stayed comes before all that came there.
  const nextStaying = nextStayingOf(after, ofNow, before.length);
  for (const is of after) {
    passGone(nextStaying[is.at] ?? before.length);
    const match = ofNow.get(is.at);
    const was = match ? (before[match.old] ?? null) : null;
    places.push({ change: changeOf(was, is, match?.moved ?? false), was, is });
  }
  passGone(before.length);
  return places;
}

function changeOf(was: Compared | null, is: Compared, moved: boolean): PieceChange {
  if (was === null) return 'added';
  if (moved) return 'moved';
  return was.key === is.key ? 'same' : 'changed';
}

/** The pieces that did not stay, by the old place of the next one that did. */
function goneBefore(
  before: readonly Compared[],
  ofOld: ReadonlyMap<number, Match>,
): Map<number, Compared[]> {
  const gone = new Map<number, Compared[]>();
  let waiting: Compared[] = [];
  for (const was of before) {
    if (ofOld.get(was.at)?.moved === false) {
      gone.set(was.at, waiting);
      waiting = [];
    } else waiting.push(was);
  }
  return gone.set(before.length, waiting);
}

/** For each new piece the old place of the first that stayed, from it on. */
function nextStayingOf(
  after: readonly Compared[],
  ofNow: ReadonlyMap<number, Match>,
  end: number,
): number[] {
  let next = end;
  return after
    .toReversed()
    .map(({ at }) => {
      const match = ofNow.get(at);
      if (match && !match.moved) next = match.old;
      return next;
    })
    .reverse();
}
