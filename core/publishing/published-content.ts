import { storeDocument, type StoredDocument } from '../article/document.ts';
import type { Correction } from '../article/correction.ts';
import type { StoryDetails } from '../article/story.ts';
import type { PublishedStory, PublishedTag } from './published-story.ts';
import { readerDocument } from './reader-document.ts';

/**
 * What readers saw of a story: its words as they were published, without the desk's own marks, and
 * what stood around them. Kept on record, so that a later version can be held against it.
 */
export interface PublishedContent {
  readonly document: StoredDocument;
  readonly details: StoryDetails;
  /** The last change of what readers see, as the page says; null where it says none. */
  readonly updatedAt: number | null;
  readonly tags: readonly PublishedTag[];
  readonly corrections: readonly Correction[];
}

/** What readers see of `story`. */
export function publishedContent(story: PublishedStory): PublishedContent {
  const { slug, kicker, language, canonicalUrl, publisher } = story.details;
  const { publishedAt, embargoUntil, factCheck } = story.details;
  return {
    document: storeDocument(readerDocument(story.document)),
    details: {
      slug,
      kicker,
      language,
      canonicalUrl,
      publisher,
      publishedAt,
      embargoUntil,
      factCheck,
    },
    updatedAt: story.updatedAt,
    tags: story.tags.map(({ kind, name }) => ({ kind, name })),
    corrections: story.corrections,
  };
}
