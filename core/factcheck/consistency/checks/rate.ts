import type { TextSpan } from '../../../article/text-blocks.ts';
import type { Figure } from '../figure.ts';
import {
  overviewOf,
  placeIn,
  type Check,
  type Noted,
  type Reading,
  type StorySpot,
} from '../check.ts';
import { findShapes, isQuoted, shapePattern } from '../figured-text.ts';
import { sayNumber } from '../saying.ts';

/** A sum of money given in two currencies: what one of the first is in the second, from low to high. */
interface RateFact extends TextSpan {
  readonly pair: string;
  readonly rate: number;
  readonly low: number;
  readonly high: number;
  readonly said: string;
}

/** Sums given in two currencies at different rates. */
export const rate: Check = {
  id: 'rate',
  description: 'Sums given in two currencies at rates that differ within the story.',
  examples: {
    flags: [
      'The state paid €10m ($12m) for the ship and €20m ($30m) for the dock.',
      'A ticket costs 40 crowns ($4).\nA season pass costs 600 crowns ($90).',
    ],
    ignores: [
      'The state paid €10m ($12m) for the ship and €20m ($23m) for the dock.',
      'A ticket costs 40 crowns ($4).\nIn 1998 it cost 10 crowns ($2).',
      'A coffee costs €2 ($2), a room €85 ($102).',
      'The barge cost €10.0m ($12.0m) in spring, the lock €20.0m ($23.1m) in autumn.',
      'The fund has €10m ($12m); “we had €20m ($30m)”, she said.',
    ],
  },
  overview: overviewOf<RateFact>({ read, compare }),
};

const pairs = shapePattern('{m}(?: [a-z]+)? \\({m}\\)');
const otherTime = shapePattern('{ydl}|\\b(?:then|at the time|now worth|today)\\b');

function read({ figured }: Reading): readonly RateFact[] {
  const facts: RateFact[] = [];
  for (const match of findShapes(figured, pairs)) {
    const [first, second] = match.figures;
    const sentence = figured.sentences.find(({ to }) => to >= match.at.to);
    if (!first || !second || !sentence || isQuoted(figured, match)) continue;
    if (![...findShapes(figured, otherTime, sentence)].length)
      facts.push(...rateOf(first, second, figured.text));
  }
  return facts;
}

function rateOf(first: Figure, second: Figure, text: string): RateFact[] {
  if (first.unit === second.unit || first.value <= 0 || second.value <= 0) return [];
  const isSorted = first.unit < second.unit;
  const [below, above] = isSorted ? [first, second] : [second, first];
  return [
    {
      pair: `${below.unit}/${above.unit}`,
      rate: above.value / below.value,
      low: (above.value - above.step / 2) / (below.value + below.step / 2),
      high: (above.value + above.step / 2) / (below.value - below.step / 2),
      said: text.slice(first.from, second.to),
      from: first.from,
      to: second.to,
    },
  ];
}

const TOLERANCE = 0.1;

function* compare(noted: readonly Noted<RateFact>[]): Iterable<StorySpot> {
  const firsts = new Map<string, Noted<RateFact>>();
  for (const one of noted) {
    const first = firsts.get(one.fact.pair);
    if (!first) firsts.set(one.fact.pair, one);
    else if (differs(first.fact, one.fact)) yield clash(first, one);
  }
}

function differs(first: RateFact, second: RateFact): boolean {
  const off = Math.abs(Math.log(first.rate / second.rate));
  return off > TOLERANCE && (first.low > second.high || second.low > first.high);
}

function clash(first: Noted<RateFact>, second: Noted<RateFact>): StorySpot {
  const [below = '', above = ''] = first.fact.pair.split('/');
  const say = ({ said, rate: value }: RateFact): string =>
    `${said}) is ${sayNumber(value)} ${above} to 1 ${below}`;
  return {
    message: 'Two sums are turned into another currency at different rates.',
    working: `${say(first.fact)}; ${say(second.fact)}`,
    places: [placeIn(first.block, first.fact), placeIn(second.block, second.fact)],
  };
}
