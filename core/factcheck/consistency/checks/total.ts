import type { TextSpan } from '../../../article/text-blocks.ts';
import type { Check, Reading, Spot } from '../check.ts';
import { findShapes, shapePattern, type FiguredText, type ShapeMatch } from '../figured-text.ts';
import { listedNames } from '../listed-names.ts';
import { moneyInParts } from '../money-parts.ts';
import {
  PHRASE,
  isUnclear,
  mayLack,
  partsOf,
  roundingOf,
  sumOf,
  sumSpot,
  trimmed,
  type Part,
} from '../sums.ts';

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
      'The trust keeps 940 beds in three homes: 400 at Ness, 310 at Orle and 250 at Hale.',
      'The trust keeps 940 beds in three homes (400 beds at Ness, 310 at Orle and 250 at Hale).',
      'The pool will cost 4.1 million crowns: 2.3 million from the county, 1.1 million from the state and 400,000 from the town.',
      'The pool will cost 4.1m: 2.3m from the county, 1.1m from the state and 400,000 from the town.',
      'The £4.1m pool is paid for by the county (£2.3m), the state (£1.1m) and the town (£400,000).',
      'The county gives £2.3m, the state £1.1m and the town £400,000, a total of £4.1m.',
      'The pool will cost £4.1m, made up of £2.3m from the county, £1.1m from the state and £400,000 from the town.',
      'The pool costs £4.1m: the county will pay £2.3m, the state £1.1m and the town £400,000.',
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
      'The trust keeps 960 beds in three homes: 400 at Ness, 310 at Orle and 250 at Hale.',
      'The trust keeps 960 beds in three homes, 400 at Ness, 310 at Orle and 250 at Hale.',
      'She counted the beds at three homes: 400 at Ness, 310 at Orle and 250 at Hale.',
      'She counted the boats in three ports: two at Ness, three at Orle and one at Hale.',
      'The trust keeps 90 beds and 20 nurses in three homes: 40 at Ness, 30 at Orle and 25 at Hale.',
      'The trust keeps 940 beds in three homes: 40 at Ness are new, 30 at Orle and 20 at Hale.',
      'The pool will cost 3.8 million crowns: 2.3 million from the county, 1.1 million from the state and 400,000 from the town.',
      'The pool will cost 4.1 million crowns: 2.3 million from the county, about 1.1 million from the state and 400,000 from the town.',
      'The wall is 4.1m long: 2.3m in brick, 1.1m in stone and 0.7m in wood.',
      'The £3.8m pool is paid for by the county (£2.3m), the state (£1.1m) and the town (£400,000).',
      'The £4.1m pool outdid those of Ness (£2.3m), Orle (£1.1m) and Hale (£400,000).',
      'The county gives £2.3m, the state £1.1m and the town £400,000, a total of £3.8m.',
      'The county gives £2.3m, the state £1.1m and the town £400,000 a year, a total of £4.1m.',
      'The house went for £4.1m: Hale had offered £3.3m, Brandt £2.1m and Kessel £400,000.',
    ],
  },
  checkBlock,
};

const phrase = PHRASE;
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
const overPlaces = ['n', 'm'].map((kind) =>
  shapePattern(
    `{${kind}}(?<what>${phrase}{1,45}?){n}${phrase}{1,45}?(?::| \\(|, namely|,| —| –) ?${list(kind)}(?=\\)|[.;]| —| –|$)`,
  ),
);
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
  yield* sumsOverPlaces(figured);
  yield* moneyInParts(figured);
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
    if (isCountOfPlaces(figured, match, parts)) continue;
    const sum = sumOf(parts);
    if (Math.abs(sum - whole.value) <= roundingOf(match.figures)) continue;
    const said = wholePhrase(figured, match.at);
    const phrases = parts.map((part) => part.phrase);
    const isOver = sum > whole.value && isPart(said, phrases);
    if (!isOver && (!isWhole(said, phrases) || mayLack(figured, match, parts, whole.value - sum)))
      continue;
    yield sumSpot({ from: whole.from, to: match.to }, whole, parts);
  }
}

// “940 beds in three homes: 400 at Ness, …” counts beds, and so does “the beds in three homes: …”.
function isCountOfPlaces(
  { shape }: FiguredText,
  { at, figures: [whole] }: ShapeMatch,
  parts: readonly Part[],
): boolean {
  if (whole?.kind !== 'count') return false;
  const isOfPlaces = placesAfter.test(shape.slice(Math.max(0, at.from - 40), at.from));
  if (isOfPlaces && whole.value === parts.length) return true;
  const isPeople = parts.every(({ phrase: words }) => sexOrAge.test(words));
  return !isPeople && whole.value < Math.max(...parts.map(({ value }) => value));
}

const placesAfter =
  /\b(?:at|in|from|across|on|over|between|among|for|to|by)(?: (?:the|its|their|his|her|all|these|those))?(?: \p{Ll}+)? $/u;

/** The total of a list that gives one part for each of the places just counted. */
function* sumsOverPlaces(figured: FiguredText): Iterable<Spot> {
  for (const pattern of overPlaces) {
    for (const match of findShapes(figured, pattern)) {
      const [whole, places, ...figures] = match.figures;
      const parts = partsOf(match.words['list'] ?? '', figures);
      if (!whole || !parts || places?.value !== parts.length) continue;
      if (isUnclear([whole, ...figures]) || !placesAfter.test(match.words['what'] ?? '')) continue;
      if (isAfterFigure(figured, match) || !areOfPlaces(match.words['what'] ?? '', parts)) continue;
      const lacking = whole.value - sumOf(parts);
      if (Math.abs(lacking) <= roundingOf([whole, ...figures])) continue;
      if (whole.value < Math.max(...parts.map(({ value }) => value))) continue;
      if (mayLack(figured, match, parts, lacking)) continue;
      yield sumSpot({ from: whole.from, to: match.to }, whole, parts);
    }
  }
}

// “90 beds and 40 nurses in three homes: …”: either may be told apart.
function isAfterFigure({ shape, sentences }: FiguredText, { at }: ShapeMatch): boolean {
  const sentence = sentences.find(({ to }) => to > at.from);
  return /\uE000[nmx]/u.test(shape.slice(sentence?.from ?? 0, at.from));
}

// “400 beds at Ness, 310 at Orle”: the first part may name again what is counted.
function areOfPlaces(what: string, parts: readonly Part[]): boolean {
  const noun = what.trim().split(' ')[0] ?? '';
  if (/\b(?:and|or|with|including|each|every|per|an?)\b/u.test(what) || times.test(what))
    return false;
  return parts.every(({ phrase: words }, index) => {
    const rest = index === 0 && words.startsWith(`${noun} `) ? words.slice(noun.length + 1) : words;
    return rest === '' ? index > 0 : prepositions.test(rest) && !times.test(rest);
  });
}

/** What is counted: the words after the total, or before it in “a delegation of 15”. */
function wholePhrase({ shape }: FiguredText, { from, to }: TextSpan): string {
  const after = trimmed(shape.slice(from, to).split(/\uE000[a-z]\d+\uE001|[:(—–]/u)[1] ?? '');
  const before = /(\p{L}+) of (?:the |an? |some )?$/u.exec(
    shape.slice(Math.max(0, from - 40), from),
  )?.[1];
  return after === '' ? (before ?? '') : after;
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
