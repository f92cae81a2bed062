import { concatenate, signsAt } from '../../article/pictures/bytes.ts';
import { exifOf, exifOrientation } from '../../article/pictures/exif.ts';
import {
  jpegSegments,
  leadingExif,
  type JpegSegment,
} from '../../article/pictures/jpeg-segments.ts';

const endOfImage = 0xd9;
const app1 = 0xe1;
const jfifLength = 18;

/**
 * The segments that make the picture, its colours and its orientation. What follows its end
 * (further pictures, a film) is left out.
 */
export function keptOfJpeg(bytes: Uint8Array): Uint8Array[] {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  const exif = leadingExif(jpegSegments(bytes));
  for (const segment of jpegSegments(bytes)) {
    const isExif = segment.bytes.byteOffset === exif?.bytes.byteOffset;
    kept.push(...(isExif ? orientationOnly(segment.bytes) : keptSegment(segment)));
  }
  kept.push(Uint8Array.of(0xff, endOfImage));
  return kept;
}

/** Tables, frames and scans; JFIF's density, a colour profile, Adobe's note of how colours are coded. */
function keptSegment({ marker, bytes }: JpegSegment): Uint8Array[] {
  if ((marker >= 0xc0 && marker <= 0xcf) || marker === 0xda || marker === 0xdb) return [bytes];
  // The number of lines and the restart interval are two bytes: more would be somebody's own.
  if (marker === 0xdc || marker === 0xdd) return bytes.length === 6 ? [bytes] : [];
  const name = signsAt(bytes, 4, 12);
  if (marker === 0xe0) return name.startsWith('JFIF\0') ? withoutThumbnail(bytes) : [];
  if (marker === 0xe2) return name.startsWith('ICC_PROFILE\0') ? [bytes] : [];
  return marker === 0xee && name.startsWith('Adobe') && bytes.length === 16 ? [bytes] : [];
}

/** It may show more than the picture, which was cropped since. */
function withoutThumbnail(jfif: Uint8Array): Uint8Array[] {
  if (jfif.length === jfifLength) return [jfif];
  if (jfif.length < jfifLength) return [];
  const header = [0xff, 0xe0, 0, jfifLength - 2];
  return [concatenate([Uint8Array.from(header), jfif.subarray(4, 16), Uint8Array.of(0, 0)])];
}

function orientationOnly(segment: Uint8Array): Uint8Array[] {
  const orientation = exifOrientation(segment.subarray(10));
  if (orientation === null || orientation === 1) return [];
  const exif = exifOf(orientation);
  const length = exif.length + 8;
  return [
    Uint8Array.of(0xff, app1, length >> 8, length & 0xff, 0x45, 0x78, 0x69, 0x66, 0, 0),
    exif,
  ];
}
