import type { Flag } from '../score.ts';

/** A spelling checker that knows words, not texts. */
export interface Speller {
  knows(word: string): boolean;
  suggest(word: string): readonly string[];
}

// Runs of letters with apostrophes inside; what holds a digit or is an address is no word. This is
// kinder than what such a library is given in most editors.
const CHUNK = /\S+/g;
const WORD = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;
const ADDRESS = /:\/\/|@|^www\./i;

/**
 * A checker of words over a text. The answers for a word may be remembered: that changes no
 * answer, only the time it takes, so a measurement of speed must not ask for it.
 */
export function createTextSpeller(
  speller: Speller,
  { remembers }: { remembers: boolean },
): (text: string) => Flag[] {
  const known = new Map<string, readonly string[] | null>();
  const ask = (word: string) => (speller.knows(word) ? null : speller.suggest(word));
  const look = (word: string) => {
    if (!remembers) return ask(word);
    if (!known.has(word)) known.set(word, ask(word));
    return known.get(word) ?? null;
  };
  return (text) =>
    wordsOf(text).flatMap(({ start, word }) => {
      const suggestions = look(word.replaceAll('’', "'"));
      return suggestions === null ? [] : [{ start, end: start + word.length, suggestions }];
    });
}

function wordsOf(text: string): { start: number; word: string }[] {
  return [...text.matchAll(CHUNK)]
    .filter(([chunk]) => !ADDRESS.test(chunk))
    .flatMap(({ 0: chunk, index }) =>
      [...chunk.matchAll(WORD)]
        .filter(({ 0: word, index: at }) => !hasDigitBeside(chunk, at, at + word.length))
        .map(({ 0: word, index: at }) => ({ start: index + at, word })),
    );
}

function hasDigitBeside(chunk: string, from: number, to: number): boolean {
  return /\p{N}/u.test((chunk[from - 1] ?? '') + (chunk[to] ?? ''));
}
