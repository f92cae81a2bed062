import { Inflate } from 'fflate';
import { failure, success, type Result } from '../../base/result.ts';

/** Bytes given to the library at a time: deflate makes of them 17 MB at the very most. */
const step = 16 * 1024;

/**
 * Unpacks a deflate stream (RFC 1951) into at most `most` bytes: what comes out is counted while
 * it comes, whatever the archive says of its size.
 */
export function inflate(
  packed: Uint8Array,
  most: number,
): Result<Uint8Array, 'broken' | 'too-large'> {
  if (packed.length === 0) return failure('broken');
  const pieces: Uint8Array[] = [];
  let size = 0;
  const stream = new Inflate((piece) => {
    size += piece.byteLength;
    if (size <= most) pieces.push(piece);
  });
  try {
    for (let at = 0; at < packed.length && size <= most; at += step) {
      stream.push(packed.subarray(at, at + step), at + step >= packed.length);
    }
  } catch {
    // The library's own error says no more than that the data is not what deflate makes.
    return failure('broken');
  }
  return size > most ? failure('too-large') : success(joined(pieces, size));
}

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}
