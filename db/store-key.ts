import { hkdfSync, randomBytes } from 'node:crypto';

declare const brand: unique symbol;

/**
 * The key of a library that its owner keeps under a passphrase: 32 random bytes. Whatever is
 * encrypted at rest is encrypted under a key of its own that is derived from it. A plain array of
 * bytes, so that it can be handed to a worker thread; never written to a log, a file or an
 * environment.
 */
export type StoreKey = Uint8Array & { readonly [brand]: 'StoreKey' };

/** Bytes of a key. */
export const keySize = 32;

/** A new key, from the system's source of randomness. */
export function createStoreKey(): StoreKey {
  return new Uint8Array(randomBytes(keySize)) as StoreKey;
}

/**
 * Takes bytes as a key.
 * @throws TypeError when there are not 32.
 */
export function storeKeyOf(bytes: Uint8Array): StoreKey {
  if (bytes.byteLength !== keySize) throw new TypeError('A key of a store has 32 bytes');
  return new Uint8Array(bytes) as StoreKey;
}

/** What a derived key is for; each gets another one (HKDF with SHA-256, RFC 5869). */
export type KeyPurpose = 'database' | 'files' | 'state';

/** The key for one purpose, 32 bytes. */
export function derivedKey(key: StoreKey, purpose: KeyPurpose): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', `galley ${purpose} 1`, keySize));
}
