import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeCopy } from '../../db/backup/make-copy.ts';
import { keepLibraryToOwner } from '../../db/owner-alone.ts';
import { png } from './pictures.ts';
import { addStory, mustOpen, temporaryFolder } from './store-fixture.ts';

/** What others may do something with, below `folder` and the folder itself. */
function openToOthers(folder: string): string[] {
  const inside = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return ['.', ...inside].filter((name) => {
    const found = lstatSync(join(folder, name));
    return !found.isSymbolicLink() && (found.mode & 0o077) !== 0;
  });
}

async function usedLibrary(): Promise<string> {
  const folder = temporaryFolder();
  const store = mustOpen(folder);
  addStory(store, { headline: 'Ferry' });
  store.media.add(png(40, 30));
  const draft = await store.sources.receive();
  await draft.append(Buffer.from('An account of it.'));
  await makeCopy({
    store: join(folder, 'galley.sqlite'),
    folder: join(folder, 'backups'),
    kind: 'backup',
    at: 1_700_000_000_000,
    how: 'quick',
  });
  return folder;
}

describe.skipIf(process.platform === 'win32')('a library', () => {
  it('is its owner’s alone from the beginning, whatever the umask', async () => {
    const before = process.umask(0);
    try {
      const folder = await usedLibrary();
      for (const name of ['galley.sqlite', 'galley.sqlite-wal', 'media', 'vault', 'backups'])
        expect(existsSync(join(folder, name)), name).toBe(true);
      expect(openToOthers(folder)).toEqual([]);
    } finally {
      process.umask(before);
    }
  });

  it('becomes so again when modes were widened, and with what other programs put there', async () => {
    const folder = await usedLibrary();
    mkdirSync(join(folder, 'profile', 'Crashes'), { recursive: true, mode: 0o755 });
    writeFileSync(join(folder, 'profile', 'Crashes', 'id'), '', { mode: 0o644 });
    writeFileSync(join(folder, 'window.json'), '{}', { mode: 0o664 });
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      chmodSync(path, statSync(path).isDirectory() ? 0o777 : 0o666);
    }
    chmodSync(folder, 0o755);
    expect(openToOthers(folder).length).toBeGreaterThan(5);
    await keepLibraryToOwner(folder);
    expect(openToOthers(folder)).toEqual([]);
  });

  it('leaves alone what is not its own, and where links lead', async () => {
    const folder = await usedLibrary();
    const elsewhere = join(temporaryFolder(), 'letter.txt');
    writeFileSync(elsewhere, 'Dear desk', { mode: 0o644 });
    chmodSync(elsewhere, 0o644);
    symlinkSync(elsewhere, join(folder, 'media', 'letter'));
    writeFileSync(join(folder, 'notes.txt'), 'Mine', { mode: 0o644 });
    chmodSync(join(folder, 'notes.txt'), 0o644);
    chmodSync(folder, 0o755);
    await keepLibraryToOwner(folder);
    expect(statSync(elsewhere).mode & 0o777).toBe(0o644);
    expect(openToOthers(folder).sort()).toEqual(['.', 'notes.txt']);
  });
});
