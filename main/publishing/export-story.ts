import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { failure, success, type Result } from '../../core/base/result.ts';
import type { RequestFailure } from '../../core/contract/failure.ts';
import type { ExportedFile } from '../../core/contract/publishing.ts';
import { publishedContent } from '../../core/publishing/published-content.ts';
import type { PublishedStory } from '../../core/publishing/published-story.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import type { NewExport } from '../../db/export-records.ts';
import {
  drawForReaders,
  drawStoryFile,
  readyToDraw,
  type DrawingForm,
  type DrawnStory,
  type ReadersForm,
} from './draw-story.ts';
import { appearingAt, type StoryToPublish } from './publish-story.ts';
import { writeWhole } from '../write-whole.ts';

/** What is exported where. */
export interface ExportOrder {
  readonly ready: StoryToPublish;
  readonly form: DrawingForm;
  /** Absolute path of the file. */
  readonly path: string;
  /** Why errors on the checklist are overridden; null when there are none. */
  readonly override: string | null;
  readonly now: number;
  /** Where smaller copies of pictures are kept from one export to the next; null for nowhere. */
  readonly copies: string | null;
  /** Ends the making of copies; the story is not written then, and the failure is `cancelled`. */
  readonly signal?: AbortSignal;
}

/**
 * Writes a stored story and records it. The first export to readers is when the story is published,
 * which its page says already; it counts only once the page is on disk, so that every later one,
 * from the desk or the command line, gives the same bytes, and a story whose page could not be
 * written stays unpublished.
 */
export async function exportStory(
  store: ArticleStore,
  order: ExportOrder,
): Promise<Result<ExportedFile, RequestFailure>> {
  const { ready, form } = order;
  if (order.override !== null && store.isReadOnly) return failure(reasonNotKept);
  if (form.format === 'story-file') {
    const drawn = await drawStoryFile(store, ready.story.id);
    return drawn.ok ? writeAndRecord(store, order, drawn.value, null) : drawn;
  }
  const published = await readyToDraw(ready.published, form, order.copies, order.signal);
  if (!published.ok) return published;
  const whole = { ...order, ready: { ...ready, published: published.value } };
  return exportForReaders(store, whole, { ...form, format: form.format });
}

async function exportForReaders(
  store: ArticleStore,
  order: ExportOrder,
  form: ReadersForm,
): Promise<Result<ExportedFile, RequestFailure>> {
  const story = asPublished(store, order);
  const written = await writeAndRecord(store, order, drawForReaders(story, form), story);
  // While the page was on its way to the disk, another process may have published the story.
  const { publishedAt } = asPublished(store, order).details;
  if (!written.ok || publishedAt === story.details.publishedAt) return written;
  const again = { ...story, details: { ...story.details, publishedAt } };
  return writeAndRecord(store, order, drawForReaders(again, form), again);
}

/** The story as it is published by now: the file dialog may have stood open meanwhile. */
function asPublished(store: ArticleStore, { ready, now }: ExportOrder): PublishedStory {
  const publishedAt = store.stories.get(ready.story.id)?.publishedAt ?? null;
  const details = { ...ready.published.details, publishedAt };
  const published = { ...ready.published, details };
  // A library that can only be read cannot keep when it was published: nobody says so then.
  return store.isReadOnly ? published : appearingAt(published, now);
}

/** @param seen the story as readers see it; null for what is not for readers */
async function writeAndRecord(
  store: ArticleStore,
  order: ExportOrder,
  drawn: DrawnStory,
  seen: PublishedStory | null,
): Promise<Result<ExportedFile, RequestFailure>> {
  const { path, now } = order;
  const sha256 = createHash('sha256').update(drawn.bytes).digest('hex');
  const name = basename(path);
  const exported = { name, sha256, exportedAt: now, left: drawn.left };
  if (store.isReadOnly) {
    const written = await writeDrawn(path, drawn);
    return written.ok ? success(exported) : written;
  }
  const file = recordOf(order, { name, sha256, bytes: drawn.bytes.byteLength }, seen);
  const record = { ...file, editor: store.settings.get().editor };
  const before = await readFile(path).catch(() => null);
  // Between the file's name and its record nothing may come: so it is said beforehand.
  const begun = store.exports.begin(path, record);
  const written = await writeDrawn(path, drawn);
  if (!written.ok) {
    store.exports.forget(begun);
    return written;
  }
  try {
    store.exports.record(record, begun);
  } catch (error) {
    await putBack(path, before);
    throw error;
  }
  return success(exported);
}

/**
 * What is out is on record: a page that could not be recorded makes room again for what stood there.
 * @param before null where nothing stood
 */
async function putBack(path: string, before: Uint8Array | null): Promise<void> {
  const isBack = before !== null && (await writeWhole(path, before)).ok;
  if (!isBack) await rm(path, { force: true });
}

function recordOf(
  { ready, form, override, now }: ExportOrder,
  file: Pick<NewExport, 'name' | 'sha256' | 'bytes'>,
  seen: PublishedStory | null,
): Omit<NewExport, 'editor'> {
  return {
    ...file,
    storyId: ready.story.id,
    format: form.format,
    seq: ready.seq,
    override,
    at: now,
    content: seen && publishedContent(seen),
    publishedAt: seen?.details.publishedAt ?? null,
  };
}

const reasonNotKept: RequestFailure = {
  code: 'read-only',
  message:
    'This library can only be read, so the reason for going on despite the checklist’s errors could not be recorded. Nothing was exported. Open the library from a disk that can be written, or put the errors right.',
};

/** Writes what was drawn and, before it, the files that it needs beside it. */
export async function writeDrawn(
  path: string,
  { bytes, files }: DrawnStory,
): Promise<Result<null, RequestFailure>> {
  for (const file of files) {
    const place = join(dirname(path), ...file.name.split('/'));
    const written = await writeWhole(place, file.bytes, { makeFolder: true });
    if (!written.ok) return written;
  }
  return writeWhole(path, bytes);
}
