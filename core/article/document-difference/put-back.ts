import type { Node } from 'prosemirror-model';
import { hasProposals } from '../proposals/chosen.ts';
import { withoutProposals } from '../proposals/reading.ts';
import { withWordsRejected } from '../proposals/rejected-words.ts';
import type { ComparedPiece } from './difference.ts';
import { documentOf, keyOf, piecesOf, type Piece, type Wrapping } from './pieces.ts';

/**
 * The present story with one piece of a comparison as it was: its old words and form in place of the
 * new, or back where it stood, or gone again. Everything else stays, what is proposed elsewhere too;
 * what is proposed in the piece goes with it.
 * @param pieces the comparison of `old` with `now`
 * @param index of the piece among them
 * @returns null when the story does not stand without what would go, or proposals of whole blocks
 *   stand around it, so that it has no place of its own.
 */
export function putBack(
  old: Node,
  now: Node,
  pieces: readonly ComparedPiece[],
  index: number,
): Node | null {
  const story = piecesOf(now);
  const piece = pieces[index];
  if (!piece) return null;
  const was = piecesOf(withoutProposals(old))[piece.old?.at ?? -1] ?? null;
  const before = placeBefore(pieces, index);
  const onDesk = placesOnDesk(now, story);
  const at = onDesk(piece.now?.at ?? before - 1);
  if (at === null) return null;
  const changed = changedStory(story, piece, was, at, follower(pieces, index));
  const doc = documentOf(changed);
  try {
    doc.check();
    return doc;
  } catch {
    // The body would be empty, or a list's item would begin with a list.
    return null;
  }
}

function changedStory(
  story: readonly Piece[],
  { change, now }: ComparedPiece,
  was: Piece | null,
  at: number,
  next: ComparedPiece | null,
): Piece[] {
  if (change === 'added' && now) return without(story, at);
  if (!was) return [...story];
  if (change === 'removed') return withAt(story, at + 1, was, next);
  if (!now || change !== 'changed') return [...story];
  const is = story[at];
  return is ? story.with(at, { ...was, within: joined(is, was) }) : [...story];
}

/**
 * Where on the desk the pieces of the readers' text stand. Blocks that are proposed to come or go
 * make it other pieces; before the first and behind the last of them each has its own.
 */
function placesOnDesk(now: Node, story: readonly Piece[]): (at: number) => number | null {
  if (!hasProposals(now)) return (at) => at;
  const read = piecesOf(withoutProposals(now));
  const more = story.length - read.length;
  const differs = read.findIndex((piece, at) => !isOf(story[at], piece));
  const start = differs === -1 ? read.length : differs;
  const end = read.findLastIndex((piece, at) => !isOf(story[at + more], piece)) + 1;
  return (at) => {
    if (at < start) return at;
    return at >= end ? at + more : null;
  };
}

function isOf(piece: Piece | undefined, read: Piece): boolean {
  if (!piece || (hasProposals(piece.node) && piece.node.marks.length > 0)) return false;
  const node = withWordsRejected(piece.node, 'all');
  return !hasProposals(node) && keyOf({ ...piece, node }) === keyOf(read);
}

/** Where it stands, told as it is now if it is of the same kinds. */
function joined(is: Piece, was: Piece): readonly Wrapping[] {
  const isAlike =
    is.within.length === was.within.length &&
    is.within.every((one, depth) => one.type === was.within[depth]?.type);
  if (!isAlike) return was.within;
  return was.within.map((one, depth) => ({ ...one, opens: is.within[depth]?.opens ?? one.opens }));
}

/** Where among the present pieces one that is gone would stand. */
function placeBefore(pieces: readonly ComparedPiece[], index: number): number {
  const before = pieces
    .slice(0, index)
    .findLast(({ now, change }) => now !== null && change !== 'moved-away');
  return before?.now ? before.now.at + 1 : 0;
}

/** What came right after it then and comes after it now, if that is the same. */
function follower(pieces: readonly ComparedPiece[], index: number): ComparedPiece | null {
  const next = pieces
    .slice(index + 1)
    .find(({ now, change }) => now !== null && change !== 'moved-away');
  return next?.old?.at === (pieces[index]?.old?.at ?? -2) + 1 ? next : null;
}

/** What it opened is opened by the next piece that went on in it. */
function without(story: readonly Piece[], at: number): Piece[] {
  const gone = story[at];
  const next = story[at + 1];
  const rest = story.toSpliced(at, 1);
  if (!gone || !next) return rest;
  const within = next.within.map((one, depth) => ({
    ...one,
    opens: one.opens || (gone.within[depth]?.opens ?? false),
  }));
  return rest.with(at, { ...next, within });
}

function withAt(
  story: readonly Piece[],
  at: number,
  was: Piece,
  next: ComparedPiece | null,
): Piece[] {
  const after = story[at];
  if (!after || !next?.old) return story.toSpliced(at, 0, was);
  const before = next.old.within;
  const within = after.within.map((one, depth) => ({
    ...one,
    opens: one.type === before[depth]?.type ? before[depth].opens : one.opens,
  }));
  return story.toSpliced(at, 1, was, { ...after, within });
}
