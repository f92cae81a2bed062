import { readDay } from './days.ts';
import { BLANK_FIGURE, type Figure, type Found } from './figure.ts';
import { closeFigure, fractionAt } from './fractions.ts';
import { hedgeBefore } from './hedges.ts';
import { digitsAt, wordsAt, type Draft } from './number-drafts.ts';
import { readNumberWords } from './number-words.ts';
import { touches, type Token } from './tokens.ts';
import { isMetres, moneyAt, percentAt, scaleAt, unitAt } from './unit-words.ts';
import { unitOf } from './units.ts';

const symbols: Readonly<Record<string, string>> = {
  '€': '€',
  $: '$',
  '£': '£',
  '¥': '¥',
  '₽': '₽',
};

const nameBefore =
  /^(?:no|nos|number|route|highway|section|sections|article|page|pages|chapter|room|flight|channel|line|platform|gate|act|resolution|formula|type|class|zone|grade|level|tier|season|episode|round|phase|group|stage|lot|unit|model|apartment|flat|bus|tram|pier|dock|berth|pit|shaft|block|district|ward|area|apollo|version|part|volume|top|size|bid)$/;

/** The figures of a text, in order and without overlaps. */
export function figuresIn(tokens: readonly Token[]): readonly Figure[] {
  const figures: Figure[] = [];
  let index = 0;
  while (index < tokens.length) {
    const found = figureAt(tokens, index);
    if (found) {
      figures.push(found.figure);
      index = found.next;
    } else index += 1;
  }
  return figures;
}

function figureAt(tokens: readonly Token[], at: number): Found | undefined {
  const token = tokens[at];
  if (!token || isGlued(tokens, at)) return undefined;
  if (/^[\p{Lu}\d]/u.test(token.word)) {
    const day = readDay(tokens, at);
    if (day) {
      const { from, to, written } = day;
      const figure = { ...BLANK_FIGURE, kind: 'day' as const, from, to, start: from, written };
      return { figure, next: day.next };
    }
  }
  return numberAt(tokens, at) ?? fractionAt(tokens, at);
}

// “A320”, “COVID-19”, “G20”, “-1”
function isGlued(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (!touches(before, token)) return false;
  const sign = before?.word ?? '';
  if (/^[-–—'’(“"‘[/]$/.test(sign)) {
    return (
      sign === '-' && touches(tokens[at - 2], before) && /^\p{L}/u.test(tokens[at - 2]?.word ?? '')
    );
  }
  return /[\p{L}.,_#]$/u.test(sign);
}

function numberAt(tokens: readonly Token[], at: number): Found | undefined {
  const currency = currencyBefore(tokens, at);
  const first = at + (currency?.width ?? 0);
  const draft = digitsAt(tokens, first) ?? wordsAt(tokens, first);
  if (!draft) return undefined;
  const hedge = hedgeBefore(tokens, at);
  const from = tokens[at]?.from ?? 0;
  const hedged = hedge.hedged || isRoundWord(tokens.slice(first, draft.next));
  const base = { ...BLANK_FIGURE, from, start: hedge.start, hedged };
  const range = rangeAt(tokens, first, draft, base);
  if (range) return range;
  if (draft.isOrdinal)
    return closeFigure(tokens, { ...base, kind: 'ordinal', value: draft.value }, draft.next);
  if (isName(tokens, at, draft)) return closeFigure(tokens, { ...base, kind: 'other' }, draft.next);
  return withUnit(
    tokens,
    { ...base, value: draft.value, step: draft.step },
    draft,
    currency?.name ?? '',
    hedge.isMinus,
  );
}

// “a hundred”, “two dozen” are seldom counted.
function isRoundWord(words: readonly Token[]): boolean {
  return words[0]?.lower === 'a' || words.some(({ lower }) => lower === 'dozen');
}

function currencyBefore(tokens: readonly Token[], at: number) {
  const token = tokens[at];
  if (!token) return undefined;
  if (Object.hasOwn(symbols, token.word) && touches(token, tokens[at + 1]))
    return { name: symbols[token.word] ?? '', width: 1 };
  const symbol = tokens[at + 1];
  if (/^(?:US|A|C|NZ|AU|CA)$/.test(token.word) && symbol?.word === '$' && touches(token, symbol))
    return { name: token.word === 'US' ? '$' : `${token.word}$`, width: 2 };
  return undefined;
}

// “5-0”, “10–14 kg”, “1931–2015”, “4:30”, “1/2”: one figure, which only two years make sense of.
function rangeAt(
  tokens: readonly Token[],
  at: number,
  draft: Draft,
  base: Omit<Figure, 'kind' | 'to'>,
): Found | undefined {
  const sign = tokens[draft.next];
  const second = tokens[draft.next + 1];
  if (!sign || !second || !/^[-–—/:]$/.test(sign.word) || !touches(sign, second)) return undefined;
  if (!touches(tokens[draft.next - 1], sign)) return undefined;
  const inWords = draft.inWords && readNumberWords(tokens, draft.next + 1) !== undefined;
  const isMoney = Object.hasOwn(symbols, second.word);
  if (!/^\d/.test(second.word) && !inWords && !isMoney) return undefined;
  const isSpan = draft.isYear && /^(?:1[5-9]|20)\d\d$/.test(second.word) && /[-–—]/.test(sign.word);
  let next = draft.next + (isMoney ? 3 : 2);
  while (/^[-–/:]$/.test(tokens[next]?.word ?? '') && /^\d/.test(tokens[next + 1]?.word ?? ''))
    next += 2;
  const kind = isSpan && next === draft.next + 2 ? 'span' : 'other';
  return closeFigure(
    tokens,
    { ...base, kind, value: draft.value, until: Number(second.word) },
    next,
  );
}

// “Route 66”, “No. 10”, “4.30”, “7 p.m.”
function isName(tokens: readonly Token[], at: number, draft: Draft): boolean {
  if (Number.isNaN(draft.value)) return true;
  const dot = tokens[at - 1]?.word === '.' ? 2 : 1;
  const before = tokens[at - dot];
  if (before && nameBefore.test(before.lower) && (dot === 1 || /^nos?$/i.test(before.word)))
    return !draft.inWords || dot === 2;
  const after = tokens[draft.next]?.lower ?? '';
  if (/^[ap]$/.test(after) && tokens[draft.next + 1]?.word === '.') return true;
  if (/^(?:am|pm|gmt|o|noon|midnight)$/.test(after)) return true;
  const word = tokens[at]?.word ?? '';
  return (
    /^\d{1,2}\.[0-5]\d$/.test(word) &&
    /^(?:at|by|until|from|since|before|after)$/.test(before?.lower ?? '') &&
    !/^(?:percent|per|million|billion|%)$/.test(after)
  );
}

function withUnit(
  tokens: readonly Token[],
  base: Omit<Figure, 'kind' | 'to'>,
  draft: Draft,
  currency: string,
  isMinus: boolean,
): Found {
  let { next } = draft;
  let { value, step } = base;
  if (
    tokens[next]?.word === '½' ||
    (tokens[next]?.lower === 'and' &&
      tokens[next + 1]?.lower === 'a' &&
      tokens[next + 2]?.lower === 'half')
  ) {
    next += tokens[next]?.word === '½' ? 1 : 3;
    value += 0.5;
    step = 0.5;
  }
  const scale = scaleAt(tokens, next, currency);
  if (scale) {
    value *= scale.by;
    step *= scale.by;
    next = scale.next;
  }
  const scaled = scale !== undefined;
  const figure = { ...base, value, step, scaled };
  const percent = percentAt(tokens, next);
  if (percent) return closeFigure(tokens, { ...figure, kind: percent.kind }, percent.next);
  if (currency !== '')
    return closeFigure(tokens, { ...figure, kind: 'money', unit: currency }, next);
  const money = moneyAt(tokens, next);
  if (money) return closeFigure(tokens, { ...figure, kind: 'money', unit: money.name }, money.next);
  if (/^m$/.test(tokens[next]?.word ?? '') && !isMetres(tokens, next))
    return closeFigure(tokens, { ...figure, kind: 'other' }, next + 1);
  const unit = unitAt(tokens, next);
  if (unit) return measure(tokens, figure, unit, isMinus);
  if (draft.isYear && !scaled) return closeFigure(tokens, { ...figure, kind: 'year' }, next);
  return closeFigure(tokens, { ...figure, kind: 'count' }, next);
}

function measure(
  tokens: readonly Token[],
  figure: Omit<Figure, 'kind' | 'to'>,
  unit: { name: string; next: number },
  isMinus: boolean,
): Found {
  const isTemperature = unitOf(unit.name)?.dimension === 'temperature';
  const value = isMinus && isTemperature ? -figure.value : figure.value;
  const small = smallUnit(tokens, unit);
  if (!small)
    return closeFigure(tokens, { ...figure, kind: 'measure', value, unit: unit.name }, unit.next);
  const whole = value + small.value;
  return closeFigure(
    tokens,
    { ...figure, kind: 'measure', value: whole, step: small.step, unit: unit.name },
    small.next,
  );
}

const smaller: Readonly<Record<string, readonly [RegExp, number]>> = {
  length: [/^(?:in|ins|inch|inches)$/, 12],
  mass: [/^(?:oz|ounces?|lb|lbs|pounds?)$/, 16],
};

// “6ft 2in”, “12 stone 4 pounds”
function smallUnit(tokens: readonly Token[], unit: { name: string; next: number }) {
  const found = unitOf(unit.name);
  if (!found || !/^(?:ft|lb|stone)$/.test(found.name)) return undefined;
  const index = /^(?:,|and)$/.test(tokens[unit.next]?.word ?? '') ? unit.next + 1 : unit.next;
  const draft = digitsAt(tokens, index) ?? wordsAt(tokens, index);
  const [name, count] = smaller[found.dimension] ?? [/^$/, 1];
  if (!draft || !name.test(tokens[draft.next]?.lower ?? '')) return undefined;
  const parts = found.name === 'stone' ? 14 : count;
  return { value: draft.value / parts, step: draft.step / parts, next: draft.next + 1 };
}
