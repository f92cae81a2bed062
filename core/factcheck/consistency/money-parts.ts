import type { Spot } from './check.ts';
import type { Figure } from './figure.ts';
import { findShapes, shapePattern, type FiguredText, type ShapeMatch } from './figured-text.ts';
import { PHRASE, isUnclear, mayLack, partsOf, roundingOf, sumOf, sumSpot } from './sums.ts';

const amount = '{mnux}';
const words = `${PHRASE}{0,40}`;
const item = `${amount}${words}`;
const end = '(?=\\)|[.;]| —| –|$)';
const several = (one: string): string => `${one}(?:, ${one}){0,6}?,? and ${one}`;

// “4.1 million crowns: 2.3 million from the county, 1.1 million from the state and 400,000 from …”
const listed = shapePattern(
  `${amount}${PHRASE}{0,45}?(?::| \\(|, namely| —| –|(?<made>,? made up of|,? consisting of|,? comprising)) ?(?<list>${several(item)})${end}`,
);
// “4.1m: the county pays 2.3m, the state 1.1m and the town 400,000”
const given = shapePattern(
  `${amount}${PHRASE}{0,45}?: (?<giving>${PHRASE}{1,40})${several(`(?:${PHRASE}{1,40})?${amount}`)}${end}`,
);
// “the £4.1m pool is paid for by the county (£2.3m), the state (£1.1m) and the town (£400,000)”
const bracketed = shapePattern(
  `${amount}(?<giving>${PHRASE}{1,90}) \\(${amount}\\)(?:, ${PHRASE}{1,50} \\(${amount}\\)){0,6}?,? and ${PHRASE}{1,50} \\(${amount}\\)(?=[.;]|$)`,
);
// “the county gives £2.3m, the state £1.1m and the town £400,000, a total of £4.1m”
const addedUp = shapePattern(
  `${item}(?:, ${words}${item}){0,6}?,? and ${words}${item}(?:,| –| —) (?:(?:making|for|giving|or|in) )?a (?:grand )?total of ${amount}${end}`,
);

const giver =
  /\b(?:pays?|paid|gives?|gave|provid\p{Ll}+|contribut\p{Ll}+|puts? in|granted|adds?|met by|paid for|funded|financed|covered|shared|made up)\b/u;
const source = /^(?:(?:from|for|by|on|to|in) |$)/u;
// What is told with these is no part of a sum.
const other =
  /\b(?:an?|each|every|per|including|of which|than|compared|against|offered|bid|instead|rather|earlier|originally|(?<!made )up|down|rose|fell|had been|more|less|or|if|not|year|years|month|months|apiece|already|first|only|interest|loans?)\b|from \uE000/u;

/**
 * Sums of money that the parts given for them do not add up to, also where some are written with
 * “million” or “m” and some in full. Only where the words say that they are all of it.
 */
export function* moneyInParts(figured: FiguredText): Iterable<Spot> {
  for (const match of findShapes(figured, listed)) {
    const all = inMoney(figured, match.figures);
    const parts = all ? partsOf(match.words['list'] ?? '', all.slice(1)) : null;
    const isPlain = match.words['made'] === undefined && !isMixed(figured, match);
    if (isPlain || !parts?.every(({ phrase }) => source.test(phrase))) continue;
    if (all) yield* misfit(figured, match, all);
  }
  for (const pattern of [given, bracketed]) {
    for (const match of findShapes(figured, pattern)) {
      const all = inMoney(figured, match.figures);
      if (all && giver.test(match.words['giving'] ?? '')) yield* misfit(figured, match, all);
    }
  }
  for (const match of findShapes(figured, addedUp)) {
    const all = inMoney(figured, match.figures);
    const whole = all?.at(-1);
    if (all && whole && !isAfterMoney(figured, match))
      yield* misfit(figured, match, [whole, ...all.slice(0, -1)], 'a total of');
  }
}

function* misfit(
  figured: FiguredText,
  match: ShapeMatch,
  all: readonly Figure[],
  added = '',
): Iterable<Spot> {
  const [whole, ...parts] = all;
  const said = figured.shape.slice(match.at.from, match.at.to).replace(added, '');
  if (!whole || isUnclear(all) || other.test(said)) return;
  const lacking = whole.value - sumOf(parts);
  if (Math.abs(lacking) <= roundingOf(all) + 1e-6 * whole.value) return;
  if (added === '' && mayLack(figured, match, parts, lacking)) return;
  yield sumSpot({ from: match.from, to: match.to }, whole, parts);
}

/** The figures as sums in one currency; null when one of them may be something else. */
function inMoney(figured: FiguredText, figures: readonly Figure[]): readonly Figure[] | null {
  const read = figures.map((figure) => (isShort(figured, figure) ? millions(figure) : figure));
  const units = new Set(read.flatMap(({ kind, unit }) => (kind === 'money' ? [unit] : [])));
  if (units.size > 1 || read.some(({ kind }) => kind !== 'money' && kind !== 'count')) return null;
  // “2.3m” may be metres, unless others are told in thousands or a currency.
  const isInThousands = read.some(
    ({ kind, scaled, value }) => kind === 'count' && !scaled && value >= 1e4,
  );
  const isLarge = read.every(({ kind, value }) => kind === 'money' || value >= 1e4);
  if (!isLarge || (units.size === 0 && !isInThousands)) return null;
  if (units.size === 0 && !figures.some((figure) => isShort(figured, figure))) return null;
  return read.map((figure) => ({ ...figure, unit: '' }));
}

// Sums that are all written with their currency are read by the check itself.
function isMixed(figured: FiguredText, { figures }: ShapeMatch): boolean {
  const kinds = new Set(figures.map(({ kind }) => kind));
  return kinds.size > 1 || figures.some((figure) => isShort(figured, figure));
}

function isShort({ text }: FiguredText, { from, to, kind }: Figure): boolean {
  return kind !== 'money' && /^\d[\d.,]{0,6}m$/u.test(text.slice(from, to));
}

function millions(figure: Figure): Figure {
  const { value, step } = figure;
  return { ...figure, kind: 'count', unit: '', scaled: true, value: value * 1e6, step: step * 1e6 };
}

function isAfterMoney({ shape, sentences }: FiguredText, { at }: ShapeMatch): boolean {
  const sentence = sentences.find(({ to }) => to > at.from);
  return /\uE000[mx]/u.test(shape.slice(sentence?.from ?? 0, at.from));
}
