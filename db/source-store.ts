import type { Database } from 'better-sqlite3';
import { failure, success } from '../core/base/result.ts';
import type { FileHash, SourceId, StoryId } from '../core/base/id.ts';
import type { StoryRecord } from '../core/contract/story-record.ts';
import type { Source, SourceDetails, SourceText } from '../core/factcheck/source.ts';
import type { DetailChanges } from './detail-changes.ts';
import { required } from './required.ts';
import { sourceStatements, toSource, type SourceRow } from './source-sql.ts';
import { wellFormed } from './stored-text.ts';
import type { NewSource, NewSourceFile, SourceStore, SourceWords, WrittenSource } from './vault.ts';
import type { VaultFiles } from './vault-files.ts';

type RecordedSource = StoryRecord['sources'][number];

/** The vaults, and how a source gets there that came with its story. */
export interface Sources extends SourceStore {
  /**
   * Stores a source as it stood elsewhere, in the story of a row; without its file where that did
   * not come. Belongs into the transaction that stores the story.
   */
  bring(story: number, source: RecordedSource, file: NewSourceFile | null): void;
  /** Lets go of files that no source has after all. */
  dropUnrecorded(files: Iterable<NewSourceFile>): void;
}

const blank: SourceDetails = {
  title: '',
  publisher: '',
  author: '',
  published: '',
  address: '',
  retrievedAt: null,
};

/**
 * The vaults of `database`: facts and words in its tables, bytes in `files`. A file has its
 * lasting name before the row that names it is committed, and keeps it until no row does.
 * @param changes is told of sources that come, get another title, or go
 */
export function createSourceStore(
  database: Database,
  files: VaultFiles,
  now: () => number,
  changes: Pick<DetailChanges, 'record'>,
): Sources {
  const sql = sourceStatements(database);

  /** Records how a source was called and is; null for one that is not in the vault. */
  function record(was: SourceRow | null, is: SourceRow | null, editor?: string): void {
    const story = sql.story((is ?? was)?.story_id ?? ('' as StoryId));
    const words = (row: SourceRow | null) =>
      row && { id: row.id, text: row.title || row.file_name };
    if (story !== null)
      changes.record(story, { field: 'source', was: words(was), is: words(is) }, editor);
  }

  const read = (id: SourceId): Source => toSource(required(sql.find(id)));
  const present = (id: SourceId): SourceRow | null => {
    const row = sql.find(id);
    return row?.removed_at === null ? row : null;
  };

  function keepFile({ draft, type }: NewSourceFile): void {
    files.keep(draft);
    sql.addFile(draft.hash, wellFormed(type), draft.size, now());
  }

  function index({ row, title }: Pick<SourceRow, 'row' | 'title'>): void {
    sql.forgetWords.run(row);
    sql.addWords(row, indexed(title), indexed(sql.text(row)?.text ?? ''));
  }

  function takeAgain(row: SourceRow): Source {
    const again = { reading: 'waiting', failure: '' } as const;
    sql.update({ ...row, ...(row.reading === 'failed' && again), removed_at: null });
    if (row.removed_at !== null) {
      index(row);
      record(null, row);
    }
    return read(row.id);
  }

  const add = database.transaction((source: NewSource): Source | null => {
    const story = sql.story(source.storyId);
    if (story === null) return null;
    keepFile(source.file);
    const { kind, file } = source;
    const known = sql.sameFile({ story, kind, file: file.draft.hash });
    // Words that the disk has spoilt are read anew from the file, as a source of their own.
    const same = known.find(({ row }) => !sql.hasDamage(row));
    if (same) return takeAgain(same);
    const details = cleanDetails({ ...blank, ...source.details });
    const row = sql.insert({
      ...rowDetails(details),
      id: source.id,
      story,
      kind: source.kind,
      file: source.file.draft.hash,
      file_name: wellFormed(source.file.name),
      reading: source.kind === 'image' ? 'none' : 'waiting',
      failure: '',
      added_at: now(),
      added_by: wellFormed(source.editor),
    });
    index({ row, title: details.title });
    record(null, sql.find(source.id), source.editor);
    return read(source.id);
  });

  function bring(story: number, source: RecordedSource, file: NewSourceFile | null): void {
    if (file) keepFile(file);
    const details = cleanDetails(source);
    const isLost = source.reading === 'waiting' && file === null;
    const row = sql.insert({
      ...rowDetails(details),
      id: source.id,
      story,
      kind: source.kind,
      file: file?.draft.hash ?? null,
      file_name: wellFormed(file?.name ?? ''),
      reading: isLost ? 'failed' : source.reading,
      failure: isLost ? withoutFile : wellFormed(source.failure),
      added_at: source.addedAt,
      added_by: wellFormed(source.addedBy),
    });
    if (source.text) sql.addText(row, source.text);
    index({ row, title: details.title });
  }

  const write = database.transaction((source: WrittenSource): Source | null => {
    const story = sql.story(source.storyId);
    if (story === null) return null;
    const details = cleanDetails(source.details);
    const row = sql.insert({
      ...rowDetails(details),
      id: source.id,
      story,
      kind: source.kind,
      file: null,
      file_name: '',
      reading: source.text === '' ? 'none' : 'read',
      failure: '',
      added_at: now(),
      added_by: wellFormed(source.editor),
    });
    if (source.text !== '') sql.addText(row, { text: source.text, pages: [] });
    index({ row, title: details.title });
    record(null, sql.find(source.id), source.editor);
    return read(source.id);
  });

  const attach = database.transaction((id: SourceId, file: NewSourceFile, at: number) => {
    const row = present(id);
    // While its page is being read, another would get the words of this one.
    if (row?.kind !== 'link' || row.reading === 'waiting' || sql.hasText(row.row)) return null;
    keepFile(file);
    sql.update({
      ...row,
      file: file.draft.hash,
      file_name: wellFormed(file.name),
      retrieved_at: at,
      reading: 'waiting',
      failure: '',
    });
    return read(id);
  });

  const setDetails = database.transaction((id: SourceId, details: SourceDetails) => {
    const row = present(id);
    if (!row) return null;
    const clean = cleanDetails(details);
    sql.update({ ...row, ...rowDetails(clean) });
    if (clean.title !== row.title) index({ row: row.row, title: clean.title });
    record(row, sql.find(id));
    return read(id);
  });

  const setText = database.transaction(
    ({ id, text, pages, failure: reason, found }: SourceWords) => {
      const row = present(id);
      if (!row) return null;
      if (sql.hasText(row.row)) return toSource(row);
      const filled = fillDetails(row, found);
      sql.update({
        ...filled,
        reading: text !== '' ? 'read' : reason === '' ? 'none' : 'failed',
        failure: wellFormed(reason),
      });
      if (text !== '') sql.addText(row.row, { text, pages });
      index(filled);
      return read(id);
    },
  );

  const remove = database.transaction((id: SourceId): boolean => {
    const row = present(id);
    if (!row) return false;
    sql.update({ ...row, removed_at: now() });
    sql.forgetWords.run(row.row);
    record(row, null);
    return true;
  });

  const restore = database.transaction((id: SourceId): Source | null => {
    const row = sql.find(id);
    if (!row) return null;
    sql.update({ ...row, removed_at: null });
    index(row);
    if (row.removed_at !== null) record(null, row);
    return read(id);
  });

  const discardUnused = database.transaction(() => {
    for (const hash of sql.unusedFiles()) {
      // What cannot be deleted now is tried again at the next start.
      if (files.discard(hash)) sql.forgetFile.run(hash);
    }
  });

  const dropUnrecorded = database.transaction((hashes: readonly FileHash[]) => {
    for (const hash of hashes) if (sql.file(hash) === null) files.discard(hash);
  });

  /** A file has its lasting name before its row; when there is no row in the end, it goes again. */
  function withFile<T>({ draft }: NewSourceFile, act: () => T): T {
    try {
      return act();
    } catch (error) {
      dropUnrecorded.immediate([draft.hash]);
      throw error;
    }
  }

  return {
    bring,
    dropUnrecorded: (unused) => {
      dropUnrecorded.immediate([...unused].map(({ draft }) => draft.hash));
    },
    receive: () => files.begin(),
    add: (source) => withFile(source.file, () => add.immediate(source)),
    write: (source) => write.immediate(source),
    attach: (id, file, at) => withFile(file, () => attach.immediate(id, file, at)),
    get: (id) => {
      const row = present(id);
      return row && toSource(row);
    },
    ofStory: (storyId) => sql.ofStory(storyId).map(toSource),
    setDetails: (id, details) => setDetails.immediate(id, details),
    setText: (words) => {
      if (!liesIn(words)) return failure('invalid');
      const source = setText.immediate(words);
      return source ? success(source) : failure('not-found');
    },
    text: (id) => {
      const row = sql.find(id);
      return row && (sql.text(row.row) ?? { text: '', pages: [] });
    },
    remove: (id) => remove.immediate(id),
    restore: (id) => restore.immediate(id),
    file: async (hash) => {
      const facts = sql.file(hash);
      const bytes = facts && (await files.open(hash, facts.size));
      return bytes && { type: facts.type, size: facts.size, bytes };
    },
    discardUnused: () => {
      if (sql.unusedFiles().length > 0) discardUnused.immediate();
    },
  };
}

const withoutFile =
  'The file of this source did not come with the story, so its words cannot be read. Drop the file in to have them.';

function rowDetails({ title, publisher, author, published, address, retrievedAt }: SourceDetails) {
  return { title, publisher, author, published, address, retrieved_at: retrievedAt };
}

function cleanDetails(details: SourceDetails): SourceDetails {
  return {
    title: wellFormed(details.title),
    publisher: wellFormed(details.publisher),
    author: wellFormed(details.author),
    published: wellFormed(details.published),
    address: details.address,
    retrievedAt: details.retrievedAt,
  };
}

/** What the checker wrote down stands; what she left empty is taken from the file. */
function fillDetails(row: SourceRow, found: SourceWords['found']): SourceRow {
  return {
    ...row,
    title: row.title || wellFormed(found.title ?? ''),
    publisher: row.publisher || wellFormed(found.publisher ?? ''),
    author: row.author || wellFormed(found.author ?? ''),
    published: row.published || wellFormed(found.published ?? ''),
  };
}

function liesIn({ text, pages }: SourceText): boolean {
  return pages.every(({ at }, index) => at <= text.length && at >= (pages[index - 1]?.at ?? 0));
}

function indexed(text: string): string {
  return wellFormed(text).normalize('NFC');
}
