import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { draftPrefix } from '../backup/copy-name.ts';
import { sweepDrafts } from '../backup/make-copy.ts';
import { makeFolder } from '../whole-file.ts';
import type { ArchiveFailure } from './archive-failure.ts';

/**
 * A folder for what is being made, within the folder of a library's copies: it is swept with their
 * drafts when its process is gone, and while it is there the vault keeps the files that a copy in
 * it may name.
 */
export function makeScratch(backups: string): string {
  makeFolder(backups);
  sweepDrafts(backups);
  const folder = join(backups, ownName(draftPrefix));
  makeFolder(folder);
  return folder;
}

/** A name that says whose process made it. */
export function ownName(prefix: string): string {
  return `${prefix}${process.pid}-${randomUUID()}`;
}

/** Removes such a folder with all that is in it. */
export function removeScratch(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Whether the process is still there whose number a name has after its prefix. */
export function isMakersAlive(name: string, prefix: string): boolean {
  const maker = Number.parseInt(name.slice(prefix.length), 10);
  if (!Number.isSafeInteger(maker) || maker <= 0) return false;
  try {
    // Signal 0 is never sent: it only asks whether it could be.
    process.kill(maker, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

/** Removes what processes that are gone left in `folder` under names that begin with `prefix`. */
export function sweepAfterOthers(folder: string, prefix: string): void {
  for (const name of readdirSync(folder)) {
    if (name.startsWith(prefix) && !isMakersAlive(name, prefix)) removeScratch(join(folder, name));
  }
}

/** @returns a failure when the disk of `folder`, or of what will hold it, has less than `needed`. */
export function findNoRoom(folder: string, needed: number): ArchiveFailure | null {
  if (!existsSync(folder) && dirname(folder) !== folder) return findNoRoom(dirname(folder), needed);
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  return free >= needed ? null : { code: 'no-room', needed, free };
}
