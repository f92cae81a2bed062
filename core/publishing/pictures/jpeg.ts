import { signsAt, viewOf } from './bytes.ts';
import { exifOrientation, exifOf } from './exif.ts';

// ITU-T T.81, annex B: a JPEG file is a row of segments, each a marker with a length, and after
// each start of scan the coded picture itself, in which a marker cannot occur.
const startOfImage = 0xd8;
const endOfImage = 0xd9;
const startOfScan = 0xda;
const app1 = 0xe1;

/**
 * The segments that make the picture, its colours and its orientation. What follows its end
 * (further pictures, a film) is left out.
 */
export function keptOfJpeg(bytes: Uint8Array): Uint8Array[] {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  const view = viewOf(bytes);
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === endOfImage) break;
    const end = at + 2 + view.getUint16(at + 2);
    if (marker === startOfImage || end < at + 4 || end > bytes.length) break;
    const until = marker === startOfScan ? endOfScan(bytes, end) : end;
    kept.push(...keptSegment(bytes.subarray(at, until), marker));
    at = until;
  }
  kept.push(Uint8Array.of(0xff, endOfImage));
  return kept;
}

function keptSegment(segment: Uint8Array, marker: number): Uint8Array[] {
  if (marker === app1) return orientationOnly(segment);
  return isNeeded(segment, marker) ? [segment] : [];
}

/** Tables, frames and scans; JFIF's density, a colour profile, Adobe's note of how colours are coded. */
function isNeeded(segment: Uint8Array, marker: number): boolean {
  if ((marker >= 0xc0 && marker <= 0xcf) || (marker >= 0xda && marker <= 0xdf)) return true;
  const name = signsAt(segment, 4, 12);
  if (marker === 0xe0) return name.startsWith('JFIF\0') && segment.length === 18;
  if (marker === 0xe2) return name.startsWith('ICC_PROFILE\0');
  return marker === 0xee && name.startsWith('Adobe') && segment.length === 16;
}

function orientationOnly(segment: Uint8Array): Uint8Array[] {
  if (signsAt(segment, 4, 6) !== 'Exif\0\0') return [];
  const orientation = exifOrientation(segment.subarray(10));
  if (orientation === null || orientation === 1) return [];
  const exif = exifOf(orientation);
  const length = exif.length + 8;
  return [
    Uint8Array.of(0xff, app1, length >> 8, length & 0xff, 0x45, 0x78, 0x69, 0x66, 0, 0),
    exif,
  ];
}

/** Where the coded picture that begins at `from` ends: at the next marker that is no restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (
    let at = bytes.indexOf(0xff, from);
    at >= 0 && at + 1 < bytes.length;
    at = bytes.indexOf(0xff, at + 1)
  ) {
    const next = bytes[at + 1] ?? 0;
    const isPicture = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7);
    if (!isPicture) return at;
  }
  return bytes.length;
}
