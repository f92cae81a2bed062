import { signsAt, viewOf } from './bytes.ts';

// https://www.w3.org/TR/png-3/: the chunks that a decoder needs, those that say what its numbers
// mean as colours, and the frames of an animation.
// prettier-ignore
const kept = new Set([
  'IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'cHRM', 'cICP', 'gAMA', 'iCCP', 'mDCV', 'cLLI', 'sBIT',
  'sRGB', 'pHYs', 'acTL', 'fcTL', 'fdAT',
]);

/** The chunks that make the picture; everything up to its end that is not text, time or Exif. */
export function keptOfPng(bytes: Uint8Array): Uint8Array[] {
  const parts: Uint8Array[] = [bytes.subarray(0, 8)];
  const view = viewOf(bytes);
  for (let at = 8, name = ''; at + 12 <= bytes.length && name !== 'IEND';) {
    const end = at + 12 + view.getUint32(at);
    name = signsAt(bytes, at + 4, 4);
    if (end > bytes.length) break;
    if (kept.has(name)) parts.push(bytes.subarray(at, end));
    at = end;
  }
  return parts;
}
