import { wordDifference, type WordChange } from '../../core/article/word-difference.ts';
import type { TextSpan } from '../../core/article/text-blocks.ts';

/** A stretch of text that stayed, went or came. */
export interface ChangedText {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** What became of `old`, word by word, in reading order. */
export function changedText(old: string, now: string): readonly ChangedText[] {
  const words = (text: string) => wordSpans(text).map(({ from, to }) => text.slice(from, to));
  return laidOut(old, wordSpans(old), wordDifference(words(old), words(now)));
}

/**
 * Whether the checked words may be put back in one go: not where that takes more than about half of
 * the present words away, or many with nothing in their place, as with a claim that was joined with
 * another since. Whoever wants that can edit the text.
 */
export function mayPutBack(checked: string, now: string): boolean {
  const words = (text: string) => wordSpans(text).map(({ from, to }) => text.slice(from, to));
  const present = words(now);
  const changes = wordDifference(present, words(checked));
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  const gone = sum(changes.map(({ removed }) => removed.length));
  const lost = sum(changes.map(({ removed, added }) => Math.max(0, removed.length - added.length)));
  return gone * 2 <= present.length && lost * 3 <= present.length;
}

/**
 * Puts changes where they belong in the old text.
 * @param spans where its words stand, which `changes` count
 */
export function laidOut(
  old: string,
  spans: readonly TextSpan[],
  changes: readonly WordChange[],
): readonly ChangedText[] {
  const parts: ChangedText[] = [];
  const add = (kind: ChangedText['kind'], text: string) => {
    if (text !== '') parts.push({ kind, text });
  };
  let done = 0;
  for (const { at, removed, added } of changes) {
    const from = spans[at]?.from ?? old.length;
    const to = removed.length === 0 ? from : (spans[at + removed.length - 1]?.to ?? old.length);
    const isAtEnd = from >= old.length;
    add('same', old.slice(done, from));
    add('removed', old.slice(from, to));
    if (added.length > 0) {
      add('same', removed.length > 0 || isAtEnd ? ' ' : '');
      add('added', added.join(' '));
      add('same', removed.length > 0 || isAtEnd ? '' : ' ');
    }
    done = to;
  }
  add('same', old.slice(done));
  return parts;
}

function wordSpans(text: string): readonly TextSpan[] {
  return [...text.matchAll(/\S+/gu)].map(({ index, 0: word }) => ({
    from: index,
    to: index + word.length,
  }));
}
