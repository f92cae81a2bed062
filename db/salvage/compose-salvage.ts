import type { Database } from 'better-sqlite3';
import { migrate } from '../migrate.ts';
import { collectRows, type DamagedStore, type SalvageLimits } from './collect-rows.ts';
import type { UnguardedStore } from './empty-store.ts';
import { rebuildFiles, rebuildMedia, type FilesOnDisk } from './file-rows.ts';
import { indexedWords } from './indexed-words.ts';
import { mendStories } from './mend-stories.ts';
import { mergeTables } from './merge-tables.ts';
import { queueAllRows } from '../row-seals.ts';
import { removeOrphans } from './remove-orphans.ts';
import type { SalvageReport } from './salvage-report.ts';
import { layoutsOf } from './table-layouts.ts';

/** How a store is composed from a damaged one and a good copy. */
export interface Composition extends SalvageLimits {
  readonly damaged: DamagedStore;
  /** Whether a good copy, of the same version, is attached as “backup”. */
  readonly hasBackup: boolean;
  readonly now: () => number;
  /** Where the library’s pictures and files lie. */
  readonly files: Omit<FilesOnDisk, 'now'>;
}

/**
 * Fills a store with whatever the damaged one gives, adds from the backup what is missing, mends
 * every journal, and makes it an ordinary store of the present version.
 */
export function composeSalvage(
  store: UnguardedStore,
  { damaged, hasBackup, now, files, ...limits }: Composition,
): Omit<SalvageReport, 'backup' | 'damaged'> {
  const { database } = store;
  const layouts = layoutsOf(database);
  const { complete, unreadable } = collectRows(damaged, database, layouts, limits);
  const proved = complete.has('journal') ? null : new Set(rowsOfStories(database));
  limits.progress?.('merging', 0);
  const merge = database.transaction(() =>
    mergeTables(database, layouts, complete, limits.rest ?? (() => undefined)),
  );
  const fromBackup = hasBackup ? merge() : null;
  const outcomes = mendStories({
    database,
    fromBackup,
    knowsAllStories: complete.has('stories'),
    proved,
    now,
    wordsOf: indexedWords(damaged.database),
    progress: (share) => {
      limits.rest?.();
      limits.progress?.('mending', share);
    },
  });
  limits.rest?.();
  findFilesAgain(database, complete, { ...files, now }, limits.rest);
  removeOrphans(database, layouts);
  if (hasBackup) database.exec('DETACH backup');
  store.guard();
  migrate(database, { backUp: () => undefined });
  limits.progress?.('finishing', 0);
  makeAnew(database);
  const stories = database.prepare<[], number>('SELECT count(*) FROM stories').pluck().get() ?? 0;
  const altered = outcomes.filter(({ kind }) => kind !== 'lost').length;
  // Of these there are two now.
  const doubled = outcomes.filter(
    (outcome) => outcome.kind === 'parted' || (outcome.kind === 'shortened' && outcome.hasWords),
  ).length;
  return { stories, whole: stories - altered - doubled, outcomes, unreadable };
}

function rowsOfStories(database: Database): number[] {
  return database.prepare<[], number>('SELECT row FROM stories').pluck().all();
}

/** What a complete table lacks had been deleted, and stays so. */
function findFilesAgain(
  database: Database,
  complete: ReadonlySet<string>,
  files: FilesOnDisk,
  rest?: () => void,
): void {
  const has = (table: string): boolean =>
    database.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(table) !== undefined;
  const find = database.transaction(() => {
    if (has('media') && !complete.has('media')) rebuildMedia(database, files, rest);
    if (has('files') && !complete.has('files')) rebuildFiles(database, files);
  });
  find();
}

/** What is made of other tables: full text, which the desk brings up to date, and counts. */
function makeAnew(database: Database): void {
  const run = database.transaction(() => {
    queueAllRows(database);
    database.exec(`
      UPDATE stories SET indexed_seq = -1;
      UPDATE tags SET uses = (SELECT count(*) FROM story_tags JOIN stories ON stories.row = story
        WHERE tag = tags.row AND removed_at IS NULL);
      INSERT INTO source_words (rowid, title, text)
        SELECT row, title, coalesce(json_extract(text, '$'), '') FROM sources
        LEFT JOIN source_texts ON source = row;
    `);
  });
  run();
}
