import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  backupEvery,
  beforeFirst,
  isBackupDue,
  restAfterStart,
  type BackupMoment,
} from '../../../main/backups/backup-due.ts';

const now = Date.UTC(2026, 4, 4, 12);
const moment = (rest: Partial<BackupMoment>): BackupMoment => ({
  hasChanged: true,
  hasWorked: true,
  lastAt: now - 2 * backupEvery,
  sinceMade: null,
  sinceStart: 2 * restAfterStart,
  now,
  ...rest,
});

test.each<[string, Partial<BackupMoment>, boolean]>([
  ['is due at the first change after an hour', {}, true],
  ['is not due when nothing changed', { hasChanged: false }, false],
  ['is not due just after the start', { sinceStart: 1000 }, false],
  ['is not due within the hour', { lastAt: now - backupEvery / 2 }, false],
  ['is due at the first work after some minutes', { lastAt: null, sinceStart: beforeFirst }, true],
  [
    'is not due before there is any',
    { lastAt: null, sinceStart: beforeFirst, hasWorked: false },
    false,
  ],
  ['is not due a minute after the first start', { lastAt: null }, false],
  ['is due when the last seems to come from the future', { lastAt: now + backupEvery }, true],
  ['is due an hour after the last of this session', { sinceMade: backupEvery }, true],
  ['is not due before, whatever the clock says', { sinceMade: backupEvery - 1 }, false],
])('a backup %s', (_what, rest, isDue) => {
  expect(isBackupDue(moment(rest))).toBe(isDue);
});

test('no clock keeps a desk that is at work without a backup for more than an hour', () => {
  fc.assert(
    fc.property(fc.integer(), fc.option(fc.integer()), (clock, lastAt) => {
      const late = { lastAt, now: clock, sinceStart: backupEvery };
      expect(isBackupDue(moment({ ...late, sinceMade: null }))).toBe(true);
      expect(isBackupDue(moment({ ...late, sinceMade: backupEvery }))).toBe(true);
      expect(isBackupDue(moment({ ...late, sinceMade: backupEvery - 1 }))).toBe(false);
    }),
    { seed: 60_028 },
  );
});
