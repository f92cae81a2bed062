import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { copyName } from '../../db/backup/copy-name.ts';
import { noteBackup, readBackupNotes, readSecondPlace } from '../../db/backup/backup-notes.ts';
import { placesOf } from '../../db/open-database.ts';
import { openStore } from '../../db/open-store.ts';
import { backupsIn } from '../../db/salvage/good-copy.ts';
import { salvageStore } from '../../db/salvage/salvage-store.ts';
import { png } from './pictures.ts';
import { closedDesk, keepBackup, textsOf } from './salvage/damaged-store.ts';
import { mustOpen, temporaryFolder } from './store-fixture.ts';

const letter = 'Dear desk, this is no database.\r\n'.repeat(300);

const ills: readonly (readonly [what: string, spoil: (file: string) => void])[] = [
  ['a text', (file) => writeFileSync(file, letter)],
  ['a word', (file) => writeFileSync(file, 'Gone')],
  ['noise', (file) => writeFileSync(file, Buffer.alloc(50_000, 0xa7))],
  [
    'another program’s database',
    (file) => {
      rmSync(file);
      const other = new Database(file);
      other.exec(`CREATE TABLE tags (id INTEGER PRIMARY KEY, kind TEXT, name TEXT);
        INSERT INTO tags VALUES (77, 'place', 'Nowhere')`);
      other.close();
    },
  ],
];

function codeOf(folder: string): string {
  const opened = openStore(folder);
  if (opened.ok) opened.value.close();
  return opened.ok ? 'open' : opened.error.code;
}

describe.each(ills)('a library whose store became %s', (_what, spoil) => {
  test('goes on from its newest copy, and the strange file is put aside as it is', () => {
    const { places, ids, texts } = closedDesk({ stories: 4, edits: 5 });
    keepBackup(places, copyName({ kind: 'backup', number: 1, at: 1_700_000_000_000 }));
    spoil(places.file);
    const strange = readFileSync(places.file);
    expect(codeOf(places.folder)).toBe('overwritten');
    const report = salvageStore(places, { backups: backupsIn(places.backups), now: Date.now });
    expect(report).toMatchObject({ stories: 4, whole: 0 });
    // What was written after the copy is nobody's to know.
    expect(report.outcomes.map(({ kind }) => kind)).toEqual(Array(4).fill('unproved'));
    expect(readFileSync(join(report.damaged, 'galley.sqlite')).equals(strange)).toBe(true);
    const store = mustOpen(places.folder);
    expect(textsOf(store, ids)).toEqual(texts);
    store.close();
    const ours = new Database(places.file, { readonly: true });
    expect(ours.prepare("SELECT 1 FROM tags WHERE name = 'Nowhere'").get()).toBeUndefined();
    ours.close();
  });
});

test('a folder that only has another program’s file is a stranger’s, whatever its copies are called', () => {
  const { folder, file, backups } = placesOf(temporaryFolder());
  writeFileSync(file, letter);
  mkdirSync(backups);
  writeFileSync(join(backups, copyName({ kind: 'backup', number: 1, at: 1 })), letter);
  mkdirSync(join(folder, 'media', 'holiday'), { recursive: true });
  expect(codeOf(folder)).toBe('foreign');
});

test('pictures kept by their hash show a library as well as copies do', () => {
  const folder = temporaryFolder();
  const store = mustOpen(folder);
  store.media.add(png(3, 4));
  store.close();
  writeFileSync(placesOf(folder).file, letter);
  expect(codeOf(folder)).toBe('overwritten');
});

describe('the second place', () => {
  test('is remembered when the folder of backups is gone, with the library’s own id', () => {
    const { folder, backups } = placesOf(temporaryFolder());
    const { library } = noteBackup(backups, { folder: '/mnt/disk/Galley backups' });
    rmSync(backups, { recursive: true });
    const known = { library, folder: '/mnt/disk/Galley backups' };
    expect(readBackupNotes(backups)).toMatchObject({ ...known, folderUpdatedAt: null });
    expect(readSecondPlace(folder)).toEqual(known);
    noteBackup(backups, { folder: null });
    expect(readSecondPlace(folder)).toBeNull();
    expect(readBackupNotes(backups)).toMatchObject({ library, folder: null });
  });

  test('keeps a store that is gone from being made anew without a word', () => {
    const { folder, file, backups } = placesOf(temporaryFolder());
    mustOpen(folder).close();
    noteBackup(backups, { folder: '/mnt/disk/Galley backups' });
    rmSync(backups, { recursive: true });
    rmSync(file);
    expect(codeOf(folder)).toBe('missing');
    expect(existsSync(file)).toBe(false);
  });

  test('is unknown where its note is damaged', () => {
    const { folder, backups } = placesOf(temporaryFolder());
    noteBackup(backups, { folder: '/mnt/disk/Galley backups' });
    writeFileSync(join(folder, 'second-place.json'), '{"library":');
    expect(readSecondPlace(folder)).toBeNull();
    noteBackup(backups, {});
    expect(readSecondPlace(folder)?.folder).toBe('/mnt/disk/Galley backups');
  });
});
