import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { placesOf } from '../open-database.ts';
import { readBackupNotes } from './backup-notes.ts';
import { draftPrefix } from './copy-name.ts';
import { lookAtFolder } from './mirror.ts';

/**
 * Removes copies that were being made when their thread was ended: nobody makes any while a library
 * is converted, and what they hold would stay as it was.
 */
export function dropDrafts(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder))
    if (name.startsWith(draftPrefix)) rmSync(join(folder, name), { force: true });
}

/** The folder besides that a library's copies lie in. */
export interface Mirror {
  readonly path: string;
  /** Whether it is there, and this library's. */
  readonly isThere: boolean;
}

/** Where the copies of a library lie besides; null when the editor chose no folder. */
export function findMirror(library: string): Mirror | null {
  const { folder, library: id } = readBackupNotes(placesOf(library).backups);
  if (folder === null) return null;
  return { path: folder, isThere: lookAtFolder(folder, id).ok };
}
