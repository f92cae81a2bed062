import type { WordChange } from '../article/word-difference.ts';
import { oneLine } from './markup.ts';

/** How a quotation differs from its source, in a sentence: the first change, the others counted. */
export function changesIn(differences: readonly WordChange[]): string {
  const [first, ...others] = differences;
  if (!first) return '';
  const [removed, added] = [first.removed, first.added].map((words) => shorten(words.join(' ')));
  const change =
    added === ''
      ? `“${removed ?? ''}” is left out`
      : removed === ''
        ? `“${added ?? ''}” is put in`
        : `“${removed ?? ''}” became “${added ?? ''}”`;
  const more = others.length === 1 ? ', and 1 difference more' : `, and ${others.length} more`;
  return `${change}${others.length === 0 ? '' : more}.`;
}

/** So much of a story’s words on one line that they can be told from others. */
export function shorten(text: string): string {
  const line = oneLine(text);
  return line.length <= 80 ? line : `${line.slice(0, 79).replace(/[\ud800-\udbff]$/u, '')}…`;
}
