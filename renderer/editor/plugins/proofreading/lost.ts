import type { Node } from 'prosemirror-model';
import { textOf } from '../../../../core/article/text-blocks.ts';
import { blocksIn, type Region } from '../../changed-region.ts';
import type { PlacedFinding } from '../../editor-state.ts';
import { inOrder, isKeptBy, type Found } from './found.ts';

/** A finding by its offsets in its block, in UTF-16 code units. */
interface LostFinding extends Region {
  readonly placed: PlacedFinding;
}

/**
 * What was found in blocks that an edit changed or took away, by their text: most come back, by an
 * undo, a paste or a drop elsewhere, and their findings need not wait for the proofreader then.
 */
export type Lost = ReadonlyMap<string, readonly LostFinding[]>;

const mostRemembered = 100;
/** Longer blocks wait for the proofreader: at each key their whole text would be looked up. */
const longestRemembered = 20_000;

/** Remembers the blocks of `doc` that had findings which an edit did away with. */
export function rememberLost(
  lost: Lost,
  found: readonly Found[],
  carried: readonly Found[],
  doc: Node,
): Lost {
  if (carried.length === found.length) return lost;
  const left = new Set(carried.map(({ placed }) => placed.id));
  const next = new Map(lost);
  // In the order of the text, so that the findings of a block stand side by side.
  let past = -1;
  for (const [index, one] of found.entries()) {
    if (one.from < past || left.has(one.placed.id)) continue;
    const $from = doc.resolve(one.from);
    past = $from.end();
    if ($from.parent.content.size > longestRemembered) continue;
    const text = textOf($from.parent);
    next.delete(text);
    next.set(text, findingsAround(found, index, $from.start(), $from.end()));
  }
  for (const text of next.keys()) {
    if (next.size <= mostRemembered) break;
    next.delete(text);
  }
  return next;
}

/** The findings between two positions, of which that at `index` is one. */
function findingsAround(
  found: readonly Found[],
  index: number,
  start: number,
  end: number,
): LostFinding[] {
  let first = index;
  while ((found[first - 1]?.from ?? -1) >= start) first -= 1;
  let past = index + 1;
  while ((found[past]?.from ?? Infinity) <= end) past += 1;
  return found
    .slice(first, past)
    .filter(({ from, to }) => from >= start && to <= end)
    .map(({ from, to, placed }) => ({ from: from - start, to: to - start, placed }));
}

/** Puts findings back where, within `region`, a block has come back. @returns those put back too */
export function bringBack(
  lost: Lost,
  found: readonly Found[],
  doc: Node,
  region: Region | null,
  newId: () => string,
): { readonly found: readonly Found[]; readonly back: ReadonlySet<string> } {
  const back = new Map<string, Found>();
  if (region === null || lost.size === 0) return { found, back: new Set() };
  let ids: ReadonlySet<string> | null = null;
  for (const { node, start } of blocksIn(doc, region)) {
    if (node.content.size > longestRemembered) continue;
    for (const { from, to, placed } of lost.get(textOf(node)) ?? []) {
      const place = { from: start + from, to: start + to };
      if (found.some((one) => one.from < place.to && one.to > place.from)) continue;
      ids ??= new Set(found.map((one) => one.placed.id));
      // Words that were copied stand in two places now, and are two findings.
      const isTaken = ids.has(placed.id) || back.has(placed.id);
      const one = { ...place, placed: isTaken ? { ...placed, id: newId() } : placed };
      back.set(one.placed.id, { ...one, isKept: isKeptBy(doc, { ...one, isKept: false }) });
    }
  }
  if (back.size === 0) return { found, back: new Set() };
  return { found: [...found, ...back.values()].sort(inOrder), back: new Set(back.keys()) };
}
