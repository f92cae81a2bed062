import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { failure, success, type Result } from '../core/base/result.ts';
import type { ArticleStore } from './article-store.ts';
import { composeStore } from './compose-store.ts';
import { connect } from './connection.ts';
import { openCopy, placesOf, type OpenedDatabase, type StorePlaces } from './open-database.ts';
import { openStore } from './open-store.ts';
import { openBytes } from './salvage/byte-source.ts';
import { readPages } from './salvage/store-pages.ts';
import { readFailure, refuse, type StoreFailure } from './store-failure.ts';
import { isWhole, recogniseDatabase, recogniseFile, storeVersion } from './store-format.ts';
import type { StoreKey } from './store-key.ts';
import { isSwapNoted } from './store-swap.ts';

/**
 * Opens a library to be read and nothing else, also where it could not be opened for work: what is
 * asked of SQLite is refused by SQLite itself as soon as it writes.
 *
 * In place where that can be done. From a copy outside the folder, or from memory, where another
 * program holds the file, the folder may not be written, or no room is left. A damaged store in
 * place, if its list of stories and its settings can be read, or else from memory with its indexes
 * made anew; a damaged story then says so when it is opened. A store of a newer release is refused here too: what it means by its tables nobody
 * knows yet, and to show half of a story as the whole one would be worse than to show none.
 */
export function openToRead(folder: string, key?: StoreKey): Result<ArticleStore, StoreFailure> {
  const places = placesOf(folder);
  const plain = openStore(folder, { readOnly: true, lockWait: 500, key });
  if (plain.ok) return plain;
  // In the middle of an exchange the old file may lie there without its log.
  if (isSwapNoted(places.file)) return plain;
  const ways = waysAround[plain.error.code] ?? [];
  for (const way of ways) {
    const opened = attempt(() => way(places, key), places);
    if (opened.ok) return opened;
  }
  return plain;
}

type Way = (places: StorePlaces, key: StoreKey | undefined) => Result<OpenedDatabase, StoreFailure>;

const fromCopy: Way = (places, key) => openCopy(places, 0, key);

const waysAround: Readonly<Partial<Record<StoreFailure['code'], readonly Way[]>>> = {
  corrupt: [openDamaged, openReindexed],
  locked: [fromCopy, fromMemory],
  'read-only': [fromCopy, fromMemory],
  'disk-full': [fromMemory, fromCopy],
  io: [fromCopy, fromMemory],
};

function attempt(
  open: () => Result<OpenedDatabase, StoreFailure>,
  places: StorePlaces,
): Result<ArticleStore, StoreFailure> {
  let opened: Result<OpenedDatabase, StoreFailure> | null = null;
  try {
    opened = open();
    if (!opened.ok) return opened;
    const store = composeStore(opened.value, places, Date.now);
    lookAtFirst(store);
    return success(store);
  } catch (error) {
    if (opened?.ok) opened.value.close();
    return failure(readFailure(error, places.folder));
  }
}

/** What a desk asks at once: without these there is nothing to be shown. @throws SqliteError */
function lookAtFirst({ stories, settings, lexicon, houseStyle }: ArticleStore): void {
  stories.list({ search: '', status: null, tag: null, offset: 0, limit: 500 });
  settings.get();
  lexicon.list();
  houseStyle.get();
}

function openDamaged(
  { file, folder }: StorePlaces,
  key: StoreKey | undefined,
): Result<OpenedDatabase, StoreFailure> {
  const recognised = recogniseFile(file, folder, key !== undefined);
  if (!recognised.ok) return recognised;
  return recognising(connect(file, { readOnly: true, lockWait: 500, key }), folder);
}

/**
 * Puts the file's pages and its log's together in memory, as they are now. Nothing is locked and
 * nothing written, so what another program does meanwhile may lie between two pages: the outcome
 * counts only when every page of it fits the others. An encrypted store is read by SQLite alone.
 */
function fromMemory(
  { file, folder }: StorePlaces,
  key: StoreKey | undefined,
): Result<OpenedDatabase, StoreFailure> {
  if (key) return refuse('io', 'An encrypted store is not read page by page');
  const recognised = recogniseFile(file, folder);
  if (!recognised.ok) return recognised;
  const database = new Database(imageOf(file), { readonly: true });
  database.pragma('trusted_schema = OFF');
  const opened = recognising(database, folder);
  if (!opened.ok || isWhole(database)) return opened;
  database.close();
  return refuse('corrupt', 'What was read is of two moments');
}

/** What an index that is damaged keeps from being read: in memory it is made anew from its table. */
function openReindexed(
  { file, folder }: StorePlaces,
  key: StoreKey | undefined,
): Result<OpenedDatabase, StoreFailure> {
  if (key) return refuse('io', 'An encrypted store is not read page by page');
  const recognised = recogniseFile(file, folder);
  if (!recognised.ok) return recognised;
  const opened = recognising(new Database(imageOf(file)), folder);
  if (!opened.ok) return opened;
  const { database } = opened.value;
  try {
    database.pragma('trusted_schema = OFF');
    makeIndexesAnew(database);
    database.pragma('query_only = ON');
    return opened;
  } catch (error) {
    database.close();
    throw error;
  }
}

function makeIndexesAnew(database: Database.Database): void {
  const made = database
    .prepare<[], string>("SELECT sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")
    .pluck()
    .all();
  // To drop them would read them.
  database.unsafeMode();
  database.pragma('writable_schema = ON');
  database.exec("DELETE FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL");
  database.pragma('writable_schema = RESET');
  database.unsafeMode(false);
  for (const sql of made) {
    try {
      database.exec(sql);
    } catch (error) {
      // Its table is damaged as well: what can be read of that is read without it.
      if (!(error instanceof Database.SqliteError)) throw error;
    }
  }
}

// Where the header says that the file goes with a log, which memory has none of:
// https://www.sqlite.org/fileformat2.html#file_format_version_numbers
const formatOffsets = [18, 19] as const;

function imageOf(file: string): Buffer {
  const main = openBytes(file);
  const log = existsSync(`${file}-wal`) ? openBytes(`${file}-wal`) : null;
  try {
    const pages = readPages(main, log);
    const image = Buffer.alloc(pages.count * pages.pageSize);
    for (let number = 1; number <= pages.count; number++)
      pages.page(number)?.copy(image, (number - 1) * pages.pageSize);
    for (const offset of formatOffsets) image[offset] = 1;
    return image;
  } finally {
    main.close();
    log?.close();
  }
}

function recognising(
  database: Database.Database,
  folder: string,
): Result<OpenedDatabase, StoreFailure> {
  try {
    const recognised = recogniseDatabase(database, folder);
    const version = Number(database.pragma('user_version', { simple: true }));
    if (recognised.ok && version === storeVersion)
      return success({ database, isReadOnly: true, close: () => void database.close() });
    database.close();
    return recognised.ok ? refuse('io', 'Written by an earlier release') : recognised;
  } catch (error) {
    database.close();
    throw error;
  }
}
