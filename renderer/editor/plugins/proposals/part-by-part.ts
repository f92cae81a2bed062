import type { Node, ResolvedPos } from 'prosemirror-model';
import {
  AllSelection,
  Selection,
  TextSelection,
  type EditorState,
  type Transaction,
} from 'prosemirror-state';
import { ReplaceAroundStep, ReplaceStep } from 'prosemirror-transform';
import { articleSchema } from '../../../../core/article/schema.ts';

const { nodes } = articleSchema;

/**
 * What replaces a selection that reaches over several parts of a story (from the headline into the
 * body, from a caption into a credit), part by part: parts are places, which no proposal can take out
 * or join; their words it can.
 * @returns null for any other edit
 */
export function partByPart(state: EditorState, tr: Transaction): Transaction | null {
  if (!replacesParts(state, tr)) return null;
  const { tr: edit, doc, selection } = state;
  const ranges = rangesIn(doc, selection.from, selection.to);
  const [first] = ranges;
  if (!first) return null;
  for (const { from, to } of ranges.toReversed()) if (from < to) edit.delete(from, to);
  const end = tr.selection.head;
  const words = end > first.from ? tr.doc.textBetween(first.from, end, ' ', ' ').trimEnd() : '';
  if (words !== '') edit.insert(first.from, articleSchema.text(words));
  return edit.setSelection(TextSelection.near(edit.doc.resolve(first.from + words.length), -1));
}

/** Whether what is selected reaches over several parts, and something comes in its place. */
export function replacesParts({ selection }: EditorState, tr: Transaction): boolean {
  const { $from, $to, empty } = selection;
  const isEdit = tr.steps.some(
    (step) => step instanceof ReplaceStep || step instanceof ReplaceAroundStep,
  );
  if (
    empty ||
    !isEdit ||
    !tr.selection.empty ||
    !(selection instanceof TextSelection || selection instanceof AllSelection)
  )
    return false;
  if ($from.index(0) !== $to.index(0)) return true;
  return !$from.sameParent($to) && (isInFigure($from) || isInFigure($to));
}

function isInFigure({ parent }: ResolvedPos): boolean {
  return parent.type === nodes.caption || parent.type === nodes.credit;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** What a range holds of each part: the words of a part of the head or of a figure, blocks of the body. */
function rangesIn(doc: Node, from: number, to: number): Range[] {
  const ranges: Range[] = [];
  const add = (own: Range | null): void => {
    if (own === null) return;
    const cut = { from: Math.max(from, own.from), to: Math.min(to, own.to) };
    if (cut.from <= cut.to) ranges.push(cut);
  };
  doc.forEach((part, offset) => {
    if (part.isTextblock) add(wordsOf(part, offset));
    else for (const own of bodyRanges(doc, part, offset, { from, to })) add(own);
  });
  return ranges;
}

function wordsOf(block: Node, pos: number): Range {
  return { from: pos + 1, to: pos + 1 + block.content.size };
}

/** Figures of which a range takes a part are parted from the blocks beside them. */
function bodyRanges(doc: Node, body: Node, offset: number, { from, to }: Range): (Range | null)[] {
  const ranges: (Range | null)[] = [];
  let start = offset + 1;
  body.forEach((block, inside) => {
    const at = offset + 1 + inside;
    const end = at + block.nodeSize;
    const isCut = (from > at && from < end) || (to > at && to < end);
    if (block.type !== nodes.figure || !isCut) return;
    ranges.push(blocksBetween(doc, start, at));
    block.forEach((part, within) => ranges.push(wordsOf(part, at + 1 + within)));
    start = end;
  });
  return [...ranges, blocksBetween(doc, start, offset + 1 + body.content.size)];
}

/** From the first place for words between two places in the body to the last one. */
function blocksBetween(doc: Node, start: number, end: number): Range | null {
  const first = Selection.findFrom(doc.resolve(start), 1, true)?.from ?? end;
  const last = Selection.findFrom(doc.resolve(end), -1, true)?.to ?? start;
  return first <= last ? { from: first, to: last } : null;
}
