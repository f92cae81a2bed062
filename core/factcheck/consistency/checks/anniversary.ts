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
import { findShapes, shapePattern, textOffset, type FiguredText } from '../figured-text.ts';

/** A beginning and its anniversary; `year` is that of the anniversary, or null for the story's own. */
interface AnniversaryFact extends TextSpan {
  readonly begun: number;
  readonly count: number;
  readonly year: number | null;
  /** Years after the story's own that it falls in: 1 for “next year”. */
  readonly ahead: number;
  /** How far off still passes: what began is not said to have been founded. */
  readonly slack: number;
}

/** An anniversary that does not fall in the year it is said to. */
export const anniversary: Check = {
  id: 'anniversary',
  description: 'An anniversary that does not go with the year of founding.',
  examples: {
    flags: [
      'The orchestra, founded in 1952, celebrated its 60th anniversary in 2011.',
      'dateline: HOLM, 14 March 2023\nFounded in 1925, the club marks its 150th anniversary this year.',
      'The company was established in 1890 and turned 100 in 1980.',
      'dateline: HOLM, 14 March 2023\nThe dam broke in 1973. On the 40th anniversary on Tuesday 200 people laid flowers.',
      'Set up in 1998, the charity will mark its fiftieth birthday in 2021.',
    ],
    ignores: [
      'The orchestra, founded in 1952, celebrated its 60th anniversary in 2012.',
      'dateline: HOLM, 14 March 2023\nFounded in 1925, the club will mark its centenary in 2025, its 99th anniversary next year.',
      'The company was established in 1890 and merged in 1920. Its 100th anniversary as one was in 2020.',
      'The orchestra, founded in 1952, played at the 60th birthday of its conductor in 2011.',
      'The first bridge was built in 1702. The present one, opened in 1878, will be 145 years old in 2023.',
      'Founded in 1952, the club marks its 60th anniversary this year.',
    ],
  },
  overview: overviewOf<AnniversaryFact>({ read, compare }),
};

const founding = shapePattern(
  '\\b(?:founded|established|set up|created|opened|launched|started|built|formed|inaugurated|began|begun)(?: in \\p{Lu}\\p{L}+)?(?: back)? in {y}',
  'gi',
);
const event = shapePattern('\\bin {y}', 'gi');
const jubilee = shapePattern(
  '\\b(?<own>its|the) {o} (?:anniversary|birthday|jubilee)(?! of its| of h| of the (?:death|birth))',
  'gi',
);
const turned = shapePattern('\\b(?:turned|turns|will turn|was|will be) {n}(?: years old)? in {y}');
const inYear = shapePattern('^{~60}\\bin {y}', '');
const FOUNDED_SLACK = 0;
const EVENT_SLACK = 1;

function read({ figured }: Reading): readonly AnniversaryFact[] {
  return figured.sentences.flatMap((_, index) => [...factsAt(figured, index)]);
}

function* factsAt(figured: FiguredText, index: number): Iterable<AnniversaryFact> {
  const sentence = figured.sentences[index];
  const before = figured.sentences[index - 1];
  if (!sentence?.figures.some(({ kind }) => kind === 'ordinal' || kind === 'count')) return;
  const within = { from: before?.from ?? sentence.from, to: sentence.to };
  const mark = [...findShapes(figured, jubilee, sentence)][0]?.at.from ?? sentence.to;
  const begun = begunIn(figured, { from: within.from, to: mark }, within);
  if (!begun) return;
  yield* jubilees(figured, sentence, begun);
  for (const { figures, from, to } of findShapes(figured, turned, sentence)) {
    const [count, year] = figures;
    if (
      count &&
      year &&
      begun.slack === FOUNDED_SLACK &&
      begun.to <= from &&
      begun.from >= textOffset(figured, sentence.from)
    )
      yield {
        begun: begun.year,
        count: count.value,
        year: year.value,
        ahead: 0,
        slack: 0,
        from: begun.from,
        to,
      };
  }
}

function* jubilees(
  figured: FiguredText,
  sentence: TextSpan,
  begun: Begun,
): Iterable<AnniversaryFact> {
  for (const match of findShapes(figured, jubilee, sentence)) {
    const [count] = match.figures;
    if (!count || count.value < 2) continue;
    const after = { from: match.at.to, to: sentence.to };
    const year = [...findShapes(figured, inYear, after)][0]?.figures.at(-1)?.value ?? null;
    const words = figured.shape.slice(sentence.from, sentence.to);
    const ahead = /\bnext year\b/u.test(words) ? 1 : 0;
    if (
      year === null &&
      !/\b(?:this year|today|marks?|celebrates?|on the|next year|marked|celebrated)\b/iu.test(words)
    )
      continue;
    const span = { from: Math.min(begun.from, count.from), to: Math.max(begun.to, match.to) };
    const slack =
      begun.slack + (year === null && ahead === 0 && !/\bthis year\b/u.test(words) ? 1 : 0);
    yield { begun: begun.year, count: count.value, year, ahead, slack, ...span };
  }
}

interface Begun extends TextSpan {
  readonly year: number;
  readonly slack: number;
}

// One founding, or one year and no other: of more it cannot be told which is meant.
function begunIn(figured: FiguredText, ahead: TextSpan, within: TextSpan): Begun | null {
  const foundings = [...findShapes(figured, founding, within)];
  if (foundings.length > 1) return null;
  const events = foundings.length === 1 ? foundings : [...findShapes(figured, event, ahead)];
  const [only] = events;
  const year = only?.figures[0];
  if (!only || !year || events.length > 1) return null;
  const slack = foundings.length === 1 ? FOUNDED_SLACK : EVENT_SLACK;
  return { year: year.value, slack, from: only.from, to: only.to };
}

function* compare(noted: readonly Noted<AnniversaryFact>[], time: StoryTime): Iterable<StorySpot> {
  for (const { block, fact } of noted) {
    if (fact.year === null && !time.dateline) continue;
    const year = fact.year ?? (time.dateline?.year ?? 0) + fact.ahead;
    const count = year - fact.begun;
    if (count < 1 || Math.abs(count - fact.count) <= fact.slack) continue;
    yield {
      message: `From ${String(fact.begun)} to ${String(year)} is ${String(count)} years, not ${String(fact.count)}.`,
      working: `${String(year)} − ${String(fact.begun)} = ${String(count)}; ${String(fact.begun)} + ${String(fact.count)} = ${String(fact.begun + fact.count)}`,
      places: [placeIn(block, fact)],
    };
  }
}
