import { Fragment, Slice, type Attrs, type Node, type NodeType } from 'prosemirror-model';
import { deletionOf } from '../../article/proposals/chosen.ts';
import { articleSchema } from '../../article/schema.ts';
import type { EndedForm, Gone, TextRun } from '../story-draft.ts';
import type { BuildState } from './build-state.ts';

const { nodes } = articleSchema;

/** A block that may be parted again where ends are gone from it. */
export interface EndsOfGone {
  readonly type: NodeType;
  readonly attrs: Attrs | null;
  /** Whether only paragraphs may stand where the block does. */
  readonly isInner: boolean;
}

/** Makes nodes of words in a block of a type. */
type WordsOf = (runs: readonly TextRun[], type: NodeType, state: BuildState) => Node[];

/** A block's worth of what is gone: its words, and the end that it had, if that is gone as well. */
interface GoneLine {
  readonly runs: TextRun[];
  end: Extract<Gone, { kind: 'end' }> | null;
}

/** The leaf for what one proposal takes out of a text block at one place; null where that is nothing. */
export function deletionLeaf(
  group: readonly Gone[],
  type: NodeType,
  state: BuildState,
  ends: EndsOfGone | null,
  wordsOf: WordsOf,
): Node | null {
  const id = group[0]?.id ?? '';
  const lines = linesOf(group);
  const isParted = ends !== null && lines.length > 1;
  const content = isParted
    ? partedBlocks(lines, ends, state, wordsOf)
    : wordsOf(lines.flatMap(flatLine), type, state);
  if (content.length === 0) return null;
  state.placedNotes.add(id);
  const depth = isParted ? 1 : 0;
  return deletionOf(id, new Slice(Fragment.fromArray(content), depth, depth));
}

/** The blocks that whole lines which are gone were. */
export function goneBlocks(
  group: readonly Gone[],
  own: EndsOfGone,
  state: BuildState,
  wordsOf: WordsOf,
): Node[] {
  const lines = linesOf(group);
  const last = lines.at(-1);
  if (lines.length > 1 && last?.runs.length === 0 && !last.end) lines.pop();
  return lines.map(({ runs, end }) => {
    const form = end ? formOf(end.form, own) : own;
    const block = form.type.create(form.attrs, wordsOf(runs, form.type, state));
    return end && !own.isInner ? within(block, end.form) : block;
  });
}

function linesOf(group: readonly Gone[]): GoneLine[] {
  const lines: GoneLine[] = [{ runs: [], end: null }];
  for (const gone of group) {
    const line = lines.at(-1);
    if (gone.kind === 'words') line?.runs.push(gone.run);
    else {
      if (line) line.end = gone;
      lines.push({ runs: [], end: null });
    }
  }
  return lines;
}

function flatLine({ runs, end }: GoneLine): TextRun[] {
  return end ? [...runs, { text: ' ' }] : runs;
}

/** Open at both ends: what stands before goes on in the first block, what stands behind in the last. */
function partedBlocks(
  lines: readonly GoneLine[],
  own: EndsOfGone,
  state: BuildState,
  wordsOf: WordsOf,
): Node[] {
  return lines.map(({ runs, end }, index) => {
    const form = end && index > 0 ? formOf(end.form, own) : own;
    const inserted = end?.inserted;
    if (inserted !== undefined) state.placedNotes.add(inserted);
    const split = inserted === undefined ? [] : [nodes.split.create({ id: inserted })];
    return form.type.create(form.attrs, [...wordsOf(runs, form.type, state), ...split]);
  });
}

function formOf(
  { kind, level }: EndedForm,
  { isInner }: EndsOfGone,
): Pick<EndsOfGone, 'type' | 'attrs'> {
  if (isInner || kind === 'paragraph') return { type: nodes.paragraph, attrs: null };
  if (kind === 'pull-quote') return { type: nodes.pull_quote, attrs: null };
  return { type: nodes.heading, attrs: { level: Math.min(Math.max(level, 2), 4) } };
}

function within(block: Node, form: EndedForm): Node {
  if (form.within === null || block.type !== nodes.paragraph) return block;
  if (form.within === 'quote') return nodes.blockquote.create(null, block);
  const item = nodes.list_item.create(null, block);
  return (form.within === 'list' ? nodes.bullet_list : nodes.ordered_list).create(null, item);
}
