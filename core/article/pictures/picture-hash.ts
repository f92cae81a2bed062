import type { MediaHash } from '../../base/id.ts';
import { sha256 } from '../sha256.ts';

/** The name of a picture: the SHA-256 of its bytes as 64 lower-case hexadecimal digits. */
export function pictureHash(bytes: Uint8Array): MediaHash {
  const digits = Array.from(sha256(bytes), (byte) => byte.toString(16).padStart(2, '0'));
  return digits.join('') as MediaHash;
}
