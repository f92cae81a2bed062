import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Node } from 'prosemirror-model';
import { slugOf, type Story } from '../core/article/story.ts';
import type { MediaHash, StoryId } from '../core/base/id.ts';
import { failure, success, type Result } from '../core/base/result.ts';
import type { RequestFailure } from '../core/contract/failure.ts';
import type { ChecklistItem, ExportedPage } from '../core/contract/publishing.ts';
import { checklist, prepareChecklist } from '../core/publishing/checklist.ts';
import type {
  PublishedPage,
  PublishedPicture,
  PublishedStory,
} from '../core/publishing/published-story.ts';
import type { ArticleStore } from '../db/article-store.ts';
import { nameOfSource, readSources, unreadableSources } from './source-words.ts';
import { writeWhole } from './write-whole.ts';

/** A story as it stood at one moment, with what the checklist says of it: what was judged is what is written. */
export interface StoryToPublish {
  readonly story: Story;
  readonly published: PublishedStory;
  readonly checklist: readonly ChecklistItem[];
}

/** Reads a stored story for publishing; null when there is none. */
export function readStory(store: ArticleStore, id: StoryId): StoryToPublish | null {
  const story = store.stories.get(id);
  const document = store.stories.document(id);
  if (!story || !document) return null;
  const pictures = new Map<MediaHash, PublishedPicture>();
  document.descendants((node) => {
    const hash = node.attrs['media'] as MediaHash | null | undefined;
    const picture = hash && readPicture(store, hash);
    if (hash && picture) pictures.set(hash, picture);
  });
  const published = {
    details: story,
    updatedAt: story.updatedAt,
    document,
    tags: store.tags.ofStory(id),
    pictures,
    corrections: [],
  };
  return {
    story,
    published,
    checklist: judge(store, story, document, (hash) => pictures.has(hash)),
  };
}

/** The checklist alone, without reading a picture from disk; null when there is no such story. */
export function judgeStory(store: ArticleStore, id: StoryId): ChecklistItem[] | null {
  const story = store.stories.get(id);
  const document = store.stories.document(id);
  return (
    story && document && judge(store, story, document, (hash) => store.media.get(hash) !== null)
  );
}

/** So many milliseconds at most the main process is kept from what else it has to do. */
const slice = 12;

/**
 * Reads what the checklist and the dossier judge by, a little at a time: typing is journalled in
 * between. Afterwards both take little time, as long as the story is not changed all over.
 */
export async function prepareStory(store: ArticleStore, id: StoryId): Promise<void> {
  const story = store.stories.get(id);
  const document = store.stories.document(id);
  if (!story || !document) return;
  const sources = readSources(store, id);
  let end = performance.now() + slice;
  const reading = prepareChecklist({ document, details: story, sources });
  while (reading.next().done !== true) {
    if (performance.now() < end) continue;
    await new Promise((resolve) => setImmediate(resolve));
    end = performance.now() + slice;
  }
}

/** The headline as the text has it now; the record's may be a pause behind. */
export function headlineOf(ready: StoryToPublish): string {
  return ready.published.document.firstChild?.textContent ?? '';
}

/** The story as a page that first appears at `moment`, unless it has appeared already. */
export function appearingAt(published: PublishedStory, moment: number): PublishedStory {
  return appearedAt(published, published.details.publishedAt ?? moment);
}

function appearedAt(published: PublishedStory, publishedAt: number | null): PublishedStory {
  return { ...published, details: { ...published.details, publishedAt } };
}

/** The name of a story's file without its ending: its slug, its headline, or its id. */
export function fileNameOf(story: Pick<Story, 'slug' | 'id'>, headline: string): string {
  const name = slugOf(story.slug) || slugOf(headline) || story.id;
  // Windows keeps these names for devices, whatever their ending.
  return /^(con|prn|aux|nul|com\d|lpt\d)$/.test(name) ? `story-${name}` : name;
}

/** What is exported where. */
export interface ExportOrder {
  readonly ready: StoryToPublish;
  readonly draw: (story: PublishedStory) => PublishedPage;
  /** Absolute path of the page. */
  readonly path: string;
  /** Why errors on the checklist are overridden; null when there are none. */
  readonly override: string | null;
  readonly now: number;
}

/**
 * Writes a stored story's page and records it. The first export sets when the story was published
 * before the page is drawn, so that every later one, from the desk or the command line, gives the
 * same bytes; when the page cannot be written, the story stays unpublished.
 */
export async function exportStory(
  store: ArticleStore,
  order: ExportOrder,
): Promise<Result<ExportedPage, RequestFailure>> {
  const { ready, path, now, override } = order;
  const { id } = ready.story;
  if (override !== null && store.isReadOnly) return failure(reasonNotKept);
  // As it is by now: the file dialog may have stood open while another process published the story.
  const publishedAt = store.stories.get(id)?.publishedAt ?? null;
  const isFirst = publishedAt === null && !store.isReadOnly;
  if (isFirst) store.stories.setDetails(id, { publishedAt: now });
  const page = order.draw(appearedAt(ready.published, isFirst ? now : publishedAt));
  const written = await writePage(path, page);
  if (!written.ok) {
    if (isFirst) store.stories.setDetails(id, { publishedAt: null });
    return written;
  }
  const { sha256, bytes } = written.value;
  const name = basename(path);
  try {
    const { editor } = store.settings.get();
    if (!store.isReadOnly)
      store.exports.record({
        storyId: id,
        name,
        sha256,
        bytes,
        format: 'page',
        seq: null,
        override,
        editor,
        at: now,
        content: null,
        publishedAt: null,
      });
  } catch (error) {
    // A page with errors does not go out without its reason on record.
    if (override !== null) await rm(path, { force: true });
    throw error;
  }
  return success({ name, sha256, exportedAt: now });
}

const reasonNotKept: RequestFailure = {
  code: 'read-only',
  message:
    'This library can only be read, so the reason for going on despite the checklist’s errors could not be recorded. Nothing was exported. Open the library from a disk that can be written, or put the errors right.',
};

/** Writes a page and, before it, the files that it needs beside it. */
export async function writePage(
  path: string,
  page: PublishedPage,
): Promise<Result<{ sha256: string; bytes: number }, RequestFailure>> {
  for (const file of page.files) {
    const written = await writeWhole(join(dirname(path), ...file.name.split('/')), file.bytes, {
      makeFolder: true,
    });
    if (!written.ok) return written;
  }
  const bytes = new TextEncoder().encode(page.text);
  const written = await writeWhole(path, bytes);
  if (!written.ok) return failure(written.error);
  return success({
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.byteLength,
  });
}

function judge(
  store: ArticleStore,
  story: Story,
  document: Node,
  hasPicture: (hash: MediaHash) => boolean,
): ChecklistItem[] {
  return checklist({
    document,
    details: story,
    claims: store.claims.ofStory(story.id),
    asksSignOff: store.settings.get().asksSignOff,
    sources: readSources(store, story.id),
    unreadable: unreadableSources(store, story.id).map(nameOfSource),
    dismissals: store.facts.dismissals(story.id),
    quoteTies: store.facts.quoteTies(story.id),
    writtenAt: story.createdAt,
    findings: store.stories.findings(story.id),
    hasPicture,
  });
}

function readPicture(store: ArticleStore, hash: MediaHash): PublishedPicture | null {
  const medium = store.media.get(hash);
  const bytes = medium && store.media.read(hash);
  return bytes ? { type: medium.type, width: medium.width, height: medium.height, bytes } : null;
}
