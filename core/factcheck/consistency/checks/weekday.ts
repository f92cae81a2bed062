import type { TextSpan } from '../../../article/text-blocks.ts';
import {
  overviewOf,
  placeIn,
  type Check,
  type Noted,
  type Reading,
  type StorySpot,
  type StoryTime,
} from '../check.ts';
import { daysBetween, nearestDay } from '../dateline.ts';
import {
  WEEKDAYS,
  dayNumber,
  dayOfNumber,
  daysInMonth,
  sayDay,
  weekdayNumber,
  weekdayOf,
  type CalendarDay,
  type WrittenDay,
} from '../days.ts';
import { findShapes, shapePattern, type FiguredText } from '../figured-text.ts';

/** A weekday with its date, or with “yesterday”, “today”, “tomorrow” (`shift` days). */
type WeekdayFact = TextSpan &
  (
    | { readonly kind: 'date'; readonly weekday: number; readonly written: WrittenDay }
    | {
        readonly kind: 'relative';
        readonly weekday: number;
        readonly shift: number;
        readonly word: string;
      }
    | { readonly kind: 'year'; readonly shift: number }
  );

/** A weekday that its date does not fall on. */
export const weekday: Check = {
  id: 'weekday',
  description: 'A weekday that its date, or the day of the dateline, does not fall on.',
  examples: {
    flags: [
      'The council met on Monday, 14 March 2023.',
      'The council met on 14 March 2023, a Monday.',
      'dateline: HOLM, 14 March 2023\nThe court sits again on Friday (March 16).',
      'The court sits again on Friday, March 16, 2023.',
      'dateline: HOLM, 14 March 2023\nThe bridge was closed yesterday, Sunday, for repairs.',
      'dateline: HOLM, 14 March 2023\nIt opens tomorrow, on Thursday.',
    ],
    ignores: [
      'The council met on Tuesday, 14 March 2023, and meets on Thursday, 16 March.',
      'The council met on 14 March 2023, a Tuesday.',
      'dateline: HOLM, 14 March 2023\nThe bridge was closed yesterday, Monday, and opens today, Tuesday.',
      'In 1986 the plant leaked. On Monday, 3 March, the town was emptied.',
      'The bridge was closed yesterday, Sunday, for repairs.',
      'dateline: HOLM, 14 March 2023\nThe barn burnt down on Friday, 18 February last year.',
      'dateline: HOLM, 14 March 2023\nThree years ago the river rose. It broke its banks on Friday, 21 February.',
      'On Sunday, 25 October 1917, by the old calendar, the ship lay there.',
      'dateline: HOLM, 14 March 2023\nThe hall is open on 16 March, Friday and Saturday it is closed.',
    ],
  },
  overview: overviewOf<WeekdayFact>({ read, compare }),
};

const names = WEEKDAYS.join('|');
const dateThenDay = shapePattern(
  `{d},? \\(?(?:which (?:was|is) |that was )?(?:an? )?(?<weekday>${names})(?=[,.)]|$)(?! and)`,
);
const relative = shapePattern(
  `\\b(?<word>yesterday|today|tomorrow),? (?:\\(|on )?(?<weekday>${names})(?=[,.);]|$)(?!, {d})`,
  'gi',
);
const shifts: Readonly<Record<string, number>> = { yesterday: -1, today: 0, tomorrow: 1 };
// Countries went over to this calendar one by one, some as late as 1923.
const FIRST_CERTAIN_YEAR = 1924;

function read({ figured, role }: Reading): readonly WeekdayFact[] {
  const facts: WeekdayFact[] = [];
  for (const { written, from, to } of figured.figures)
    if (written?.day && written.weekday !== null)
      facts.push({ kind: 'date', weekday: written.weekday, written, from, to });
  for (const match of findShapes(figured, dateThenDay)) facts.push(...afterDate(match));
  if (role !== 'dateline') facts.push(...relatives(figured), ...otherYears(figured));
  return facts;
}

function afterDate(match: {
  figures: readonly { written: WrittenDay | null; from: number }[];
  words: Readonly<Record<string, string | undefined>>;
  to: number;
}): WeekdayFact[] {
  const day = match.figures[0];
  const number = weekdayNumber(match.words['weekday'] ?? '');
  if (!day?.written?.day || day.written.weekday !== null || number < 0) return [];
  return [{ kind: 'date', weekday: number, written: day.written, from: day.from, to: match.to }];
}

function relatives(figured: FiguredText): WeekdayFact[] {
  return [...findShapes(figured, relative)].flatMap(({ words, from, to }) => {
    const word = (words['word'] ?? '').toLowerCase();
    const number = weekdayNumber(words['weekday'] ?? '');
    return number < 0
      ? []
      : [{ kind: 'relative', weekday: number, shift: shifts[word] ?? 0, word, from, to }];
  });
}

const otherYear = shapePattern(
  '(?:(?<back>\\b(?:last|the previous) year|(?:\\ba|{n}) years? (?:ago|earlier|before))|\\b(?:next|the following) year|(?:\\ba|{n}) years? later)\\b',
  'gi',
);

// “last year’s fair”, “three years ago”: the dates told with it are of that year.
function otherYears(figured: FiguredText): WeekdayFact[] {
  return [...findShapes(figured, otherYear)].map(({ figures, words, from, to }) => {
    const years = figures[0]?.value ?? 1;
    return { kind: 'year', shift: words['back'] === undefined ? years : -years, from, to };
  });
}

function* compare(noted: readonly Noted<WeekdayFact>[], time: StoryTime): Iterable<StorySpot> {
  const today = (time.dateline ?? time.writtenOn).year;
  const told = noted.flatMap(({ fact }) => (fact.kind === 'year' ? [today + fact.shift] : []));
  yield* judge(noted, { ...time, years: [...new Set([...time.years, ...told])] });
}

function* judge(noted: readonly Noted<WeekdayFact>[], time: StoryTime): Iterable<StorySpot> {
  const elsewhere = isOfAnotherYear(noted, time);
  for (const { block, fact } of noted) {
    if (fact.kind === 'year') continue;
    const place = [placeIn(block, fact)];
    if (fact.kind === 'relative') {
      if (!time.dateline) continue;
      const day = dayOfNumber(dayNumber(time.dateline) + fact.shift);
      if (weekdayOf(day) === fact.weekday) continue;
      yield {
        message: `By the dateline, ${fact.word} is a ${sayWeekday(weekdayOf(day))}, not a ${sayWeekday(fact.weekday)}.`,
        working: `The dateline says ${sayDay(time.dateline)}, a ${sayWeekday(weekdayOf(time.dateline))}; so ${fact.word} is ${sayDay(day)}, a ${sayWeekday(weekdayOf(day))}.`,
        places: place,
      };
    } else if (fact.written.year !== null || !elsewhere) yield* againstCalendar(fact, place, time);
  }
}

function* againstCalendar(
  fact: WeekdayFact & { kind: 'date' },
  places: StorySpot['places'],
  time: StoryTime,
): Iterable<StorySpot> {
  const days = meantDays(fact.written, time);
  if (days.length === 0 || days.some((day) => weekdayOf(day) === fact.weekday)) return;
  // Years that a story names elsewhere speak for a date, never against it.
  const [first] = days;
  const years = [...named(fact.written, time)];
  if (!first || years.some((day) => weekdayOf(day) === fact.weekday)) return;
  yield {
    message: `${sayDay(first)} is a ${sayWeekday(weekdayOf(first))}, not a ${sayWeekday(fact.weekday)}.`,
    working: days.map((day) => `${sayDay(day)} = ${sayWeekday(weekdayOf(day))}`).join('; '),
    places,
  };
}

// So near to the day of writing no other year is meant.
const NEAR = 60;

/** The days that a date may mean by the calendar, the likeliest first. */
function meantDays({ year, month, day }: WrittenDay, time: StoryTime): readonly CalendarDay[] {
  if (day === null) return [];
  if (year !== null)
    return year >= FIRST_CERTAIN_YEAR && day <= daysInMonth(year, month)
      ? [{ year, month, day }]
      : [];
  const from = time.dateline ?? time.writtenOn;
  const nearest = nearestDay(month, day, from);
  if (!nearest) return [];
  const distance = daysBetween(nearest, from);
  if (Math.abs(distance) <= NEAR) return [nearest];
  const other = { ...nearest, year: nearest.year + (distance > 0 ? 1 : -1) };
  return day <= daysInMonth(other.year, month) ? [nearest, other] : [nearest];
}

function* named({ year, month, day }: WrittenDay, time: StoryTime): Iterable<CalendarDay> {
  if (year !== null || day === null) return;
  // Without a dateline the story may be of the year after the last one that it names.
  const last = time.dateline ? [] : [Math.max(...time.years) + 1];
  for (const other of [...time.years, ...last])
    if (day <= daysInMonth(other, month)) yield { year: other, month, day };
}

const YEARS_BACK = 15;

/**
 * Whether none of several dates without a year fits the year of writing but all fit one before it:
 * then it is an old story that was put into the desk later.
 */
function isOfAnotherYear(noted: readonly Noted<WeekdayFact>[], time: StoryTime): boolean {
  if (time.dateline) return false;
  const dates = noted.flatMap(({ fact }) =>
    fact.kind === 'date' && fact.written.year === null ? [fact] : [],
  );
  const different = new Set(
    dates.map(({ written }) => `${String(written.month)}-${String(written.day)}`),
  );
  if (different.size < 2) return false;
  if (
    dates.some(({ written, weekday: on }) =>
      meantDays(written, time).some((day) => weekdayOf(day) === on),
    )
  )
    return false;
  const back = Array.from({ length: YEARS_BACK }, (_, index) => time.writtenOn.year - index);
  return back.some((year) =>
    dates.every(
      ({ written: { month, day }, weekday: on }) =>
        day !== null && weekdayOf({ year, month, day }) === on,
    ),
  );
}

function sayWeekday(number: number): string {
  return WEEKDAYS[number] ?? '';
}
