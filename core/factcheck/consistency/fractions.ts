import { BLANK_FIGURE, type Figure, type Found } from './figure.ts';
import { hedgeBefore } from './hedges.ts';
import type { Token } from './tokens.ts';

const fractionWords: Readonly<Record<string, number>> = {
  half: 2,
  halves: 2,
  third: 3,
  quarter: 4,
  fifth: 5,
  sixth: 6,
  eighth: 8,
  tenth: 10,
};

/** Reads the fraction in words at token `at`, “half” or “a third”; `closeFigure` reads “two-thirds”. */
export function fractionAt(tokens: readonly Token[], at: number): Found | undefined {
  const isArticle = tokens[at]?.lower === 'a';
  const index = isArticle ? at + 1 : at;
  const word = tokens[index]?.lower ?? '';
  if (!Object.hasOwn(fractionWords, word) || (!isArticle && word !== 'half')) return undefined;
  const after = tokens[index + 1]?.lower ?? '';
  if (
    /^\p{L}/u.test(after) &&
    !/^(?:of|from|to|in|less|more|last|as|since|between|on|the|its|were|was|this|within|over|during|compared|and|are|is|voted|said|did)$/.test(
      after,
    )
  )
    return undefined;
  const hedge = hedgeBefore(tokens, at);
  const value = 1 / (fractionWords[word] ?? 1);
  const { start, hedged } = hedge;
  const base = {
    ...BLANK_FIGURE,
    start,
    hedged,
    from: tokens[at]?.from ?? 0,
    value,
    step: value / 10,
  };
  return closeFigure(tokens, { ...base, kind: 'fraction' }, index + 1);
}

/** Ends a figure before token `next`, unless a fraction goes on from it: “two-thirds”. */
export function closeFigure(
  tokens: readonly Token[],
  figure: Omit<Figure, 'to'>,
  next: number,
): Found {
  const several = severalths(tokens, figure, next);
  if (several) return several;
  return { figure: { ...figure, to: tokens[next - 1]?.to ?? figure.from }, next };
}

function severalths(
  tokens: readonly Token[],
  figure: Omit<Figure, 'to'>,
  next: number,
): Found | undefined {
  if (figure.kind !== 'count' || figure.value > 20) return undefined;
  const index = tokens[next]?.word === '-' ? next + 1 : next;
  const word = (tokens[index]?.lower ?? '').replace(/^halves$/, 'half').replace(/(?<=h|d|r)s$/, '');
  if (!Object.hasOwn(fractionWords, word)) return undefined;
  const value = figure.value / (fractionWords[word] ?? 1);
  if (value >= 1) return undefined;
  const to = tokens[index]?.to ?? figure.from;
  return { figure: { ...figure, kind: 'fraction', value, step: value / 20, to }, next: index + 1 };
}
