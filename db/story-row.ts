import type { StoryId } from '../core/base/id.ts';
import type { FactCheck, Story, StoryStatus } from '../core/article/story.ts';

/** The columns of a story that make its record. */
export const storyColumns =
  'row, id, status, slug, kicker, language, canonical_url, publisher, published_at, embargo_until, fact_check, headline, created_at, updated_at, seq';

/** A row of `stories`, as far as `storyColumns` goes. */
export interface StoryRow {
  readonly row: number;
  readonly id: StoryId;
  readonly status: StoryStatus;
  readonly slug: string;
  readonly kicker: string;
  readonly language: string;
  readonly canonical_url: string;
  readonly publisher: string;
  readonly published_at: number | null;
  readonly embargo_until: number | null;
  /** JSON. */
  readonly fact_check: string | null;
  readonly headline: string;
  readonly created_at: number;
  readonly updated_at: number;
  readonly seq: number;
}

/** The record that a row holds. */
export function toStory(row: StoryRow): Story {
  return {
    id: row.id,
    status: row.status,
    slug: row.slug,
    kicker: row.kicker,
    language: row.language,
    canonicalUrl: row.canonical_url,
    publisher: row.publisher,
    publishedAt: row.published_at,
    embargoUntil: row.embargo_until,
    factCheck: row.fact_check === null ? null : (JSON.parse(row.fact_check) as FactCheck),
    headline: row.headline,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
