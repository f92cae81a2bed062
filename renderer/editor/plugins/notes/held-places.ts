import type { Node } from 'prosemirror-model';
import type { Transaction } from 'prosemirror-state';
import { articleSchema } from '../../../../core/article/schema.ts';
import { textOf } from '../../../../core/article/text-blocks.ts';
import { heldPlaces, notePlaces, type HeldPlace, type NotePlace } from './note-places.ts';

const { marks, nodes } = articleSchema;

/** Takes all marks of a note off its words. */
export function unmark(tr: Transaction, { id, pieces, held }: NotePlace): void {
  for (const { from, to } of pieces) tr.removeMark(from, to, marks.note.create({ id }));
  for (const one of held) removeHeld(tr, one);
}

/** Lets go of a place. */
export function removeHeld(tr: Transaction, { id, at, from, to }: HeldPlace): void {
  // Words that were put between others may have parted those that held a place.
  const region = at === 'end' ? { from, to } : { from: 0, to: tr.doc.content.size };
  tr.removeMark(region.from, region.to, marks.note.create({ id, at }));
}

/** Has the words beside a position, or a space in an empty block, hold it for notes, in their order. */
export function holdAt(tr: Transaction, places: readonly HeldPlace[], pos: number): void {
  if (places.length === 0) return;
  const $pos = tr.doc.resolve(pos);
  const { parent, parentOffset } = $pos;
  if (!parent.isTextblock) return;
  const text = textOf(parent);
  if (parent.content.size === 0) {
    const held = places.map(({ id }) => marks.note.create({ id, at: 'here' }));
    tr.insert(pos, articleSchema.text(' ', held));
    return;
  }
  // A leaf goes when its proposal is decided: words beyond it hold the place as well.
  const before =
    /\S*[\s\ufffc]*$/.exec(text.slice(Math.max(0, parentOffset - 200), parentOffset))?.[0] ?? '';
  const after = /^[\s\ufffc]*\S*/.exec(text.slice(parentOffset, parentOffset + 200))?.[0] ?? '';
  const isBehind = parentOffset > 0;
  const [from, to] = isBehind
    ? [pos - (before.length || 1), pos]
    : [pos, pos + (after.length || 1)];
  // Places before words that are held already come behind these.
  const later = isBehind ? [] : heldPlaces(tr.doc).filter((one) => one.pos === pos);
  for (const one of later) removeHeld(tr, one);
  for (const { id, at } of [...places, ...later]) {
    const side = !isBehind ? 'before' : at === 'end' ? 'end' : 'after';
    tr.addMark(from, to, marks.note.create({ id, at: side }));
  }
}

/** Has places whose words went held by others. @param map from where they were to where they are */
export function holdAnew(
  tr: Transaction,
  places: readonly HeldPlace[],
  map: (pos: number) => number,
): void {
  const at = new Map<number, HeldPlace[]>();
  for (const place of places) at.set(map(place.pos), [...(at.get(map(place.pos)) ?? []), place]);
  for (const [pos, same] of [...at].toSorted(([one], [other]) => other - one)) {
    const ids = new Set(same.map(({ id }) => id));
    const unique = [...ids].flatMap((id) => same.find((one) => one.id === id) ?? []);
    const $pos = tr.doc.resolve(pos);
    const [from, to] = [$pos.start(), $pos.end()];
    for (const { id, at: side } of unique)
      tr.removeMark(from, to, marks.note.create({ id, at: side }));
    holdAt(tr, unique, pos);
  }
}

/** Other notes on the words of one that have none besides: their place is where these words were. */
export function losers(doc: Node, { id, pieces }: NotePlace): HeldPlace[] {
  return [...notePlaces(doc).values()].flatMap((other): HeldPlace[] => {
    const [first] = other.pieces;
    const isLost =
      other.id !== id &&
      other.isOnWords &&
      other.pieces.every(({ from, to }) => pieces.some((own) => own.from <= from && own.to >= to));
    return isLost && first ? [{ id: other.id, at: 'after', ...first, pos: first.from }] : [];
  });
}

/** Takes the spaces out that held only a note's place, once no note is left on them. */
export function dropHolders(tr: Transaction, held: readonly HeldPlace[]): void {
  for (const { at, from } of held.toReversed()) {
    if (at !== 'here') continue;
    const pos = tr.mapping.map(from);
    const node = tr.doc.nodeAt(pos);
    const isFree = node?.text === ' ' && !node.marks.some(({ type }) => type === marks.note);
    if (isFree && tr.doc.resolve(pos).parent.content.size === 1) tr.delete(pos, pos + 1);
  }
}

/** Joins paragraphs whose ends came by an insertion with what follows them. */
export function joinEnds(tr: Transaction, ends: readonly number[]): void {
  for (const end of ends.toReversed()) {
    const $end = tr.doc.resolve(end);
    const { parent } = $end;
    const behind = $end.depth > 0 ? tr.doc.resolve($end.after()).nodeAfter : null;
    const isAtEnd = parent.isTextblock && $end.parentOffset === parent.content.size;
    if (!isAtEnd || !behind?.isTextblock) continue;
    if (parent.content.size === 0) {
      tr.delete($end.before(), $end.after());
      continue;
    }
    const needsSpace =
      behind.content.size > 0 && !/\s$/.test(parent.textContent) && !/^\s/.test(behind.textContent);
    tr.delete(end, end + 2);
    if (needsSpace) tr.insert(end, articleSchema.text(' '));
  }
}

/**
 * Takes paragraphs away that have no word left, where others stand beside them.
 * @param at positions in them before the transaction
 */
export function dropEmptied(tr: Transaction, at: readonly number[]): void {
  for (const was of at.toReversed()) {
    const pos = Math.min(tr.mapping.map(was, -1), tr.doc.content.size);
    const $pos = tr.doc.resolve(pos);
    const { parent, depth } = $pos;
    const isEmpty = parent.isTextblock && parent.content.size === 0;
    const isFree = parent.type === nodes.paragraph || parent.type === nodes.heading;
    const beside = depth > 0 ? $pos.node(depth - 1) : null;
    const index = depth > 0 ? $pos.index(depth - 1) : 0;
    // The end of the paragraph before is an insertion still: taken back, it takes this one along.
    const isEnded =
      depth > 0 &&
      heldPlaces(tr.doc).some((one) => one.at === 'end' && one.pos === $pos.before() - 1);
    if (
      isEmpty &&
      isFree &&
      !isEnded &&
      beside &&
      beside.canReplace(index, index + 1) &&
      beside.childCount > 1
    )
      tr.delete($pos.before(), $pos.after());
  }
}
