import type { Fragment, Mark, Node } from 'prosemirror-model';
import {
  eachProposed,
  eachProposedWithin,
  sliceOf,
} from '../../../../core/article/proposals/chosen.ts';
import { readForm } from '../../../../core/article/schema/proposals.ts';
import { articleSchema } from '../../../../core/article/schema.ts';
import type { NoteId } from '../../../../core/base/id.ts';
import type { Region } from '../../changed-region.ts';
import type { ProposedChange } from '../../editor-state.ts';
import { blockSaying, formatSaying, formSaying, isSameWords } from './form-words.ts';

const { nodes, marks } = articleSchema;

/** UTF-16 units that are read of what one change puts in or takes out. */
const mostRead = 400;

/** A change and where it stands: from its first place to the end of its last. */
export interface PlacedChange extends ProposedChange, Region {
  /** Whether it stands only within what another change takes out, and has no place of its own. */
  readonly isTakenOut: boolean;
}

interface Reading {
  readonly id: NoteId;
  from: number;
  to: number;
  /** Up to here blocks were read that are put in. */
  readTo: number;
  inserted: string;
  deleted: string;
  form: string | null;
  splits: boolean;
  joins: boolean;
  puts: boolean;
  takes: boolean;
  /** The first block that it puts in, and the first that it takes out. */
  blockPut: Node | null;
  blockTaken: Node | null;
  /** Whether all of it that was read stands within what others take out. */
  isTakenOut: boolean;
}

/**
 * The undecided changes of a text in the order of their first places; those that stand within what
 * another takes out too, at its place.
 */
export function readChanges(doc: Node): PlacedChange[] {
  const readings = new Map<NoteId, Reading>();
  const at = (id: unknown, from: number, to: number): Reading => {
    const known = readings.get(id as NoteId);
    if (known) return Object.assign(known, { to: Math.max(known.to, to) });
    const fresh = blank(id as NoteId, from, to);
    readings.set(fresh.id, fresh);
    return fresh;
  };
  const read = (
    node: Node,
    { from, to }: Region,
    isRead: (reading: Reading) => boolean,
  ): Reading[] =>
    partsOf(node).map((part) => {
      const reading = at(part.id, from, to);
      if (part.kind === 'insertion') put(reading, node, isRead(reading));
      else if (part.kind === 'format') reading.form ??= formatSaying(part.before, node.marks);
      else if (part.kind === 'form') reading.form = formSaying(part.before, node);
      else if (part.kind === 'split') Object.assign(reading, { splits: true });
      else take(reading, node);
      return reading;
    });
  eachProposed(doc, (node, from) => {
    const place = { from, to: from + node.nodeSize };
    // What stands in a block that is put in is read with the block.
    for (const reading of read(node, place, ({ readTo }) => from < readTo)) {
      reading.isTakenOut = false;
      if (node.isBlock) reading.readTo = Math.max(reading.readTo, place.to);
    }
    if (node.type !== nodes.deletion) return;
    eachProposedWithin(node, (inner, isInBlock) => {
      read(inner, place, ({ id, readTo }) => from < readTo || isInBlock(id));
    });
  });
  return [...readings.values()].map(published);
}

type Part =
  | { readonly id: unknown; readonly kind: 'insertion' | 'deletion' | 'split' }
  | { readonly id: unknown; readonly kind: 'format'; readonly before: readonly Mark[] }
  | { readonly id: unknown; readonly kind: 'form'; readonly before: ReturnType<typeof readForm> };

function partsOf(node: Node): Part[] {
  const parts: Part[] = [];
  const { id } = node.attrs as { readonly id?: unknown };
  if (node.type === nodes.deletion) parts.push({ id, kind: 'deletion' });
  if (node.type === nodes.split) parts.push({ id, kind: 'split' });
  for (const mark of node.marks) {
    const of = mark.attrs as {
      readonly id: unknown;
      readonly marks: unknown[];
      readonly before: unknown;
    };
    if (mark.type === marks.insertion && node.type !== nodes.split)
      parts.push({ id: of.id, kind: 'insertion' });
    if (mark.type === marks.format_change) {
      const before = of.marks.map((json) => articleSchema.markFromJSON(json));
      parts.push({ id: of.id, kind: 'format', before });
    }
    if (mark.type === marks.block_change)
      parts.push({ id: of.id, kind: 'form', before: readForm(articleSchema, of.before) });
  }
  return parts;
}

function blank(id: NoteId, from: number, to: number): Reading {
  const nothing = { readTo: 0, inserted: '', deleted: '', form: null };
  const does = { splits: false, joins: false, puts: false, takes: false };
  return { id, from, to, ...nothing, ...does, blockPut: null, blockTaken: null, isTakenOut: true };
}

function put(reading: Reading, node: Node, isRead: boolean): void {
  reading.puts = true;
  if (isRead) return;
  if (node.isBlock) reading.blockPut ??= node;
  const isNext = reading.inserted !== '' && node.isBlock;
  if (reading.inserted.length < mostRead)
    reading.inserted += `${isNext ? '\n' : ''}${wordsOf(node)}`.slice(0, mostRead);
}

function take(reading: Reading, leaf: Node): void {
  const { content } = sliceOf(leaf);
  const words = wordsIn(content);
  reading.takes = true;
  if (leaf.attrs['side'] !== null) reading.blockTaken ??= content.firstChild;
  if (words.trim() === '' && content.childCount > 1) reading.joins = true;
  if (reading.deleted.length < mostRead)
    reading.deleted = (reading.deleted + words).slice(0, mostRead);
}

function wordsOf(node: Node): string {
  return node.text ?? (node.isLeaf ? leafWords(node) : figureWords(node) + wordsIn(node.content));
}

function wordsIn(content: Fragment): string {
  return content.textBetween(0, content.size, '\n', leafWords);
}

function leafWords({ type }: Node): string {
  if (type === nodes.hard_break) return '\n';
  return type === nodes.section_break ? '⁂' : '';
}

function figureWords({ type, attrs }: Node): string {
  return type === nodes.figure ? `[picture] ${String(attrs['alt'])}`.trim() : '';
}

function published(reading: Reading): PlacedChange {
  const { id, from, to, inserted, deleted, form, splits, joins, puts, takes, isTakenOut } = reading;
  const isEnd = deleted.trim() === '' && joins;
  const kind = takes && !puts && !splits ? 'deletion' : puts || splits ? 'insertion' : 'format';
  const ends = splits === joins ? null : splits ? 'split' : 'join';
  const taken = isEnd ? '' : deleted;
  const said = form ?? blocksSaying(reading);
  return { id, from, to, inserted, deleted: taken, form: said, kind, ends, isTakenOut };
}

/** Of blocks that came for others with the same words, or went without any: what was made of them. */
function blocksSaying({ inserted, deleted, blockPut, blockTaken }: Reading): string | null {
  if (blockTaken === null || !isSameWords(inserted, deleted)) return null;
  if (blockPut === null)
    return deleted.trim() === '' && blockTaken.isTextblock ? 'Delete an empty paragraph' : null;
  const joined = deleted.split('\n').length - inserted.split('\n').length;
  if (joined !== 0 && blockPut.isTextblock && blockPut.type === blockTaken.type)
    return joined > 0 ? 'Join the paragraphs' : 'Begin a new paragraph';
  return blockSaying(blockTaken, blockPut);
}
