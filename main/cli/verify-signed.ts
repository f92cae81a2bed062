import { openDocument } from '../../core/article/document.ts';
import type { MediaHash, StoryId } from '../../core/base/id.ts';
import type { PublishedPicture, PublishedStory } from '../../core/publishing/published-story.ts';
import type { ExportFormat } from '../../core/publishing/export-format.ts';
import type { PublishedContent } from '../../core/publishing/published-content.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import type { ExportedContent } from '../../db/export-records.ts';
import { contentNow } from '../publishing/story-changes.ts';
import { readPublishedPicture } from '../publishing/publish-story.ts';
import type { VerifiedForm } from './verify-form.ts';

/** What readers were to get of a story. */
export interface SignedStory {
  readonly headline: string;
  /** When they got it last; null when it was never exported: the story stands as it is then. */
  readonly exportedAt: number | null;
  readonly published: PublishedStory;
}

/** Finds the story that a file was made of: by its headline, else by a sentence of it. */
export function findSigned(store: ArticleStore, form: VerifiedForm): SignedStory | null {
  const id = findStory(store, form);
  if (id === null) return null;
  const seen = lastOfForm(store, id, form) ?? store.exports.content(id);
  const published = publishedFrom(store, seen?.content ?? contentNow(store, id));
  if (published === null) return null;
  const headline = published.document.firstChild?.textContent ?? '';
  return { headline, exportedAt: seen?.record.at ?? null, published };
}

/** The story of a content on record; null when that can no longer be read. */
export function publishedFrom(
  store: ArticleStore,
  content: PublishedContent | null,
): PublishedStory | null {
  const opened = content && openDocument(content.document);
  if (!content || !opened?.ok) return null;
  const { details, updatedAt, tags, corrections } = content;
  const document = opened.value;
  return { details, updatedAt, document, tags, pictures: picturesOf(store, document), corrections };
}

const formats: Readonly<Record<VerifiedForm['kind'], readonly ExportFormat[]>> = {
  page: ['page', 'page-beside'],
  fragment: ['fragment'],
  markdown: ['markdown'],
  text: ['text'],
};

/** What went out last in the form of the file, for each form goes its own way to readers. */
function lastOfForm(
  store: ArticleStore,
  id: StoryId,
  { kind }: VerifiedForm,
): ExportedContent | null {
  const records = store.exports.ofStory(id);
  const record = records.find(({ format }) => formats[kind].includes(format));
  const content = record && store.exports.seen(record.sha256);
  return record && content ? { record, content } : null;
}

function picturesOf(
  store: ArticleStore,
  document: PublishedStory['document'],
): Map<MediaHash, PublishedPicture> {
  const pictures = new Map<MediaHash, PublishedPicture>();
  document.descendants((node) => {
    const hash = node.attrs['media'] as MediaHash | null | undefined;
    const picture = hash && readPublishedPicture(store, hash);
    if (hash && picture) pictures.set(hash, picture);
  });
  return pictures;
}

function findStory(store: ArticleStore, form: VerifiedForm): StoryId | null {
  const headline = 'page' in form ? form.page.headline : form.first.trim();
  const canonical = 'page' in form ? (form.page.metadata.get('canonical') ?? '') : '';
  const there = canonical === '' ? null : store.stories.byAddress(canonical);
  if (there) return there.id;
  const named = search(store, headline).find(
    (row) => row.headline.split(/\s+/u).join(' ').trim() === headline,
  );
  if (named) return named.id;
  const sentences =
    'page' in form
      ? form.page.paragraphs
      : stretches(form.words.filter((word) => /\p{L}/u.test(word)));
  for (const sentence of sentences) {
    const [found] = search(store, sentence);
    if (found) return found.id;
  }
  return null;
}

/** Words in a row from several places of a text; one of them will have stayed as it was. */
function stretches(words: readonly string[]): string[] {
  const step = Math.max(8, Math.floor(words.length / 12));
  return Array.from({ length: Math.min(12, Math.floor(words.length / 8)) }, (_, nth) =>
    words.slice(nth * step, nth * step + 6).join(' '),
  );
}

function search(store: ArticleStore, words: string) {
  const phrase = words.replace(/["“”„«»]/gu, ' ').trim();
  if (phrase === '') return [];
  return store.stories.list({
    search: `"${phrase}"`.slice(0, 400),
    status: null,
    tag: null,
    offset: 0,
    limit: 20,
  }).rows;
}
