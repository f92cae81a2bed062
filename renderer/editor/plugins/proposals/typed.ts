import { Fragment, Slice, type Node, type ResolvedPos } from 'prosemirror-model';
import { ReplaceStep, type Step } from 'prosemirror-transform';
import { hasProposals } from '../../../../core/article/proposals/chosen.ts';
import { articleSchema } from '../../../../core/article/schema.ts';
import type { NoteId } from '../../../../core/base/id.ts';

const { insertion } = articleSchema.marks;

/** A letter that is typed, as a proposal of its own or of the one that it goes on with. */
export interface Typed {
  readonly step: ReplaceStep;
  /** The proposal that it goes on with; null for a new one. */
  readonly id: NoteId | null;
}

/**
 * The most usual edits of all, said in one step and without a look at anything but their block: words
 * put in where nothing is proposed, or right behind one's own words; and one's own words changed, as
 * input methods do at each key.
 * @param fresh the name of a new proposal
 * @returns null for any other edit
 */
export function typed(
  doc: Node,
  steps: readonly Step[],
  own: ReadonlySet<NoteId>,
  fresh: NoteId,
): Typed | null {
  const [step] = steps;
  if (!(step instanceof ReplaceStep) || steps.length !== 1) return null;
  const text = wordsOf(step.slice);
  const $from = doc.resolve(step.from);
  if (!text || !$from.parent.type.allowsMarkType(insertion)) return null;
  const isPut = step.from === step.to;
  const beside = isPut ? ownOf($from.nodeBefore, own) : ownWithin($from, step.to, own);
  if (beside === null && (!isPut || hasProposals($from.parent))) return null;
  const marks = insertion.create({ id: beside ?? fresh }).addToSet(text.marks);
  const slice = new Slice(Fragment.from(text.mark(marks)), 0, 0);
  return { step: new ReplaceStep(step.from, step.to, slice), id: beside };
}

/** A slice of nothing but words in one dress. */
function wordsOf({ content, openStart, openEnd }: Slice): Node | null {
  const only = content.childCount === 1 ? content.firstChild : null;
  return only?.isText && openStart === 0 && openEnd === 0 ? only : null;
}

function ownOf(node: Node | null, own: ReadonlySet<NoteId>): NoteId | null {
  const id = insertion.isInSet(node?.marks ?? [])?.attrs['id'] as NoteId | undefined;
  return node?.isText && id !== undefined && own.has(id) ? id : null;
}

/** The one proposal of one's own that all words of a range are put in by. */
function ownWithin($from: ResolvedPos, to: number, own: ReadonlySet<NoteId>): NoteId | null {
  const { parent, parentOffset } = $from;
  const end = parentOffset + to - $from.pos;
  if (end > parent.content.size) return null;
  const ids = new Set<NoteId | null>();
  parent.forEach((child, offset) => {
    if (offset < end && offset + child.nodeSize > parentOffset) ids.add(ownOf(child, own));
  });
  const [only] = ids;
  return ids.size === 1 ? (only ?? null) : null;
}
