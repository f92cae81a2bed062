import { wordDifference, type WordChange } from '../../core/article/word-difference.ts';

/** A stretch of words that stayed, went or came. */
export interface ChangedWords {
  readonly kind: 'same' | 'removed' | 'added';
  readonly words: string;
}

/** What became of `old`, word by word, in reading order. */
export function changedWords(old: string, now: string): readonly ChangedWords[] {
  const before = wordsOf(old);
  return laidOut(before, wordDifference(before, wordsOf(now)));
}

/** Puts changes between the words of the old text that stayed. */
export function laidOut(
  before: readonly string[],
  changes: readonly WordChange[],
): readonly ChangedWords[] {
  const parts: ChangedWords[] = [];
  let at = 0;
  const add = (kind: ChangedWords['kind'], words: readonly string[]) => {
    if (words.length > 0) parts.push({ kind, words: words.join(' ') });
  };
  for (const change of changes) {
    add('same', before.slice(at, change.at));
    add('removed', change.removed);
    add('added', change.added);
    at = change.at + change.removed.length;
  }
  add('same', before.slice(at));
  return parts;
}

/** The words of a text, white space between them left out. */
export function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}
