import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isLocked, keyFileOf, openKeyFile, readKeyFile } from '../../../db/key-file.ts';
import { openStore } from '../../../db/open-store.ts';
import { convertLibrary } from '../../../db/sealed-library.ts';
import type { StoreKey } from '../../../db/store-key.ts';
import type { Convert } from '../../../main/passphrase/convert.ts';
import { createLibraryLock } from '../../../main/passphrase/library-lock.ts';
import { finishConversion } from '../../../main/passphrase/unlock-library.ts';
import { addStory, headlines, mustOpen, temporaryFolder } from '../../db/store-fixture.ts';

const passphrase = 'nine herons over the weir';
const convertHere: Convert = (options, { signal, progress }) =>
  convertLibrary({ ...options, ...(signal && { signal }), ...(progress && { hear: progress }) });

/** A library with a story; what is open when all is done is what `opened` says. */
function library(convert: Convert = convertHere) {
  const folder = temporaryFolder();
  const store = mustOpen(folder);
  addStory(store, { headline: 'Lanterns on the Brennick' });
  store.close();
  const opened = { key: undefined as StoreKey | undefined };
  const lock = createLibraryLock({
    folder,
    convert,
    // As the desk does: with the key from before when `between` throws, and then it throws.
    reopen: async (between, key) => {
      await between();
      opened.key = key;
      return { ok: true, value: null };
    },
    progress: () => undefined,
    tell: () => undefined,
    close: () => undefined,
  });
  return { folder, lock, opened };
}

function storiesUnder(folder: string, key: StoreKey | undefined): string[] {
  const store = openStore(folder, { key });
  if (!store.ok) return [store.error.code];
  const found = headlines(store.value);
  store.value.close();
  return found;
}

function keyFile(folder: string) {
  const read = readKeyFile(folder);
  if (!read.ok || !read.value) throw new Error('There is no key file');
  return read.value;
}

async function sealed() {
  const { folder, lock, opened } = library();
  await lock.prepare(passphrase);
  await lock.turnOn();
  if (!opened.key) throw new Error('no key');
  return { folder, lock, key: opened.key };
}

describe('a key file that somebody else wrote to', () => {
  test('has nothing decrypted by saying that it is being decrypted', async () => {
    const { folder, key } = await sealed();
    for (const state of ['opening', 'sealing']) {
      const text = readFileSync(keyFileOf(folder), 'utf8').replace(
        /"state": "\w+"/,
        `"state": "${state}"`,
      );
      writeFileSync(keyFileOf(folder), text);
      const file = keyFile(folder);
      expect(file.state).toBe(state);
      const found = await finishConversion(folder, file, key, convertHere, () => undefined);
      expect(found).toEqual({ key });
      expect(isLocked(folder)).toBe(true);
      expect(storiesUnder(folder, undefined)).toEqual(['no-key']);
      expect(storiesUnder(folder, key)).toEqual(['Lanterns on the Brennick']);
    }
  }, 30_000);

  test('asks for no more than can be had: what would throw is no key file', async () => {
    const { folder } = await sealed();
    const written = keyFile(folder);
    for (const change of [
      { N: 2 ** 18, r: 16 },
      { N: 2 ** 20, r: 8 },
    ]) {
      const wrappings = written.wrappings.map((one) => ({ ...one, ...change }));
      writeFileSync(keyFileOf(folder), JSON.stringify({ ...written, wrappings }));
      expect(readKeyFile(folder)).toMatchObject({ ok: false });
    }
    // The dearest that is taken can be tried.
    const dear = { ...written, wrappings: written.wrappings.map((one) => ({ ...one, r: 15 })) };
    writeFileSync(keyFileOf(folder), JSON.stringify(dear));
    expect(await openKeyFile(keyFile(folder), passphrase)).toBeNull();
  }, 60_000);
});

describe('the key of a library', () => {
  test('is not thrown away while an exchange that was begun may still bring the sealed store', async () => {
    let isCut = false;
    const cut: Convert = async (options, context) => {
      if (isCut) return convertHere(options, context);
      isCut = true;
      // All is done up to the exchange, which the disk then refuses; its note stays.
      const plain = readFileSync(join(options.folder, 'galley.sqlite'));
      await convertHere(options, context);
      writeFileSync(
        join(options.folder, 'galley.sqlite.incoming'),
        readFileSync(join(options.folder, 'galley.sqlite')),
      );
      writeFileSync(join(options.folder, 'galley.sqlite'), plain);
      writeFileSync(join(options.folder, 'galley.sqlite.exchange'), 'galley.sqlite.incoming\n');
      throw Object.assign(new Error('EIO: i/o error, rename'), { code: 'EIO' });
    };
    const { folder, lock } = library(cut);
    await lock.prepare(passphrase);
    expect(await lock.turnOn()).toMatchObject({ ok: false, error: { code: 'store' } });
    expect(storiesUnder(folder, undefined)).toEqual(['Lanterns on the Brennick']);
    expect(isLocked(folder)).toBe(false);
  }, 30_000);

  test('opens the library when there is neither a way on nor back', async () => {
    const noWayBack: Convert = async (options, context) => {
      if (options.to === 'open')
        return { ok: false, error: { code: 'disk-full', message: 'No room is left.' } };
      await convertHere(options, context);
      throw new Error('The thread ended');
    };
    const { folder, lock, opened } = library(noWayBack);
    await lock.prepare(passphrase);
    const outcome = await lock.turnOn();
    expect(outcome).toMatchObject({ ok: false, error: { code: 'store' } });
    expect(outcome.ok ? '' : outcome.error.message).not.toContain('as it was before');
    expect(isLocked(folder)).toBe(true);
    expect(storiesUnder(folder, opened.key)).toEqual(['Lanterns on the Brennick']);
    expect(await openKeyFile(keyFile(folder), passphrase)).toEqual(opened.key);
  }, 30_000);

  test.each(['seal', 'open'] as const)(
    'stays what it was when another program has the library open (%s)',
    async (to) => {
      const { folder, lock, opened } = library((options, context) =>
        convertLibrary({
          ...options,
          lockWait: 0,
          ...(context.signal && { signal: context.signal }),
        }),
      );
      await lock.prepare(passphrase);
      if (to === 'open') expect(await lock.turnOn()).toMatchObject({ ok: true });
      const before = to === 'open' ? readFileSync(keyFileOf(folder), 'utf8') : null;
      const { key } = opened;
      const other = mustOpen(folder, { key });
      const outcome = to === 'seal' ? await lock.turnOn() : await lock.turnOff(passphrase);
      expect(outcome).toMatchObject({ ok: false, error: { code: 'store' } });
      addStory(other, { headline: 'Written meanwhile' });
      other.close();
      expect(isLocked(folder)).toBe(before !== null);
      if (before !== null) expect(readFileSync(keyFileOf(folder), 'utf8')).toBe(before);
      expect(storiesUnder(folder, key)).toContain('Written meanwhile');
    },
    30_000,
  );

  test('is under what was shown last, also when two things are asked for at once', async () => {
    const { folder, lock, key } = await sealed();
    const next = 'a kettle in the lighthouse';
    const [changed, renewed] = await Promise.all([
      lock.change(passphrase, next),
      lock.renewRecovery(passphrase),
    ]);
    expect(changed).toMatchObject({ ok: true });
    // The passphrase had been changed by then.
    expect(renewed).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    const recovery = await lock.renewRecovery(next);
    const shown = recovery.ok ? recovery.value.recoveryKey : '';
    expect(await lock.takeRecovery()).toMatchObject({ ok: true });
    expect(await openKeyFile(keyFile(folder), next)).toEqual(key);
    expect(await openKeyFile(keyFile(folder), shown)).toEqual(key);
  }, 60_000);
});
