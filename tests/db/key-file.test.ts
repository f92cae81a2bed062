import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createKeyFile,
  keyFileOf,
  openKeyFile,
  readKeyFile,
  rewrapKey,
  writeKeyFile,
  type KeyFile,
} from '../../db/key-file.ts';
import { createRecoveryKey, readRecoveryKey } from '../../db/recovery-key.ts';

const passphrase = 'nine herons over the weir';
const recovery = createRecoveryKey();
// Each wrapping is meant to take its time.
const { file, key } = await createKeyFile(passphrase, recovery);

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-key-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a key under a passphrase', () => {
  it('comes back with the passphrase and with the recovery key, and with nothing else', async () => {
    expect(await openKeyFile(file, passphrase)).toEqual(key);
    expect(await openKeyFile(file, recovery.toLowerCase().replaceAll('-', ' '))).toEqual(key);
    for (const wrong of ['', 'nine herons over the weir '])
      expect(await openKeyFile(file, wrong)).toBeNull();
    expect(await openKeyFile(file, createRecoveryKey())).toBeNull();
  });

  it('opens however a keyboard composes its signs', async () => {
    const french = await rewrapKey(file, key, 'ceci est très secret', 'passphrase');
    expect(await openKeyFile(french, 'ceci\u00a0est tre\u0300s secret')).toEqual(key);
  });

  it('stays the same key under another passphrase, and the old one opens it no more', async () => {
    const changed = await rewrapKey(file, key, 'a kettle in the lighthouse', 'passphrase');
    expect(await openKeyFile(changed, 'a kettle in the lighthouse')).toEqual(key);
    expect(await openKeyFile(changed, recovery)).toEqual(key);
    expect(await openKeyFile(changed, passphrase)).toBeNull();
  });

  it('is never the same file twice, and holds neither passphrase nor key', async () => {
    const other = await createKeyFile(passphrase, null);
    expect(other.key).not.toEqual(key);
    expect(other.file.wrappings[0]?.salt).not.toBe(file.wrappings[0]?.salt);
    const text = JSON.stringify(file);
    expect(text).not.toContain('heron');
    expect(text).not.toContain(Buffer.from(key).toString('base64').slice(0, 20));
  });
});

describe('the key file', () => {
  it('is for its owner alone and says what it is', () => {
    expect(readKeyFile(folder)).toEqual({ ok: true, value: null });
    writeKeyFile(folder, file);
    expect(readKeyFile(folder)).toEqual({ ok: true, value: file });
    if (process.platform !== 'win32') expect(statSync(keyFileOf(folder)).mode & 0o777).toBe(0o600);
    expect(readFileSync(keyFileOf(folder), 'utf8')).toContain('Galley library');
  });

  it('is refused when it asks for more or less than is right, and nothing is computed', () => {
    const [wrapping] = file.wrappings as [KeyFile['wrappings'][0]];
    const changes: Record<string, unknown>[] = [
      { N: 2 ** 30 },
      { N: 2 ** 10 },
      { N: 2 ** 17 + 1 },
      { r: 1_000_000 },
      { r: 1 },
      { p: 1000 },
      { p: 0 },
      { salt: '' },
      { salt: 'x'.repeat(10_000) },
      { nonce: 'AAAA' },
      { sealed: wrapping.salt },
      { kdf: 'none' },
      { more: 1 },
    ];
    for (const change of changes) {
      const text = JSON.stringify({ ...file, wrappings: [{ ...wrapping, ...change }] });
      writeFileSync(keyFileOf(folder), text);
      expect(readKeyFile(folder), text.slice(0, 300)).toMatchObject({ ok: false });
    }
    for (const other of [{ version: 2 }, { state: 'open' }, { wrappings: [] }]) {
      writeFileSync(keyFileOf(folder), JSON.stringify({ ...file, ...other }));
      expect(readKeyFile(folder)).toMatchObject({ ok: false });
    }
    writeFileSync(keyFileOf(folder), JSON.stringify({ ...file, wrappings: [wrapping, wrapping] }));
    expect(readKeyFile(folder)).toMatchObject({ ok: false });
  });

  it('is refused whatever else it is, without a throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        writeFileSync(keyFileOf(folder), text);
        const read = readKeyFile(folder);
        expect(read.ok).toBe(false);
        if (!read.ok) expect(read.error).toMatch(/locked\.json.*Put back/);
      }),
      { seed: 6, numRuns: 200 },
    );
    writeFileSync(keyFileOf(folder), ' '.repeat(50_000));
    expect(readKeyFile(folder)).toMatchObject({ ok: false });
  });

  it('does not open when its parameters were changed within the bounds', async () => {
    const [wrapping] = file.wrappings as [KeyFile['wrappings'][0]];
    const easier = { ...file, wrappings: [{ ...wrapping, N: 2 ** 15 }] };
    expect(await openKeyFile(easier, passphrase)).toBeNull();
  });
});

describe('a recovery key', () => {
  it('is read in any spelling, and a slip of the pen is seen', () => {
    const key = createRecoveryKey();
    expect(key).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/);
    const spellings = [
      key,
      key.toLowerCase(),
      key.replaceAll('-', ''),
      ` ${key.replaceAll('-', ' – ')}\n`,
    ];
    for (const spelling of spellings) expect(readRecoveryKey(spelling)).toBe(key);
    expect(readRecoveryKey(key.replaceAll('0', 'O').replaceAll('1', 'l'))).toBe(key);
    const other = key.startsWith('2') ? '3' : '2';
    expect(readRecoveryKey(other + key.slice(1))).toBeNull();
    expect(readRecoveryKey(key.slice(0, -1))).toBeNull();
    expect(readRecoveryKey(passphrase)).toBeNull();
  });
});
