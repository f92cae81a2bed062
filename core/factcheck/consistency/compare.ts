import { readThrough } from '../../article/leaf-text.ts';
import type { Inconsistency, StoryPlace } from '../inconsistency.ts';
import type { Noted, StorySpot, StoryTime } from './check.ts';
import { CHECKS } from './checks.ts';
import { storyTime } from './dateline.ts';
import type { ConsistencyRead } from './read.ts';

// A story with more than this is a list or a jest; nobody reads them all.
const MOST = 200;

/**
 * What does not fit in a story, in reading order. Its time is in proportion to the facts read.
 * @param writtenAt milliseconds in UTC
 */
export function compareReads(
  reads: readonly ConsistencyRead[],
  writtenAt: number,
): readonly Inconsistency[] {
  const time = storyTime(reads, writtenAt);
  const found = [...blockFinds(reads), ...storyFinds(reads, time)];
  found.sort((a, b) => order(a.places[0], b.places[0]));
  const keys = new Set<string>();
  return found.filter(({ key }) => keys.size < MOST && !keys.has(key) && keys.add(key));
}

function order(a: StoryPlace | undefined, b: StoryPlace | undefined): number {
  return (a?.block ?? 0) - (b?.block ?? 0) || (a?.from ?? 0) - (b?.from ?? 0);
}

function* blockFinds(reads: readonly ConsistencyRead[]): Iterable<Inconsistency> {
  for (const [block, { spots }] of reads.entries()) {
    for (const { check, spans, message, working } of spots) {
      const places = spans.map(({ from, to }) => ({ block, from, to }));
      yield inconsistency(reads, check, { message, working, places });
    }
  }
}

function* storyFinds(reads: readonly ConsistencyRead[], time: StoryTime): Iterable<Inconsistency> {
  for (const { id, overview } of CHECKS) {
    if (!overview) continue;
    const noted: Noted<unknown>[] = [];
    for (const [block, { role, facts }] of reads.entries())
      for (const fact of facts[id] ?? []) noted.push({ block, role, fact });
    if (noted.length === 0) continue;
    for (const spot of overview.compare(noted, time)) yield inconsistency(reads, id, spot);
  }
}

// Bound to the words alone: paragraphs written before it change nothing.
function inconsistency(
  reads: readonly ConsistencyRead[],
  check: string,
  { message, working, places }: StorySpot,
): Inconsistency {
  const inOrder = [...places].sort(order);
  const words = inOrder.map(({ block, from, to }) => reads[block]?.text.slice(from, to) ?? '');
  return {
    check,
    message,
    working,
    places: inOrder.map((place) => placed(reads[place.block], place)),
    key: `${check}: ${words.join(' | ')}`,
  };
}

/** Where words stand in the block itself, what is proposed among them counted. */
function placed(read: ConsistencyRead | undefined, place: StoryPlace): StoryPlace {
  if (!read || read.whole === read.text) return place;
  const { startOf, endOf } = readThrough(read.whole);
  return { ...place, from: startOf(place.from), to: endOf(place.to) };
}
