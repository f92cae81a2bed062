import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isSealedFile, piecesOf, sealBytes, unsealBytes } from '../../db/sealed-file.ts';
import { headerSize, plainSizeOf, tagSize } from '../../db/sealed-format.ts';
import { writePiecewise } from '../../db/sealed-draft.ts';
import { createStoreKey } from '../../db/store-key.ts';
import { createVaultFiles } from '../../db/vault-files.ts';

const key = createStoreKey();
const chunk = 65536;
const purpose = 'vault';
const sizes = [0, 1, chunk - 1, chunk, chunk + 1, 3 * chunk, 3 * chunk + 17];

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-sealed-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function bytesOf(size: number): Uint8Array {
  return Uint8Array.from({ length: size }, (_, at) => (at * 31 + (at >> 8)) & 0xff);
}

async function contentOf(path: string): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of piecesOf(path, key, purpose)) pieces.push(piece);
  return Buffer.concat(pieces);
}

describe('a sealed file', () => {
  it.each(sizes)('of %i bytes gives back what went in, whole and piece by piece', async (size) => {
    const bytes = bytesOf(size);
    const sealed = sealBytes(bytes, key, purpose);
    expect(Buffer.from(unsealBytes(sealed, key, purpose) ?? [])).toEqual(Buffer.from(bytes));
    const path = join(folder, 'whole');
    writeFileSync(path, sealed);
    expect(await contentOf(path)).toEqual(Buffer.from(bytes));
    expect(plainSizeOf(sealed.byteLength, chunk)).toBe(size);
  });

  it('is the same format when it is written piece by piece, and can be read meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: chunk + 40 }), { maxLength: 6 }),
        fc.nat(4 * chunk),
        fc.nat(2 * chunk),
        async (lengths, offset, length) => {
          const bytes = bytesOf(lengths.reduce((sum, each) => sum + each, 0));
          const path = join(folder, 'pieces');
          const file = await open(path, 'w+');
          const draft = await writePiecewise(file, key, purpose);
          let at = 0;
          for (const each of lengths) await draft.append(bytes.subarray(at, (at += each)));
          const part = await draft.read(offset, length);
          await draft.end();
          await file.close();
          expect(Buffer.from(part)).toEqual(Buffer.from(bytes.subarray(offset, offset + length)));
          expect(await contentOf(path)).toEqual(Buffer.from(bytes));
        },
      ),
      { seed: 6, numRuns: 60 },
    );
  });

  it('never looks the same twice', () => {
    const bytes = bytesOf(40);
    expect(sealBytes(bytes, key, purpose)).not.toEqual(sealBytes(bytes, key, purpose));
  });

  it('is not read under another key or for another purpose', () => {
    const sealed = sealBytes(bytesOf(40), key, purpose);
    expect(unsealBytes(sealed, createStoreKey(), purpose)).toBeNull();
    expect(unsealBytes(sealed, key, 'media')).toBeNull();
  });

  it('is not read when any bit of it was flipped', () => {
    const sealed = sealBytes(bytesOf(chunk + 5), key, purpose);
    fc.assert(
      fc.property(fc.nat(sealed.byteLength - 1), fc.nat(7), (at, bit) => {
        const changed = Uint8Array.from(sealed);
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        const read = unsealBytes(changed, key, purpose);
        // A header that is none of ours: taken as a file that was never sealed, so its reader sees
        // that these are not the bytes that were stored.
        if (at < 16) expect(read === null || Buffer.from(read).equals(changed)).toBe(true);
        else expect(read).toBeNull();
      }),
      { seed: 6, numRuns: 300 },
    );
  });

  it('is not read when it was cut short, wherever', async () => {
    const sealed = sealBytes(bytesOf(2 * chunk + 5), key, purpose);
    const cuts = [1, 5 + tagSize, 5 + tagSize + 1, chunk + tagSize + 5 + tagSize];
    for (const cut of [...cuts, sealed.byteLength - headerSize]) {
      const short = sealed.subarray(0, -cut);
      expect(unsealBytes(short, key, purpose), `less ${cut}`).toBeNull();
      const path = join(folder, 'short');
      writeFileSync(path, short);
      expect((await contentOf(path)).length).toBeLessThan(2 * chunk + 5);
    }
  });

  it('is not read when chunks were swapped, left out, doubled or taken from another', () => {
    const stride = chunk + tagSize;
    const one = Buffer.from(sealBytes(bytesOf(3 * chunk), key, purpose));
    const other = Buffer.from(sealBytes(bytesOf(3 * chunk), key, purpose));
    const head = one.subarray(0, headerSize);
    const [a, b, c] = [0, 1, 2].map((at) =>
      one.subarray(headerSize + at * stride, headerSize + (at + 1) * stride),
    ) as [Buffer, Buffer, Buffer];
    const foreign = other.subarray(headerSize, headerSize + stride);
    for (const chunks of [[b, a, c], [a, c], [a, a, b, c], [a, b], [foreign, b, c], [c]])
      expect(unsealBytes(Buffer.concat([head, ...chunks]), key, purpose)).toBeNull();
    expect(unsealBytes(Buffer.concat([head, a, b, c]), key, purpose)).toHaveLength(3 * chunk);
  });
});

describe('the vault of a library with a key', () => {
  it('keeps no byte of a file as it came, also while it comes', async () => {
    const words = 'Her account of the night at the mill.';
    const files = createVaultFiles(folder, key);
    const draft = await files.begin();
    await draft.append(Buffer.from(words.repeat(5000)));
    expect(Buffer.from(await draft.read(0, words.length)).toString()).toBe(words);
    expect(anyFileHolds(words)).toBe(false);
    const finished = await draft.finish();
    files.keep(finished);
    expect(anyFileHolds(words)).toBe(false);
    const bytes = await files.open(finished.hash, finished.size);
    expect(await new Response(bytes?.() ?? null).text()).toBe(words.repeat(5000));
  });

  it('reads what was stored before it had a key, until that is sealed too', async () => {
    const draft = await createVaultFiles(folder).begin();
    await draft.append(Buffer.from('Kept in the open.'));
    const finished = await draft.finish();
    const files = createVaultFiles(folder, key);
    files.keep(finished);
    const bytes = await files.open(finished.hash, finished.size);
    expect(await new Response(bytes?.() ?? null).text()).toBe('Kept in the open.');
  });

  it('hands out no file that stands under another’s name', async () => {
    const files = createVaultFiles(folder, key);
    const kept = await Promise.all(
      ['One witness.', 'Two of them.'].map(async (words) => {
        const draft = await files.begin();
        await draft.append(Buffer.from(words));
        const finished = await draft.finish();
        files.keep(finished);
        return finished;
      }),
    );
    const [one, two] = kept as [(typeof kept)[0], (typeof kept)[0]];
    const pathOf = (hash: string): string => join(folder, hash.slice(0, 2), hash);
    writeFileSync(pathOf(one.hash), readFileSync(pathOf(two.hash)));
    expect(isSealedFile(pathOf(one.hash))).toBe(true);
    expect(await files.open(one.hash, one.size)).toBeNull();
  });
});

function anyFileHolds(words: string): boolean {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .some((entry) => readFileSync(join(entry.parentPath, entry.name)).includes(words));
}
