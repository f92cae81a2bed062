import type { Token } from './tokens.ts';

const ones: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
};

const tens: Readonly<Record<string, number>> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};

const scales: Readonly<Record<string, number>> = {
  dozen: 12,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
};

const ordinals: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  eleventh: 11,
  twelfth: 12,
  twentieth: 20,
  thirtieth: 30,
  fortieth: 40,
  fiftieth: 50,
  sixtieth: 60,
  seventieth: 70,
  eightieth: 80,
  ninetieth: 90,
  hundredth: 100,
};

/** What a word such as “million” multiplies by, or undefined. */
export function scaleOf(word: string): number | undefined {
  return Object.hasOwn(scales, word) ? scales[word] : undefined;
}

/** The value of an ordinal written as a word, “third” or “fiftieth”, or undefined. */
export function ordinalOf(word: string): number | undefined {
  return Object.hasOwn(ordinals, word) ? ordinals[word] : undefined;
}

/** A number written in words: its value and the index of the token after it. */
export interface NumberWords {
  readonly value: number;
  readonly next: number;
  /** Whether it ends as an ordinal does: “twenty-first”. */
  readonly isOrdinal: boolean;
}

/** Reads the number written in words that begins at token `at`, or undefined. */
export function readNumberWords(tokens: readonly Token[], at: number): NumberWords | undefined {
  let index = at;
  let total = 0;
  let group = below100(tokens, index) ?? article(tokens, index);
  if (!group) return undefined;
  for (;;) {
    index = group.next;
    let value = group.value;
    if (group.isOrdinal) return { value: total + value, next: index, isOrdinal: true };
    if (tokens[index]?.lower === 'hundred' && value < 100) {
      const rest = afterHundred(tokens, index + 1);
      value = value * 100 + rest.value;
      index = rest.next;
    }
    const scale = scaleOf(tokens[index]?.lower ?? '');
    if (scale === undefined) return { value: total + value, next: index, isOrdinal: false };
    total += value * scale;
    index += 1;
    const more = below100(tokens, skipAnd(tokens, index));
    if (!more || scale === 1) return { value: total, next: index, isOrdinal: false };
    group = more;
  }
}

function below100(tokens: readonly Token[], at: number): NumberWords | undefined {
  const word = tokens[at]?.lower ?? '';
  if (Object.hasOwn(ones, word)) return { value: ones[word] ?? 0, next: at + 1, isOrdinal: false };
  if (!Object.hasOwn(tens, word)) return undefined;
  const ten = tens[word] ?? 0;
  const hyphen = tokens[at + 1]?.word === '-' ? at + 2 : at + 1;
  const last = tokens[hyphen]?.lower ?? '';
  const one = Object.hasOwn(ones, last) ? (ones[last] ?? 0) : 0;
  if (one > 0 && one < 10) return { value: ten + one, next: hyphen + 1, isOrdinal: false };
  const ordinal = ordinalOf(last) ?? 0;
  if (hyphen === at + 2 && ordinal > 0 && ordinal < 10)
    return { value: ten + ordinal, next: hyphen + 1, isOrdinal: true };
  return { value: ten, next: at + 1, isOrdinal: false };
}

// “a hundred”, “a million”, “a dozen”, but not “half a dozen”
function article(tokens: readonly Token[], at: number): NumberWords | undefined {
  if (tokens[at]?.lower !== 'a' || tokens[at - 1]?.lower === 'half') return undefined;
  const word = tokens[at + 1]?.lower ?? '';
  return word === 'hundred' || scaleOf(word) !== undefined
    ? { value: 1, next: at + 1, isOrdinal: false }
    : undefined;
}

function afterHundred(tokens: readonly Token[], at: number): { value: number; next: number } {
  const rest = below100(tokens, skipAnd(tokens, at));
  return rest && !rest.isOrdinal ? rest : { value: 0, next: at };
}

function skipAnd(tokens: readonly Token[], at: number): number {
  return tokens[at]?.lower === 'and' ? at + 1 : at;
}
