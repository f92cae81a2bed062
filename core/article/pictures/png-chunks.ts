import { signsAt, viewOf } from './bytes.ts';

/** A chunk of a PNG file (https://www.w3.org/TR/png-3/#5Chunk-layout). */
export interface PngChunk {
  readonly name: string;
  readonly data: Uint8Array;
  /** With its length, name and check sum. */
  readonly bytes: Uint8Array;
}

/** The chunks up to the picture's end, or to where the file breaks off. */
export function* pngChunks(bytes: Uint8Array): Generator<PngChunk> {
  const view = viewOf(bytes);
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return;
    const name = signsAt(bytes, at + 4, 4);
    yield { name, data: bytes.subarray(at + 8, end - 4), bytes: bytes.subarray(at, end) };
    if (name === 'IEND') return;
    at = end;
  }
}

/** A chunk made anew, with its check sum. */
export function pngChunk(name: string, data: Uint8Array): Uint8Array {
  const chunk = new Uint8Array(data.length + 12);
  const view = viewOf(chunk);
  view.setUint32(0, data.length);
  for (let index = 0; index < 4; index++) chunk[4 + index] = name.charCodeAt(index);
  chunk.set(data, 8);
  view.setUint32(data.length + 8, checkSum(chunk.subarray(4, data.length + 8)));
  return chunk;
}

/** https://www.w3.org/TR/png-3/#5CRC-algorithm */
function checkSum(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}
