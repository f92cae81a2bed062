import type { TextSpan } from '../../article/text-blocks.ts';
import { touches, type Token } from './tokens.ts';

/** A day, or a month of a year, as a story writes it. Months count from 1, weekdays from Sunday, 0. */
export interface WrittenDay {
  readonly weekday: number | null;
  readonly day: number | null;
  readonly month: number;
  readonly year: number | null;
  /** Whether the month stands before the day: “March 3”. */
  readonly monthFirst: boolean;
}

/** A day of the Gregorian calendar. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The weekdays' names, Sunday first. */
export const WEEKDAYS = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
] as const;

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const shortWeekdays: Readonly<Record<string, number>> = {
  Sun: 0,
  Mon: 1,
  Tue: 2,
  Tues: 2,
  Wed: 3,
  Thu: 4,
  Thur: 4,
  Thurs: 4,
  Fri: 5,
  Sat: 6,
};
const monthNumbers: ReadonlyMap<string, number> = new Map([
  ...MONTHS.map((name, index) => [name, index + 1] as const),
  ...MONTHS.map((name, index) => [name.toUpperCase(), index + 1] as const),
  ...MONTHS.map((name, index) => [name.slice(0, 3), index + 1] as const),
  ['Sept', 9],
]);
const DAY_MS = 86_400_000;

/** The number of a weekday written out (Sunday is 0), or −1. */
export function weekdayNumber(name: string): number {
  return WEEKDAYS.findIndex((weekday) => weekday === name);
}

/** The day as a count of days since 1 January 1970. */
export function dayNumber({ year, month, day }: CalendarDay): number {
  return Math.round(Date.UTC(year, month - 1, day) / DAY_MS);
}

/** The day that many days after 1 January 1970. */
export function dayOfNumber(count: number): CalendarDay {
  const date = new Date(count * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The weekday of a day, Sunday is 0. */
export function weekdayOf(day: CalendarDay): number {
  return (((dayNumber(day) + 4) % 7) + 7) % 7;
}

/** How many days a month has. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** A day as a message says it: “14 March 2023”. */
export function sayDay({ year, month, day }: CalendarDay): string {
  return `${String(day)} ${sayMonth(month)} ${String(year)}`;
}

/** The name of a month, counted from 1. */
export function sayMonth(month: number): string {
  return MONTHS[month - 1] ?? '';
}

/** A day that was read, the index of the token after it, and its words. */
export interface DayRead extends TextSpan {
  readonly written: WrittenDay;
  readonly next: number;
}

/** Reads the day that begins at token `at`: “Tuesday, 14 March 2023”, “Monday (March 3)”, “May 2021”. */
export function readDay(tokens: readonly Token[], at: number): DayRead | undefined {
  const weekday = readWeekday(tokens, at);
  const start = weekday ? weekday.next : at;
  const core = dayFirst(tokens, start) ?? monthFirst(tokens, start) ?? isoDay(tokens, start);
  if (!core || (weekday?.bracket === true && tokens[core.next]?.word !== ')')) return undefined;
  if (weekday && core.written.day === null) return undefined;
  const last = tokens[core.next - 1];
  const written = { ...core.written, weekday: weekday?.weekday ?? null };
  return { written, next: core.next, from: tokens[at]?.from ?? 0, to: last?.to ?? 0 };
}

function readWeekday(tokens: readonly Token[], at: number) {
  const word = tokens[at]?.word ?? '';
  let weekday = weekdayNumber(word);
  let next = at + 1;
  if (weekday < 0 && Object.hasOwn(shortWeekdays, word)) {
    weekday = shortWeekdays[word] ?? -1;
    if (tokens[next]?.word === '.') next += 1;
  }
  if (weekday < 0) return undefined;
  const bracket = tokens[next]?.word === '(';
  if (bracket || tokens[next]?.word === ',') next += 1;
  if (tokens[next]?.lower === 'the') next += 1;
  return { weekday, next, bracket };
}

type Core = Pick<DayRead, 'written' | 'next'>;

// “14 March 2023”, “the 11th of June”
function dayFirst(tokens: readonly Token[], at: number): Core | undefined {
  const day = readDayNumber(tokens, at);
  if (!day || tokens[at - 1]?.word === '.') return undefined;
  const next = tokens[day.next]?.lower === 'of' ? day.next + 1 : day.next;
  const month = readMonth(tokens, next);
  if (!month) return undefined;
  const year = readYear(tokens, month.next);
  return core(day.value, month.value, year, month.next, false);
}

// “March 3, 2025”, “Oct. 3”, “May 2021”
function monthFirst(tokens: readonly Token[], at: number): Core | undefined {
  const month = readMonth(tokens, at);
  if (!month) return undefined;
  const day = readDayNumber(tokens, month.next);
  if (day && !opensRange(tokens, day.next)) {
    const year = readYear(tokens, day.next);
    return core(day.value, month.value, year, day.next, true);
  }
  const year = readYear(tokens, month.next);
  return year ? core(null, month.value, year, month.next, true) : undefined;
}

// “March 3-9”, “June 12:30”, “May 20 million”
function opensRange(tokens: readonly Token[], at: number): boolean {
  const sign = tokens[at];
  if (/^(?:million|billion|per|percent|people)$/.test(sign?.lower ?? '')) return true;
  return (
    touches(tokens[at - 1], sign) &&
    /^[-–:/%]$/.test(sign?.word ?? '') &&
    !/^\p{L}/u.test(tokens[at + 1]?.word ?? '')
  );
}

function isoDay(tokens: readonly Token[], at: number): Core | undefined {
  const parts = tokens.slice(at, at + 5);
  const text = parts.map(({ word }) => word).join('');
  const end = parts[0] ? parts[0].from + text.length : -1;
  const found = /^((?:19|20)\d\d)-(\d\d)-(\d\d)$/.exec(text);
  if (!found || parts[4]?.to !== end) return undefined;
  const [, year, month, day] = found.map(Number);
  if (!year || !month || month > 12 || !day) return undefined;
  const written = { weekday: null, day, month, year, monthFirst: true };
  return { written, next: at + 5 };
}

function core(
  day: number | null,
  month: number,
  year: { value: number; next: number } | undefined,
  next: number,
  isMonthFirst: boolean,
): Core {
  const written = {
    weekday: null,
    day,
    month,
    year: year?.value ?? null,
    monthFirst: isMonthFirst,
  };
  return { written, next: year?.next ?? next };
}

function readDayNumber(tokens: readonly Token[], at: number) {
  const token = tokens[at];
  if (!token || !/^\d{1,2}$/.test(token.word)) return undefined;
  const value = Number(token.word);
  if (value < 1 || value > 31) return undefined;
  const ending = tokens[at + 1];
  const hasEnding = touches(token, ending) && /^(?:st|nd|rd|th)$/.test(ending?.word ?? '');
  return { value, next: hasEnding ? at + 2 : at + 1 };
}

function readMonth(tokens: readonly Token[], at: number) {
  const word = tokens[at]?.word ?? '';
  const value = monthNumbers.get(word);
  if (value === undefined) return undefined;
  const isShort = word.length < 5 && touches(tokens[at], tokens[at + 1]);
  return { value, next: isShort && tokens[at + 1]?.word === '.' ? at + 2 : at + 1 };
}

function readYear(tokens: readonly Token[], at: number) {
  const index = tokens[at]?.word === ',' ? at + 1 : at;
  const word = tokens[index]?.word ?? '';
  if (!/^(?:1[5-9]|20)\d\d$/.test(word)) return undefined;
  if (touches(tokens[index], tokens[index + 1]) && /^[\p{L}%]/u.test(tokens[index + 1]?.word ?? ''))
    return undefined;
  return { value: Number(word), next: index + 1 };
}
