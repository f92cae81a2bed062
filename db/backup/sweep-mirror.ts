import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { connect } from '../connection.ts';
import { hasForm } from '../lock-state.ts';
import { recogniseDatabase } from '../store-format.ts';
import type { StoreKey } from '../store-key.ts';
import { flushFolder } from '../whole-file.ts';
import { listCopies } from './copies.ts';
import { namedFiles, placeOf, type FileKind } from './find-files.ts';

/** How many pictures and sources' files a folder of copies holds, and their bytes. */
export interface HeldFiles {
  readonly files: number;
  readonly bytes: number;
}

/** What is left after a sweep, and how many files it removed. */
export interface Swept extends HeldFiles {
  readonly removed: number;
}

/** A folder of copies whose files may be more than its copies need. */
export interface SweepOrder {
  readonly folder: string;
  readonly key?: StoreKey | undefined;
  /** By the clock, in milliseconds since 1970. */
  readonly now: number;
  /** Whether anything may be removed; else it is only counted. */
  readonly removes: boolean;
  /** Called between two steps; what it throws ends the sweep. */
  readonly rest: () => void;
}

/**
 * Milliseconds that a file lies there before it may go: whoever else writes there, such as the same
 * library on another computer, brings files before the copy that names them.
 */
const youngest = 24 * 60 * 60 * 1000;

interface Found extends HeldFile {
  /** Whether it is what a copying that was cut short left behind. */
  readonly isDraft: boolean;
}

interface HeldFile {
  readonly path: string;
  readonly size: number;
  readonly changedAt: number;
}

/**
 * Removes the pictures and sources' files that no copy in the folder names, and what copying left
 * behind that was cut short. Only files that bear a name of Galley's in a place of Galley's are
 * looked at; all are kept as long as there is one copy that cannot be asked which it needs.
 * @throws a system error when the disk refuses; what `rest` throws.
 */
export function sweepMirror({ folder, key, now, removes, rest }: SweepOrder): Swept {
  const found = heldFiles(folder, rest);
  const old = removes ? found.filter(({ changedAt }) => now - changedAt > youngest) : [];
  const needless = new Map(old.map((file) => [file.path, file]));
  if (needless.size > 0) keepNamed(needless, folder, key, rest);
  for (const path of needless.keys()) {
    rest();
    rmSync(path, { force: true });
  }
  for (const place of new Set([...needless.keys()].map(dirname))) flushFolder(place);
  const left = found.filter(({ path, isDraft }) => !isDraft && !needless.has(path));
  const bytes = left.reduce((sum, { size }) => sum + size, 0);
  return { files: left.length, bytes, removed: needless.size };
}

/** Takes those out that a copy needs: all of them, where one of the copies does not tell. */
function keepNamed(
  needless: Map<string, Found>,
  folder: string,
  key: StoreKey | undefined,
  rest: () => void,
): void {
  const copies = listCopies(folder);
  const onlyDrafts = (): void => {
    for (const [path, { isDraft }] of [...needless]) if (!isDraft) needless.delete(path);
  };
  // Somebody moved them elsewhere for a while, or a share shows half of what it holds.
  if (copies.length === 0) onlyDrafts();
  // Newest first: what was let go of last is what most of them lack.
  for (const { name } of copies.toReversed()) {
    rest();
    const named = namedIn(join(folder, name), key);
    if (named === null) {
      onlyDrafts();
      return;
    }
    for (const file of named) needless.delete(placeOf(folder, file));
    if (needless.size === 0) return;
  }
}

/** The files that a copy names, as it lies there, of whatever layout; null when it cannot be read. */
function namedIn(path: string, key: StoreKey | undefined): ReturnType<typeof namedFiles> | null {
  let database: Database | null = null;
  try {
    database = connect(path, {
      readOnly: true,
      lockWait: 0,
      ...(hasForm(path, 'seal') && { key }),
    });
    return recogniseDatabase(database, basename(path)).ok ? namedFiles(database) : null;
  } catch (error) {
    // Damaged, encrypted under another passphrase, or of a layout that kept its files otherwise.
    if (isSqliteError(error)) return null;
    throw error;
  } finally {
    database?.close();
  }
}

function heldFiles(folder: string, rest: () => void): Found[] {
  // A link leads to where others keep files, maybe the library itself.
  const own = (['media', 'vault'] as const).filter((kind) =>
    lstatSync(join(folder, kind), { throwIfNoEntry: false })?.isDirectory(),
  );
  return own.flatMap((kind) =>
    foldersIn(join(folder, kind)).flatMap((place) => {
      rest();
      return filesIn(folder, kind, place);
    }),
  );
}

const shard = /^[0-9a-f]{2}$/;
const form = /^([0-9a-f]{64})(\.new-[0-9a-f-]{36})?$/;

function foldersIn(place: string): string[] {
  return entriesOf(place)
    .filter((entry) => entry.isDirectory() && shard.test(entry.name))
    .map((entry) => entry.name);
}

function filesIn(folder: string, kind: FileKind, place: string): Found[] {
  return entriesOf(join(folder, kind, place)).flatMap((entry) => {
    const [, hash, ending] = form.exec(entry.name) ?? [];
    if (!entry.isFile() || !hash?.startsWith(place)) return [];
    const path = join(folder, kind, place, entry.name);
    const facts = lstatSync(path, { throwIfNoEntry: false });
    if (!facts?.isFile()) return [];
    const isDraft = ending !== undefined;
    return [{ path, size: facts.size, changedAt: facts.mtimeMs, isDraft }];
  });
}

function entriesOf(place: string) {
  try {
    return readdirSync(place, { withFileTypes: true });
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function isSqliteError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_');
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
