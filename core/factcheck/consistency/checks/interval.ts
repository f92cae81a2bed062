import type { TextSpan } from '../../../article/text-blocks.ts';
import type { Figure } from '../figure.ts';
import {
  overviewOf,
  placeIn,
  type Check,
  type Noted,
  type Reading,
  type Spot,
  type StorySpot,
  type StoryTime,
} from '../check.ts';
import { dayNumber, daysInMonth, weekdayNumber, type WrittenDay } from '../days.ts';
import { findShapes, shapePattern, type FiguredText, type ShapeMatch } from '../figured-text.ts';
import { sayCount, sayNumber } from '../saying.ts';

/** A year and how long before the story's own day it is said to be. */
interface AgoFact extends TextSpan {
  readonly year: number;
  readonly ago: number;
  readonly slack: number;
}

/** A length of time that its own beginning and end do not leave room for. */
export const interval: Check = {
  id: 'interval',
  description: 'A number of years or days that does not go with its own beginning and end.',
  examples: {
    flags: [
      'She led the union from 2010 to 2014, a span of eight years.',
      'The war lasted 11 years, from 1701 to 1708.',
      'The bakery opened in 1987 and closed in 2003, 26 years later.',
      'The shop will be shut for three days from Monday to Friday.',
      'The blockade ran from 3 March to 9 March 2023, a full 12 days.',
      'dateline: HOLM, 14 March 2023\nHe joined the bank in 2005, twelve years ago, as a clerk.',
    ],
    ignores: [
      'She led the union from 2010 to 2014, five years, or four, as others count.',
      'She led the union from 2010 to 2014, two years longer than her father.',
      'The bakery opened in 1987 and closed in 2003, 16 years later.',
      'The shop is open three days a week from Monday to Friday.',
      'The shop will be shut for five days from Monday to Friday, 12 days from Monday to Friday.',
      'The dispute lasted 13 days, from 7 to 20 January.',
      'dateline: HOLM, 14 March 2023\nHe joined the bank in 2005, two decades ago.',
      'From 2010 to 2014 three years were dry.',
      'She was mayor from 1998 to 2006 and from 2010 to 2014, twelve years in all.',
      'He was in prison from 2009 to 2019, two years of it alone.',
    ],
  },
  checkBlock,
  overview: overviewOf<AgoFact>({ read, compare }),
};

const unit = '(?<unit>years?|decades?)';
const ends = '(?=[,.;)]|$| –| —| in all| in total| altogether| later)';
const noun = '(?:(?:a|an) )?(?:(?:period|span|stretch|spell|total|reign|term|time) of )?';
const yearForms: readonly (readonly [RegExp, string])[] = [
  [
    shapePattern(
      `\\b(?:from|[Bb]etween) {y} (?:to|until|till|and) {y},? (?:or |that is |for )?${noun}{n} ${unit}${ends}`,
      'gi',
    ),
    'abn',
  ],
  [shapePattern(`{n} ${unit},? (?:–|—)? ?(?:from|between) {y} (?:to|until|till|and) {y}`), 'nab'],
  [shapePattern(`\\bin {y}{~50} in {y},? (?:only |just )?{n} ${unit} later`, 'gi'), 'abn'],
  [shapePattern(`{l},? ${noun}{n} ${unit}${ends}`), 'ln'],
];
const dayForms: readonly (readonly [RegExp, string])[] = [
  [
    shapePattern(`\\bfrom {nd} (?:to|until|till) {d}, ${noun}{n} (?<unit>days|weeks)${ends}`, 'gi'),
    'abn',
  ],
  [shapePattern(`{n} (?<unit>days|weeks), from {nd} (?:to|until|till) {d}`), 'nab'],
];
const names = '(?:Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday)';
const weekdays = shapePattern(
  `{n} days,? (?:from )?(?<a>${names}) (?:to|until|till|through) (?<b>${names})`,
);
const ago = shapePattern(`\\bin {yd},? (?:only |just )?{n} ${unit} ago`, 'gi');

function* checkBlock({ figured }: Reading): Iterable<Spot> {
  for (const [pattern, order] of yearForms)
    for (const match of findShapes(figured, pattern))
      if (!hasOtherYears(figured, match)) yield* yearSpots(match, order);
  for (const [pattern, order] of dayForms)
    for (const match of findShapes(figured, pattern)) yield* daySpots(match, order);
  for (const match of findShapes(figured, weekdays)) yield* weekdaySpots(match);
}

// “from 1998 to 2006 and from 2010 to 2014, twelve years in all”
function hasOtherYears(figured: FiguredText, { figures, at }: ShapeMatch): boolean {
  const sentence = figured.sentences.find(({ to }) => to >= at.to);
  const isYear = ({ kind }: Figure): boolean => kind === 'year' || kind === 'span';
  return (sentence?.figures.filter(isYear).length ?? 0) > figures.filter(isYear).length;
}

function* yearSpots({ figures, words, ...span }: ShapeMatch, order: string): Iterable<Spot> {
  const said = figures[order.indexOf('n')];
  const whole = figures[order.indexOf('l')];
  const from = whole?.value ?? figures[order.indexOf('a')]?.value;
  const to = whole?.until ?? figures[order.indexOf('b')]?.value;
  if (!said || from === undefined || to === undefined || to <= from) return;
  const size = lengthOf(said, words['unit']);
  const years = to - from;
  // Both ends may be counted, or neither.
  if (Math.abs(size.years - years) <= 1 + size.slack) return;
  yield {
    message: `From ${String(from)} to ${String(to)} is ${sayCount(years, 'year')}, not ${sayNumber(size.years)}.`,
    working: `${String(to)} − ${String(from)} = ${String(years)}`,
    spans: [{ from: span.from, to: span.to }],
  };
}

function lengthOf({ value, hedged }: Figure, unitWord = 'years'): { years: number; slack: number } {
  const isDecades = unitWord.toLowerCase().startsWith('decade');
  const years = isDecades ? value * 10 : value;
  return { years, slack: (isDecades ? 4 : 0) + (hedged ? Math.max(1, years * 0.15) : 0) };
}

function* daySpots({ figures, words, ...span }: ShapeMatch, order: string): Iterable<Spot> {
  const [said, first, last] = ['n', 'a', 'b'].map((part) => figures[order.indexOf(part)]);
  if (!said || !first || last?.written?.day == null || said.hedged) return;
  const days = daysFrom(first, last.written);
  if (days === null || days <= 0) return;
  const isWeeks = words['unit'] === 'weeks';
  const fits = isWeeks
    ? Math.abs(said.value * 7 - days) <= 6
    : said.value >= days - 1 && said.value <= days + 1;
  if (fits) return;
  yield {
    message: `That is ${String(days)} days, or ${String(days + 1)} with the first and the last, not ${sayNumber(said.value)}${isWeeks ? ' weeks' : ''}.`,
    working: `From the first day to the last: ${String(days)} days; both counted: ${String(days + 1)}`,
    spans: [{ from: span.from, to: span.to }],
  };
}

// “from 7 to 20 January”, “from 28 February to 3 March”: within a year, a leap day aside.
function daysFrom(first: Figure, last: WrittenDay): number | null {
  if (last.day === null) return null;
  const written = first.written ?? { month: last.month, day: first.value, year: null };
  const year = last.year ?? 2023;
  const startYear = written.year ?? (written.month > last.month ? year - 1 : year);
  if (written.day === null || written.day > daysInMonth(startYear, written.month)) return null;
  return (
    dayNumber({ year, month: last.month, day: last.day }) -
    dayNumber({ year: startYear, month: written.month, day: written.day })
  );
}

function* weekdaySpots({ figures, words, ...span }: ShapeMatch): Iterable<Spot> {
  const [said] = figures;
  const days = (weekdayNumber(words['b'] ?? '') - weekdayNumber(words['a'] ?? '') + 7) % 7;
  if (!said || said.hedged || days === 0) return;
  const left = said.value % 7;
  if (left === days || left === (days + 1) % 7) return;
  yield {
    message: `From ${words['a'] ?? ''} to ${words['b'] ?? ''} is ${String(days)} days, or ${String(days + 1)} with both, not ${sayNumber(said.value)}.`,
    working: `${words['a'] ?? ''} + ${String(days)} days = ${words['b'] ?? ''}; both counted: ${String(days + 1)}`,
    spans: [{ from: span.from, to: span.to }],
  };
}

function read({ figured }: Reading): readonly AgoFact[] {
  return [...findShapes(figured, ago)].flatMap(agoFacts);
}

function agoFacts({ figures, words, from, to }: ShapeMatch): AgoFact[] {
  const [when, said] = figures;
  const year = when?.written ? when.written.year : when?.value;
  if (!said || year == null) return [];
  const { years, slack } = lengthOf(said, words['unit']);
  return [{ year, ago: years, slack: slack + 1, from, to }];
}

function* compare(noted: readonly Noted<AgoFact>[], { dateline }: StoryTime): Iterable<StorySpot> {
  if (!dateline) return;
  for (const { block, fact } of noted) {
    const years = dateline.year - fact.year;
    if (years < 0 || Math.abs(years - fact.ago) <= fact.slack) continue;
    yield {
      message: `${String(fact.year)} was ${sayCount(years, 'year')} before the dateline, not ${sayNumber(fact.ago)}.`,
      working: `${String(dateline.year)} − ${String(fact.year)} = ${String(years)}`,
      places: [placeIn(block, fact)],
    };
  }
}
