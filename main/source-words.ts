import type { SourceId, StoryId } from '../core/base/id.ts';
import type { QuoteSource } from '../core/factcheck/quote-match.ts';
import type { Source, SourceText } from '../core/factcheck/source.ts';
import type { ArticleStore } from '../db/article-store.ts';
import { StoreDamage } from '../db/store-failure.ts';

interface Kept {
  readonly storyId: StoryId;
  readonly sources: ReadonlyMap<SourceId, QuoteSource>;
}

// The search keeps what it read of a source with the source's object. The words of a source never
// change, so those of the story that was asked for last are kept, and no others: they are large.
const kept = new WeakMap<ArticleStore, Kept>();

/**
 * The words of a source; null when they are damaged on disk, which must keep nobody from judging
 * and publishing the story. Who opens the source is told.
 */
export function readWords({ sources }: ArticleStore, id: SourceId): SourceText | null {
  try {
    return sources.text(id);
  } catch (error) {
    if (error instanceof StoreDamage) return null;
    throw error;
  }
}

/** The sources of a story that have words, in the order that they came. */
export function readSources(store: ArticleStore, storyId: StoryId): QuoteSource[] {
  const before = kept.get(store);
  const known = before?.storyId === storyId ? before.sources : null;
  const sources = store.sources.ofStory(storyId).flatMap(({ id, reading }): QuoteSource[] => {
    if (reading !== 'read') return [];
    const old = known?.get(id);
    if (old) return [old];
    const text = readWords(store, id)?.text ?? '';
    return text === '' ? [] : [{ id, text }];
  });
  kept.set(store, { storyId, sources: new Map(sources.map((source) => [source.id, source])) });
  return sources;
}

/** The sources of a story whose words were read once and are damaged on disk now. */
export function unreadableSources(store: ArticleStore, storyId: StoryId): Source[] {
  const read = new Set(readSources(store, storyId).map(({ id }) => id));
  return store.sources
    .ofStory(storyId)
    .filter(({ id, reading }) => reading === 'read' && !read.has(id));
}

/** What to call a source: its title, or what else it is known by. */
export function nameOfSource({ title, file, address }: Source): string {
  return [title, file?.name ?? '', address].map((name) => name.trim()).find(Boolean) ?? 'untitled';
}
