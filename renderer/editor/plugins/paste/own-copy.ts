import { Fragment, Slice, type Mark, type Node } from 'prosemirror-model';
import type { EditorState } from 'prosemirror-state';
import { articleSchema } from '../../../../core/article/schema.ts';
import { textBlocks } from '../../../../core/article/text-blocks.ts';
import type { ClaimId, NoteId } from '../../../../core/base/id.ts';
import { claimAnchors, claimPieces, type ClaimAnchor } from '../../../../core/factcheck/anchor.ts';
import { notePlaces } from '../notes/note-places.ts';
import { copyAttribute } from './clipboard-serializer.ts';

const { claim, note } = articleSchema.marks;

/**
 * The last copy made in this window, whole. The clipboard carries only its name, so claims and
 * notes survive cut and paste here and yet never leave.
 */
let lastCopy: { readonly name: string; readonly slice: Slice } | null = null;

/** The last copy while its words stand nowhere else: they were cut, and not pasted since. */
let cutAway: Slice | null = null;

/** Remembers what is being copied, or cut. */
export function rememberCopy(slice: Slice, isCut: boolean): void {
  lastCopy = { name: crypto.randomUUID(), slice };
  cutAway = isCut ? slice : null;
}

/** An undo may have put words that were cut back where they stood. */
export function forgetCut(): void {
  cutAway = null;
}

/** The name of the last copy. */
export function copyName(): string {
  return lastCopy?.name ?? '';
}

/** The slice behind pasted HTML if it is the last copy made here, or null. */
export function ownCopy(html: string): Slice | null {
  if (!lastCopy || lastCopy.name === '') return null;
  return html.includes(`${copyAttribute}="${lastCopy.name}"`) ? lastCopy.slice : null;
}

/**
 * What arrives, with the claims that may: none that belongs to another story, none that the text
 * still holds elsewhere, as a copy is no second claim (but what was cut off a claim may come back
 * to its edge). What is put into the middle of a claim is of it. Notes come under the same terms,
 * but never grow; and what was cut off a note bears it wherever it is pasted, so that no part of a
 * proposed change is accepted in silence.
 */
export function claimedAnew(
  slice: Slice,
  state: EditorState,
  isKnown: {
    readonly claim: (id: ClaimId) => boolean;
    readonly note: (id: NoteId) => boolean;
  },
  isDragged: boolean,
): Slice {
  const staying = claimsBeside(state);
  const around = isDragged ? [] : claimsAround(state);
  const isBack = slice === cutAway;
  if (isBack) cutAway = null;
  const touched = new Set(isBack ? around.map(({ id }) => id) : []);
  const notes = notesBeside(state);
  const keeps = (mark: Mark): boolean => {
    if (mark.type === note) {
      const id = mark.attrs['id'] as NoteId;
      return isKnown.note(id) && (isBack || !notes.has(id));
    }
    const id = mark.attrs['id'] as ClaimId;
    return mark.type !== claim || (isKnown.claim(id) && (!staying.has(id) || touched.has(id)));
  };
  const { from, to } = state.selection;
  const inside = around.filter((one) => one.from < from && one.to > to);
  const marks = inside.map(({ id }) => claim.create({ id }));
  return new Slice(mapMarks(slice.content, keeps, marks), slice.openStart, slice.openEnd);
}

/** The claims with words outside the selection. */
function claimsBeside({ doc, selection: { from, to } }: EditorState): Set<ClaimId> {
  const beside = new Set<ClaimId>();
  for (const { node, start } of textBlocks(doc))
    for (const piece of claimPieces(node))
      if (start + piece.from < from || start + piece.to > to) beside.add(piece.id);
  return beside;
}

/** The notes on words outside the selection. */
function notesBeside({ doc, selection: { from, to } }: EditorState): Set<NoteId> {
  const beside = [...notePlaces(doc).values()].filter(({ pieces }) =>
    pieces.some((piece) => piece.from < from || piece.to > to),
  );
  return new Set(beside.map(({ id }) => id));
}

/** The claims that the selection stands in or at the edge of. */
function claimsAround({ doc, selection: { from, to } }: EditorState): readonly ClaimAnchor[] {
  return [...claimAnchors(doc).values()].filter((one) => one.from <= from && one.to >= to);
}

function mapMarks(
  content: Fragment,
  keeps: (mark: Mark) => boolean,
  added: readonly Mark[],
  parent?: Node,
): Fragment {
  const adds = parent?.type.allowsMarkType(claim) === false ? [] : added;
  const children = content.content.map((node: Node) => {
    if (!node.isInline) return node.copy(mapMarks(node.content, keeps, added, node));
    const kept = node.marks.filter(keeps);
    return node.mark(adds.reduce<readonly Mark[]>((marks, mark) => mark.addToSet(marks), kept));
  });
  return Fragment.fromArray(children);
}
