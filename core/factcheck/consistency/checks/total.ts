import type { TextSpan } from '../../../article/text-blocks.ts';
import type { Figure } from '../figure.ts';
import type { Check, Reading, Spot } from '../check.ts';
import { findShapes, shapePattern, type FiguredText, type ShapeMatch } from '../figured-text.ts';
import { listedNames } from '../listed-names.ts';
import { sayNumber } from '../saying.ts';

/** A total and the list of its parts that do not agree. */
export const total: Check = {
  id: 'total',
  description: 'A total that the parts listed with it do not add up to.',
  examples: {
    flags: [
      'Rescuers found 23 people: 12 men, 8 women and 4 children.',
      'The 23 people aboard (12 men, eight women and four children) were brought ashore.',
      'Police arrested 17 people, 11 men and 5 women, outside the hall.',
      'A total of 48 schools, 30 in the city and 28 in the country, will close.',
      'The fund holds €90 million: €50 million in shares and €30 million in bonds.',
      'The three winners, Ada Brandt and Tom Kessel, share the prize.',
      'The two suspects — a man of 34, a woman of 29 and a boy of 16 — were held.',
      'Police held 20 people, including 12 men and nine women.',
    ],
    ignores: [
      'Rescuers found 24 people: 12 men, 8 women and 4 children.',
      'The school has 300 pupils, 20 teachers and five cooks.',
      'He scored 11 goals, three in May and four in June.',
      'The house (12 rooms, two baths and three cellars) is for sale.',
      'They have 19 points from eight matches: six wins, one draw and one defeat.',
      'Police held 30 people, including 12 men and nine women.',
      'The three winners, Ada Brandt and Tom Kessel among them, share the prize.',
      'The two brothers, Jan and Otto Hale, and their mother, Ada, left.',
      'The three states, Norland, Varland and Osterland, signed.',
      'About 50 people came: 30 men and 18 women.',
      'The two chains, Bolt and Sons and Hale, will merge.',
      'Of the 31 dead, 19 were women and six were children.',
      'Of the 31 freed, 19 were men and ten were women.',
      'The state sets aside €640m for aid: €120m for farms, €90m for roads and €45m for schools.',
      'In all 90 of 96 members voted: 52 for the plan, 36 against it and two for neither.',
      'Guards held 40 people, 12 women and three minors, at the gate.',
      'Three men, a woman and two children were lifted from the roof.',
    ],
  },
  checkBlock,
};

const phrase = '[^\\uE000\\uE001,.;:()—–]';
const item = (kind: string): string =>
  kind === 'n' ? `(?:{n}|an? \\p{Ll})${phrase}{0,40}` : `{${kind}}${phrase}{0,40}`;
const list = (kind: string): string =>
  `(?<list>${item(kind)}(?:, ${item(kind)}){0,7}?,? (?:and|plus) ${item(kind)})`;
const explicit = (kind: string): RegExp =>
  shapePattern(
    `{${kind}}${phrase}{0,45}?(?::| \\(|, namely| —| –) ?${list(kind)}(?=\\)|[.;]| —| –|$)`,
  );
const counted = explicit('n');
const paid = explicit('m');
const apposed = shapePattern(`{n} ${phrase}{1,40}, ${list('n')}(?=[,.;)]|$)(?!,? (?:and )?{nx})`);
const included = shapePattern(
  `{n} ${phrase}{1,40},? (?:including|among them|of whom|of which) ${list('n')}(?=[,.;)]|$)`,
);
const people =
  /\b(?:delegation|crew|team|group|panel|jury|board|committee|family|people|persons?|passengers?|victims?|suspects?|dead|killed|injured|wounded|prisoners?|hostages?|migrants?|survivors?|members?|workers?|aboard|guests?|soldiers?|officers?|judges?|jurors?|councillors?|candidates?|players?|employees|patients?|detainees|arrested|staff|crew|seats?|deputies|lawmakers|senators)\b/u;
const sexOrAge =
  /^(?:\p{Ll}+ )?(?:men|women|man|woman|children|child|boys?|girls?|adults?|minors?|males?|females?|teenagers?|babies|infants?|pensioners?)\b/u;
const male = /^(?:\p{Ll}+ )?(?:men|man|males?|boys?|adults?)\b/u;
const persons =
  /^(?:\p{Ll}+ )?(?:\p{Ll}{2,}(?:ers?|ors?|ists?|ians?|ees?|women|men)|nurses?|judges?|patients?|students?|pupils?|civilians?|locals|guests?|police|cooks?|people)\b/u;
const prepositions = /^(?:from|in|by|for|on|at|to|with|against|under|over|near|of)\b/u;
const times = /\b(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|times|points?|percent)\b/u;

function* checkBlock({ figured }: Reading): Iterable<Spot> {
  yield* sums(figured, counted, (whole, parts) => isWholeList(whole, parts));
  yield* sums(figured, paid, () => true);
  yield* sums(
    figured,
    apposed,
    isEverybody,
    (said, parts) => arePartsOf(said, parts) || isPeopleOf(said, parts),
  );
  yield* sums(
    figured,
    included,
    () => false,
    (_, parts) => parts.every((part) => prepositions.test(part) || sexOrAge.test(part)),
  );
  yield* listedNames(figured);
}

type Judge = (whole: string, parts: readonly string[]) => boolean;

/** `isWhole` says that the parts are all of the total, `isPart` that they are at most that. */
function* sums(
  figured: FiguredText,
  pattern: RegExp,
  isWhole: Judge,
  isPart: Judge = () => false,
): Iterable<Spot> {
  for (const match of findShapes(figured, pattern)) {
    const [whole, ...figures] = match.figures;
    const parts = partsOf(match.words['list'] ?? '', figures);
    if (!whole || !parts || isUnclear(match.figures)) continue;
    const sum = parts.reduce((added, { value }) => added + value, 0);
    if (Math.abs(sum - whole.value) <= roundingOf(match.figures)) continue;
    const said = wholePhrase(figured, match.at);
    const phrases = parts.map((part) => part.phrase);
    const isOver = sum > whole.value && isPart(said, phrases);
    if (!isOver && (!isWhole(said, phrases) || mayLack(figured, match, parts, whole.value - sum)))
      continue;
    yield sumSpot(match, whole, parts, sum);
  }
}

// “$550m in aid: $90m for roads and $60m for schools”, “30 of 48 members voted: 20 for it and 10
// against”: a part as large as one that is told may have been left out.
function mayLack(
  { shape }: FiguredText,
  { at }: ShapeMatch,
  parts: readonly Part[],
  lacking: number,
): boolean {
  if (lacking <= 0) return false;
  const isSome = someOf.test(shape.slice(Math.max(0, at.from - 40), at.from));
  return isSome || lacking > Math.min(...parts.map(({ value }) => value));
}

const someOf = /(?:\uE001(?: out)? of|\bOf|\bAmong) (?:the |its |their |all |those )?$/u;

function sumSpot(match: ShapeMatch, whole: Figure, parts: readonly Part[], sum: number): Spot {
  const added = parts.map(({ value }) => sayNumber(value)).join(' + ');
  return {
    message: `The parts add up to ${sayNumber(sum)}, not to ${sayNumber(whole.value)}.`,
    working: `${added} = ${sayNumber(sum)}, the text says ${sayNumber(whole.value)}`,
    spans: [{ from: whole.from, to: match.to }],
  };
}

function isUnclear(figures: readonly Figure[]): boolean {
  const units = new Set(figures.map(({ unit }) => unit));
  return units.size > 1 || figures.some(({ hedged, value }) => hedged || value <= 0);
}

function roundingOf(figures: readonly Figure[]): number {
  return figures.reduce((added, { scaled, step }) => added + (scaled ? step / 2 : 0), 0);
}

/** What is counted: the words after the total, or before it in “a delegation of 15”. */
function wholePhrase({ shape }: FiguredText, { from, to }: TextSpan): string {
  const after = trimmed(shape.slice(from, to).split(/\uE000[a-z]\d+\uE001|[:(—–]/u)[1] ?? '');
  const before = /(\p{L}+) of (?:the |an? |some )?$/u.exec(
    shape.slice(Math.max(0, from - 40), from),
  )?.[1];
  return after === '' ? (before ?? '') : after;
}

function trimmed(words: string): string {
  return words.replace(/^[\s,-]+|[\s,]+$/gu, '');
}

interface Part {
  readonly value: number;
  readonly phrase: string;
}

/** The parts of a list, “a nurse” counted as one; null where one of them has no number. */
function partsOf(listed: string, figures: readonly Figure[]): readonly Part[] | null {
  let next = 0;
  const parts: Part[] = [];
  for (const words of listed.split(/,? (?:and|plus) |, /u)) {
    const isCounted = words.startsWith('\uE000');
    if (!isCounted && !/^an? /u.test(words)) return null;
    const value = isCounted ? (figures[next]?.value ?? 0) : 1;
    if (isCounted) next += 1;
    parts.push({ value, phrase: trimmed(words.replace(/^(?:\uE000[a-z]\d+\uE001|an? )/u, '')) });
  }
  return next === figures.length ? parts : null;
}

function isWholeList(whole: string, parts: readonly string[]): boolean {
  if (times.test(whole) || parts.some((part) => times.test(part))) return false;
  if (/\b(?:including|among|with|plus)\b/u.test(whole)) return false;
  if (parts.every((part) => part === '' || prepositions.test(part) || sexOrAge.test(part)))
    return true;
  if (people.test(whole) && parts.every((part) => persons.test(part) || sexOrAge.test(part)))
    return true;
  const isNamed = parts.every((part) => part !== '' && part.split(' ').length < 6);
  return (
    people.test(whole) &&
    isNamed &&
    parts.some((part) => prepositions.test(part) || sexOrAge.test(part))
  );
}

// “40 people, 12 women and three minors”: the men may have been left out.
function isEverybody(whole: string, parts: readonly string[]): boolean {
  return isPeopleOf(whole, parts) && parts.some((part) => male.test(part));
}

// “four men, two women and a child” are seven people.
function isPeopleOf(whole: string, parts: readonly string[]): boolean {
  return !sexOrAge.test(whole) && parts.every((part) => sexOrAge.test(part));
}

// “five boats from Holm, two from Varlen and four from Sund”: the first is one of the list.
function arePartsOf(whole: string, parts: readonly string[]): boolean {
  const first = prepositions.exec(parts[0] ?? '')?.[0];
  if (first === undefined || whole.split(' ').includes(first)) return false;
  return parts.every((part) => prepositions.test(part));
}
