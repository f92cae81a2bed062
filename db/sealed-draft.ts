import type { FileHandle } from 'node:fs/promises';
import { createSealer, createUnsealer, headerSize, tagSize } from './sealed-format.ts';
import { StoreDamage } from './store-failure.ts';
import type { StoreKey } from './store-key.ts';

/** Writes a file from its beginning to its end, and reads again what it wrote. */
export interface PiecewiseFile {
  append(piece: Uint8Array): Promise<void>;
  /** At most `length` bytes of the content from `offset` on. */
  read(offset: number, length: number): Promise<Uint8Array>;
  /** Writes what is still in hand; nothing can be appended afterwards. */
  end(): Promise<void>;
}

/** A file that is written piece by piece, sealed in a library that has a key. */
export async function writePiecewise(
  file: FileHandle,
  key: StoreKey | undefined,
  purpose: string,
): Promise<PiecewiseFile> {
  return key ? sealPiecewise(file, key, purpose) : plainly(file);
}

function plainly(file: FileHandle): PiecewiseFile {
  let size = 0;
  return {
    append: async (piece) => {
      await writeAt(file, piece, size);
      size += piece.byteLength;
    },
    read: async (offset, length) => {
      const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
      const { bytesRead } = await file.read(bytes, 0, bytes.length, offset);
      return bytes.subarray(0, bytesRead);
    },
    end: () => Promise.resolve(),
  };
}

async function sealPiecewise(
  file: FileHandle,
  key: StoreKey,
  purpose: string,
): Promise<PiecewiseFile> {
  const sealer = createSealer(key, purpose);
  const { chunkSize, header } = sealer;
  const unsealer = createUnsealer(key, header, purpose);
  const stride = chunkSize + tagSize;
  const placeOf = (index: number): number => headerSize + index * stride;
  // A full chunk waits for what follows: only then is it known not to be the last.
  const waiting = Buffer.alloc(chunkSize);
  let filled = 0;
  let index = 0;
  await writeAt(file, header, 0);

  async function put(isLast: boolean): Promise<void> {
    await writeAt(file, sealer.seal(waiting.subarray(0, filled), index, isLast), placeOf(index));
  }

  async function readBack(from: number): Promise<Uint8Array> {
    const { buffer } = await file.read(new Uint8Array(stride), 0, stride, placeOf(from));
    const plain = unsealer?.unseal(buffer, from, false);
    if (!plain) throw new StoreDamage(changedMeanwhile);
    return plain;
  }

  return {
    append: async (piece) => {
      for (let at = 0; at < piece.byteLength;) {
        if (filled === chunkSize) {
          await put(false);
          index += 1;
          filled = 0;
        }
        const part = piece.subarray(at, at + chunkSize - filled);
        waiting.set(part, filled);
        filled += part.byteLength;
        at += part.byteLength;
      }
    },
    read: async (offset, length) => {
      const end = Math.min(offset + length, index * chunkSize + filled);
      const bytes = new Uint8Array(Math.max(0, end - offset));
      for (let at = offset; at < end;) {
        const from = Math.floor(at / chunkSize);
        const part = from === index ? waiting.subarray(0, filled) : await readBack(from);
        const taken = part.subarray(at - from * chunkSize, end - from * chunkSize);
        bytes.set(taken, at - offset);
        at += taken.byteLength;
      }
      return bytes;
    },
    end: () => put(true),
  };
}

async function writeAt(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let written = 0; written < bytes.byteLength;) {
    const left = bytes.byteLength - written;
    written += (await file.write(bytes, written, left, at + written)).bytesWritten;
  }
}

const changedMeanwhile =
  'A file changed on disk while it was being written. Nothing of it was kept. Try again.';
