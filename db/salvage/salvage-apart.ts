import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { copyNamedFile, namedFiles, placeOf, type NamedFile } from '../backup/find-files.ts';
import { findKept } from '../backup/kept-files.ts';
import { connect } from '../connection.ts';
import { copyKeyFile } from '../key-file.ts';
import type { StorePlaces } from '../open-database.ts';
import type { StoreKey } from '../store-key.ts';
import { flushFile, flushFolder, writeWhole } from '../whole-file.ts';
import { reportText, type SalvageReport } from './salvage-report.ts';
import { composeAnew, withoutHeadlines, type SalvageOptions } from './salvage-store.ts';

/** What became of a damaged library that was saved into another folder. */
export interface ApartReport extends SalvageReport {
  /** Pictures and sources' files that are in the new library. */
  readonly files: number;
  /** Those that the new store names and that are damaged or gone. */
  readonly missingFiles: number;
}

/** How a damaged library is saved into another folder. */
export interface ApartOptions extends Omit<SalvageOptions, 'lockWait'> {
  /** A folder of copies besides that has files too; null for none. */
  readonly besides?: string | null;
}

/** The names of the report in the new library. */
export const apartReportNames = ['salvage-report.txt', 'salvage-report.json'] as const;

/**
 * Saves what can be saved of a damaged library into another folder, and touches nothing of it: no
 * lock, no exchange, no note. The store, the pictures and files that it names, its key file and a
 * report lie in `into` when this returns.
 * @param into an empty folder; whoever made it removes it, above all after a failure
 * @throws SqliteError, StoreDamage, a system error or what `rest` throws
 */
export async function salvageApart(
  from: StorePlaces,
  into: string,
  { besides = null, ...options }: ApartOptions,
): Promise<ApartReport> {
  const { key, now } = options;
  const at = now();
  const work = join(into, 'work');
  mkdirSync(work, { mode: 0o700 });
  const draft = join(into, 'work', 'new.sqlite');
  const composed = composeAnew(from, draft, work, options);
  flushFile(draft);
  const file = join(into, 'galley.sqlite');
  renameSync(draft, file);
  if (key) copyKeyFile(from.folder, into);
  const copied = await copyFiles(from, into, { besides, ...options });
  const report = { ...composed, damaged: from.folder, ...copied };
  writeReport(into, key ? { ...report, ...withoutHeadlines(report) } : report, at);
  rmSync(work, { recursive: true, force: true });
  flushFolder(into);
  return report;
}

/**
 * Whether another process works with the library's store just now: what is read meanwhile would be
 * of two moments. It is asked of the file that all hold who have it open, and none is made for it.
 */
export function isAtWork(file: string): boolean {
  const path = `${file}.lock`;
  if (!existsSync(path)) return false;
  let lock: Database.Database | null = null;
  try {
    lock = new Database(path, { timeout: 0, fileMustExist: true });
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE; ROLLBACK');
    return false;
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    // On read-only media nobody can work with it.
    return error.code.startsWith('SQLITE_BUSY');
  } finally {
    lock?.close();
  }
}

async function copyFiles(
  from: StorePlaces,
  into: string,
  { key, besides, rest }: Pick<ApartOptions, 'key' | 'besides' | 'rest'>,
): Promise<Pick<ApartReport, 'files' | 'missingFiles'>> {
  let [files, missingFiles] = [0, 0];
  for (const named of filesOf(join(into, 'galley.sqlite'), key)) {
    rest?.();
    const isHere = await copyFirst(candidates(from, besides ?? null, named), into, named, key);
    if (isHere) files += 1;
    else missingFiles += 1;
  }
  return { files, missingFiles };
}

function filesOf(file: string, key: StoreKey | undefined): NamedFile[] {
  const database = connect(file, { readOnly: true, lockWait: 0, key });
  try {
    return namedFiles(database);
  } finally {
    database.close();
  }
}

function candidates(from: StorePlaces, besides: string | null, named: NamedFile): string[] {
  const kept = findKept(from[named.kind], named.hash);
  const other = besides === null ? null : placeOf(besides, named);
  return [placeOf(from.folder, named), kept, other].filter((path) => path !== null);
}

async function copyFirst(
  paths: readonly string[],
  into: string,
  named: NamedFile,
  key: StoreKey | undefined,
): Promise<boolean> {
  for (const path of paths) {
    if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) continue;
    if (await isCopied(path, placeOf(into, named), named, key)) return true;
  }
  return false;
}

async function isCopied(
  path: string,
  to: string,
  named: NamedFile,
  key: StoreKey | undefined,
): Promise<boolean> {
  try {
    return await copyNamedFile(path, to, named, { key });
  } catch (error) {
    // A sector that the disk no longer gives costs its file alone; a full disk ends everything.
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code !== 'EIO' && code !== 'EACCES') throw error;
    return false;
  }
}

function writeReport(into: string, report: ApartReport, at: number): void {
  const [text, json] = apartReportNames;
  const files = `Pictures and files of sources: ${report.files} saved, ${report.missingFiles} damaged or gone.\n`;
  writeWhole(join(into, text), Buffer.from(`${reportText(report, at, true)}\n${files}`));
  writeWhole(join(into, json), Buffer.from(JSON.stringify(report, null, 2)));
  flushFolder(dirname(into));
}
