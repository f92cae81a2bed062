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
 * The most usual edit of all, said in one step and without a look at anything but its block: words
 * put in where nothing is proposed, or right behind one's own words.
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
  if (!(step instanceof ReplaceStep) || steps.length !== 1 || step.from !== step.to) return null;
  const text = wordsOf(step.slice);
  const $from = doc.resolve(step.from);
  if (!text || !$from.parent.type.allowsMarkType(insertion)) return null;
  const beside = besideOwn($from, own);
  if (beside === null && hasProposals($from.parent)) return null;
  const marks = insertion.create({ id: beside ?? fresh }).addToSet(text.marks);
  const slice = new Slice(Fragment.from(text.mark(marks)), 0, 0);
  return { step: new ReplaceStep(step.from, step.to, slice), id: beside };
}

/** A slice of nothing but words in one dress. */
function wordsOf({ content, openStart, openEnd }: Slice): Node | null {
  const only = content.childCount === 1 ? content.firstChild : null;
  return only?.isText && openStart === 0 && openEnd === 0 ? only : null;
}

function besideOwn({ nodeBefore }: ResolvedPos, own: ReadonlySet<NoteId>): NoteId | null {
  const id = insertion.isInSet(nodeBefore?.marks ?? [])?.attrs['id'] as NoteId | undefined;
  return id !== undefined && own.has(id) ? id : null;
}
