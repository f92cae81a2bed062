import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
  findStories,
  type FolderEntry,
  type FoundStories,
} from '../../core/importing/folder/find-stories.ts';

/**
 * Finds the files to make stories of among picked files and folders; each `place` is an absolute
 * path. A file that is named itself is taken whether it is there or not: reading it says why not.
 */
export async function storiesOnDisk(paths: readonly string[]): Promise<FoundStories<string>> {
  return findStories(await Promise.all(paths.map(rootOf)), entriesOf);
}

/**
 * The same for what the command line names: the paths found begin as it was written there.
 * @param place its absolute path
 */
export async function storiesNamed(named: string, place: string): Promise<FoundStories<string>> {
  const kind = (await isFolder(place)) ? 'folder' : 'file';
  const name = named.replace(/[/\\]+$/, '') || named;
  return findStories([{ name, kind, place }], entriesOf);
}

async function rootOf(path: string): Promise<FolderEntry<string>> {
  return {
    name: basename(path) || path,
    kind: (await isFolder(path)) ? 'folder' : 'file',
    place: path,
  };
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    // Gone or shut away: whoever reads it is told.
    return false;
  }
}

async function entriesOf(folder: string): Promise<FolderEntry<string>[] | null> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.map((entry) => ({
      name: entry.name,
      kind: kindOf(entry),
      place: join(folder, entry.name),
    }));
  } catch {
    // Told as a folder that could not be read.
    return null;
  }
}

function kindOf(entry: {
  isFile: () => boolean;
  isDirectory: () => boolean;
  isSymbolicLink: () => boolean;
}): FolderEntry<string>['kind'] {
  if (entry.isSymbolicLink()) return 'link';
  if (entry.isDirectory()) return 'folder';
  return entry.isFile() ? 'file' : 'other';
}
