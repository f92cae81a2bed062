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

/** The longest quotation of a story's words in a remark, in UTF-16 units. */
const longest = 80;

/** So much of a story’s words on one line that they can be told from others, cut between words. */
export function shorten(text: string): string {
  const line = oneLine(text);
  if (line.length <= longest) return line;
  const cut = line.slice(0, longest - 1);
  // Where the cut fell between two words the last one is whole; a script without spaces has none.
  const isBetween = line[longest - 1] === ' ';
  const whole = isBetween ? cut : cut.replace(/\s+\S*$/u, '');
  return `${whole.replace(/[\ud800-\udbff]$/u, '').replace(/[\s,;:–—-]+$/u, '')}…`;
}
