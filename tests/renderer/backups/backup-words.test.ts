import { expect, test } from 'vitest';
import type { Backup, BackupState } from '../../../core/contract/backups.ts';
import {
  lossSentences,
  spellFolder,
  spellFolderStanding,
  spellKeeping,
  spellOwnSize,
  spellRemoval,
} from '../../../renderer/backups/backup-words.ts';

const copy = (name: string, rest: Partial<Backup> = {}): Backup => ({
  place: 'library',
  isInBoth: false,
  name,
  kind: 'backup',
  at: 0,
  size: 2_000_000,
  stories: 3,
  checkedAt: 0,
  isGood: true,
  ...rest,
});

const state = (rest: Partial<BackupState>): BackupState => ({
  copies: [],
  trouble: '',
  folder: null,
  keeping: { hours: 3, days: 4, weeks: 5, special: 2, byHand: 7, restored: 1 },
  running: null,
  ...rest,
});

test('how many are kept is said as it is set', () => {
  expect(spellKeeping(state({}).keeping)).toContain('last 3 hours, 4 days and 5 weeks');
  expect(spellKeeping(state({}).keeping)).toContain('newest 2 from before updates');
  expect(spellKeeping(state({}).keeping)).toContain('newest 7 that you made by hand');
});

test('what they take up is counted where they lie', () => {
  const both = copy('b', { isInBoth: true });
  const away = copy('c', { place: 'folder' });
  const copies = [copy('a'), both, away];
  expect(spellOwnSize(copies)).toBe('2 backups (4.0 MB) in this library.');
  expect(spellOwnSize([away])).toBe('');
  const folder = { path: '/disk', trouble: '', updatedAt: 1, files: { count: 1, bytes: 5000 } };
  expect(spellFolder(state({ copies, folder }))).toBe(
    'It holds 2 backups (4.0 MB) and 1 picture or source (5.0 KB).',
  );
  expect(spellFolder(state({ folder: { ...folder, files: null } }))).toBe('');
});

test('the folder besides is up to date only as long as the newest good copy lies there', () => {
  const folder = { path: '/disk', trouble: '', updatedAt: 1, files: null };
  const both = copy('a', { isInBoth: true });
  const upToDate = spellFolderStanding(state({ copies: [both], folder }));
  expect(upToDate).toMatch(/^Up to date as of /);
  const newer = [copy('b'), both];
  expect(spellFolderStanding(state({ copies: newer, folder }))).toMatch(/^It was last up to date/);
  const bad = [copy('c', { isGood: false }), both];
  expect(spellFolderStanding(state({ copies: bad, folder }))).toBe(upToDate);
  const away = { ...folder, trouble: 'It is away.' };
  expect(spellFolderStanding(state({ copies: [both], folder: away }))).toMatch(/^It was last/);
  expect(spellFolderStanding(state({ folder: { ...folder, updatedAt: null } }))).toBe('');
});

test('what a restore undoes is said with which stories go and which change', () => {
  const headlines = { added: ['Ferry'], changed: ['Quay', ''], back: [] };
  const losses = { added: 1, changed: 4, back: 0, headlines, missingFiles: 0 };
  expect(lossSentences(losses)).toEqual([
    '1 story was made since and will be gone: Ferry.',
    '4 stories will be as they were then, among them: Quay; a story without a headline.',
  ]);
});

test('what is left when one is deleted is said before', () => {
  const [newest, older, bad] = [copy('a'), copy('b'), copy('c', { isGood: false })];
  expect(spellRemoval(newest, [newest, bad])).toContain('your only good backup');
  expect(spellRemoval(newest, [newest, older])).toContain('It is the newest one');
  expect(spellRemoval(older, [newest, older])).toContain('1 good backup stays');
  expect(spellRemoval(bad, [newest, older, bad])).toContain('2 good backups stay');
  const both = copy('d', { isInBoth: true });
  expect(spellRemoval(both, [newest, both])).toMatch(/^It goes here and in your folder/);
});
