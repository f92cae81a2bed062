import { signsAt, viewOf } from './bytes.ts';

// Exif 3.0 §4.6: a TIFF header, then a directory of 12-byte fields; tag 0x0112 is the orientation.
const orientationTag = 0x0112;
const short = 3;

/** Which side of a picture is up, 1 (as it is) to 8; null when its Exif data does not say. */
export function exifOrientation(tiff: Uint8Array): number | null {
  if (tiff.length < 14) return null;
  const order = signsAt(tiff, 0, 2);
  if (order !== 'II' && order !== 'MM') return null;
  const isLittle = order === 'II';
  const view = viewOf(tiff);
  const directory = view.getUint32(4, isLittle);
  if (directory + 2 > tiff.length) return null;
  const fields = view.getUint16(directory, isLittle);
  for (
    let field = 0, at = directory + 2;
    field < fields && at + 12 <= tiff.length;
    field++, at += 12
  ) {
    if (view.getUint16(at, isLittle) !== orientationTag) continue;
    const value = view.getUint16(at + 2, isLittle) === short ? view.getUint16(at + 8, isLittle) : 0;
    return value >= 1 && value <= 8 ? value : null;
  }
  return null;
}

/** Exif data that say nothing but the orientation. */
export function exifOf(orientation: number): Uint8Array {
  const header = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8];
  const field = [
    orientationTag >> 8,
    orientationTag & 0xff,
    0,
    short,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
  ];
  return Uint8Array.from([...header, 0, 1, ...field, 0, 0, 0, 0]);
}
