import { randomUUID } from 'node:crypto';
import { open, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { failure, success, type Result } from '../core/base/result.ts';
import type { RequestFailure } from '../core/contract/failure.ts';
import { makeFolder } from '../db/whole-file.ts';

/**
 * Writes a file whole or not at all: under another name in the same folder, flushed to disk, then
 * renamed, and the folder flushed. Whatever happens on the way, a file that stood there stays whole.
 * @param path absolute; a link is followed, so that its target is replaced and not the link.
 * @param options `makeFolder`: makes its folder when there is none.
 * @returns a failure with a sentence for the editor when the disk or the folder refuses.
 */
export async function writeWhole(
  path: string,
  bytes: Uint8Array,
  options: { readonly makeFolder?: boolean } = {},
): Promise<Result<null, RequestFailure>> {
  try {
    if (options.makeFolder) makeFolder(dirname(path), 0o777);
    const target = await targetOf(path);
    await writeBeside(target, bytes);
    await flushFolder(dirname(target));
    return success(null);
  } catch (error) {
    return failure(explainWrite(error, basename(path)));
  }
}

async function writeBeside(target: string, bytes: Uint8Array): Promise<void> {
  // Short and of its own, so that a page whose name fills the file system's limit can be written.
  const draft = join(dirname(target), `.galley-${randomUUID()}`);
  try {
    const file = await open(draft, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function flushFolder(folder: string): Promise<void> {
  // Windows cannot flush a folder and needs none: NTFS journals its names.
  if (process.platform === 'win32') return;
  const file = await open(folder, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function targetOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return path;
    throw error;
  }
}

function explainWrite(error: unknown, name: string): RequestFailure {
  const kept = 'Nothing was written; what stood there before is whole.';
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return {
        code: 'disk-full',
        message: `There is no room left for “${name}”. ${kept} Make room, or choose another place.`,
      };
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return {
        code: 'read-only',
        message: `Galley cannot write “${name}” there. ${kept} Choose another folder.`,
      };
    case 'ENOENT':
    case 'ENOTDIR':
      return {
        code: 'bad-input',
        message: `The folder for “${name}” does not exist. Choose another folder.`,
      };
    case 'EISDIR':
    case 'ENOTEMPTY':
    case 'EEXIST':
      return { code: 'bad-input', message: `“${name}” is a folder. ${kept} Choose another name.` };
    case 'ENAMETOOLONG':
      return {
        code: 'bad-input',
        message: `The name “${name}” is too long for this disk. Choose a shorter one.`,
      };
    default:
      return {
        code: 'store',
        message: `“${name}” could not be written (${codeOf(error)}). ${kept} Check the disk, or choose another place.`,
      };
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
