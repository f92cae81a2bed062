import { chmodSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { failure, success, type Result } from '../../core/base/result.ts';
import type { ArticleStore } from '../article-store.ts';
import { composeStore } from '../compose-store.ts';
import { connect } from '../connection.ts';
import { migrate } from '../migrate.ts';
import { placesOf, type OpenedDatabase } from '../open-database.ts';
import { readFailure, type StoreFailure } from '../store-failure.ts';
import { recogniseDatabase, recogniseFile, storeVersion } from '../store-format.ts';
import type { StoreKey } from '../store-key.ts';

/** Which copy, and whose. */
export interface CopyPlace {
  readonly path: string;
  /** The folder of the library that it is a copy of: its pictures and sources' files lie there. */
  readonly library: string;
  readonly key?: StoreKey | undefined;
}

/** A copy that is open for reading. */
export interface OpenedCopy {
  readonly database: Database;
  /** The copy as a store that cannot be written. Closing it closes the copy. */
  readonly store: ArticleStore;
}

/**
 * Opens a copy to look into it. Nothing of it is changed; one of an older release is brought
 * forward in a copy of the copy.
 */
export function openCopy({ path, library, key }: CopyPlace): Result<OpenedCopy, StoreFailure> {
  try {
    const recognised = recogniseFile(path, basename(path), key !== undefined);
    if (!recognised.ok) return recognised;
    const opened = openRecognised(path, key);
    if (!opened.ok) return opened;
    const store = composeStore(opened.value, placesOf(library), Date.now, key);
    return success({ database: opened.value.database, store });
  } catch (error) {
    return failure(readFailure(error, basename(path)));
  }
}

function openRecognised(
  path: string,
  key: StoreKey | undefined,
): Result<OpenedDatabase, StoreFailure> {
  const database = connect(path, { readOnly: true, lockWait: 0, key });
  const recognised = recogniseDatabase(database, basename(path));
  const isCurrent = Number(database.pragma('user_version', { simple: true })) === storeVersion;
  if (recognised.ok && isCurrent)
    return success({ database, isReadOnly: true, close: () => void database.close() });
  database.close();
  return recognised.ok ? success(openForward(path, key)) : recognised;
}

function openForward(path: string, key: StoreKey | undefined): OpenedDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'galley-'));
  const discard = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    const copy = join(folder, 'copy.sqlite');
    copyFileSync(path, copy);
    chmodSync(copy, 0o600);
    const database = connect(copy, { lockWait: 0, key });
    migrate(database, { backUp: () => undefined });
    database.pragma('query_only = ON');
    const close = (): void => {
      database.close();
      discard();
    };
    return { database, isReadOnly: true, close };
  } catch (error) {
    discard();
    throw error;
  }
}
