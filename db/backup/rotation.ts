import type { Copy } from './copies.ts';

/** What rotation looks at. */
export type Rotated = Pick<Copy, 'name' | 'kind' | 'at' | 'isGood'> & {
  /** When everything was restored from it last; none says that it never was. */
  readonly restoredAt?: number | null;
};

/**
 * How many copies are kept: the newest of each hour, day and week in which copies were made, for
 * so many hours, days and weeks. Hours without a copy do not count, so that a holiday costs none.
 * Besides, so many are kept of those made before an update or a restore, of those made by hand, and
 * of those from which everything was restored last.
 */
export const keeping = {
  hours: 24,
  days: 14,
  weeks: 52,
  special: 6,
  byHand: 10,
  restored: 3,
} as const;

const hour = 60 * 60 * 1000;
const day = 24 * hour;
const week = 7 * day;
// 1970 began on a Thursday; weeks begin on Mondays.
const monday = 4 * day;

/**
 * The copies that need not be kept. Only the order in which they were made and the times that they
 * bear decide, not what the clock says now: a clock that is set far forward or back takes no good
 * copy along, since a wrong time takes one place at most in each row of hours, days and weeks. The
 * newest good copy always stays, and a bad one goes as soon as there is a good one.
 * @param copies in the order in which they were made
 * @returns their names, oldest first
 */
export function copiesToDrop(copies: readonly Rotated[]): string[] {
  const good = copies.filter(({ isGood }) => isGood);
  const newest = good.at(-1);
  if (!newest) return [];
  const kept = new Set<string>([newest.name]);
  const keep = ({ name }: Rotated): void => void kept.add(name);
  const backwards = good.toReversed();
  // Whoever makes many by hand has copies of each hour all the same.
  const scheduled = backwards.filter(({ kind }) => kind === 'backup' || kind === 'by-hand');
  newestOfEach(scheduled, ({ at }) => Math.floor(at / hour), keeping.hours).forEach(keep);
  newestOfEach(backwards, ({ at }) => Math.floor(at / day), keeping.days).forEach(keep);
  newestOfEach(backwards, ({ at }) => Math.floor((at - monday) / week), keeping.weeks).forEach(
    keep,
  );
  backwards.filter(isSpecial).slice(0, keeping.special).forEach(keep);
  backwards
    .filter(({ kind }) => kind === 'by-hand')
    .slice(0, keeping.byHand)
    .forEach(keep);
  restoredLast(good).forEach(keep);
  return copies.map(({ name }) => name).filter((name) => !kept.has(name));
}

function isSpecial({ kind }: Rotated): boolean {
  return kind === 'before-update' || kind === 'before-restore';
}

function restoredLast(copies: readonly Rotated[]): Rotated[] {
  return copies
    .filter(({ restoredAt }) => (restoredAt ?? null) !== null)
    .sort((one, other) => (other.restoredAt ?? 0) - (one.restoredAt ?? 0))
    .slice(0, keeping.restored);
}

function newestOfEach(
  backwards: readonly Rotated[],
  spanOf: (copy: Rotated) => number,
  most: number,
): Rotated[] {
  const spans = new Map<number, Rotated>();
  for (const copy of backwards) {
    if (spans.size >= most) break;
    if (!spans.has(spanOf(copy))) spans.set(spanOf(copy), copy);
  }
  return [...spans.values()];
}

/** Whether two times lie in the same week, which begins on Monday by UTC. */
export function isSameWeek(one: number, other: number): boolean {
  return Math.floor((one - monday) / week) === Math.floor((other - monday) / week);
}

/**
 * The copies that are given up so that `needed` bytes become free: the oldest, never the newest
 * good one.
 * @param copies in the order in which they were made
 * @returns their names; null when even all of them would not do, and none should be given up.
 */
export function copiesForRoom(
  copies: readonly (Rotated & Pick<Copy, 'size'>)[],
  needed: number,
): string[] | null {
  const newest = copies.findLast(({ isGood }) => isGood);
  const dropped: string[] = [];
  let freed = 0;
  for (const { name, size } of copies) {
    if (freed >= needed) break;
    if (name === newest?.name) continue;
    dropped.push(name);
    freed += size;
  }
  return freed >= needed ? dropped : null;
}
