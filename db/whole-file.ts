import { randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Writes a file whole or not at all, for its owner alone: under another name in the same folder,
 * flushed, then renamed. A file of this name is replaced.
 */
export function writeWhole(path: string, bytes: Uint8Array): void {
  const draft = draftName(path);
  try {
    writeFlushed(draft, bytes);
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
  flushFolder(dirname(path));
}

/**
 * Makes a folder, and those above it that are missing; their names are on disk then.
 * @param mode for its owner alone, unless told otherwise
 */
export function makeFolder(path: string, mode = 0o700): void {
  const whole = resolve(path);
  if (existsSync(whole)) return;
  // One by one: Node's own recursion never ends where a parent says that it is there and then
  // that it is not, as /proc does.
  if (dirname(whole) !== whole) makeFolder(dirname(whole), mode);
  try {
    mkdirSync(whole, { mode });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
  flushFolder(dirname(whole));
}

/** A name beside `path` that nothing else has. */
export function draftName(path: string): string {
  return `${path}.new-${randomUUID()}`;
}

/**
 * Gives a finished draft its name, unless something has that name by now.
 * @returns whether the draft got it; it is gone otherwise.
 */
export function claimName(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    rmSync(draft);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') {
      rmSync(draft);
      return false;
    }
    // Some file systems (exFAT, some shares) know no links; there a rename has to do.
    renameSync(draft, path);
  }
  flushFolder(dirname(path));
  return true;
}

/** Sees to it that the file's bytes are on disk. */
export function flushFile(path: string): void {
  flushOpen(openSync(path, 'r+'));
}

/** Sees to it that the names in a folder are on disk. */
export function flushFolder(folder: string): void {
  // Windows cannot flush a folder and needs none: NTFS journals its names.
  if (process.platform === 'win32') return;
  try {
    flushOpen(openSync(folder, 'r'));
  } catch (error) {
    // Some shares cannot flush a folder; there is nothing better to be had from them.
    if (!unable.has(codeOf(error))) throw error;
  }
}

const unable: ReadonlySet<unknown> = new Set(['EINVAL', 'ENOTSUP', 'EPERM', 'EACCES', 'EISDIR']);

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}

function flushOpen(file: number): void {
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function writeFlushed(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    for (let written = 0; written < bytes.byteLength;) {
      written += writeSync(file, bytes, written);
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
