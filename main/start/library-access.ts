import { closeSync, existsSync, mkdirSync, openSync, unlinkSync } from 'node:fs';
import { dirname, join, parse } from 'node:path';
import type { StoreFailure } from '../../db/store-failure.ts';

/** A library that can be read at most. */
export const readOnlyTrouble: StoreFailure = {
  code: 'read-only',
  message:
    'Galley may not write to this folder, so it cannot keep what you type there. Nothing was changed. Give yourself the right to write to it, or choose another folder.',
};

/**
 * Makes the library's folder where there is none, for its owner alone, and tries whether it can be
 * written. To be asked before Chromium takes its lock: on a folder that may not be written that
 * lock is refused as if Galley were running already, and the app would vanish without a word.
 * @returns null when all is well
 */
export function findFolderTrouble(folder: string): StoreFailure | null {
  const drive = missingDrive(folder);
  if (drive !== null) return unplugged(drive);
  const probe = join(folder, `.galley-probe-${process.pid}`);
  try {
    makeFolder(folder);
    closeSync(openSync(probe, 'w', 0o600));
    unlinkSync(probe);
    return null;
  } catch (error) {
    return explain((error as NodeJS.ErrnoException).code ?? '');
  }
}

/**
 * The drive that a folder should be on and that is not there: a letter without a drive, or a folder
 * in which systems show what is plugged in, without the drive’s own. Null when it is there, or
 * nothing says that there should be one. To make the folder in its place would hide the stories.
 */
export function missingDrive(folder: string, isThere = existsSync): string | null {
  const root = parse(folder).root;
  if (/^[A-Za-z]:/.test(root) && !isThere(root)) return root;
  const drive = mounts.map((mount) => mount.exec(folder)?.[0]).find((found) => found !== undefined);
  return drive !== undefined && !isThere(drive) ? drive : null;
}

const mounts = [
  /^\/Volumes\/[^/]+(?=\/|$)/,
  /^\/(?:run\/)?media\/[^/]+\/[^/]+(?=\/|$)/,
  /^\/mnt\/[^/]+(?=\/)/,
];

function unplugged(drive: string): StoreFailure {
  return {
    code: 'unplugged',
    message: `The drive ${drive} is not there, so Galley cannot reach the stories on it. Nothing was changed, and nothing was made in its place.`,
  };
}

// Not mkdir's own `recursive`: where a file system answers ENOENT to every attempt (/proc, some
// automounts), it tries for ever.
function makeFolder(folder: string): void {
  const missing: string[] = [];
  for (let path = folder; !existsSync(path) && path !== dirname(path); path = dirname(path))
    missing.unshift(path);
  for (const path of missing) mkdirSync(path, { mode: 0o700 });
}

function explain(code: string): StoreFailure {
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return {
      code: 'disk-full',
      message:
        'The disk is full, so Galley cannot work there. Your stories are as you left them. Make room on the disk, then try again.',
    };
  }
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    return {
      code: 'io',
      message:
        'A file stands where this folder should be, so Galley cannot keep stories there. Nothing was changed. Move that file away, or choose another folder.',
    };
  }
  return readOnlyTrouble;
}
