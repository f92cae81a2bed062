import { closeHistory } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { TextSelection, type EditorState, type Transaction } from 'prosemirror-state';
import { canSplit } from 'prosemirror-transform';
import { leafText, spokenLeaf, withoutLeaves } from '../../../../core/article/leaf-text.ts';
import { articleSchema } from '../../../../core/article/schema.ts';
import type { NoteId } from '../../../../core/base/id.ts';
import { withoutSpace } from '../../sentence-around.ts';
import {
  dropEmptied,
  dropHolders,
  holdAnew,
  holdAt,
  joinEnds,
  losers,
  removeHeld,
  unmark,
} from './held-places.ts';
import { heldPlaces, type HeldPlace, type NotePlace } from './note-places.ts';

const markOf = (id: NoteId) => articleSchema.marks.note.create({ id });

/** Marks the selected words, without the space around them; null where none may bear a note. */
export function markWords({ selection, doc, tr }: EditorState, id: NoteId): Transaction | null {
  const { from, to, empty, $from, $to } = selection;
  if (empty) return null;
  const range = $from.sameParent($to)
    ? withoutSpace(doc.textBetween(from, to, undefined, leafText), { from: 0, to: to - from }, from)
    : { from, to };
  tr.addMark(range.from, range.to, markOf(id));
  return tr.docChanged ? closeHistory(tr) : null;
}

/** Takes the mark off; an undo step of its own. */
export function unmarkWords({ tr }: EditorState, place: NotePlace): Transaction {
  unmark(tr, place);
  dropHolders(tr, place.held);
  if (place.held.some(({ at }) => at === 'here')) dropEmptied(tr, [place.held[0]?.pos ?? 0]);
  return closeHistory(tr);
}

/**
 * Takes the words out that bear the note, and the paragraphs’ ends that came with them; an undo step
 * of its own. Notes whose place these words held stand beside the words that are left.
 */
export function takeOutWords({ tr, doc }: EditorState, place: NotePlace): Transaction {
  const { id, isOnWords, held } = place;
  const pieces = isOnWords ? place.pieces : [];
  const others = [...heldPlaces(doc).filter((one) => one.id !== id), ...losers(doc, place)];
  const ends = held.filter(({ at }) => at === 'end').map(({ pos }) => pos);
  unmark(tr, place);
  for (const { from, to } of pieces.toReversed()) {
    const isExact = others.some(({ pos }) => pos >= from && pos <= to);
    tr.delete(from, isExact || !isSpaceDoubled(doc, from, to) ? to : to + 1);
  }
  const moved = others.filter(({ pos }) => pieces.some(({ from, to }) => pos >= from && pos <= to));
  holdAnew(tr, moved, (pos) => tr.mapping.map(pos, -1));
  joinEnds(
    tr,
    ends.map((pos) => tr.mapping.map(pos)),
  );
  dropHolders(
    tr,
    held.filter(({ at }) => at === 'here'),
  );
  const { from } = place.pieces[0] ?? { from: 0 };
  dropEmptied(
    tr,
    place.pieces.map((piece) => piece.from),
  );
  const at = Math.min(tr.mapping.map(from), tr.doc.content.size);
  return closeHistory(tr.setSelection(TextSelection.near(tr.doc.resolve(at))).scrollIntoView());
}

function isSpaceDoubled(doc: Node, from: number, to: number): boolean {
  const $from = doc.resolve(from);
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, spokenLeaf);
  const after = textBehind($from.parent, to - $from.start());
  // Of the space on either side one is enough.
  return (before === '' || /\s$/.test(before)) && /^\s/.test(after);
}

/**
 * Puts words back that were taken out, and takes the mark of their note off; an undo step of its
 * own. The mark stands on the word before them; at the beginning of a block it may be the one after.
 */
export function putWordsBack(
  { tr, doc }: EditorState,
  place: NotePlace,
  taken: string,
): Transaction {
  const held = heldPlaces(doc).find((one) => one.id === place.id);
  if (held) return putBackExactly(tr, held, place, taken);
  const { id, text: bearing, pieces } = place;
  const first = pieces[0] ?? { from: 0, to: 0 };
  const last = pieces.at(-1) ?? first;
  for (const { from, to } of pieces) tr.removeMark(from, to, markOf(id));
  const $first = doc.resolve(first.from);
  const isAhead = $first.parentOffset === 0 && beginsSentence(taken) && !beginsSentence(bearing);
  const $last = doc.resolve(isAhead ? first.from : last.to);
  const behind = textBehind($last.parent, $last.parentOffset);
  const rest = behind.replace(/^\ufffc+/, '');
  const end = $last.pos + behind.length - rest.length;
  const isEnd = taken === endOfParagraph;
  // Of two sentences that become paragraphs the space between is nobody's.
  if (isEnd && /^\s/.test(rest)) tr.delete(end, end + 1);
  const { at, words } = isEnd
    ? { at: end, words: '\n' }
    : fitted(isAhead ? $last.pos : end, taken, isAhead, rest);
  const insertedTo = insertLines(tr, at, words);
  tr.setSelection(TextSelection.between(tr.doc.resolve(at), tr.doc.resolve(insertedTo)));
  return closeHistory(tr.scrollIntoView());
}

/** Puts words that were taken out at the caret; null where no text can stand. */
export function putWordsAtCaret({ tr, selection }: EditorState, taken: string): Transaction | null {
  const { $to } = selection;
  if (!$to.parent.isTextblock) return null;
  const words = taken.trim();
  const before = $to.parent.textBetween(0, $to.parentOffset, undefined, spokenLeaf);
  const needsSpace = before !== '' && !/\s$/.test(before);
  const end = insertLines(tr, $to.pos, needsSpace ? ` ${words}` : words);
  tr.setSelection(TextSelection.between(tr.doc.resolve($to.pos), tr.doc.resolve(end)));
  return closeHistory(tr.scrollIntoView());
}

/** Where the place of the note is known, not a letter more or less is put back. */
function putBackExactly(
  tr: Transaction,
  held: HeldPlace,
  place: NotePlace,
  taken: string,
): Transaction {
  const same = heldPlaces(tr.doc).filter((one) => one.pos === held.pos);
  // The space that held the place of an empty block is one of the text when others stand beside it.
  const isBehind = held.at === 'here' && tr.doc.resolve(held.pos).parentOffset > 0;
  const pos = isBehind ? held.to : held.pos;
  const index = same.findIndex(({ id }) => id === place.id);
  unmark(tr, place);
  for (const one of same) removeHeld(tr, one);
  dropHolders(tr, place.held);
  const end = insertLines(tr, pos, taken === endOfParagraph ? '\n' : taken);
  holdAt(tr, same.slice(index + 1), end);
  holdAt(tr, same.slice(0, Math.max(index, 0)), pos);
  tr.setSelection(TextSelection.between(tr.doc.resolve(pos), tr.doc.resolve(end)));
  return closeHistory(tr.scrollIntoView());
}

/** The words of a block from an offset to the end of the line, leaves among them. */
function textBehind(block: Node, from: number): string {
  const [line = ''] = block.textBetween(from, block.content.size, undefined, leafText).split('\n');
  return line;
}

/** The sign that stands for the end of a paragraph alone. */
const endOfParagraph = '¶';

/** The words with the space that they need where they come to stand. */
function fitted(
  at: number,
  taken: string,
  isAhead: boolean,
  rest: string,
): { readonly at: number; readonly words: string } {
  if (isAhead) return { at, words: /\s$/.test(taken) ? taken : `${taken} ` };
  const needsSpace = /^[\p{L}\p{N}“‘"(]/u.test(taken);
  if (withoutLeaves(rest) === '')
    return { at, words: needsSpace ? ` ${taken.trimEnd()}` : taken.trimEnd() };
  if (!/^\s/.test(rest)) return { at, words: taken };
  // Behind the space: what was taken out began with a word.
  return needsSpace
    ? { at: at + 1, words: /\s$/.test(taken) ? taken : `${taken} ` }
    : { at, words: taken.trimEnd() };
}

function insertLines(tr: Transaction, at: number, words: string): number {
  let end = at;
  for (const [index, line] of words.split('\n').entries()) {
    if (index > 0 && canSplit(tr.doc, end)) {
      tr.split(end);
      end += 2;
    } else if (index > 0) end = insert(tr, ' ', end);
    end = insert(tr, line, end);
  }
  return end;
}

/** Dressed as the words before them are, but without the desk's own marks. */
function insert(tr: Transaction, text: string, at: number): number {
  if (text === '') return at;
  const dress = tr.doc
    .resolve(at)
    .marks()
    .filter(({ type }) => type.name === 'em' || type.name === 'strong');
  tr.insert(at, articleSchema.text(text, dress));
  return at + text.length;
}

function beginsSentence(words: string): boolean {
  return /^\s*["“‘'(]*\p{Lu}/u.test(words);
}
