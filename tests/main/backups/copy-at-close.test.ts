import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listCopies } from '../../../db/backup/copies.ts';
import { claimStore } from '../../../db/store-lock.ts';
import {
  backupEvery,
  isCopyDueAtClose,
  mostAtClose,
  restAfterStart,
} from '../../../main/backups/backup-due.ts';
import { copyAtClose } from '../../../main/backups/copy-at-close.ts';
import { noteClosing } from '../../../main/backups/note-closing.ts';
import { ChoreStalled, runChore, type RunChore } from '../../../main/store-chores/run-chore.ts';
import { createStoreKey } from '../../../db/store-key.ts';
import { temporaryFolder } from '../../db/store-fixture.ts';
import { createBackupLibrary } from './backup-fixture.ts';

/** A library in which something changed in a session that is over. */
function closedLibrary() {
  const library = createBackupLibrary();
  const session = (): void => {
    const store = library.open();
    library.begin();
    library.change(store);
    noteClosing({ folder: library.folder });
    store.close();
  };
  session();
  const close = (
    run: RunChore = runChore,
    terms: Partial<Parameters<typeof copyAtClose>[0]> = {},
  ) =>
    copyAtClose(
      {
        library: { folder: library.folder },
        openFor: restAfterStart,
        now: library.clock.now(),
        signal: new AbortController().signal,
        ...terms,
      },
      run,
    );
  const copies = () => listCopies(join(library.folder, 'backups'));
  const drafts = () =>
    readdirSync(join(library.folder, 'backups')).filter((name) => name.startsWith('draft-'));
  return { library, session, close, copies, drafts };
}

test('what changed is copied at the close, and the next start copies nothing for nothing', async () => {
  const { library, close, copies } = closedLibrary();
  expect(await close()).toBe(false);
  expect(copies()).toMatchObject([{ kind: 'backup', isGood: true, stories: 1 }]);
  library.pass(10 * backupEvery);
  const store = library.open();
  const next = library.begin();
  library.pass(10 * backupEvery);
  await next.tick();
  expect(copies()).toHaveLength(1);
  noteClosing({ folder: library.folder });
  store.close();
  await close();
  expect(copies()).toHaveLength(1);
});

test('a copy that is not an hour old will do, until it is', async () => {
  const { library, session, close, copies } = closedLibrary();
  await close();
  library.pass(backupEvery - 1000);
  session();
  await close(runChore, { now: (copies()[0]?.at ?? 0) + backupEvery - 1 });
  expect(copies()).toHaveLength(1);
  await close(runChore, { now: (copies()[0]?.at ?? 0) + backupEvery });
  expect(copies()).toHaveLength(2);
});

test('whoever wants the desk again ends it, and the next session copies what was left', async () => {
  const { library, close, copies, drafts } = closedLibrary();
  const wanted = new AbortController();
  const interrupted: RunChore = (name, options, terms) => {
    const running = runChore(name, options, terms);
    wanted.abort();
    return running;
  };
  expect(await close(interrupted, { signal: wanted.signal })).toBe(false);
  expect(copies()).toEqual([]);
  expect(drafts()).toEqual([]);
  const claim = claimStore(join(library.folder, 'galley.sqlite'), 0);
  claim.release();
  library.open();
  const next = library.begin();
  library.pass(backupEvery);
  await next.tick();
  expect(copies()).toHaveLength(1);
});

test('a store that is being exchanged, or under a key that is not given, is left alone', async () => {
  const { library, close, copies } = closedLibrary();
  const claim = claimStore(join(library.folder, 'galley.sqlite'), 0);
  expect(await close()).toBe(false);
  claim.release();
  const key = createStoreKey();
  expect(await close(runChore, { library: { folder: library.folder, key } })).toBe(false);
  expect(copies()).toEqual([]);
});

test('a disk that does not answer is told of, so that the process can be ended', async () => {
  const { close, copies } = closedLibrary();
  const hanging: RunChore = (name) =>
    Promise.reject(new ChoreStalled(name, new Promise(() => undefined)));
  expect(await close(hanging)).toBe(true);
  expect(copies()).toEqual([]);
});

test('a copy at the close is due for a change, an hour, and a store of some size', () => {
  const due = { hasChanged: true, lastAt: 0, size: mostAtClose, openFor: 0, now: backupEvery };
  expect(isCopyDueAtClose(due)).toBe(true);
  expect(isCopyDueAtClose({ ...due, hasChanged: false })).toBe(false);
  expect(isCopyDueAtClose({ ...due, size: mostAtClose + 1 })).toBe(false);
  expect(isCopyDueAtClose({ ...due, now: backupEvery - 1 })).toBe(false);
  expect(isCopyDueAtClose({ ...due, now: -1 })).toBe(true);
  expect(isCopyDueAtClose({ ...due, lastAt: null })).toBe(false);
  expect(isCopyDueAtClose({ ...due, lastAt: null, openFor: restAfterStart })).toBe(true);
});

test('what was copied at the close reaches the second folder in the next session', async () => {
  const { library, close, copies } = closedLibrary();
  const disk = temporaryFolder();
  const store = library.open();
  const service = library.begin();
  expect(await service.second.choose(disk)).toBeNull();
  await service.make();
  library.pass(backupEvery);
  library.change(store);
  noteClosing({ folder: library.folder });
  store.close();
  await close();
  expect(copies()).toHaveLength(2);
  library.open();
  const next = library.begin();
  library.pass(restAfterStart);
  await next.tick();
  expect(listCopies(join(disk, 'Galley backups'))).toHaveLength(1);
  library.pass(10 * restAfterStart);
  await next.tick();
  expect(listCopies(join(disk, 'Galley backups'))).toHaveLength(2);
  expect(copies()).toHaveLength(2);
});
