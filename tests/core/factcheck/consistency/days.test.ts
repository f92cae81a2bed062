import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayNumber,
  dayOfNumber,
  daysInMonth,
  WEEKDAYS,
  weekdayOf,
  type CalendarDay,
} from '../../../../core/factcheck/consistency/days.ts';
import { yearsBetween } from '../../../../core/factcheck/consistency/lives.ts';
import { inconsistenciesOf } from './stories.ts';

const months =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function lengthOf(year: number, month: number): number {
  return (lengths[month - 1] ?? 0) + (month === 2 && isLeap(year) ? 1 : 0);
}

/** Every day of 400 years after one another with its weekday, counted on from a known Saturday. */
function* daysOn(): Generator<CalendarDay & { weekday: number; count: number }> {
  let count = 0;
  for (let year = 1700; year < 2100; year += 1)
    for (let month = 1; month <= 12; month += 1)
      for (let day = 1; day <= lengthOf(year, month); day += 1) {
        // 1 January 1700 of the Gregorian calendar was a Friday.
        yield { year, month, day, weekday: (5 + count) % 7, count };
        count += 1;
      }
}

/** Zeller's congruence (1887), Sunday 0. */
function zeller({ year, month, day }: CalendarDay): number {
  const shifted = month < 3 ? month + 12 : month;
  const from = month < 3 ? year - 1 : year;
  const century = Math.floor(from / 100);
  const rest = from % 100;
  const saturdayFirst =
    day +
    Math.floor((13 * (shifted + 1)) / 5) +
    rest +
    Math.floor(rest / 4) +
    Math.floor(century / 4) +
    5 * century;
  return (saturdayFirst + 6) % 7;
}

const anyDay = fc
  .record({ year: fc.integer({ min: 1924, max: 2099 }), month: fc.integer({ min: 1, max: 12 }) })
  .chain(({ year, month }) =>
    fc
      .integer({ min: 1, max: lengthOf(year, month) })
      .map((day): CalendarDay => ({ year, month, day })),
  );

describe('the calendar', () => {
  it('counts every day of 400 years, and goes back, as counting on one by one does', () => {
    const first = dayNumber({ year: 1700, month: 1, day: 1 });
    const wrong: CalendarDay[] = [];
    let days = 0;
    for (const { weekday, count, ...day } of daysOn()) {
      days += 1;
      const back = dayOfNumber(first + count);
      const isRight =
        dayNumber(day) === first + count &&
        weekdayOf(day) === weekday &&
        back.year === day.year &&
        back.month === day.month &&
        back.day === day.day;
      if (!isRight) wrong.push(day);
    }
    expect(days).toBe(146_097);
    expect(wrong).toEqual([]);
  });

  it('knows the length of every month of 400 years', () => {
    for (let year = 1700; year < 2100; year += 1)
      for (let month = 1; month <= 12; month += 1)
        expect(daysInMonth(year, month)).toBe(lengthOf(year, month));
  });

  it('flags a weekday exactly where Zeller’s congruence has another', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 6 }), fc.boolean(), (day, said, isBritish) => {
        const month = months[day.month - 1] ?? '';
        const date = isBritish
          ? `${String(day.day)} ${month} ${String(day.year)}`
          : `${month} ${String(day.day)}, ${String(day.year)}`;
        const found = inconsistenciesOf(`The council met on ${WEEKDAYS[said] ?? ''}, ${date}.`);
        expect(found.map(({ check }) => check)).toEqual(said === zeller(day) ? [] : ['weekday']);
        if (found[0]) expect(found[0].message).toContain(WEEKDAYS[zeller(day)]);
      }),
      { seed: 14, numRuns: 2000 },
    );
  });

  it('counts full years as one who waits for each birthday does', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 40_000 }), (born, later) => {
        const today = dayOfNumber(dayNumber(born) + later);
        let birthdays = 0;
        for (let year = born.year + 1; year <= today.year; year += 1) {
          const isOver =
            year < today.year ||
            today.month > born.month ||
            (today.month === born.month && today.day >= born.day);
          if (isOver) birthdays += 1;
        }
        expect(yearsBetween(born, today)).toEqual([birthdays, birthdays]);
      }),
      { seed: 15, numRuns: 2000 },
    );
  });
});
