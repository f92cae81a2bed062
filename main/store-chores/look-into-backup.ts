import type { Database } from 'better-sqlite3';
import { storeDocument, type StoredDocument } from '../../core/article/document.ts';
import type { ArrivingNote, NoteThread } from '../../core/article/note.ts';
import type { StoryDetails } from '../../core/article/story.ts';
import type { FileHash, StoryId } from '../../core/base/id.ts';
import { success, type Result } from '../../core/base/result.ts';
import type { BackupText } from '../../core/contract/backups.ts';
import type { Input } from '../../core/contract/contract.ts';
import type { LibraryPage } from '../../core/contract/stories.ts';
import { bringFile, type NamedFile } from '../../db/backup/find-files.ts';
import { openCopy, type CopyPlace } from '../../db/backup/open-copy.ts';
import { figuresOf } from '../../db/backup/story-files.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import type { StoreFailure } from '../../db/store-failure.ts';
import type { NewStory } from '../../db/stories.ts';
import { readRecordForm, type RecordForm } from '../story-file/record-form.ts';
import type { Chore } from './chore.ts';

/** Which copy, and what of its library is asked for. */
export interface ListBackupOptions extends CopyPlace {
  readonly query: Input<'stories.list'>;
}

/** The stories of a copy. */
export const listBackup: Chore<ListBackupOptions, Result<LibraryPage, StoreFailure>> = ({
  query,
  ...place
}) => within(place, (store) => store.stories.list(query));

/** Which story of which copy. */
export interface BackupStoryOptions extends CopyPlace {
  readonly id: StoryId;
}

/**
 * The text of a story as it stands in a copy, with its pictures brought back into the library; null
 * without such a story.
 */
export const readBackupStory: Chore<
  TakeStoryOptions,
  Result<Omit<BackupText, 'isHere'> | null, StoreFailure>
> = async ({ id, besides, ...place }, { signal }) => {
  const read = within(place, (store) => {
    const document = store.stories.document(id);
    return document && storeDocument(document);
  });
  if (!read.ok || !read.value) return read.ok ? success(null) : read;
  let missingPictures = 0;
  for (const hash of figuresOf(read.value)) {
    signal.throwIfAborted();
    if (!(await bringFile({ ...place, besides }, { kind: 'media', hash }))) missingPictures += 1;
  }
  return success({ document: read.value, missingPictures });
};

/** Everything that a story is made of, as it can go from one thread to another. */
export interface TakenStory {
  readonly document: StoredDocument;
  readonly details: StoryDetails;
  readonly headline: string;
  readonly updatedAt: number;
  readonly tags: NonNullable<NewStory['tags']>;
  readonly notes: NonNullable<NewStory['notes']>;
  readonly corrections: NonNullable<NewStory['corrections']>;
  readonly record: RecordForm;
  /** The files of its sources. */
  readonly files: readonly TakenFile[];
  /** Files that it names and that are nowhere to be found any more. */
  readonly missing: readonly NamedFile[];
}

/** A file as the copy has it on record. */
interface TakenFile {
  readonly hash: FileHash;
  /** Its media type. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
}

/** What is taken out of a copy, and where its files are looked for besides. */
export interface TakeStoryOptions extends BackupStoryOptions {
  readonly besides: string | null;
}

/**
 * Takes a story out of a copy, with all that hangs on it, and sees to it that its files are in the
 * library. Null without such a story.
 */
export const takeBackupStory: Chore<
  TakeStoryOptions,
  Result<TakenStory | null, StoreFailure>
> = async ({ id, besides, ...place }, { signal }) => {
  const taken = within(place, (store, database) => takeStory(store, database, id));
  if (!taken.ok || !taken.value) return taken;
  const missing: NamedFile[] = [];
  for (const file of filesOf(taken.value)) {
    signal.throwIfAborted();
    if (!(await bringFile({ ...place, besides }, file))) missing.push(file);
  }
  return success({ ...taken.value, missing });
};

function takeStory(store: ArticleStore, database: Database, id: StoryId): TakenStory | null {
  const story = store.stories.get(id);
  const document = store.stories.document(id);
  if (!story || !document) return null;
  const { slug, kicker, language, canonicalUrl, publisher } = story;
  const { publishedAt, embargoUntil, factCheck, headline, updatedAt } = story;
  return {
    document: storeDocument(document),
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
    headline,
    updatedAt,
    tags: store.tags.ofStory(id),
    notes: store.notes.ofStory(id).flatMap(arriving),
    corrections: store.corrections.ofStory(id),
    record: readRecordForm(store, id),
    files: filesOnRecord(database, id),
    missing: [],
  };
}

function filesOnRecord(database: Database, id: StoryId): TakenFile[] {
  return database
    .prepare<[string], TakenFile>(
      `SELECT DISTINCT files.hash, files.type, files.size FROM files
       JOIN sources ON sources.file = files.hash JOIN stories ON stories.row = sources.story
       WHERE stories.id = ?`,
    )
    .all(id);
}

/** What became of a proposal is in the text by now; what was removed is nobody's to read. */
function arriving(thread: NoteThread): ArrivingNote[] {
  const { outcome } = thread;
  return outcome === '' || outcome === 'resolved' ? [{ ...thread, outcome }] : [];
}

function filesOf({ document, record }: TakenStory): NamedFile[] {
  const vault = record.sources.flatMap(({ file }) => file ?? []);
  return [
    ...figuresOf(document).map((hash) => ({ kind: 'media' as const, hash })),
    ...vault.map(({ hash }) => ({ kind: 'vault' as const, hash })),
  ];
}

function within<T>(
  place: CopyPlace,
  act: (store: ArticleStore, database: Database) => T,
): Result<T, StoreFailure> {
  const opened = openCopy(place);
  if (!opened.ok) return opened;
  try {
    return success(act(opened.value.store, opened.value.database));
  } finally {
    opened.value.store.close();
  }
}
