import { existsSync, readdirSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { failure, success, type Result } from '../../core/base/result.ts';
import { flushFolder, makeFolder } from '../whole-file.ts';
import type { ArchiveFailure } from './archive-failure.ts';
import type { ArchiveMember } from './archive-member.ts';
import { isMakersAlive, ownName, removeScratch } from './scratch.ts';

const prefix = 'unpacking-';

// What systems put into folders by themselves, and the folder that every fresh disk has.
const ofSystems = new Set(['.DS_Store', 'desktop.ini', 'Thumbs.db', 'lost+found']);
// In this order: the store comes last, for with it the folder is a library.
const parts = ['vault', 'media', 'locked.json', 'galley.sqlite'] as const;

/**
 * Makes ready a folder for a new library: one that is not there yet, or is empty, or holds what a
 * process that is gone left of unpacking.
 * @returns a folder within it to unpack into.
 */
export function readyNewLibrary(folder: string): Result<string, ArchiveFailure> {
  const notEmpty = failure({ code: 'not-empty', detail: folder } as const);
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found && !found.isDirectory()) return notEmpty;
  if (found && !sweepUnfinished(folder)) return notEmpty;
  const scratch = join(folder, ownName(prefix));
  makeFolder(scratch);
  return success(scratch);
}

/** @returns whether the folder is empty now. */
function sweepUnfinished(folder: string): boolean {
  const names = readdirSync(folder).filter((name) => !ofSystems.has(name));
  const left = names.filter((name) => name.startsWith(prefix) && !isMakersAlive(name, prefix));
  const isLibrary = names.includes('galley.sqlite');
  const others = names.filter((name) => !left.includes(name));
  const isOurs = others.every((name) => (parts as readonly string[]).includes(name));
  if (isLibrary || !isOurs || (left.length === 0 && others.length > 0)) return false;
  // The mark that they are ours goes last.
  for (const name of [...others, ...left]) removeScratch(join(folder, name));
  return true;
}

/** Gives what was unpacked its places, so that the folder is a library from one moment to the next. */
export function settleNewLibrary(scratch: string): void {
  const folder = dirname(scratch);
  for (const part of parts) {
    if (!existsSync(join(scratch, part))) continue;
    flushFolder(folder);
    renameSync(join(scratch, part), join(folder, part));
  }
  flushFolder(folder);
  flushFolder(dirname(folder));
  removeScratch(scratch);
}

/** Removes what unpacking into a new folder left, and the folder when it was not there before. */
export function dropNewLibrary(scratch: string, wasThere: boolean): void {
  removeScratch(wasThere ? scratch : dirname(scratch));
}

/** Whether a library has a file of this name and size already, which then stays. */
export function hasMember(library: string, { name, size }: ArchiveMember): boolean {
  const isFile = name.startsWith('media/') || name.startsWith('vault/');
  return isFile && statSync(join(library, name), { throwIfNoEntry: false })?.size === size;
}

/** Adds the pictures and sources' files that were unpacked to those of a library. */
export function settleFiles(scratch: string, library: string): void {
  for (const part of ['vault', 'media']) {
    const from = join(scratch, part);
    if (!existsSync(from)) continue;
    for (const few of readdirSync(from)) {
      const to = join(library, part, few);
      makeFolder(to);
      for (const name of readdirSync(join(from, few)))
        renameSync(join(from, few, name), join(to, name));
      flushFolder(to);
    }
  }
}
