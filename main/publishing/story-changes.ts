import type { Correction } from '../../core/article/correction.ts';
import type { StoryId } from '../../core/base/id.ts';
import type { PageChanges } from '../../core/contract/publishing.ts';
import type { ChangedPlace } from '../../core/publishing/changed-runs.ts';
import { correctionWording } from '../../core/publishing/correction-wording.ts';
import {
  publishedContent,
  type PublishedContent,
} from '../../core/publishing/published-content.ts';
import { readerChanges } from '../../core/publishing/reader-changes.ts';
import type { ArticleStore } from '../../db/article-store.ts';

/** The most places that are shown; who changed more has written another story. */
const mostPlaces = 100;

/**
 * What readers saw of a story, as they got it last, against what they would see now.
 * @returns null when they never got it, nothing they would see has changed, or what they saw is no
 *   longer on record.
 */
export function storyChanges(store: ArticleStore, id: StoryId): PageChanges | null {
  const seen = store.exports.content(id);
  const now = seen && contentNow(store, id);
  const changes = now && changesBetween(seen.content, now);
  if (!changes) return null;
  const { places, corrections } = changes;
  return {
    exportedAt: seen.record.at,
    places: places.slice(0, mostPlaces),
    more: Math.max(0, places.length - mostPlaces),
    corrections: corrections.map(({ text }) => text),
    wording: correctionWording(places, now.details.language),
  };
}

/** In how many places a story reads otherwise than readers saw it, with no correction written since. */
export function untoldChanges(store: ArticleStore, id: StoryId): number {
  const changes = storyChanges(store, id);
  return changes === null || changes.corrections.length > 0
    ? 0
    : changes.places.length + changes.more;
}

/** What changed for readers, and what they are newly told of mistakes; null for neither. */
export function changesBetween(
  seen: PublishedContent,
  now: PublishedContent,
): { places: readonly ChangedPlace[]; corrections: readonly Correction[] } | null {
  const places = readerChanges(seen, now);
  if (!places) return null;
  const known = new Set(seen.corrections.map(({ id }) => id));
  const corrections = now.corrections.filter(({ id }) => !known.has(id));
  return places.length === 0 && corrections.length === 0 ? null : { places, corrections };
}

/** What readers would see of a story now; null when there is none. */
export function contentNow(store: ArticleStore, id: StoryId): PublishedContent | null {
  const details = store.stories.get(id);
  const document = store.stories.document(id);
  if (!details || !document) return null;
  return publishedContent({
    details,
    document,
    updatedAt: details.updatedAt,
    tags: store.tags.ofStory(id),
    pictures: new Map(),
    corrections: store.corrections.ofStory(id),
  });
}
