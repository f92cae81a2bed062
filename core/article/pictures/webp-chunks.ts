import { concatenate, signsAt, viewOf } from './bytes.ts';

/** A chunk of a WebP file (RFC 9649, section 2.3). */
export interface WebpChunk {
  readonly name: string;
  readonly data: Uint8Array;
}

/**
 * The chunks of a file, or of one frame of an animation.
 * @param from where the first begins: 12 in a file
 */
export function* webpChunks(bytes: Uint8Array, from = 12): Generator<WebpChunk> {
  const view = viewOf(bytes);
  for (let at = from; at + 8 <= bytes.length;) {
    const end = at + 8 + view.getUint32(at + 4, true);
    if (end > bytes.length) return;
    yield { name: signsAt(bytes, at, 4), data: bytes.subarray(at + 8, end) };
    at = end + ((end - at) % 2);
  }
}

/** A chunk made anew; what is odd is padded. */
export function webpChunk(name: string, data: Uint8Array): Uint8Array {
  const chunk = new Uint8Array(8 + data.length + (data.length % 2));
  for (let index = 0; index < 4; index++) chunk[index] = name.charCodeAt(index);
  viewOf(chunk).setUint32(4, data.length, true);
  chunk.set(data, 8);
  return chunk;
}

/** A file of these chunks. */
export function webpFile(chunks: readonly Uint8Array[]): Uint8Array {
  const content = concatenate(chunks);
  const header = Uint8Array.from('RIFF\0\0\0\0WEBP', (sign) => sign.charCodeAt(0));
  viewOf(header).setUint32(4, content.length + 4, true);
  return concatenate([header, content]);
}
