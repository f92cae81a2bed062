import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import { assertNever } from '../../core/base/assert-never.ts';
import { failure, type Result } from '../../core/base/result.ts';
import { isLocked } from '../../db/key-file.ts';
import type { StoreFailure } from '../../db/store-failure.ts';
import type { StoreKey } from '../../db/store-key.ts';
import { openDesk } from '../desk/desk.ts';
import { receiveFiles, type Door } from './door.ts';
import { wordsAnew } from './launch.ts';
import { findFolderTrouble } from './library-access.ts';
import { logFault } from '../log.ts';
import { isThreadHeld } from '../store-thread/running-worker.ts';
import { openStoreThread, type StoreThread } from '../store-thread/store-thread.ts';
import type { ClockDecision } from '../trouble/clock.ts';
import { isClockBehind } from '../trouble/clock-behind.ts';

/** Opens the desk on a library, or brings the desk that has it open to the front. */
export function startDesk(library: string, files: readonly string[]): void {
  const trouble = findFolderTrouble(library);
  // Chromium must have a folder to write to even when only the trouble can be told.
  app.setPath(
    'userData',
    trouble ? mkdtempSync(join(tmpdir(), 'galley-')) : join(library, 'profile'),
  );
  if (!trouble && !app.requestSingleInstanceLock({ files })) {
    app.exit(0);
    return;
  }
  // The store opens while Chromium gets ready, which takes longer.
  const opening = trouble
    ? Promise.resolve(failure(trouble))
    : isLocked(library)
      ? null
      : openStoreThread(library);
  const door = receiveFiles(files);
  // A window that closes is no end by itself: one page of trouble may follow another.
  app.on('window-all-closed', () => undefined);
  app
    .whenReady()
    .then(() => run({ library, hasProfile: trouble === null }, opening, door))
    .catch((fault: unknown) => {
      logFault('start', fault);
      app.exit(1);
    })
    .finally(() => app.quit());
  app.once('quit', () => {
    // All is put away by now; nothing else ends a process whose thread waits for a share.
    if (isThreadHeld() || isCopyHeld) process.kill(process.pid, 'SIGKILL');
  });
}

/** The library that is opened. */
interface Start {
  /** Its folder. */
  readonly library: string;
  /** Whether Chromium works in it: without that this start can only be followed by another. */
  readonly hasProfile: boolean;
  /** The key of a library that is under a passphrase, once that was given. */
  readonly key?: StoreKey | undefined;
}

type Opening = Promise<Result<StoreThread, StoreFailure>>;

async function run(start: Start, opening: Opening | null, door: Door): Promise<void> {
  if (!opening) {
    const unlocked = await unlock(start);
    if (unlocked)
      await openLibrary({ ...start, key: unlocked.key }, unlocked.opening, door, unlocked.close);
  } else await openLibrary(start, opening, door, () => undefined);
}

/** @param ready called when the desk's window is there */
async function openLibrary(
  start: Start,
  opening: Opening,
  door: Door,
  ready: () => void,
): Promise<void> {
  const opened = await openPatiently(start, opening);
  if (!opened) return;
  const { store, reading } = opened;
  const clock = reading ? goesOn : await askAboutClock(store);
  if (!clock.goesOn) {
    await store.close(0);
    clock.close();
    return;
  }
  if (store.isNew) await store.welcome((await import('../welcome/poster.ts')).welcomePoster());
  const { library } = start;
  const { key } = opened;
  const places = { library, key, out: join(app.getAppPath(), 'out') };
  const desk = await openDesk(store, { ...places, isReading: reading !== null });
  ready();
  clock.close();
  door.open(desk);
  const openedAt = performance.now();
  const next = await desk.closed;
  if (next === 'system-ends' || (next === 'quit' && reading !== null)) return;
  if (next === 'quit')
    await leaveInPeace({ library, key: desk.key() }, performance.now() - openedAt, door);
  else startAnew(next === 'locked' ? library : next.library);
}

/** Whether the copy that is made at the end waits for a disk that does not answer. */
let isCopyHeld = false;

/**
 * Makes a last copy, with no window left. Chromium's lock on the library is kept meanwhile, since
 * two of it may not share a profile: so whoever starts Galley just now comes to this process and
 * finds no desk. The copy is given up for him, and Galley starts anew with what he brought.
 */
async function leaveInPeace(
  { library, key }: Pick<Start, 'library' | 'key'>,
  openFor: number,
  door: Door,
): Promise<void> {
  const wanted = new AbortController();
  door.whenLate(() => wanted.abort());
  // With them comes SQLite, which this process does without otherwise.
  const [{ copyAtClose }, { runChore }] = await Promise.all([
    import('../backups/copy-at-close.ts'),
    import('../store-chores/run-chore.ts'),
  ]);
  const closed = { library: { folder: library, key }, openFor, now: Date.now() };
  isCopyHeld = await copyAtClose({ ...closed, signal: wanted.signal }, runChore);
  const late = door.late();
  if (late) startAnew(library, false, late);
}

const goesOn: ClockDecision = { goesOn: true, close: () => undefined };

/** A clock that stands before the last words is told of, once the store is open. */
async function askAboutClock(store: StoreThread): Promise<ClockDecision> {
  const latest = await store.latestChange().catch((fault: unknown) => {
    // The desk tells of a store that gives no answer.
    logFault('clock', fault);
    return null;
  });
  if (latest === null || !isClockBehind(latest)) return goesOn;
  const { tellClock } = await import('../trouble/clock.ts');
  return tellClock(latest);
}

// Only a library under a passphrase needs them.
const passphraseParts = () =>
  Promise.all([
    import('../passphrase/ask-passphrase.ts'),
    import('../passphrase/unlock-library.ts'),
  ]);

interface UnlockedStart {
  readonly key: StoreKey | undefined;
  readonly opening: Opening;
  readonly close: () => void;
}

/** Asks for the passphrase of a locked library; null when the editor gives up. */
async function unlock({ library }: Start): Promise<UnlockedStart | null> {
  const [{ askPassphrase }, { readLock }] = await passphraseParts();
  const lock = readLock(library);
  if (!lock.ok) return { key: undefined, opening: Promise.resolve(lock), close: () => undefined };
  if (!lock.value) return withKey(library, undefined, () => undefined);
  const { asked, close } = await askPassphrase(library, lock.value);
  switch (asked.way) {
    case 'quit':
      return null;
    case 'elsewhere':
      startAnew(asked.folder);
      return null;
    case 'open':
      return withKey(library, asked.unlocked.key, close);
    default:
      return assertNever(asked);
  }
}

function withKey(library: string, key: StoreKey | undefined, close: () => void): UnlockedStart {
  return { key, opening: openStoreThread(library, { key }), close };
}

/** A store that is open, for work or for reading only. */
interface OpenedStore {
  readonly store: StoreThread;
  readonly key: StoreKey | undefined;
  /** Why it can only be read; null when it can be worked on. */
  readonly reading: StoreFailure['code'] | null;
}

/**
 * Opens the store, with the editor's help where it takes some; null when she gives up.
 * @param reading why it is being opened for reading only
 */
async function openPatiently(
  start: Start,
  opening: Opening,
  reading: OpenedStore['reading'] = null,
): Promise<OpenedStore | null> {
  const opened = await opening;
  if (opened.ok) return { store: opened.value, key: start.key, reading };
  // What is rarely told is not loaded at each start.
  const { tellTrouble } = await import('../trouble/store-trouble.ts');
  const { wayOn, close } = await tellTrouble(opened.error, start.library, start.key);
  switch (wayOn.way) {
    case 'quit':
      return null;
    case 'elsewhere':
      startAnew(wayOn.folder);
      return null;
    case 'again':
      // A library that is still locked asks for its passphrase at a new start.
      if (!start.hasProfile || (isLocked(start.library) && !start.key)) {
        startAnew(start.library);
        return null;
      }
      close();
      return openPatiently(start, openStoreThread(start.library, { key: start.key }));
    case 'read':
      close();
      return openToRead(start, opened.error.code);
    default:
      return assertNever(wayOn);
  }
}

/** Opens what can be read, with its passphrase where it is under one that nobody has given yet. */
async function openToRead(
  start: Start,
  reading: StoreFailure['code'],
): Promise<OpenedStore | null> {
  const { library } = start;
  if (start.key || !isLocked(library))
    return openPatiently(start, openStoreThread(library, { key: start.key, reading }), reading);
  const [{ askPassphrase }, { readLock }] = await passphraseParts();
  const lock = readLock(library);
  if (!lock.ok || !lock.value) return openPatiently(start, Promise.resolve(failure(noKey)));
  const { asked, close } = await askPassphrase(library, lock.value);
  if (asked.way !== 'open') {
    if (asked.way === 'elsewhere') startAnew(asked.folder);
    close();
    return null;
  }
  const { key } = asked.unlocked;
  const opened = await openPatiently(
    { ...start, ...(key && { key }) },
    openStoreThread(library, { key, reading }),
    reading,
  );
  close();
  return opened;
}

const noKey: StoreFailure = {
  code: 'no-key',
  message: 'The file with the key of this library cannot be read. Nothing was changed.',
};

/**
 * @param keepsFiles false once the files that were named are imported: twice would double them
 * @param files to be imported besides, absolute
 */
function startAnew(library: string, keepsFiles = true, files: readonly string[] = []): void {
  app.releaseSingleInstanceLock();
  const words = wordsAnew(process.argv, app.isPackaged, library, keepsFiles);
  app.relaunch({ args: [...words, ...files] });
}
