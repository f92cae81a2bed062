import type { RequestFailure } from '../core/contract/failure.ts';
import { StoreDamage } from '../db/store-failure.ts';

// What was thrown, in words for the editor. SQLite's result codes: https://sqlite.org/rescode.html

const full: RequestFailure = {
  code: 'disk-full',
  message:
    'The disk is full, so the last change could not be saved. Everything before it is safe. Make room on the disk; then go on.',
};

const readOnly: RequestFailure = {
  code: 'read-only',
  message:
    'Galley cannot write to the place where it keeps its stories, so the last change could not be saved. Everything before it is safe. Check the folder’s permissions, then go on.',
};

const broken: RequestFailure = {
  code: 'store',
  message:
    'Galley’s store is damaged, so the last change could not be saved. Close Galley, copy its folder to a safe place, and open Galley again: it will say what can be done.',
};

const busy: RequestFailure = {
  code: 'store',
  message:
    'Another program is holding Galley’s store, so the last change could not be saved. Close that program (a backup or a sync tool, perhaps), then try again.',
};

const failed: RequestFailure = {
  code: 'store',
  message:
    'The disk did not take the last change, so it could not be saved. Everything before it is safe. Check that the disk is connected and has room; then go on.',
};

const internal: RequestFailure = {
  code: 'internal',
  message:
    'Something went wrong inside Galley, and that was not done. What is on disk is safe. Try it again.',
};

/** Explains anything that was thrown while a request was carried out. */
export function explainFault(fault: unknown): RequestFailure {
  if (fault instanceof StoreDamage) return { code: 'store', message: fault.message };
  const code = codeOf(fault);
  if (code.startsWith('SQLITE_')) return explainSqlite(code);
  if (code === 'ENOSPC' || code === 'EDQUOT') return full;
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') return readOnly;
  return internal;
}

/** Whether what was thrown says that the store itself takes no more work. */
export function isStoreFault(fault: unknown): boolean {
  if (fault instanceof StoreDamage) return true;
  const code = codeOf(fault);
  return code.startsWith('SQLITE_') && explainSqlite(code) !== internal;
}

// Extended codes begin with the primary one: SQLITE_IOERR_WRITE, SQLITE_READONLY_DBMOVED.
const sqliteFaults: readonly (readonly [string, RequestFailure])[] = [
  ['SQLITE_FULL', full],
  ['SQLITE_READONLY', readOnly],
  ['SQLITE_PERM', readOnly],
  ['SQLITE_CANTOPEN', failed],
  ['SQLITE_IOERR', failed],
  ['SQLITE_CORRUPT', broken],
  ['SQLITE_NOTADB', broken],
  ['SQLITE_BUSY', busy],
  ['SQLITE_LOCKED', busy],
];

function explainSqlite(code: string): RequestFailure {
  const known = sqliteFaults.find(([prefix]) => code === prefix || code.startsWith(`${prefix}_`));
  // A broken constraint or wrong SQL is a fault of ours, not of the disk.
  return known?.[1] ?? internal;
}

function codeOf(fault: unknown): string {
  const code = fault instanceof Error ? (fault as { code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : '';
}
