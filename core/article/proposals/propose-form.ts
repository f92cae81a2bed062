import type { Mark, Node } from 'prosemirror-model';
import {
  AddMarkStep,
  AttrStep,
  RemoveMarkStep,
  ReplaceAroundStep,
  type Step,
  type Transform,
} from 'prosemirror-transform';
import { articleSchema } from '../schema.ts';
import { formerMarks, isFormat } from './former.ts';
import type { Propose, Proposing } from './proposing.ts';
import { insertionOf } from './take-back.ts';

const { marks, nodes } = articleSchema;

/** Whether a step gives a block another kind or attributes and leaves what is in it alone. */
export function isForm(step: ReplaceAroundStep): boolean {
  const { from, to, gapFrom, gapTo, insert, slice } = step;
  return gapFrom === from + 1 && gapTo === to - 1 && insert === 1 && slice.size === 2;
}

/** A block made of another kind, or with other attributes: it keeps what it was in a mark of its own. */
export const proposeForm: Propose = (tr, step, by) => {
  const pos = positionOf(step);
  const before = pos === null ? null : tr.doc.nodeAt(pos);
  if (pos === null || !before) return null;
  tr.step(step);
  if (isOwn(before, by)) return [];
  const change = before.marks.find(({ type }) => type === marks.block_change);
  if (change && !by.own.has(String(change.attrs['id']))) return null;
  const now = tr.doc.nodeAt(pos);
  if (!now) return null;
  const id = change ? String(change.attrs['id']) : by.id;
  const former = (change?.attrs['before'] as unknown) ?? {
    type: before.type.name,
    attrs: before.attrs,
  };
  for (const mark of now.marks) if (mark.type === marks.block_change) tr.removeNodeMark(pos, mark);
  const { type, attrs } = former as { type: string; attrs: Node['attrs'] };
  if (articleSchema.node(type, attrs, now.content).hasMarkup(now.type, now.attrs)) return [id];
  tr.addNodeMark(pos, marks.block_change.create({ id, before: former }));
  return [id];
};

/** Whether the author put a node in: it is theirs to dress as they like. */
function isOwn(node: Node, { own }: Proposing): boolean {
  const id = insertionOf(node);
  return id !== null && own.has(id);
}

function positionOf(step: Step): number | null {
  if (step instanceof AttrStep) return step.pos;
  return step instanceof ReplaceAroundStep ? step.from : null;
}

/** Words dressed otherwise: they keep how they were in a mark. The desk's own marks propose nothing. */
export const proposeFormat: Propose = (tr, step, by) => {
  if (!(step instanceof AddMarkStep || step instanceof RemoveMarkStep)) return null;
  const before = tr.doc;
  tr.step(step);
  if (!isFormat(step.mark)) return [];
  const ids = new Set<string>();
  const undone: Node[] = [];
  before.nodesBetween(step.from, step.to, (node, pos) => {
    const isWords = node.isText || node.type === nodes.hard_break;
    if (!isWords || isOwn(node, by)) return;
    const [from, to] = [Math.max(pos, step.from), Math.min(pos + node.nodeSize, step.to)];
    const id = keepFormat(tr, node, { from, to }, by);
    if (id === null) undone.push(node);
    else if (id !== '') ids.add(id);
  });
  return undone.length === 0 ? [...ids] : null;
};

/** @returns the proposal's id; the empty word where nothing changed, null where it is another's. */
function keepFormat(
  tr: Transform,
  words: Node,
  { from, to }: { readonly from: number; readonly to: number },
  by: Proposing,
): string | null {
  const change = words.marks.find(({ type }) => type === marks.format_change);
  const now = (tr.doc.nodeAt(from)?.marks ?? []).filter(isFormat);
  const old = words.marks.filter(isFormat);
  if (isSame(old, now)) return '';
  if (change && !by.own.has(String(change.attrs['id']))) return null;
  const former = change ? formerMarks(change) : old;
  const id = change ? String(change.attrs['id']) : by.id;
  if (change) tr.removeMark(from, to, change);
  if (!isSame(former, now)) {
    const json = former.map((mark) => mark.toJSON() as unknown);
    tr.addMark(from, to, marks.format_change.create({ id, marks: json }));
  }
  return id;
}

function isSame(one: readonly Mark[], other: readonly Mark[]): boolean {
  return one.length === other.length && one.every((mark) => mark.isInSet(other));
}
