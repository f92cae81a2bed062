import type { PieceDraft, Runs } from '../story-draft.ts';
import { attributeOf, elementsIn, rawText, type PageElement } from './page-tree.ts';

/** An item of a list as Word writes it: a paragraph that says its level and mark. */
export interface WordItem {
  /** 1 for the outermost. */
  readonly level: number;
  readonly ordered: boolean;
  readonly start: number;
  readonly runs: Runs;
}

const listStyle = /mso-list:\s*\S+\s+level(\d+)/i;

/** The level of a paragraph that is such an item, or null. */
export function wordLevel(element: PageElement): number | null {
  if (!/^(?:p|h[1-6]|div)$/.test(element.tagName)) return null;
  const level = listStyle.exec(attributeOf(element, 'style') ?? '')?.[1];
  return level === undefined ? null : Math.min(Math.max(Number(level), 1), 9);
}

/** The mark before the words of such an item: it tells the kind of list and is no text itself. */
export function isWordMark(element: PageElement): boolean {
  return /mso-list:\s*ignore/i.test(attributeOf(element, 'style') ?? '');
}

/** The number that such an item's mark shows, or null for a bullet. */
export function wordNumber(item: PageElement): number | null {
  const mark = [...elementsIn(item, 50)].find(isWordMark);
  const text = mark ? rawText(mark).trim() : '';
  if (/^[a-z]{1,5}[.)]/i.test(text)) return 1;
  const number = /^\(?(\d{1,4})[.)]/.exec(text)?.[1];
  return number === undefined ? null : Number(number);
}

/** The lists that items make which follow one another. */
export function listsOf(items: readonly WordItem[]): PieceDraft[] {
  const lists: PieceDraft[] = [];
  for (let at = 0; at < items.length;) {
    const first = items[at];
    if (!first) break;
    let end = at;
    const drafts: PieceDraft[][] = [];
    for (let next = items[end]; next && next.level >= first.level; next = items[end]) {
      if (next.level === first.level && next.ordered !== first.ordered) break;
      const last = drafts.at(-1);
      if (next.level > first.level && last) {
        const inner = innerEnd(items, end, first.level);
        last.push(...listsOf(items.slice(end, inner)));
        end = inner;
      } else {
        drafts.push([{ kind: 'paragraph', runs: next.runs }]);
        end += 1;
      }
    }
    lists.push({ kind: 'list', ordered: first.ordered, start: first.start, items: drafts });
    at = Math.max(end, at + 1);
  }
  return lists;
}

function innerEnd(items: readonly WordItem[], from: number, level: number): number {
  let end = from;
  while ((items[end]?.level ?? 0) > level) end += 1;
  return end;
}
