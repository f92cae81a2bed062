import type { Database } from 'better-sqlite3';
import type { ExportRecord, NewExport } from './export-records.ts';
import type { PublishedContents } from './published-contents.ts';
import { exactText, readExactText } from './stored-text.ts';

/** An export that is about to take its name on disk, and is on record once it has. */
export interface BegunExport {
  readonly row: number;
  /** Absolute path of the file. */
  readonly path: string;
  readonly record: ExportRecord & Pick<NewExport, 'publishedAt'>;
  /** The row of what readers see of it, or null. */
  readonly content: number | null;
}

/** Exports between their first byte and their record. */
export interface BegunExports {
  /** @returns its row. */
  begin(path: string, page: NewExport): number;
  all(): BegunExport[];
  /** One whose file would have these bytes, or null. */
  find(sha256: string): BegunExport | null;
  /** Forgets one, whatever became of it. @returns whether it was still there. */
  drop(row: number): boolean;
}

interface BegunRow {
  readonly row: number;
  readonly path: string;
  readonly record: string;
  readonly content: number | null;
}

/** The begun exports of `database`. */
export function createBegunExports(database: Database, contents: PublishedContents): BegunExports {
  const insert = database
    .prepare<[string, string, string, number | null], number>(
      'INSERT INTO exports_begun (path, sha256, record, content) VALUES (?, ?, ?, ?) RETURNING row',
    )
    .pluck();
  const all = database.prepare<[], BegunRow>(
    'SELECT row, path, record, content FROM exports_begun ORDER BY row',
  );
  const find = database.prepare<[string], BegunRow>(
    'SELECT row, path, record, content FROM exports_begun WHERE sha256 = ? ORDER BY row DESC LIMIT 1',
  );
  const drop = database.prepare<[number]>('DELETE FROM exports_begun WHERE row = ?');

  const begin = database.transaction((path: string, page: NewExport): number => {
    const { content, ...record } = page;
    const kept = content === null ? null : contents.keep(page.storyId, content);
    return insert.get(exactText(path), page.sha256, JSON.stringify(record), kept) ?? 0;
  });

  return {
    begin: (path, page) => begin.immediate(path, page),
    all: () => all.all().map(toBegun),
    find: (sha256) => {
      const row = find.get(sha256);
      return row ? toBegun(row) : null;
    },
    drop: (row) => drop.run(row).changes > 0,
  };
}

function toBegun({ row, path, record, content }: BegunRow): BegunExport {
  const read = JSON.parse(record) as BegunExport['record'];
  return { row, path: readExactText(path), record: read, content };
}
