import type { Figure } from './figure.ts';
import type { Spot } from './check.ts';
import { sayChange, sayNumber } from './saying.ts';
import { unitOf } from './units.ts';

/** Which way a change goes. */
export type Direction = 'up' | 'down';

/** A change that a sentence tells: from one figure to another, by how much. */
export interface Change {
  readonly before: Figure;
  readonly after: Figure;
  readonly direction: Direction | null;
  /** The change as the sentence gives it: per cent, points or a fraction; or null. */
  readonly by: Figure | null;
  /** “doubled”, “almost tripled”; or null. */
  readonly times: { readonly word: string; readonly hedge: string } | null;
}

/** What does not fit in a change, or undefined when it fits or cannot be told. */
export function changeSpot(change: Change): Omit<Spot, 'spans'> | undefined {
  const { before, after } = change;
  if (!isComparable(before, after)) return undefined;
  const wrongWay = wrongDirection(change);
  if (wrongWay) return wrongWay;
  if (change.times) return wrongMultiple(change, change.times);
  return change.by ? wrongAmount(change, change.by) : undefined;
}

function isComparable(before: Figure, after: Figure): boolean {
  if (before.value <= 0 || after.value <= 0) return false;
  // “from 1.2 to 1.8 million”: the first is in millions too.
  if (before.scaled !== after.scaled && (before.value < 1000 || after.value < 1000)) return false;
  if (unitOf(before.unit)?.dimension === 'temperature') return false;
  const isSame = before.kind === after.kind && unitName(before) === unitName(after);
  // “from 7.2 to 6.1 percent”, “from 120 to 180 tonnes”, “from 80 crowns to 100”
  return isSame || before.kind === 'count' || after.kind === 'count';
}

function unitName({ unit }: Figure): string {
  return unitOf(unit)?.name ?? unit;
}

function wrongDirection({ before, after, direction }: Change): Omit<Spot, 'spans'> | undefined {
  if (before.hedged || after.hedged || before.value === after.value) return undefined;
  const actual: Direction = after.value > before.value ? 'up' : 'down';
  if (direction === null || direction === actual) return undefined;
  const [said, is] = direction === 'up' ? ['rise', 'fall'] : ['fall', 'rise'];
  return {
    message: `The text speaks of a ${said}, but its figures ${is}.`,
    working: `${arrow(before, after)} is ${sayChange(after.value - before.value)}`,
  };
}

// From as low to as high as each word may be said of.
const multiples: Readonly<Record<string, readonly [times: number, least: number, most: number]>> = {
  doubled: [2, 1.8, 2.3],
  tripled: [3, 2.7, 3.45],
  trebled: [3, 2.7, 3.45],
  quadrupled: [4, 3.6, 4.6],
  halved: [0.5, 0.43, 0.57],
};

function wrongMultiple(
  { before, after }: Change,
  { word, hedge }: NonNullable<Change['times']>,
): Omit<Spot, 'spans'> | undefined {
  const [times = 1, least = 0, most = Infinity] = multiples[word] ?? [];
  const ratio = after.value / before.value;
  const isHedged = hedge !== '' || before.hedged || after.hedged;
  const low = isHedged ? least * 0.9 : least;
  const high = /more|over/.test(hedge) ? most * 1.4 : isHedged ? most * 1.1 : most;
  if (ratio >= low && ratio <= high) return undefined;
  return {
    message: `The figures have not ${word}.`,
    working: `${arrow(before, after)} is ${sayNumber(ratio)} times as much; “${word}” means ${sayNumber(times)} times`,
  };
}

function wrongAmount(change: Change, by: Figure): Omit<Spot, 'spans'> | undefined {
  const { before, after } = change;
  const points = after.value - before.value;
  const relative = (points / before.value) * 100;
  const said = by.kind === 'fraction' ? by.value * 100 : by.value;
  const isPercent = before.kind === 'percent' || after.kind === 'percent';
  if (by.kind === 'points') {
    if (!isPercent || Math.abs(Math.abs(points) - said) <= pointSlack(change, by)) return undefined;
    return amountSpot(
      change,
      by,
      `${arrow(before, after)} is ${sayChange(points)} percentage points`,
      sayNumber(Math.abs(points)),
    );
  }
  if (Math.abs(Math.abs(relative) - said) <= slack(change, by)) return undefined;
  // Many write “per cent” for percentage points.
  if (isPercent && Math.abs(Math.abs(points) - said) <= pointSlack(change, by)) return undefined;
  const working = `${arrow(before, after)} is ${sayChange(points)}; ${sayNumber(Math.abs(points))} ÷ ${sayNumber(before.value)} = ${sayNumber(Math.abs(relative))} %, the text says ${sayNumber(said)} %`;
  return amountSpot(change, by, working, `${sayNumber(Math.abs(relative), 1)} %`);
}

function amountSpot(
  { before, after }: Change,
  by: Figure,
  working: string,
  right: string,
): Omit<Spot, 'spans'> {
  const way = after.value >= before.value ? 'rise' : 'fall';
  const unit = by.kind === 'points' ? ' points' : '';
  const said =
    by.kind === 'fraction'
      ? `${sayNumber(by.value * 100, 0)} %`
      : by.kind === 'points'
        ? sayNumber(by.value)
        : `${sayNumber(by.value)} %`;
  return {
    message: `From ${sayNumber(before.value)} to ${sayNumber(after.value)} is a ${way} of ${right}${unit}, not ${said}.`,
    working,
  };
}

function pointSlack({ before, after }: Change, by: Figure): number {
  const rounding = before.step / 2 + after.step / 2 + by.step / 2;
  return rounding + 0.051 + (by.hedged ? 0.1 * by.value : 0);
}

/** How far the percentage may be off: what rounding of the three figures accounts for, and a bit. */
function slack({ before, after }: Change, by: Figure): number {
  const finest = Math.min(before.step, after.step);
  const ratio = after.value / before.value;
  const half = (figure: Figure): number =>
    (figure.scaled ? finest / 2 : roundHalf(figure)) / figure.value + (figure.hedged ? 0.08 : 0);
  const rounding = ratio * (half(before) + half(after)) * 100;
  if (by.kind === 'fraction') return rounding + Math.max(3, by.value * 12);
  return rounding + by.step * 0.51 + (by.hedged ? Math.max(1, by.value * 0.12) : 0.35);
}

// 8,000 may be rounded, but figures set beside a percentage are seldom rounder than a hundredth.
function roundHalf({ value, step }: Figure): number {
  let round = step;
  while (value % (round * 10) === 0) round *= 10;
  return Math.min(round / 2, Math.max(step / 2, value * 0.005));
}

function arrow(before: Figure, after: Figure): string {
  return `${sayNumber(before.value)} → ${sayNumber(after.value)}`;
}
