import type { Node } from 'prosemirror-model';
import type { Transform } from 'prosemirror-transform';
import { articleSchema } from '../schema.ts';
import {
  deletionOf,
  eachProposed,
  eachProposedIn,
  isChosen,
  isLeaf,
  isProposal,
  sliceOf,
  type Chosen,
} from './chosen.ts';
import { changeSlice } from './fragment-root.ts';
import { putBackDeletions } from './put-back.ts';
import { joinSplits, removeBlocks, removeWords } from './take-back.ts';
import { restoreBlocks, restoreFormats } from './former.ts';

const { nodes } = articleSchema;

/**
 * Accepts proposals: what they put in is of the text, what they took out is gone. Also those that
 * stand within what another proposal took out. The order in which proposals are decided makes no
 * difference to what is there in the end, but for the rare cases that decision 26 tells of.
 */
export function accept(tr: Transform, chosen: Chosen): void {
  decideWithinDeletions(tr, chosen, accept);
  for (const { node, pos } of proposed(tr.doc).toReversed()) acceptOne(tr, node, pos, chosen);
}

/**
 * Rejects proposals: the text is as if they had never been made, its marks and attributes too. Also
 * those that stand within what another proposal took out.
 */
export function reject(tr: Transform, chosen: Chosen): void {
  decideWithinDeletions(tr, chosen, reject);
  restoreBlocks(tr, chosen);
  putBackDeletions(tr, chosen);
  removeBlocks(tr, chosen);
  removeWords(tr, chosen);
  joinSplits(tr, chosen);
  restoreFormats(tr, chosen);
}

interface Proposed {
  readonly node: Node;
  readonly pos: number;
}

function proposed(doc: Node): Proposed[] {
  const found: Proposed[] = [];
  eachProposed(doc, (node, pos) => found.push({ node, pos }));
  return found;
}

/** Accepts all that is proposed in a range, what leaves tell of blocks outside of it as well. */
export function acceptWithin(tr: Transform, from: number, to: number): void {
  const found: Proposed[] = [];
  eachProposedIn(tr.doc, from, to, (node, pos) => found.push({ node, pos }));
  // Words of the same proposal go on beyond the range, and stay proposed there.
  for (const { node, pos } of found.toReversed()) acceptOne(tr, node, pos, 'all', { from, to });
}

interface Range {
  readonly from: number;
  readonly to: number;
}

function acceptOne(
  tr: Transform,
  node: Node,
  pos: number,
  chosen: Chosen,
  { from, to }: Range = { from: pos, to: pos + node.nodeSize },
): void {
  const end = Math.min(to, pos + node.nodeSize);
  for (const mark of node.marks) {
    if (!isProposal(mark) || !isChosen(chosen, mark.attrs['id'])) continue;
    if (node.isInline) tr.removeMark(Math.max(from, pos), end, mark);
    else tr.removeNodeMark(pos, mark);
  }
  if (isLeaf(node) && isChosen(chosen, node.attrs['id'])) tr.delete(pos, pos + 1);
}

function decideWithinDeletions(
  tr: Transform,
  chosen: Chosen,
  decide: (tr: Transform, chosen: Chosen) => void,
): void {
  for (const { node, pos } of proposed(tr.doc).toReversed()) {
    if (node.type !== nodes.deletion) continue;
    const before = sliceOf(node);
    const after = changeSlice(before, (inner) => {
      decide(inner, chosen);
    });
    if (after === null) tr.delete(pos, pos + 1);
    else if (after !== before)
      tr.setNodeAttribute(pos, 'slice', deletionOf('x', after).attrs['slice']);
  }
}
