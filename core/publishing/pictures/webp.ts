import { concatenate, signsAt, viewOf } from './bytes.ts';

// https://developers.google.com/speed/webp/docs/riff_container
const kept = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
const hasExif = 0x08;
const hasXmp = 0x04;

/** The chunks that make the picture, with a header that promises no others. */
export function keptOfWebp(bytes: Uint8Array): Uint8Array[] {
  const view = viewOf(bytes);
  const chunks: Uint8Array[] = [];
  for (let at = 12; at + 8 <= bytes.length;) {
    const length = view.getUint32(at + 4, true);
    const end = at + 8 + length + (length % 2);
    if (end > bytes.length) break;
    const name = signsAt(bytes, at, 4);
    if (kept.has(name))
      chunks.push(
        name === 'VP8X' ? withoutPromises(bytes.subarray(at, end)) : bytes.subarray(at, end),
      );
    at = end;
  }
  const content = concatenate(chunks);
  const header = bytes.slice(0, 12);
  if (header.length === 12) viewOf(header).setUint32(4, content.length + 4, true);
  return [header, content];
}

function withoutPromises(chunk: Uint8Array): Uint8Array {
  const copy = chunk.slice();
  copy[8] = (copy[8] ?? 0) & ~(hasExif | hasXmp);
  return copy;
}
