import { closeSync, openSync, readSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import {
  createSealer,
  createUnsealer,
  headerSize,
  looksSealed,
  plainSizeOf,
  tagSize,
  type Unsealer,
} from './sealed-format.ts';
import type { StoreKey } from './store-key.ts';

/** Bytes as they go into a file: sealed in a library that has a key, as they are in one without. */
export function sealBytes(
  bytes: Uint8Array,
  key: StoreKey | undefined,
  purpose: string,
): Uint8Array {
  if (!key) return bytes;
  const sealer = createSealer(key, purpose);
  const parts = [sealer.header];
  const last = lastChunk(bytes.byteLength, sealer.chunkSize);
  for (let index = 0; index <= last; index += 1) {
    const start = index * sealer.chunkSize;
    const piece = bytes.subarray(start, start + sealer.chunkSize);
    parts.push(sealer.seal(piece, index, index === last));
  }
  return Buffer.concat(parts);
}

/**
 * The other way round. In a library with a key, a file that is not sealed is taken as it is: it is
 * one that was there before the library got its key. So whoever reads must look whether the bytes
 * are those that were stored.
 * @returns null when a sealed file is not, bit by bit, what was written.
 */
export function unsealBytes(
  bytes: Uint8Array,
  key: StoreKey | undefined,
  purpose: string,
): Uint8Array | null {
  if (!key || !looksSealed(bytes)) return bytes;
  const unsealer = createUnsealer(key, bytes, purpose);
  const size = unsealer && plainSizeOf(bytes.byteLength, unsealer.chunkSize);
  if (!unsealer || size === null) return null;
  const parts: Buffer[] = [];
  const last = lastChunk(size, unsealer.chunkSize);
  const stride = unsealer.chunkSize + tagSize;
  for (let index = 0; index <= last; index += 1) {
    const start = headerSize + index * stride;
    const part = unsealer.unseal(bytes.subarray(start, start + stride), index, index === last);
    if (!part) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Whether a file begins as sealed ones do. */
export function isSealedFile(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const header = Buffer.alloc(headerSize);
    return looksSealed(header.subarray(0, readSync(file, header, 0, headerSize, 0)));
  } finally {
    closeSync(file);
  }
}

// Of a file that is not sealed, so much at a time.
const pieceSize = 1024 * 1024;

/**
 * What a file holds, piece by piece, sealed or not (see `unsealBytes`). Ends early when a piece of
 * a sealed file is not what was written.
 */
export async function* piecesOf(
  path: string,
  key: StoreKey | undefined,
  purpose: string,
): AsyncGenerator<Uint8Array, void> {
  const file = await open(path, 'r');
  try {
    const sealed = key ? await openSeal(file, key, purpose) : null;
    if (sealed) yield* sealedPieces(file, sealed);
    else yield* plainPieces(file);
  } finally {
    await file.close();
  }
}

interface OpenSeal {
  readonly unsealer: Unsealer;
  readonly last: number;
}

async function openSeal(
  file: FileHandle,
  key: StoreKey,
  purpose: string,
): Promise<OpenSeal | null> {
  const header = Buffer.alloc(headerSize);
  const { bytesRead } = await file.read(header, 0, headerSize, 0);
  const unsealer = createUnsealer(key, header.subarray(0, bytesRead), purpose);
  if (!unsealer) return null;
  const size = plainSizeOf((await file.stat()).size, unsealer.chunkSize);
  // No chunk at all: nothing is handed out.
  return { unsealer, last: size === null ? -1 : lastChunk(size, unsealer.chunkSize) };
}

async function* sealedPieces(
  file: FileHandle,
  { unsealer, last }: OpenSeal,
): AsyncGenerator<Uint8Array, void> {
  const stride = unsealer.chunkSize + tagSize;
  for (let index = 0; index <= last; index += 1) {
    const sealed = new Uint8Array(stride);
    const { bytesRead } = await file.read(sealed, 0, stride, headerSize + index * stride);
    const piece = unsealer.unseal(sealed.subarray(0, bytesRead), index, index === last);
    if (!piece) return;
    yield new Uint8Array(piece);
  }
}

async function* plainPieces(file: FileHandle): AsyncGenerator<Uint8Array, void> {
  for (let at = 0; ;) {
    const { bytesRead, buffer } = await file.read(new Uint8Array(pieceSize), 0, pieceSize, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

function lastChunk(size: number, chunkSize: number): number {
  return Math.max(0, Math.ceil(size / chunkSize) - 1);
}
