import type { Node } from 'prosemirror-model';
import type { BlockRole, TextBlock, TextSpan } from '../../../../core/article/text-blocks.ts';
import type { Inconsistency } from '../../../../core/factcheck/inconsistency.ts';
import type { Proposal } from '../../../../core/factcheck/proposal.ts';
import type { Quotation } from '../../../../core/factcheck/quotation.ts';
import { spliceBetween } from '../../block-splice.ts';
import { changedRegion } from '../../changed-region.ts';

/** What was read in one block. */
export interface BlockReading {
  readonly role: BlockRole;
  readonly proposals: readonly Proposal[];
  readonly quotations: readonly Quotation[];
}

/** Words of a block, in UTF-16 offsets into it. */
export interface NodePlace extends TextSpan {
  readonly node: Node;
}

/** An inconsistency by the blocks that it stands in. */
export interface NodeInconsistency {
  readonly inconsistency: Inconsistency;
  readonly places: readonly NodePlace[];
}

/** A story whose blocks are known: what changes from here is carried over. */
export interface ReadStory {
  readonly doc: Node;
  readonly blocks: readonly TextBlock[];
}

/**
 * What was read, by the block it was read in. A block never changes (an edit makes another), so
 * what was read of one holds for good, wherever it stands and whenever an undo brings it back;
 * its position is worked out when it is wanted.
 */
export type Readings = WeakMap<Node, BlockReading>;

/**
 * Takes what was read in blocks that an edit changed over into what became of them, so that it
 * does not vanish until they are read again. What stands in the words that changed is left out.
 */
export function carryReadings(readings: Readings, before: ReadStory, after: ReadStory): void {
  const way = wayBetween(before, after);
  for (const block of way?.added ?? []) {
    const { node, role } = block;
    if (readings.get(node)?.role === role) continue;
    const carry = <Fact extends TextSpan>(factsOf: (reading: BlockReading) => readonly Fact[]) =>
      (way?.edges ?? []).flatMap((old) => {
        const reading = readings.get(old.node);
        const facts = reading?.role === old.role ? factsOf(reading) : [];
        return facts.flatMap((fact) => {
          const span = way?.move(old, fact, block);
          return span ? [{ ...fact, ...span }] : [];
        });
      });
    readings.set(node, {
      role,
      proposals: carry(({ proposals }) => proposals),
      quotations: carry(({ quotations }) => quotations),
    });
  }
}

/** Takes inconsistencies over an edit in the same way; one that lost a place is left out. */
export function carryInconsistencies(
  found: readonly NodeInconsistency[],
  before: ReadStory,
  after: ReadStory,
): readonly NodeInconsistency[] {
  const way = wayBetween(before, after);
  if (!way) return found;
  const carry = (place: NodePlace): readonly NodePlace[] => {
    const old = way.removed.find(({ node }) => node === place.node);
    if (!old || way.added.some(({ node }) => node === place.node)) return [place];
    for (const { node, ...block } of way.added) {
      const span = way.move(old, place, { node, ...block });
      if (span) return [{ node, ...span }];
    }
    return [];
  };
  return found.flatMap((one) => {
    const places = one.places.flatMap(carry);
    return places.length === one.places.length ? [{ ...one, places }] : [];
  });
}

/** Which blocks an edit took out and put in, and the way of words from the ones into the others. */
function wayBetween(before: ReadStory, after: ReadStory) {
  const gone = changedRegion(after.doc, before.doc);
  if (!gone) return null;
  const splice = spliceBetween(before.blocks, after.blocks);
  const removed = before.blocks.slice(splice.at, splice.at + splice.removed);
  const grown = after.doc.content.size - before.doc.content.size;
  /** Where words of an old block stand in a new one; null when not there, or when they changed. */
  const move = (old: TextBlock, { from, to }: TextSpan, block: TextBlock): TextSpan | null => {
    const shift = old.start + to <= gone.from ? 0 : old.start + from >= gone.to ? grown : null;
    if (shift === null) return null;
    const moved = old.start + shift - block.start;
    const isWithin = moved + from >= 0 && moved + to <= block.text.length;
    return isWithin ? { from: moved + from, to: moved + to } : null;
  };
  // Words that an edit did not touch stand before it in the first block, or behind it in the last.
  const edges = [...new Set([...removed.slice(0, 1), ...removed.slice(-1)])];
  return { removed, added: splice.added, edges, move };
}
