import { ordinalOf, readNumberWords } from './number-words.ts';
import { touches, type Token } from './tokens.ts';

/** A number without its unit; its value is NaN when it has no form that we know. */
export interface Draft {
  value: number;
  step: number;
  isYear: boolean;
  isOrdinal: boolean;
  inWords: boolean;
  next: number;
}

/** Reads the number in digits at token `at`. */
export function digitsAt(tokens: readonly Token[], at: number): Draft | undefined {
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

/** Reads the number in words at token `at`. */
export function wordsAt(tokens: readonly Token[], at: number): Draft | undefined {
  const found = readNumberWords(tokens, at);
  if (found) return { ...found, step: 1, isYear: false, inWords: true };
  const value = ordinalOf(tokens[at]?.lower ?? '');
  if (value === undefined || tokens[at - 1]?.lower === 'a') return undefined;
  return { value, step: 1, isYear: false, isOrdinal: true, inWords: true, next: at + 1 };
}
