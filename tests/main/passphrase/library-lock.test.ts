import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { failure } from '../../../core/base/result.ts';
import {
  isLocked,
  openKeyFile,
  readKeyFile,
  withState,
  type KeyFile,
} from '../../../db/key-file.ts';
import { openStore } from '../../../db/open-store.ts';
import { convertLibrary } from '../../../db/sealed-library.ts';
import type { StoreKey } from '../../../db/store-key.ts';
import type { Convert } from '../../../main/passphrase/convert.ts';
import { createRecoveryKey } from '../../../db/recovery-key.ts';
import { createLibraryLock } from '../../../main/passphrase/library-lock.ts';
import { finishConversion, readLock } from '../../../main/passphrase/unlock-library.ts';
import { png } from '../../db/pictures.ts';
import { addStory, headlines, mustOpen, temporaryFolder } from '../../db/store-fixture.ts';

const passphrase = 'nine herons over the weir';
const convertHere: Convert = (options, { signal, progress }) =>
  convertLibrary({ ...options, ...(signal && { signal }), ...(progress && { hear: progress }) });

/** A library with one story and its lock; the store is closed all the while. */
function lockOf(convert: Convert = convertHere) {
  const folder = temporaryFolder();
  const store = mustOpen(folder);
  addStory(store, { headline: 'Lanterns on the Brennick' });
  store.close();
  const seen = { key: undefined as StoreKey | undefined, shares: [] as number[], closed: 0 };
  const lock = createLibraryLock({
    folder,
    convert,
    reopen: async (between, key) => {
      await between();
      seen.key = key;
      return { ok: true, value: null };
    },
    progress: (share) => seen.shares.push(share),
    tell: () => undefined,
    close: () => {
      seen.closed += 1;
    },
  });
  return { folder, lock, seen };
}

function storiesUnder(folder: string, key: StoreKey | undefined): string[] {
  const opened = openStore(folder, { key });
  if (!opened.ok) throw new Error(opened.error.message);
  const found = headlines(opened.value);
  opened.value.close();
  return found;
}

function keyFile(folder: string): KeyFile {
  const read = readKeyFile(folder);
  if (!read.ok || !read.value) throw new Error('There is no key file');
  return read.value;
}

describe('the lock of a library', () => {
  test('encrypts it once a passphrase was chosen, and not before', async () => {
    const { folder, lock, seen } = lockOf();
    expect(lock.state()).toEqual({ ok: true, value: { isOn: false, hasRecoveryKey: false } });
    expect(await lock.turnOn()).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    expect(lock.lock()).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    const prepared = await lock.prepare(passphrase);
    expect(isLocked(folder)).toBe(false);
    expect(await lock.turnOn()).toEqual({ ok: true, value: null });
    expect(lock.state()).toEqual({ ok: true, value: { isOn: true, hasRecoveryKey: true } });
    expect(seen.shares.at(-1)).toBe(1);
    expect(storiesUnder(folder, seen.key)).toEqual(['Lanterns on the Brennick']);
    const recovery = prepared.ok ? prepared.value.recoveryKey : '';
    expect(await openKeyFile(keyFile(folder), recovery)).toEqual(seen.key);
    expect(await lock.turnOn()).toMatchObject({ ok: false });
    expect(seen.closed).toBe(0);
    expect(lock.lock()).toEqual({ ok: true, value: null });
    expect(seen.closed).toBe(1);
  }, 90_000);

  test('asks for what opens it before anything is changed, and says the same of all that does not', async () => {
    const { folder, lock, seen } = lockOf();
    const prepared = await lock.prepare(passphrase);
    await lock.turnOn();
    const written = prepared.ok ? prepared.value.recoveryKey : '';
    // Nearly the passphrase; a slip of the pen, which the key's own check shows; another library's.
    const slip = written.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    const before = readFileSync(join(folder, 'locked.json'));
    const refused = await lock.turnOff(passphrase.slice(0, -1));
    expect(refused).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect(await lock.renewRecovery(slip)).toEqual(refused);
    expect(await lock.change(createRecoveryKey(), 'a kettle in the lighthouse')).toEqual(refused);
    expect(readFileSync(join(folder, 'locked.json'))).toEqual(before);
    expect(await lock.change(passphrase, 'a kettle in the lighthouse')).toMatchObject({ ok: true });
    const renewed = await lock.renewRecovery('a kettle in the lighthouse');
    const recovery = renewed.ok ? renewed.value.recoveryKey : '';
    expect(await openKeyFile(keyFile(folder), recovery)).toBeNull();
    expect(await lock.takeRecovery()).toEqual({ ok: true, value: null });
    expect(await lock.takeRecovery()).toMatchObject({ ok: false });
    expect(await openKeyFile(keyFile(folder), passphrase)).toBeNull();
    expect(await openKeyFile(keyFile(folder), recovery)).toEqual(seen.key);
    expect(await lock.turnOff(recovery)).toEqual({ ok: true, value: null });
    expect(isLocked(folder)).toBe(false);
    expect(storiesUnder(folder, undefined)).toEqual(['Lanterns on the Brennick']);
  }, 90_000);

  test('leaves the library as it was when there is no room for another store', async () => {
    const full: Convert = () =>
      Promise.resolve({ ok: false, error: { code: 'disk-full', message: 'No room is left.' } });
    const { folder, lock } = lockOf(full);
    await lock.prepare(passphrase);
    expect(await lock.turnOn()).toEqual({
      ok: false,
      error: { code: 'store', message: 'No room is left.' },
    });
    expect(isLocked(folder)).toBe(false);
    expect(storiesUnder(folder, undefined)).toHaveLength(1);
  }, 30_000);

  test('goes back when it is stopped after the store is encrypted already', async () => {
    const stopping: Convert = (options, { signal, progress }) =>
      convertHere(options, {
        ...(signal && { signal }),
        progress: (share) => {
          progress?.(share);
          if (options.to === 'seal') lock.cancel();
        },
      });
    const { folder, lock } = lockOf(stopping);
    const store = mustOpen(folder);
    store.media.add(png(40, 30));
    store.close();
    await lock.prepare(passphrase);
    const outcome = await lock.turnOn();
    expect(outcome).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(isLocked(folder)).toBe(false);
    expect(storiesUnder(folder, undefined)).toHaveLength(1);
  }, 30_000);
});

describe('a library whose conversion was cut short', () => {
  test('is carried to its end before it is opened', async () => {
    const { folder, lock, seen } = lockOf();
    await lock.prepare(passphrase);
    await lock.turnOn();
    const key = seen.key;
    if (!key) throw new Error('no key');
    const file = withState(keyFile(folder), key, 'opening');
    const shares: number[] = [];
    const finished = await finishConversion(folder, file, key, convertHere, (share) =>
      shares.push(share),
    );
    expect(finished).toEqual({ key: undefined });
    expect(shares.at(-1)).toBe(1);
    expect(existsSync(join(folder, 'locked.json'))).toBe(false);
    expect(readdirSync(folder)).not.toContain('galley.sqlite.converting');
    expect(storiesUnder(folder, undefined)).toHaveLength(1);
  }, 30_000);

  test('opens as it is when the disk is full, to be tried again', async () => {
    const { folder, lock, seen } = lockOf();
    await lock.prepare(passphrase);
    await lock.turnOn();
    const key = seen.key;
    if (!key) throw new Error('no key');
    const file = withState(keyFile(folder), key, 'opening');
    for (const convert of [
      () => Promise.resolve(failure({ code: 'disk-full' as const, message: 'No room.' })),
      () => Promise.reject(new Error('The thread ended')),
    ]) {
      const opened = await finishConversion(folder, file, key, convert, () => undefined);
      expect(opened).toEqual({ key });
      expect(storiesUnder(folder, opened.key)).toHaveLength(1);
    }
  }, 30_000);
});

test('a key file that cannot be read offers no salvage, which could only fail', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'locked.json'), '{"what":');
  expect(readLock(folder)).toMatchObject({ ok: false, error: { code: 'no-key' } });
});
