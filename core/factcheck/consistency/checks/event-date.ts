import type { BlockRole, TextSpan } from '../../../article/text-blocks.ts';
import { knownNames } from '../ages.ts';
import type { Figure } from '../figure.ts';
import {
  overviewOf,
  placeIn,
  type Check,
  type Noted,
  type Reading,
  type StorySpot,
} from '../check.ts';
import { findShapes, isQuoted, shapePattern, type FiguredText } from '../figured-text.ts';

/** What a story says happened once, and when; or that there is more than one of its kind. */
interface EventFact extends TextSpan {
  readonly event: string;
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  readonly said: string;
  /** Two dates of such events are only compared between a caption or the head and the body. */
  readonly mayRecur: boolean;
  /** Where it is said that there are several of them, it is no date. */
  readonly isSeveral: boolean;
}

/** One event with two dates. */
export const eventDate: Check = {
  id: 'event-date',
  description: 'One birth, opening or event with two dates.',
  examples: {
    flags: [
      'The bridge, opened in 1934, is to be pulled down. The bridge, opened in 1943, carries 4,000 cars.',
      'Otto Hale was born on 3 May 1931 in Holm. A book says Otto Hale was born on 5 May 1931.',
      'caption: The parade on 3 May 2024.\nThe parade was held on 4 May 2024 in the rain.',
    ],
    ignores: [
      'The bridge, opened in 1934, is closed. The old bridge was opened in 1902. The bridge, opened in 1912, fell.',
      'The bridge, built in 1934, is closed. The bridge, opened in 1936, carries 4,000 cars.',
      'Otto Hale was born on 3 May 1931 in Holm. Otto Hale was born in 1931, in May 1931.',
      'The meeting on 3 May was short. The meeting on 4 May was long.',
      'caption: The parade on 3 May.\nThe parade on 3 May was wet, the parade on 10 May dry.',
    ],
  },
  overview: overviewOf<EventFact>({ read, compare }),
};

const begun = shapePattern(
  '\\b[Tt]he (?<noun>\\p{Ll}[\\p{L}-]{2,})(?:,| which| that)? ?(?:which |that )?(?:was |is )?(?<verb>opened|built|founded|established|completed|finished|demolished|signed|launched|inaugurated) (?:in|on) {yd}',
);
const several = shapePattern(
  '\\b(?:first|second|third|old|older|new|newer|other|another|both|present|former|original|last|next|previous|{n}) (?<noun>\\p{Ll}[\\p{L}-]{2,}?)s?\\b',
);
const gathering =
  'parade|meeting|vote|election|funeral|concert|match|march|rally|hearing|ceremony|crash|accident|fire|attack|summit|referendum|wedding|explosion|launch|opening|protest|blast|wreck|demonstration';
const onDay = shapePattern(
  `\\b[Tt]he (?<noun>${gathering})(?:,? (?:was held|took place|happened|was|held))?,? on {d}`,
);
const wasBorn = shapePattern(
  '^,?(?: who)? was born (?:in |on )(?:\\p{Lu}\\p{L}+ (?:in |on ))?{yd}',
  '',
);

function read({ figured }: Reading): readonly EventFact[] {
  return [...beginnings(figured), ...births(figured), ...gatherings(figured), ...severals(figured)];
}

function* beginnings(figured: FiguredText): Iterable<EventFact> {
  for (const { figures, words, ...span } of findShapes(figured, begun))
    yield* eventFact(
      figured,
      `${words['verb'] ?? ''} ${words['noun'] ?? ''}`,
      figures.at(-1),
      span,
      false,
    );
}

function* births(figured: FiguredText): Iterable<EventFact> {
  for (const name of knownNames(figured)) {
    const rest = { from: name.at.to, to: Math.min(name.at.to + 90, figured.shape.length) };
    for (const { figures, to } of findShapes(figured, wasBorn, rest))
      yield* eventFact(
        figured,
        `born ${name.first} ${name.last}`,
        figures.at(-1),
        { from: name.from, to },
        false,
      );
  }
}

function* gatherings(figured: FiguredText): Iterable<EventFact> {
  for (const { figures, words, ...span } of findShapes(figured, onDay))
    yield* eventFact(figured, `held ${words['noun'] ?? ''}`, figures.at(-1), span, true);
}

function* severals(figured: FiguredText): Iterable<EventFact> {
  for (const { words, from, to } of findShapes(figured, several)) {
    const when = { year: null, month: null, day: null };
    yield {
      event: words['noun'] ?? '',
      ...when,
      said: '',
      mayRecur: false,
      isSeveral: true,
      from,
      to,
    };
  }
}

function* eventFact(
  figured: FiguredText,
  event: string,
  figure: Figure | undefined,
  { from, to }: TextSpan,
  mayRecur: boolean,
): Iterable<EventFact> {
  if (!figure || isQuoted(figured, { from, to })) return;
  const { written } = figure;
  const when = written ?? { year: figure.value, month: null, day: null };
  const said = figured.text.slice(figure.from, figure.to);
  yield {
    event,
    year: when.year,
    month: when.month,
    day: when.day,
    said,
    mayRecur,
    isSeveral: false,
    from,
    to,
  };
}

const headRoles: ReadonlySet<BlockRole> = new Set<BlockRole>(['headline', 'standfirst', 'caption']);

function* compare(noted: readonly Noted<EventFact>[]): Iterable<StorySpot> {
  const rivals = new Set(noted.flatMap(({ fact }) => (fact.isSeveral ? [fact.event] : [])));
  const groups = new Map<string, Noted<EventFact>[]>();
  for (const one of noted) {
    const { event, isSeveral } = one.fact;
    if (isSeveral || rivals.has(event.slice(event.indexOf(' ') + 1))) continue;
    const group = groups.get(event) ?? [];
    groups.set(event, group);
    group.push(one);
  }
  for (const group of groups.values()) yield* clashes(group);
}

function* clashes(group: readonly Noted<EventFact>[]): Iterable<StorySpot> {
  const [first] = group;
  if (!first) return;
  const isIn = ({ role }: Noted<EventFact>): boolean => headRoles.has(role);
  const isSplit =
    group.some(isIn) && new Set(group.filter((one) => !isIn(one)).map(whenOf)).size === 1;
  const second = group.find((one) => differs(first.fact, one.fact));
  if (!second || (first.fact.mayRecur && (!isSplit || isIn(first) === isIn(second)))) return;
  yield {
    message: `The story gives two dates: ${first.fact.said} and ${second.fact.said}.`,
    working: `${first.fact.said} ≠ ${second.fact.said}`,
    places: [placeIn(first.block, first.fact), placeIn(second.block, second.fact)],
  };
}

function whenOf({ fact }: Noted<EventFact>): string {
  return `${String(fact.month)}-${String(fact.day)}`;
}

function differs(a: EventFact, b: EventFact): boolean {
  const parts = ['year', 'month', 'day'] as const;
  return parts.some((part) => a[part] !== null && b[part] !== null && a[part] !== b[part]);
}
