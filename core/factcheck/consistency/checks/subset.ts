import type { Figure } from '../figure.ts';
import type { Check, Reading, Spot } from '../check.ts';
import { findShapes, shapePattern, type FiguredText } from '../figured-text.ts';
import { sayNumber } from '../saying.ts';

/** “Two of the three … the other two”: some and the others that do not make all. */
export const subset: Check = {
  id: 'subset',
  description: 'Some of a number and the others that do not make it, or more of it than there are.',
  examples: {
    flags: [
      'Two of the three directors resigned. The other two will stay.',
      'Five of the eight towers were lit, the other four stayed dark.',
      'Of the five crew members, three were rescued and four are missing.',
      'Seven of the five judges agreed.',
      'Of the nine members four are new. The remaining six were there before.',
    ],
    ignores: [
      'Two of the three directors resigned. The other will stay.',
      'Two of the three directors resigned, and two of the five judges. The other three stayed.',
      'Six of the ten towers were lit; three of the other four stayed dark.',
      'Three of the seven judges, two of them women, dissented. The remaining four upheld it.',
      'Of the 14 dead, nine were guests and seven were women.',
      'Two of the three directors resigned. The other two firms have none.',
      'About five of the eight towers were lit, the other four stayed dark.',
    ],
  },
  checkBlock,
};

const determiner = '(?:the |its |their |his |her |these |those |all )';
const tooMany = shapePattern(`{n}(?: out)? of ${determiner}{n} \\p{Ll}`);
const someOf = `{n}(?: out)? of ${determiner}?{n}(?<noun>(?: \\p{L}+){1,2}?)`;
const ofAll = `(?<!\uE001 |out )\\b[Oo]f ${determiner}?{n}(?<noun>(?: \\p{L}+){1,2}?),? {n}`;
const gap = '[^\\uE000\\uE001]{1,110}?';
const others = '\\b[Tt]he (?:other|remaining) {n}(?<after>(?: \\p{L}+)?)';
const someAndOthers = shapePattern(`${someOf}\\b${gap}${others}`);
const allAndOthers = shapePattern(`${ofAll}${gap}${others}`);
const split = shapePattern(
  `${ofAll} (?<one>${gap})(?:,| and|;|, and| while) {n} (?<two>[^\\uE000\\uE001.;,]{2,40})`,
);
const opposites: readonly (readonly [RegExp, RegExp])[] = [
  [
    /\b(?:rescued|saved|survived|alive|unhurt|unharmed|found alive)\b/u,
    /\b(?:missing|dead|died|killed|drowned|lost)\b/u,
  ],
  [/\b(?:for|in favou?r|yes|agreed|approved)\b/u, /\b(?:against|opposed|no|abstained|rejected)\b/u],
  [/\b(?:men|male|boys)\b/u, /\b(?:women|female|girls)\b/u],
  [/\b(?:won|wins)\b/u, /\b(?:lost|losses|drawn|drew)\b/u],
  [
    /\b(?:resigned|left|closed|released|freed|acquitted)\b/u,
    /\b(?:stayed|remain\w*|open|held|custody|convicted|jailed)\b/u,
  ],
];

function* checkBlock({ figured }: Reading): Iterable<Spot> {
  yield* moreThanAll(figured);
  for (const [pattern, isAllFirst] of [
    [someAndOthers, false],
    [allAndOthers, true],
  ] as const) {
    for (const { figures, words } of findShapes(figured, pattern)) {
      const [first, second, rest] = figures;
      if (!first || !second || !rest || !isSameNoun(words['noun'], words['after'])) continue;
      const [some, all] = isAllFirst ? [second, first] : [first, second];
      yield* judge(some, all, rest, (sum) => sum !== all.value && some.value < all.value);
    }
  }
  for (const { figures, words } of findShapes(figured, split)) {
    const [all, one, two] = figures;
    if (!all || !one || !two || !areOpposite(words['one'] ?? '', words['two'] ?? '')) continue;
    yield* judge(one, all, two, (sum) => sum > all.value);
  }
}

function* moreThanAll(figured: FiguredText): Iterable<Spot> {
  for (const { figures } of findShapes(figured, tooMany)) {
    const [some, all] = figures;
    if (!some || !all || isLoose([some, all]) || some.value <= all.value) continue;
    yield {
      message: `${sayNumber(some.value)} cannot be of ${sayNumber(all.value)}.`,
      working: `${sayNumber(some.value)} > ${sayNumber(all.value)}`,
      spans: [{ from: some.from, to: all.to }],
    };
  }
}

function* judge(
  some: Figure,
  all: Figure,
  rest: Figure,
  isWrong: (sum: number) => boolean,
): Iterable<Spot> {
  const sum = some.value + rest.value;
  if (isLoose([some, all, rest]) || !isWrong(sum)) return;
  const from = Math.min(some.from, all.from);
  const to = Math.max(some.to, all.to);
  yield {
    message: `${sayNumber(some.value)} and ${sayNumber(rest.value)} make ${sayNumber(sum)}, not ${sayNumber(all.value)}.`,
    working: `${sayNumber(some.value)} + ${sayNumber(rest.value)} = ${sayNumber(sum)}, the text says ${sayNumber(all.value)}`,
    spans: [
      { from, to },
      { from: rest.from, to: rest.to },
    ],
  };
}

function isLoose(figures: readonly Figure[]): boolean {
  return figures.some(({ hedged, scaled }) => hedged || scaled);
}

// “The other two firms” after “two of the three directors” are others of something else.
function isSameNoun(noun = '', after = ''): boolean {
  const next = after.trim();
  if (
    next === '' ||
    !next.endsWith('s') ||
    /^(?:was|has|is|does|goes|stays|votes|years)$/.test(next)
  )
    return true;
  return noun.trim().split(' ').includes(next);
}

function areOpposite(one: string, two: string): boolean {
  return opposites.some(([a, b]) => (a.test(one) && b.test(two)) || (b.test(one) && a.test(two)));
}
