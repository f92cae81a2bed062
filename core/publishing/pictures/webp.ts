import { concatenate } from '../../article/pictures/bytes.ts';
import { exifOf, exifOrientation, tiffOf } from '../../article/pictures/exif.ts';
import {
  webpChunk,
  webpChunks,
  webpFile,
  type WebpChunk,
} from '../../article/pictures/webp-chunks.ts';

// RFC 9649
const picture = new Set(['VP8 ', 'VP8L', 'ALPH']);
const kept = new Set([...picture, 'ANIM', 'ICCP']);
const featuresLength = 10;
const frameHeader = 16;
const hasExif = 0x08;
const hasXmp = 0x04;

/** The chunks that make the picture, with a header that promises no others. */
export function keptOfWebp(bytes: Uint8Array): Uint8Array[] {
  const chunks = [...webpChunks(bytes)];
  const orientation = orientationOf(chunks);
  const parts = chunks.flatMap((chunk) => keptChunk(chunk, orientation));
  return [webpFile(parts)];
}

function keptChunk({ name, data }: WebpChunk, orientation: number | null): Uint8Array[] {
  if (name === 'VP8X') return features(data, orientation !== null);
  if (name === 'ANMF') return [webpChunk(name, frameOnly(data))];
  if (name === 'EXIF') return orientation === null ? [] : [webpChunk(name, exifOf(orientation))];
  return kept.has(name) ? [webpChunk(name, data)] : [];
}

function features(data: Uint8Array, isTurned: boolean): Uint8Array[] {
  if (data.length < featuresLength) return [];
  const copy = data.slice(0, featuresLength);
  copy[0] = ((copy[0] ?? 0) & ~(hasExif | hasXmp)) | (isTurned ? hasExif : 0);
  return [webpChunk('VP8X', copy)];
}

function frameOnly(frame: Uint8Array): Uint8Array {
  const parts = [...webpChunks(frame, frameHeader)].filter(({ name }) => picture.has(name));
  return concatenate([
    frame.subarray(0, frameHeader),
    ...parts.map(({ name, data }) => webpChunk(name, data)),
  ]);
}

/** Which side is up where the file says that it is not the first: only then it is worth a word. */
function orientationOf(chunks: readonly WebpChunk[]): number | null {
  if (chunks[0]?.name !== 'VP8X') return null;
  const exif = chunks.filter(({ name }) => name === 'EXIF');
  const orientation = exif.length === 1 && exif[0] ? exifOrientation(tiffOf(exif[0].data)) : null;
  return orientation === 1 ? null : orientation;
}
