const wordSign = /[\p{L}\p{M}\p{N}\p{Cs}_]/u;
const digit = /\p{N}/u;
const betweenDigits = /[.,:/–−]/;
const betweenLetters = /['’\-‐‑]/;
const afterDigit = /[%‰°]/;
const beforeDigit = /[\p{Sc}+±−-]/u;

/**
 * The first offset at or before `from` where no word is cut in two. A figure's point, sign, unit
 * of money and per cent sign are parts of it; so is what a hyphen or an apostrophe joins.
 * @param from UTF-16 offset into `text`
 */
export function wordStart(text: string, from: number): number {
  let start = from;
  while (start > 0 && isInside(text, start)) start -= 1;
  return start;
}

/**
 * The first offset at or behind `to` where no word is cut in two, as {@link wordStart} sees words.
 * @param to UTF-16 offset into `text`
 */
export function wordEnd(text: string, to: number): number {
  let end = to;
  while (end < text.length && isInside(text, end)) end += 1;
  return end;
}

// Signs are looked at by UTF-16 unit: half of a pair counts as a letter, which rather joins too much.
function isInside(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  const after = text.charAt(at);
  if (wordSign.test(before)) return isJoined(before, after, text.charAt(at + 1));
  if (wordSign.test(after) && isJoined(text.charAt(at - 2), before, after)) return true;
  return beforeDigit.test(before) && isFigureAt(text, at) && !wordSign.test(text.charAt(at - 2));
}

/** Whether `sign` belongs to the word that ends in `before`, given what follows it. */
function isJoined(before: string, sign: string, after: string): boolean {
  if (wordSign.test(sign)) return wordSign.test(before);
  if (digit.test(before) && afterDigit.test(sign)) return true;
  if (betweenDigits.test(sign)) return digit.test(before) && digit.test(after);
  return betweenLetters.test(sign) && wordSign.test(before) && wordSign.test(after);
}

/** Whether a figure starts here, perhaps with a unit of money before it. */
function isFigureAt(text: string, at: number): boolean {
  const sign = text.charAt(at);
  return digit.test(sign) || (/\p{Sc}/u.test(sign) && digit.test(text.charAt(at + 1)));
}
