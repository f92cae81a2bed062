import { count } from '../building/told.ts';
import type { PageNode } from './page-tree.ts';
import { shownText } from './visible.ts';

/** Counts the words of a page that do not go into the story, by the part of the page they stand in. */
export class LeftOut {
  private readonly words = new Map<string, number>();

  /** Takes note of all words that `root` shows. */
  add(part: string, root: PageNode): void {
    this.addWords(part, countWords(shownText(root)));
  }

  addWords(part: string, words: number): void {
    if (words > 0) this.words.set(part, (this.words.get(part) ?? 0) + words);
  }

  /** One sentence for the report, or none. */
  tell(): string[] {
    if (this.words.size === 0) return [];
    const parts = [...this.words].map(([part, words]) => `${part} (${count(words)})`);
    return [
      `Words of the page that are no part of the story, by where they stood: ${parts.join(', ')}.`,
    ];
  }
}

/** The words of a text, split at white space. */
export function countWords(text: string): number {
  let words = 0;
  let isInWord = false;
  for (let at = 0; at < text.length; at++) {
    const isSpace = /\s/.test(text.charAt(at));
    if (!isSpace && !isInWord) words += 1;
    isInWord = !isSpace;
  }
  return words;
}
