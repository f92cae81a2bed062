import { wordDifference } from '../article/word-difference.ts';

/** A stretch of words, as readers saw them and will see them, or only saw, or only will see. */
export interface ChangedRun {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** One place at which what readers will see is not what they saw. */
export interface ChangedPlace {
  /** What it is: `Headline`, `Paragraph`, `Publisher`, … */
  readonly name: string;
  readonly runs: readonly ChangedRun[];
  /** What else changed there, in words, such as its links; or empty. */
  readonly also: string;
}

/** The words of a text, without the space around them. */
export function spellWords(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}

/** Words before and after a change that show where it is. */
const context = 12;

/** Two versions of a text as one row of words that stayed, went and came; long ones are cut. */
export function changedRuns(old: string, now: string): ChangedRun[] {
  const words = spellWords(old);
  const runs: ChangedRun[] = [];
  const push = (kind: ChangedRun['kind'], text: string): void => {
    if (text !== '') runs.push({ kind, text });
  };
  let at = 0;
  const changes = wordDifference(words, spellWords(now));
  for (const change of changes) {
    push('same', shortened(words.slice(at, change.at), at === 0, false));
    push('removed', change.removed.join(' '));
    push('added', change.added.join(' '));
    at = change.at + change.removed.length;
  }
  push('same', shortened(words.slice(at), changes.length === 0, true));
  return runs;
}

/** What stands between two changes, or at an end, without its far middle. */
function shortened(words: readonly string[], isFirst: boolean, isLast: boolean): string {
  const head = isFirst && !isLast ? 0 : context;
  const tail = isLast && !isFirst ? 0 : context;
  if (words.length <= head + tail + 3) return words.join(' ');
  const [first, last] = [words.slice(0, head), tail === 0 ? [] : words.slice(-tail)];
  return [...first, '…', ...last].join(' ');
}
