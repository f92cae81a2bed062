import type { Node } from 'prosemirror-model';
import type { Transaction } from 'prosemirror-state';
import { Mapping, StepMap } from 'prosemirror-transform';

/** Document positions of the new document. */
export interface Region {
  readonly from: number;
  readonly to: number;
}

/** A text block and the position of its first character. */
export interface PlacedBlock {
  readonly node: Node;
  readonly start: number;
}

/**
 * Where `after` differs from `before`, marks and attributes counted; null when nowhere. Nodes are
 * shared between versions, so this compares pointers down to the block that changed, whatever
 * kinds of steps led there.
 */
export function changedRegion(before: Node, after: Node): Region | null {
  if (before === after) return null;
  const from = before.content.findDiffStart(after.content);
  const ends = before.content.findDiffEnd(after.content);
  if (from === null || ends === null) return null;
  // Repeated letters let both searches claim the same characters; the region grows to cover them.
  const overlap = from - Math.min(ends.a, ends.b);
  return { from, to: Math.max(ends.b + Math.max(overlap, 0), from) };
}

/**
 * Where positions went in a transaction. Its own mapping loses those in blocks that its steps took
 * out and put back, as a drop does; where the steps reach beyond what differs in the end
 * (`region`, of the new document), only that counts.
 */
export function mappingOf(tr: Transaction, region: Region | null): Mapping {
  if (region === null) return new Mapping();
  const grown = tr.doc.content.size - tr.before.content.size;
  const end = region.to - grown;
  const { maps } = tr.mapping;
  const isWithin = maps.every((map, index) => {
    const back = new Mapping(maps.slice(0, index)).invert();
    const ranges: Region[] = [];
    map.forEach((from, to) => ranges.push({ from: back.map(from, -1), to: back.map(to, 1) }));
    return ranges.every(({ from, to }) => from >= region.from && to <= end);
  });
  if (isWithin) return tr.mapping;
  return new Mapping([new StepMap([region.from, end - region.from, region.to - region.from])]);
}

/** The text blocks that a region touches, in order. */
export function blocksIn(doc: Node, { from, to }: Region): PlacedBlock[] {
  const blocks: PlacedBlock[] = [];
  const end = doc.content.size;
  doc.nodesBetween(Math.max(0, from - 1), Math.min(end, to + 1), (node, pos) => {
    if (node.isTextblock) blocks.push({ node, start: pos + 1 });
    return !node.isTextblock;
  });
  return blocks;
}
