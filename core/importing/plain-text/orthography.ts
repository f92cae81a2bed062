// What spelling and punctuation alone say about a line, in any language. Every test looks at a
// bounded stretch, so that a line of megabytes costs no more than a short one.

const reach = 240;

/**
 * Whether `text` ends as a sentence does: a stop, question or exclamation mark; closers and the
 * numbers of footnotes aside (“It leaks.”[1]).
 */
export function endsSentence(text: string): boolean {
  const words = text.slice(-40).replace(/(?:\[\d{1,4}\]){1,5}$/, '');
  return /[.!?…。！？؟।։][)\]"'”’»›“]*$/u.test(words.slice(-12)) && !endsInAbbreviation(words);
}

/** Whether `text` ends in a full stop (and not with an abbreviation such as “U.S.”), or in , ; or :. */
export function endsInStop(text: string): boolean {
  return (
    /[.。।,;:،][)\]"'”’»›“]*$/u.test(text.slice(-12)) &&
    !/(?:\.\.\.|…)$/.test(text) &&
    !endsInAbbreviation(text)
  );
}

function endsInAbbreviation(text: string): boolean {
  return /(?:^|[\s(])(?:\p{Lu}\.){2,5}$/u.test(text.slice(-16));
}

/** Whether `text` goes on from the line before it: its first letter is a small one, or has no case. */
export function startsLow(text: string): boolean {
  const first = /^["'“”‘’«„([]{0,3}(\p{L})/u.exec(text.slice(0, 8))?.[1];
  return first !== undefined && !/[\p{Lu}\p{Lt}]/u.test(first);
}

/** Whether `text` starts as a title does: with a capital, a digit, an opening quote, or caseless. */
export function startsHigh(text: string): boolean {
  const first = /^["'“‘«„¿¡([]{0,3}(.)/u.exec(text.slice(0, 8))?.[1] ?? '';
  return /[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(first);
}

/** The number of words among the first 240 UTF-16 units, split at white space. */
export function countRoughly(text: string): number {
  return text.slice(0, reach).split(/\s+/).filter(Boolean).length;
}

/** How many sentences end inside the first 240 UTF-16 units of `text`: a stop, then a capital. */
export function innerStops(text: string): number {
  return text.slice(0, reach).match(/\p{L}{2}[.!?…]["”’»)]?\s+["“‘«„]?\p{Lu}/gu)?.length ?? 0;
}

/** Whether all cased letters of `text` are capitals and there are at least three. */
export function isCapitals(text: string): boolean {
  return !/\p{Ll}/u.test(text) && (text.match(/\p{Lu}/gu)?.length ?? 0) >= 3;
}
