import { Transform } from 'prosemirror-transform';
import type { Node } from 'prosemirror-model';
import { join } from 'node:path';
import { openDocument } from '../../core/article/document.ts';
import type { SourceId, StoryId } from '../../core/base/id.ts';
import { failure, success, type Result } from '../../core/base/result.ts';
import type { RestoredStory } from '../../core/contract/backups.ts';
import type { StoryRecord } from '../../core/contract/story-record.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { placeOf } from '../../db/backup/find-files.ts';
import { readCopyName } from '../../db/backup/copy-name.ts';
import type { NewSourceFile } from '../../db/vault.ts';
import type { TakenStory } from '../store-chores/look-into-backup.ts';
import type { RunChore } from '../store-chores/run-chore.ts';
import type { LibraryPlace } from '../ports.ts';

/** Which story comes back, and from where. */
export interface StoryReturn {
  readonly id: StoryId;
  /** The folder of the copy. */
  readonly folder: string;
  /** The copy's name. */
  readonly name: string;
  /** A folder of copies that has files too; null for none. */
  readonly besides: string | null;
  readonly library: LibraryPlace;
  readonly now: number;
}

/** Why it did not. `message` is for the editor where there is one. */
export type ReturnFailure =
  { readonly code: 'not-found' } | { readonly code: 'bad-copy'; readonly message: string };

/**
 * Brings a story back from a copy. One that was deleted for good comes back as itself, with its
 * history; of one that is there a second one is made beside it, with all that hangs on it.
 */
export async function restoreStory(
  store: ArticleStore,
  run: RunChore,
  wanted: StoryReturn,
): Promise<Result<RestoredStory, ReturnFailure>> {
  const { id, folder, name, besides, library } = wanted;
  const place = {
    path: join(folder, name),
    library: library.folder,
    key: library.key,
    id,
    besides,
  };
  if (!store.stories.get(id)) {
    const back = await run('backup.bringBack', place);
    if (!back.ok) return failure({ code: 'bad-copy', message: back.error.message });
    if (back.value) return success(welcomeBack(store, id));
  }
  const taken = await run('backup.takeStory', place);
  if (!taken.ok) return failure({ code: 'bad-copy', message: taken.error.message });
  if (!taken.value) return failure({ code: 'not-found' });
  return success(storeBeside(store, taken.value, wanted));
}

function welcomeBack(store: ArticleStore, id: StoryId): RestoredStory {
  store.stories.reindex(id);
  return { id, headline: store.stories.get(id)?.headline ?? '', hasHistory: true };
}

function storeBeside(
  store: ArticleStore,
  taken: TakenStory,
  { name, now, library }: StoryReturn,
): RestoredStory {
  const opened = openDocument(taken.document);
  if (!opened.ok) throw new TypeError('A document of the store does not open');
  const missing = new Set(taken.missing.map(({ hash }) => hash));
  const { record, files } = recordOf(taken, missing, library.folder);
  const { id, headline } = store.stories.create({
    document: withDate(opened.value, dateWords(readCopyName(name)?.at ?? now, now)),
    // Two stories cannot stand at one address, nor have been published as one.
    details: { ...taken.details, slug: '', canonicalUrl: '', publishedAt: null },
    editor: store.settings.get().editor,
    tags: taken.tags,
    notes: taken.notes,
    corrections: taken.corrections,
    pictures: [],
    record,
    files,
  });
  return { id, headline, hasHistory: false };
}

function recordOf(
  { record, files: known }: TakenStory,
  missing: ReadonlySet<string>,
  library: string,
) {
  const facts = new Map(known.map((file) => [file.hash, file]));
  const files = new Map<SourceId, NewSourceFile>();
  const sources = record.sources.map((source): StoryRecord['sources'][number] => {
    const { file, ...rest } = source;
    const fact = file && !missing.has(file.hash) ? facts.get(file.hash) : undefined;
    if (file && fact) {
      const { hash, size, type } = fact;
      // It lies where it belongs by now: a draft that is kept there already.
      const draft = { path: placeOf(library, { kind: 'vault', hash }), hash, size };
      files.set(source.id, { draft, type, name: file.name });
    }
    return { ...rest, file: null };
  });
  return { record: { ...record, sources }, files };
}

/** A document whose headline says of when it is. */
function withDate(document: Node, date: string): Node {
  let end = -1;
  document.descendants((node, position) => {
    if (node.type.name === 'headline' && end < 0) end = position + 1 + node.content.size;
    return end < 0;
  });
  if (end < 0) return document;
  const { schema } = document.type;
  return new Transform(document).insert(end, schema.text(` (as of ${date})`)).doc;
}

function dateWords(at: number, now: number): string {
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    ...(!isThisYear && { year: 'numeric' }),
  }).format(at);
}
