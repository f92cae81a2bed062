import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import * as v from 'valibot';
import { storeKeyOf, keySize, type StoreKey } from './store-key.ts';

/** Who opens a wrapping: what the editor chose, or what was given to her to write down. */
export type Opener = 'passphrase' | 'recovery';

// Scrypt (RFC 7914). With N = 2^17 and r = 8 one guess takes 128 MiB and most of a second. The bounds
// keep a file that came from elsewhere from taking all memory, and from asking for next to nothing.
const usual = { N: 2 ** 17, r: 8, p: 1 } as const;
const mostMemory = 512 * 1024 * 1024;

const isPower = (value: number): boolean => Number.isInteger(Math.log2(value));
/** So many bytes in base64. */
export const base64 = (bytes: number) =>
  v.pipe(
    v.string(),
    v.maxLength(200),
    v.base64(),
    v.check((text) => Buffer.from(text, 'base64').byteLength === bytes),
  );

/** How the library's key is kept under one secret. Bytes are base64. */
export const wrappingForm = v.pipe(
  v.strictObject({
    by: v.picklist(['passphrase', 'recovery']),
    kdf: v.literal('scrypt'),
    N: v.pipe(v.number(), v.minValue(2 ** 15), v.maxValue(2 ** 18), v.check(isPower)),
    r: v.pipe(v.number(), v.integer(), v.minValue(8), v.maxValue(16)),
    p: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4)),
    salt: base64(32),
    nonce: base64(12),
    /** The key under AES-256-GCM, followed by the tag. */
    sealed: base64(keySize + 16),
  }),
  // What OpenSSL reckons with: beyond its bound it throws instead of trying.
  v.check(({ N, r, p }) => 128 * r * (N + p + 2) <= mostMemory),
);

/** The library's key under one secret; without the secret it tells nothing. */
export type Wrapping = v.InferOutput<typeof wrappingForm>;

/** Wraps a key anew: fresh salt, fresh nonce. Takes about half a second, off this thread. */
export async function wrapKey(key: StoreKey, secret: string, by: Opener): Promise<Wrapping> {
  const salt = randomBytes(32).toString('base64');
  const nonce = randomBytes(12);
  const bare = { by, kdf: 'scrypt', ...usual, salt } as const;
  const cipher = createCipheriv('aes-256-gcm', await stretch(secret, bare), nonce);
  cipher.setAAD(knownData(bare));
  const sealed = Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()]);
  return { ...bare, nonce: nonce.toString('base64'), sealed: sealed.toString('base64') };
}

/** @returns null when the secret is another. */
export async function unwrapKey(wrapping: Wrapping, secret: string): Promise<StoreKey | null> {
  const sealed = Buffer.from(wrapping.sealed, 'base64');
  const stretched = await stretch(secret, wrapping);
  const nonce = Buffer.from(wrapping.nonce, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', stretched, nonce, { authTagLength: 16 });
  decipher.setAAD(knownData(wrapping));
  decipher.setAuthTag(sealed.subarray(keySize));
  const key = decipher.update(sealed.subarray(0, keySize));
  try {
    decipher.final();
    return storeKeyOf(key);
  } catch {
    return null;
  } finally {
    key.fill(0);
    stretched.fill(0);
  }
}

type Stretching = Pick<Wrapping, 'by' | 'kdf' | 'N' | 'r' | 'p' | 'salt'>;

function stretch(secret: string, { N, r, p, salt }: Stretching): Promise<Buffer> {
  const options = { N, r, p, maxmem: mostMemory };
  return new Promise((resolve, reject) => {
    scrypt(secret, Buffer.from(salt, 'base64'), keySize, options, (error, stretched) =>
      error ? reject(error) : resolve(stretched),
    );
  });
}

function knownData({ by, kdf, N, r, p, salt }: Stretching): Buffer {
  return Buffer.from(JSON.stringify(['galley key 1', by, kdf, N, r, p, salt]));
}
