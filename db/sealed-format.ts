import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { derivedKey, keySize, type StoreKey } from './store-key.ts';

// How a file of an encrypted library is written, so that any part of it can be read without the
// rest and nothing of it can be changed unseen. A header of 48 bytes: the magic with the version of
// the format, how large a chunk is as a power of two, seven zeros, and 32 random bytes, of which
// and of the library's key for files the file's own key is derived. Then chunks of AES-256-GCM, each
// followed by its tag; the last may be shorter. The nonce of a chunk is its number and whether it is
// the last (STREAM: Hoang, Reyhanitabar, Rogaway, Vizár 2015), so that chunks cannot be swapped or
// left out nor the end cut off; a nonce never comes twice under one key, since every file has its
// own. Header and purpose are authenticated with each chunk.

const magic = Buffer.from('Galley\u00001', 'latin1');
const saltSize = 32;
const chunkBits = 16;
/** Bytes of every chunk but the last. */
export const chunkSize = 1 << chunkBits;
/** Bytes before the first chunk. */
export const headerSize = magic.length + 8 + saltSize;
/** Bytes that a chunk takes on disk beyond those that it holds. */
export const tagSize = 16;

/** Makes the chunks of one file, which is written once. */
export interface Sealer {
  readonly header: Buffer;
  /** Bytes of every chunk but the last. */
  readonly chunkSize: number;
  seal(plain: Uint8Array, index: number, isLast: boolean): Buffer;
}

/** Reads the chunks of one file. */
export interface Unsealer {
  readonly chunkSize: number;
  /** @returns what the chunk holds; null when it is not, bit by bit, what was written there. */
  unseal(sealed: Uint8Array, index: number, isLast: boolean): Buffer | null;
}

/** @param purpose what kind of file it is: another kind cannot be put in its place. */
export function createSealer(key: StoreKey, purpose: string): Sealer {
  const header = Buffer.concat([
    magic,
    Buffer.from([chunkBits, 0, 0, 0, 0, 0, 0, 0]),
    randomBytes(saltSize),
  ]);
  const own = fileKey(key, header);
  const known = knownData(header, purpose);
  return {
    header,
    chunkSize,
    seal: (plain, index, isLast) => {
      const cipher = createCipheriv('aes-256-gcm', own, nonceOf(index, isLast));
      cipher.setAAD(known);
      return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    },
  };
}

/** @returns null when the header is not one of ours. */
export function createUnsealer(
  key: StoreKey,
  header: Uint8Array,
  purpose: string,
): Unsealer | null {
  const chunkSize = chunkSizeOf(header);
  if (chunkSize === null) return null;
  const own = fileKey(key, header);
  const known = knownData(header, purpose);
  return {
    chunkSize,
    unseal: (sealed, index, isLast) => {
      if (sealed.byteLength < tagSize) return null;
      const nonce = nonceOf(index, isLast);
      const decipher = createDecipheriv('aes-256-gcm', own, nonce, { authTagLength: tagSize });
      decipher.setAAD(known);
      decipher.setAuthTag(sealed.subarray(-tagSize));
      const plain = decipher.update(sealed.subarray(0, -tagSize));
      try {
        return Buffer.concat([plain, decipher.final()]);
      } catch {
        // Its tag does not fit: damaged, changed, or of another file.
        return null;
      }
    },
  };
}

/** Whether a file that begins so may be a sealed one; its chunks alone can tell. */
export function looksSealed(beginning: Uint8Array): boolean {
  return chunkSizeOf(beginning) !== null;
}

/**
 * How many bytes a sealed file of so many bytes holds.
 * @returns null when no sealed file is that long.
 */
export function plainSizeOf(sealedSize: number, chunkSize: number): number | null {
  const body = sealedSize - headerSize;
  const chunks = Math.ceil(body / (chunkSize + tagSize));
  const plain = body - chunks * tagSize;
  // Only an empty file ends in an empty chunk.
  return chunks >= 1 && plain > (chunks - 1) * chunkSize - (chunks === 1 ? 1 : 0) ? plain : null;
}

function chunkSizeOf(header: Uint8Array): number | null {
  if (header.byteLength < headerSize) return null;
  if (!magic.equals(header.subarray(0, magic.length))) return null;
  const [bits = 0, ...rest] = header.subarray(magic.length, magic.length + 8);
  return bits === chunkBits && rest.every((byte) => byte === 0) ? 1 << bits : null;
}

function fileKey(key: StoreKey, header: Uint8Array): Buffer {
  const salt = header.subarray(headerSize - saltSize, headerSize);
  return Buffer.from(hkdfSync('sha256', derivedKey(key, 'files'), salt, 'galley file 1', keySize));
}

function knownData(header: Uint8Array, purpose: string): Buffer {
  return Buffer.concat([header.subarray(0, headerSize), Buffer.from(purpose, 'utf8')]);
}

function nonceOf(index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(index, 5, 6);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}
