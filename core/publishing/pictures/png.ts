import { exifOf, exifOrientation } from '../../article/pictures/exif.ts';
import { pngChunk, pngChunks, type PngChunk } from '../../article/pictures/png-chunks.ts';

// https://www.w3.org/TR/png-3/: the chunks that a decoder needs, those that say what its numbers
// mean as colours, and the frames of an animation; with the most bytes that each has a use for.
const kept: Readonly<Record<string, number>> = {
  IHDR: 13,
  PLTE: 768,
  IDAT: Infinity,
  IEND: 0,
  tRNS: 256,
  cHRM: 32,
  cICP: 4,
  gAMA: 4,
  iCCP: Infinity,
  mDCV: 24,
  cLLI: 8,
  sBIT: 4,
  sRGB: 1,
  pHYs: 9,
  acTL: 8,
  fcTL: 26,
  fdAT: Infinity,
};

/** The chunks that make the picture; everything up to its end that is not text, time or place. */
export function keptOfPng(bytes: Uint8Array): Uint8Array[] {
  const parts: Uint8Array[] = [bytes.subarray(0, 8)];
  let hasSide = false;
  for (const chunk of pngChunks(bytes)) {
    // The first says which side is up, as browsers have it.
    if (chunk.name === 'eXIf' && hasSide) continue;
    hasSide ||= chunk.name === 'eXIf';
    parts.push(...keptChunk(chunk));
  }
  return parts;
}

function keptChunk({ name, data, bytes }: PngChunk): Uint8Array[] {
  if (name === 'eXIf') {
    const orientation = exifOrientation(data);
    const isTurned = orientation !== null && orientation !== 1;
    return isTurned ? [pngChunk('eXIf', exifOf(orientation))] : [];
  }
  const most = Object.hasOwn(kept, name) ? (kept[name] ?? 0) : -1;
  return data.length <= most ? [bytes] : [];
}
