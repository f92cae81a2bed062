import type { Reading, StoryTime } from './check.ts';
import { dayNumber, dayOfNumber, daysInMonth, type CalendarDay, type WrittenDay } from './days.ts';
import { findShapes, shapePattern } from './figured-text.ts';

// “HOLM, March 14 (Norland Post) —”
const opening = shapePattern(
  String.raw`^[\p{Lu}][^\uE000.!?—–]{1,50}, ?(?:\p{L}+, ?)?{d}(?: ?\([^()]{2,40}\))? ?(?:—|–|--|-)\s`,
  '',
);

/** The day of a story's dateline, from its own block or from the words that open a paragraph. */
export function readDateline({ role, figured }: Reading): WrittenDay | null {
  if (role === 'dateline')
    return figured.figures.find(({ written }) => written?.day)?.written ?? null;
  if (role !== 'paragraph') return null;
  for (const { figures } of findShapes(figured, opening, {
    from: 0,
    to: Math.min(200, figured.shape.length),
  }))
    if (figures[0]?.written?.day) return figures[0].written;
  return null;
}

// Half a year either way another year is as near.
const CERTAIN = 150;

/**
 * The day that a dateline speaks of. Without a year it is the one nearest to the day of writing,
 * if that is near enough for no other to be meant; null when it is not.
 */
function datelineDay(written: WrittenDay | null, writtenOn: CalendarDay): CalendarDay | null {
  if (written?.day == null) return null;
  const { month, day, year } = written;
  if (year !== null) return day <= daysInMonth(year, month) ? { year, month, day } : null;
  const nearest = nearestDay(month, day, writtenOn);
  return nearest && Math.abs(daysBetween(nearest, writtenOn)) <= CERTAIN ? nearest : null;
}

/** The day of that month and number nearest to another day, or null when there is none near. */
export function nearestDay(month: number, day: number, to: CalendarDay): CalendarDay | null {
  const days = [to.year - 1, to.year, to.year + 1]
    .filter((year) => day <= daysInMonth(year, month))
    .map((year) => ({ year, month, day }));
  days.sort((a, b) => Math.abs(daysBetween(a, to)) - Math.abs(daysBetween(b, to)));
  return days[0] ?? null;
}

/** How many days after `before` the day `after` is. */
export function daysBetween(before: CalendarDay, after: CalendarDay): number {
  return dayNumber(after) - dayNumber(before);
}

/** When a story speaks, from what was read in its blocks. `writtenAt` is milliseconds in UTC. */
export function storyTime(
  reads: readonly { readonly dateline: WrittenDay | null; readonly years: readonly number[] }[],
  writtenAt: number,
): StoryTime {
  const writtenOn = dayOfNumber(Math.floor(writtenAt / 86_400_000));
  const written = reads.find(({ dateline }) => dateline !== null)?.dateline ?? null;
  const years = [...new Set(reads.flatMap((read) => read.years))];
  return { dateline: datelineDay(written, writtenOn), writtenOn, years };
}
