import type { ResolvedPos } from 'prosemirror-model';
import { leafText } from '../../core/article/leaf-text.ts';

const inWord = /[\p{L}\p{M}\p{N}'’ʼ\-‑]/u;
const longestWord = 60;

/** Whether a character can stand inside a word. */
export function isWordCharacter(character: string): boolean {
  return character !== '' && inWord.test(character);
}

/**
 * The word that touches a position, as document positions; both are the position itself when
 * there is none. Looks no further than 60 characters either way.
 */
export function wordAround($pos: ResolvedPos): { from: number; to: number } {
  const { parent, parentOffset: at, pos } = $pos;
  const first = Math.max(0, at - longestWord);
  const text = parent.textBetween(
    first,
    Math.min(parent.content.size, at + longestWord),
    undefined,
    leafText,
  );
  let from = at - first;
  let to = from;
  while (from > 0 && isWordCharacter(text.charAt(from - 1))) from -= 1;
  while (to < text.length && isWordCharacter(text.charAt(to))) to += 1;
  return { from: pos - (at - first - from), to: pos + (to - (at - first)) };
}
