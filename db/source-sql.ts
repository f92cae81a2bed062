import { crc32 } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import type { FileHash, SourceId, StoryId } from '../core/base/id.ts';
import type { Source, SourceKind, SourceReading, SourceText } from '../core/factcheck/source.ts';
import { StoreDamage } from './store-failure.ts';
import { exactText, readExactText } from './stored-text.ts';

/** A row of `sources`, with its story's id and its file's size. */
export interface SourceRow {
  readonly row: number;
  readonly id: SourceId;
  readonly story_id: StoryId;
  readonly kind: SourceKind;
  readonly title: string;
  readonly publisher: string;
  readonly author: string;
  readonly published: string;
  readonly address: string;
  readonly retrieved_at: number | null;
  readonly file: FileHash | null;
  readonly file_name: string;
  readonly size: number | null;
  readonly reading: SourceReading;
  readonly failure: string;
  readonly added_at: number;
  readonly added_by: string;
  readonly removed_at: number | null;
}

/** What is written when a source begins. */
export type SourceBeginning = Omit<SourceRow, 'row' | 'story_id' | 'size' | 'removed_at'> & {
  readonly story: number;
};

interface SameFile {
  /** The story's row. */
  readonly story: number;
  readonly kind: SourceKind;
  readonly file: FileHash;
}

interface TextRow {
  readonly text: string;
  readonly pages: string;
  readonly checksum: number;
}

const columns = `sources.row, sources.id, stories.id AS story_id, kind, title, sources.publisher,
  author, published, address, retrieved_at, file, file_name, files.size, reading, failure,
  sources.added_at, added_by, sources.removed_at`;
const joined =
  'sources JOIN stories ON stories.row = sources.story LEFT JOIN files ON files.hash = file';

/** The query for a story's sources; `?` is the story's id. */
export const sourcesOfStorySql = `SELECT ${columns} FROM ${joined}
  WHERE stories.id = ? AND sources.removed_at IS NULL ORDER BY sources.row`;

/** The query for what a story has of a file, the present first; takes story's row, kind, hash. */
const sameFileSql = `SELECT ${columns} FROM ${joined}
  WHERE file = @file AND sources.story = @story AND kind = @kind
  ORDER BY sources.removed_at IS NOT NULL, sources.row DESC`;

/** The query for files that no source has. */
export const unusedFilesSql = `SELECT hash FROM files
  WHERE NOT EXISTS (SELECT 1 FROM sources WHERE file = hash)`;

/** The statements behind the vault. */
export function sourceStatements(database: Database) {
  const story = database.prepare<[string], number>('SELECT row FROM stories WHERE id = ?').pluck();
  const find = database.prepare<[string], SourceRow>(
    `SELECT ${columns} FROM ${joined} WHERE sources.id = ?`,
  );
  const sameFile = database.prepare<[SameFile], SourceRow>(sameFileSql);
  const insert = database.prepare<[SourceBeginning]>(
    `INSERT INTO sources (id, story, kind, title, publisher, author, published, address,
       retrieved_at, file, file_name, reading, failure, added_at, added_by)
     VALUES (@id, @story, @kind, @title, @publisher, @author, @published, @address,
       @retrieved_at, @file, @file_name, @reading, @failure, @added_at, @added_by)`,
  );
  const update = database.prepare<[SourceRow]>(
    `UPDATE sources SET title = @title, publisher = @publisher, author = @author,
       published = @published, address = @address, retrieved_at = @retrieved_at, file = @file,
       file_name = @file_name, reading = @reading, failure = @failure, removed_at = @removed_at
     WHERE row = @row`,
  );
  const addFile = database.prepare<[string, string, number, number]>(
    'INSERT INTO files (hash, type, size, added_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const file = database.prepare<[string], { type: string; size: number }>(
    'SELECT type, size FROM files WHERE hash = ?',
  );
  const addText = database.prepare<[number, string, string, number]>(
    'INSERT INTO source_texts (source, text, pages, checksum) VALUES (?, ?, ?, ?)',
  );
  const text = database.prepare<[number], TextRow>(
    'SELECT text, pages, checksum FROM source_texts WHERE source = ?',
  );
  const hasText = database
    .prepare<[number], number>('SELECT 1 FROM source_texts WHERE source = ?')
    .pluck();
  const addWords = database.prepare<[number, string, string]>(
    'INSERT INTO source_words (rowid, title, text) VALUES (?, ?, ?)',
  );
  const ofStory = database.prepare<[string], SourceRow>(sourcesOfStorySql);
  const unusedFiles = database.prepare<[], FileHash>(unusedFilesSql).pluck();

  return {
    story: (id: StoryId): number | null => story.get(id) ?? null,
    find: (id: SourceId): SourceRow | null => find.get(id) ?? null,
    sameFile: (wanted: SameFile): SourceRow[] => sameFile.all(wanted),
    ofStory: (id: StoryId): SourceRow[] => ofStory.all(id),
    insert: (source: SourceBeginning): number => Number(insert.run(source).lastInsertRowid),
    update: (source: SourceRow) => update.run(source),
    addFile: (hash: FileHash, type: string, size: number, at: number) =>
      addFile.run(hash, type, size, at),
    file: (hash: FileHash) => file.get(hash) ?? null,
    forgetFile: database.prepare<[string]>('DELETE FROM files WHERE hash = ?'),
    unusedFiles: (): FileHash[] => unusedFiles.all(),
    addText: (row: number, words: SourceText) => {
      const [stored, pages] = [exactText(words.text), JSON.stringify(words.pages)];
      addText.run(row, stored, pages, wordsChecksum(row, stored, pages));
    },
    hasText: (row: number): boolean => hasText.get(row) !== undefined,
    hasDamage: (row: number): boolean => {
      const stored = text.get(row);
      return stored !== undefined && !isAsWritten(row, stored);
    },
    /** @throws StoreDamage when the words are no longer those that were written. */
    text: (row: number): SourceText | null => readText(row, text.get(row)),
    addWords: (row: number, title: string, words: string) => addWords.run(row, title, words),
    forgetWords: database.prepare<[number]>('DELETE FROM source_words WHERE rowid = ?'),
  };
}

/** The source that a row holds. */
export function toSource(row: SourceRow): Source {
  return {
    id: row.id,
    storyId: row.story_id,
    kind: row.kind,
    title: row.title,
    publisher: row.publisher,
    author: row.author,
    published: row.published,
    address: row.address,
    retrievedAt: row.retrieved_at,
    file: row.file === null ? null : { hash: row.file, name: row.file_name, size: row.size ?? 0 },
    reading: row.reading,
    failure: row.failure,
    addedAt: row.added_at,
    addedBy: row.added_by,
  };
}

function readText(source: number, row: TextRow | undefined): SourceText | null {
  if (!row) return null;
  if (!isAsWritten(source, row)) throw new StoreDamage(damaged);
  return {
    text: readExactText(row.text),
    pages: JSON.parse(row.pages) as SourceText['pages'],
  };
}

function isAsWritten(source: number, row: TextRow): boolean {
  return wordsChecksum(source, row.text, row.pages) === row.checksum;
}

/** The CRC-32 over the words of a source as they are stored. */
export function wordsChecksum(source: number, text: string, pages: string): number {
  return crc32(text, crc32(pages, crc32(`${source}\n`)));
}

const damaged =
  'The words that were read from this source are damaged on disk, so they are not shown. Its file and the evidence taken from it are kept. Drop the file in again as a new source to read it anew.';
