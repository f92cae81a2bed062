import { scaleOf } from './number-words.ts';
import { touches, type Token } from './tokens.ts';
import { unitOf } from './units.ts';

const currencyWords =
  /^(?:dollars?|euros?|crowns?|francs?|kron(?:or|er|a)|yen|roubles?|rubles?|zlotys?|rupees?|pesos?|yuan|cents?|USD|EUR|GBP)$/i;

const shortScales: Readonly<Record<string, number>> = {
  m: 1e6,
  mn: 1e6,
  bn: 1e9,
  tn: 1e12,
  k: 1e3,
};

const afterMetres =
  /^(?:high|long|wide|deep|tall|away|from|above|below|of|to|and|or|in|at|by|under|over|north|south|east|west|off|up|down|across|thick|further|farther|tower|bridge|wall|mast|boat|race|final|sprint|hurdles|freestyle|tunnel|drop|wave|waves|swim)$/;

/** The “million” or “bn” at token `at`, or undefined. */
export function scaleAt(tokens: readonly Token[], at: number, currency: string) {
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

/** The “per cent” or “percentage points” at token `at`, or undefined. */
export function percentAt(tokens: readonly Token[], at: number) {
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

/** The currency in words at token `at`, or undefined. */
export function moneyAt(tokens: readonly Token[], at: number) {
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

/** Whether the “m” at token `at` is for metres: it may be for millions. */
export function isMetres(tokens: readonly Token[], at: number): boolean {
  const after = tokens[at + 1];
  return !after || !/^\p{L}/u.test(after.word) || afterMetres.test(after.lower);
}

/** The unit of measure at token `at`, or undefined. */
export function unitAt(tokens: readonly Token[], at: number) {
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
