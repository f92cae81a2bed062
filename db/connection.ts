import Database from 'better-sqlite3';
import { derivedKey, type StoreKey } from './store-key.ts';

/** How a connection is made. */
export interface ConnectionOptions {
  readonly readOnly?: boolean;
  /** How long to wait for another program's lock, in milliseconds. */
  readonly lockWait: number;
  /** The key of a library that is encrypted at rest. */
  readonly key?: StoreKey | undefined;
}

/**
 * Connects to a store's file that is there already, with every setting that durability and
 * safety ask for. Nothing is said yet about what the file holds.
 * @throws SqliteError when the file cannot be read as a database at all; SQLITE_NOTADB when it is
 * encrypted under another key, or not encrypted and a key is given, or the other way round.
 */
export function connect(path: string, options: ConnectionOptions): Database.Database {
  const database = new Database(path, {
    fileMustExist: true,
    readonly: options.readOnly ?? false,
    timeout: options.lockWait,
  });
  try {
    if (options.key) unlock(database, options.key);
    configure(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Gives a fresh connection its key: every page of the file and of its log is then ChaCha20 with a
 * Poly1305 tag, under a key that is used for nothing else. An empty file becomes encrypted so.
 */
function unlock(database: Database.Database, key: StoreKey): void {
  const hex = derivedKey(key, 'database').toString('hex');
  database.pragma("cipher = 'chacha20'");
  // As raw bytes: they are random, so there is nothing to stretch.
  database.pragma(`key = "x'${hex}'"`);
  // What SQLite would put into a temporary file, it would put there unencrypted.
  database.pragma('temp_store = MEMORY');
}

function configure(database: Database.Database): void {
  // A hostile file may carry triggers and views of its own; they get no dangerous functions.
  database.pragma('trusted_schema = OFF');
  database.pragma('cell_size_check = ON');
  database.pragma('foreign_keys = ON');
  // What is deleted is zeroed in the pages that are written anyway; a purge zeroes all of it.
  database.pragma('secure_delete = FAST');
  // The addon's default for WAL is NORMAL, which forgets acknowledged commits at a power cut.
  database.pragma('synchronous = FULL');
  if (process.platform === 'darwin') {
    database.pragma('fullfsync = ON');
    database.pragma('checkpoint_fullfsync = ON');
  }
  // An archive of 100,000 stories searches twice as fast when its index stays in memory.
  database.pragma(`cache_size = -${64 * 1024}`);
  if (database.readonly) return;
  database.pragma('journal_mode = WAL');
  // After a long import the log shrinks again instead of keeping its largest size for ever.
  database.pragma(`journal_size_limit = ${64 * 1024 * 1024}`);
}
