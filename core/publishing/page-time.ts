import { element, escapeText, type Html } from './markup.ts';
import { directionOf, pageWords } from './page-words.ts';
import type { PageWords } from './page-word-table.ts';

// The last millisecond of the year 9999: beyond it ISO 8601 wants an agreement of both sides.
const latest = 253_402_300_799_999;

/** A moment in ISO 8601, UTC, to the second; null for none and for one that no calendar holds. */
export function isoTime(moment: number | null): string | null {
  if (moment === null || !(moment >= 0 && moment <= latest)) return null;
  return `${new Date(moment).toISOString().slice(0, 19)}Z`;
}

/** A moment as readers of the page's language write it; the zone is always UTC, and said. */
export function printedTime(iso: string, words: PageWords): string {
  const [year, month, day] = iso.slice(0, 10).split('-').map(Number);
  return `${words.day(day ?? 1, (month ?? 1) - 1, year ?? 1970)}, ${iso.slice(11, 16)} UTC`;
}

/** A moment as a `time` element in a story written in `language`. */
export function drawTime(iso: string, language: string): Html {
  const words = pageWords(language);
  const dir = words.direction === directionOf(language) ? null : words.direction;
  return element('time', { datetime: iso, dir }, escapeText(printedTime(iso, words)));
}

/** When the page first appeared and when its words last changed after that, in ISO 8601. */
export interface PageTimes {
  readonly published: string | null;
  readonly modified: string | null;
}

/**
 * The times of a page. Words are last changed before they are first published, so a page is
 * modified no earlier than it appeared.
 */
export function pageTimes(publishedAt: number | null, updatedAt: number | null): PageTimes {
  const modified = Math.max(publishedAt ?? -1, updatedAt ?? -1);
  return { published: isoTime(publishedAt), modified: isoTime(modified) };
}
