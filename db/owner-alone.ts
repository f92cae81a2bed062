import { chmod, lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** What stands in a library's folder, by name; files of the store begin with its name. */
const ours = new Set([
  'media',
  'vault',
  'backups',
  'copies',
  'damaged',
  'profile',
  'locked.json',
  'window.json',
]);
const storeName = 'galley.sqlite';

/**
 * Sees to it that nobody but its owner can read a library: folders get the mode 0700, files 0600,
 * where theirs is wider. The library's own folder too, unless other things stand in it, which are
 * left alone as all that is somebody else's or a link. Windows has no such modes: there a library
 * lies within its owner's own folders, which others may not enter.
 */
export async function keepLibraryToOwner(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const names = await readdir(folder);
  const own = names.filter((name) => ours.has(name) || name.startsWith(storeName));
  if (own.length === names.length) await narrow(folder);
  for (const name of own) await narrowAll(join(folder, name));
}

async function narrowAll(path: string): Promise<void> {
  if ((await narrow(path)) !== 'folder') return;
  for (const name of await namesIn(path)) await narrowAll(join(path, name));
}

async function narrow(path: string): Promise<'folder' | 'other'> {
  try {
    const found = await lstat(path);
    const isFolder = found.isDirectory();
    if (found.uid !== process.getuid?.() || !(isFolder || found.isFile())) return 'other';
    if ((found.mode & 0o077) !== 0) await chmod(path, isFolder ? 0o700 : 0o600);
    return isFolder ? 'folder' : 'other';
  } catch (error) {
    return passOver(error, 'other');
  }
}

async function namesIn(path: string): Promise<string[]> {
  try {
    return await readdir(path);
  } catch (error) {
    return passOver(error, []);
  }
}

// Chromium's files come and go meanwhile, and some file systems know no modes.
function passOver<T>(error: unknown, otherwise: T): T {
  if (error instanceof Error && 'code' in error) return otherwise;
  throw error;
}
