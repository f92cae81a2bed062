import type { TextSpan } from '../../article/text-blocks.ts';
import { readDay, type WrittenDay } from './days.ts';
import { ordinalOf, readNumberWords, scaleOf } from './number-words.ts';
import { touches, type Token } from './tokens.ts';
import { unitOf } from './units.ts';

/**
 * What a figure is. `span` is two years as one, “1931–2015”; `other` is a figure that says nothing
 * to these checks: a score, a time, a range, the number of a road.
 */
export type FigureKind =
  | 'count'
  | 'year'
  | 'ordinal'
  | 'percent'
  | 'points'
  | 'money'
  | 'measure'
  | 'fraction'
  | 'day'
  | 'span'
  | 'other';

/** A figure of a block, in digits or in words. The span is the figure's own, without its hedge. */
export interface Figure extends TextSpan {
  readonly kind: FigureKind;
  /** 12 for “12 per cent”, 0.5 for “half”, 2400000 for “2.4m”; of a span the first year. */
  readonly value: number;
  /** What the last digit that was written is worth: 0.1 for 2.4, 100000 for “2.4m”. */
  readonly step: number;
  /** “about”, “more than”: the figure is not meant to be exact. */
  readonly hedged: boolean;
  /** The unit as `unitOf` knows it, or the currency; or empty. */
  readonly unit: string;
  /** Whether it was written with “million” or the like. */
  readonly scaled: boolean;
  /** Where the figure with its hedge begins. */
  readonly start: number;
  /** For a day. */
  readonly written: WrittenDay | null;
  /** For a span: its last year. */
  readonly until: number;
}

const symbols: Readonly<Record<string, string>> = {
  '€': '€',
  $: '$',
  '£': '£',
  '¥': '¥',
  '₽': '₽',
};
const currencyWords =
  /^(?:dollars?|euros?|crowns?|francs?|kron(?:or|er|a)|yen|roubles?|rubles?|zlotys?|rupees?|pesos?|yuan|cents?|USD|EUR|GBP)$/i;
const shortScales: Readonly<Record<string, number>> = {
  m: 1e6,
  mn: 1e6,
  bn: 1e9,
  tn: 1e12,
  k: 1e3,
};
const nameBefore =
  /^(?:no|nos|number|route|highway|section|sections|article|page|pages|chapter|room|flight|channel|line|platform|gate|act|resolution|formula|type|class|zone|grade|level|tier|season|episode|round|phase|group|stage|lot|unit|model|apartment|flat|bus|tram|pier|dock|berth|pit|shaft|block|district|ward|area|apollo|version|part|volume|top|size|bid)$/;
const afterMetres =
  /^(?:high|long|wide|deep|tall|away|from|above|below|of|to|and|or|in|at|by|under|over|north|south|east|west|off|up|down|across|thick|further|farther|tower|bridge|wall|mast|boat|race|final|sprint|hurdles|freestyle|tunnel|drop|wave|waves|swim)$/;

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

interface Found {
  readonly figure: Figure;
  readonly next: number;
}

function figureAt(tokens: readonly Token[], at: number): Found | undefined {
  const token = tokens[at];
  if (!token || isGlued(tokens, at)) return undefined;
  if (/^[\p{Lu}\d]/u.test(token.word)) {
    const day = readDay(tokens, at);
    if (day) {
      const { from, to, written } = day;
      const figure = { ...blank, kind: 'day' as const, from, to, start: from, written };
      return { figure, next: day.next };
    }
  }
  return numberAt(tokens, at) ?? fractionAt(tokens, at);
}

const blank: Omit<Figure, 'kind' | 'from' | 'to' | 'start'> = {
  value: 0,
  step: 1,
  hedged: false,
  unit: '',
  scaled: false,
  written: null,
  until: 0,
};

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

interface Draft {
  value: number;
  step: number;
  isYear: boolean;
  isOrdinal: boolean;
  inWords: boolean;
  next: number;
}

function numberAt(tokens: readonly Token[], at: number): Found | undefined {
  const currency = currencyBefore(tokens, at);
  const first = at + (currency?.width ?? 0);
  const draft = digitsAt(tokens, first) ?? wordsAt(tokens, first);
  if (!draft) return undefined;
  const hedge = hedgeBefore(tokens, at);
  const from = tokens[at]?.from ?? 0;
  const base = { ...blank, from, start: hedge.start, hedged: hedge.hedged };
  const range = rangeAt(tokens, first, draft, base);
  if (range) return range;
  if (draft.isOrdinal)
    return close(tokens, { ...base, kind: 'ordinal', value: draft.value }, draft.next);
  if (isName(tokens, at, draft)) return close(tokens, { ...base, kind: 'other' }, draft.next);
  return withUnit(
    tokens,
    { ...base, value: draft.value, step: draft.step },
    draft,
    currency?.name ?? '',
    hedge.isMinus,
  );
}

function digitsAt(tokens: readonly Token[], at: number): Draft | undefined {
  const word = tokens[at]?.word ?? '';
  if (!/^\d/.test(word)) return undefined;
  const isWhole = /^(?:\d{1,3}(?:,\d{3})+|\d{1,15})$/.test(word);
  const decimals = /^(?:\d{1,3}(?:,\d{3})+|\d{1,15})\.(\d{1,6})$/.exec(word)?.[1]?.length;
  if (!isWhole && decimals === undefined) return odd(at);
  const value = Number(word.replaceAll(',', ''));
  const step = decimals === undefined ? 1 : 10 ** -decimals;
  const isYear = /^(?:1[5-9]|20)\d\d$/.test(word);
  const after = tokens[at + 1];
  if (touches(tokens[at], after) && /^\p{L}/u.test(after?.word ?? '')) {
    const isOrdinal = /^(?:st|nd|rd|th)$/.test(after?.lower ?? '');
    if (isOrdinal) return { value, step, isYear: false, isOrdinal, inWords: false, next: at + 2 };
    if (after?.lower === 's') return odd(at);
  }
  return { value, step, isYear, isOrdinal: false, inWords: false, next: at + 1 };
}

// A number in no form that we know: taken as a figure that says nothing.
function odd(at: number): Draft {
  return {
    value: Number.NaN,
    step: 1,
    isYear: false,
    isOrdinal: false,
    inWords: false,
    next: at + 1,
  };
}

function wordsAt(tokens: readonly Token[], at: number): Draft | undefined {
  const found = readNumberWords(tokens, at);
  if (found) return { ...found, step: 1, isYear: false, inWords: true };
  const value = ordinalOf(tokens[at]?.lower ?? '');
  if (value === undefined || tokens[at - 1]?.lower === 'a') return undefined;
  return { value, step: 1, isYear: false, isOrdinal: true, inWords: true, next: at + 1 };
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

const hedges1 =
  /^(?:about|around|some|nearly|almost|roughly|approximately|over|under|circa|above|below|estimated|barely)$/;
const plain1 = /^(?:only|just|exactly|precisely|mere|full)$/;
const hedges2 =
  /^(?:more than|less than|fewer than|at least|at most|up to|close to|as many|as much|just over|just under|well over|well under|no more|not quite|an estimated|in excess|better than)$/;

interface Hedge {
  readonly start: number;
  readonly hedged: boolean;
  readonly isMinus: boolean;
}

function hedgeBefore(tokens: readonly Token[], at: number): Hedge {
  let index = at;
  let hedged = false;
  let isMinus = false;
  const sign = tokens[at - 1];
  if (sign && /^(?:minus|[-−–~])$/.test(sign.lower) && !touches(tokens[at - 2], sign)) {
    if (sign.word === '~') hedged = true;
    else isMinus = sign.lower === 'minus' || touches(sign, tokens[at]);
    if (isMinus || hedged) index -= 1;
  }
  for (let step = 0; step < 2; step += 1) {
    const one = tokens[index - 1]?.lower ?? '';
    const two = `${tokens[index - 2]?.lower ?? ''} ${one}`;
    const three = `${tokens[index - 3]?.lower ?? ''} ${two}`;
    if (/^(?:as many as|as much as|no more than|in excess of|the best part of)$/.test(three)) {
      index -= 3;
      hedged = true;
    } else if (hedges2.test(two)) {
      index -= 2;
      hedged = true;
    } else if (hedges1.test(one)) {
      index -= 1;
      hedged = true;
    } else if (plain1.test(one)) index -= 1;
    else break;
  }
  const start = tokens[index]?.from ?? 0;
  return { start, hedged, isMinus };
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
  return close(tokens, { ...base, kind, value: draft.value, until: Number(second.word) }, next);
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
  if (percent) return close(tokens, { ...figure, kind: percent.kind }, percent.next);
  if (currency !== '') return close(tokens, { ...figure, kind: 'money', unit: currency }, next);
  const money = moneyAt(tokens, next);
  if (money) return close(tokens, { ...figure, kind: 'money', unit: money.name }, money.next);
  if (/^m$/.test(tokens[next]?.word ?? '') && !isMetres(tokens, next))
    return close(tokens, { ...figure, kind: 'other' }, next + 1);
  const unit = unitAt(tokens, next);
  if (unit) return measure(tokens, figure, unit, isMinus);
  if (draft.isYear && !scaled) return close(tokens, { ...figure, kind: 'year' }, next);
  return close(tokens, { ...figure, kind: 'count' }, next);
}

function scaleAt(tokens: readonly Token[], at: number, currency: string) {
  const hyphen = tokens[at]?.word === '-' && touches(tokens[at], tokens[at + 1]) ? at + 1 : at;
  const long = scaleOf(tokens[hyphen]?.lower ?? '');
  if (long !== undefined) return { by: long, next: hyphen + 1 };
  const word = tokens[at]?.word ?? '';
  if (!Object.hasOwn(shortScales, word.toLowerCase())) return undefined;
  const lower = word.toLowerCase();
  const fits =
    currency !== '' || lower === 'bn' || (lower === 'mn' && touches(tokens[at - 1], tokens[at]));
  return fits ? { by: shortScales[lower] ?? 1, next: at + 1 } : undefined;
}

function percentAt(tokens: readonly Token[], at: number) {
  const index = tokens[at]?.word === '-' ? at + 1 : at;
  const word = tokens[index]?.lower ?? '';
  let next = -1;
  if (word === '%' || word === 'percent' || word === 'pc' || word === 'pct') next = index + 1;
  if (word === 'per' && /^cents?$/.test(tokens[index + 1]?.lower ?? '')) next = index + 2;
  if (word === 'percentage') next = index;
  if (next < 0) return undefined;
  if (tokens[next]?.word === '-') next += 1;
  if (tokens[next]?.lower === 'percentage') next += 1;
  const isPoints = /^points?$/.test(tokens[next]?.lower ?? '');
  if (word === 'percentage' && !isPoints) return undefined;
  return {
    kind: isPoints ? ('points' as const) : ('percent' as const),
    next: isPoints ? next + 1 : next,
  };
}

function moneyAt(tokens: readonly Token[], at: number) {
  const index = tokens[at]?.word === '-' ? at + 1 : at;
  let next = index;
  if (
    /^(?:US|Norwegian|Swedish|Danish|Czech|Swiss|Canadian|Australian|Norland)$/.test(
      tokens[index]?.word ?? '',
    )
  )
    next += 1;
  const word = tokens[next]?.word ?? '';
  if (!currencyWords.test(word)) return undefined;
  const name = word.toLowerCase().replace(/(?<=..)s$/, '');
  const known: Readonly<Record<string, string>> = {
    dollar: '$',
    usd: '$',
    euro: '€',
    eur: '€',
    gbp: '£',
  };
  return { name: Object.hasOwn(known, name) ? (known[name] ?? name) : name, next: next + 1 };
}

function isMetres(tokens: readonly Token[], at: number): boolean {
  const after = tokens[at + 1];
  return !after || !/^\p{L}/u.test(after.word) || afterMetres.test(after.lower);
}

function unitAt(tokens: readonly Token[], at: number) {
  let first = at;
  const sign = tokens[first]?.word ?? '';
  if (sign === '-' || sign === '°') first += 1;
  if (sign === '°' || touches(tokens[at - 1], tokens[first]) || tokens[first]?.word !== 'in') {
    for (let width = 3; width > 0; width -= 1) {
      const words = tokens.slice(first, first + width);
      if (words.length < width) continue;
      const spelled = words.map(({ lower }) => lower);
      const joined = spelled.includes('/') ? spelled.join('') : spelled.join('_');
      const name = joined.replace(/^(us|imperial)\./, '$1');
      const unit = unitOf(name);
      if (unit && isUnitHere(tokens, first, width, sign === '°'))
        return { name, next: first + width };
    }
  }
  return undefined;
}

// One letter is a unit only in its own case and where nothing else can be meant.
function isUnitHere(
  tokens: readonly Token[],
  at: number,
  width: number,
  afterDegree: boolean,
): boolean {
  const token = tokens[at];
  if (!token || width > 1 || token.word.length > 2) return true;
  const after = tokens[at + 1];
  if (touches(token, after) && /^[\p{L}\d/]/u.test(after?.word ?? '')) return false;
  if (token.lower === 'c' || token.lower === 'f')
    return (
      token.word === token.word.toUpperCase() && (afterDegree || touches(tokens[at - 1], token))
    );
  if (token.lower === 't' || token.lower === 'l' || token.lower === 'g')
    return touches(tokens[at - 1], token);
  return token.word === token.lower;
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
    return close(tokens, { ...figure, kind: 'measure', value, unit: unit.name }, unit.next);
  const whole = value + small.value;
  return close(
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

// “half”, “a third”, “two-thirds” (the last is read after its number)
function fractionAt(tokens: readonly Token[], at: number): Found | undefined {
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
  const base = { ...blank, start, hedged, from: tokens[at]?.from ?? 0, value, step: value / 10 };
  return close(tokens, { ...base, kind: 'fraction' }, index + 1);
}

function close(tokens: readonly Token[], figure: Omit<Figure, 'to'>, next: number): Found {
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
