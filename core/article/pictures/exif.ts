import { signsAt, viewOf } from './bytes.ts';

// Exif 3.0 §4.6: a TIFF header, then a directory of 12-byte fields.
const orientationTag = 0x0112;
const placeTag = 0x8825;
const ascii = 2;
const short = 3;
/** A directory of a camera has a few dozen. */
const mostFields = 1000;
const longestText = 8000;

/** What Exif data tell that a desk has a use for. */
export interface ExifFacts {
  /** Which side of the picture is up, 1 (as it is) to 8; null when it does not say. */
  readonly orientation: number | null;
  /** Whether it says where on Earth the picture was taken. */
  readonly hasPlace: boolean;
  readonly description: Uint8Array | null;
  readonly artist: Uint8Array | null;
  readonly copyright: Uint8Array | null;
}

interface Field {
  readonly type: number;
  readonly count: number;
  /** Where its value stands, or where that is named. */
  readonly at: number;
}

interface Directory {
  readonly view: DataView;
  readonly isLittle: boolean;
  readonly fields: ReadonlyMap<number, Field>;
}

/** Reads Exif data; null when these are none. Whatever bytes there are, it ends and does not throw. */
export function readExif(tiff: Uint8Array): ExifFacts | null {
  if (tiff.length < 14) return null;
  const order = signsAt(tiff, 0, 2);
  if (order !== 'II' && order !== 'MM') return null;
  const isLittle = order === 'II';
  const view = viewOf(tiff);
  const directory = readDirectory(view, view.getUint32(4, isLittle), isLittle);
  if (!directory) return null;
  const place = directory.fields.get(placeTag);
  return {
    orientation: orientationIn(directory),
    hasPlace: place !== undefined && isPlace(view, view.getUint32(place.at, isLittle), isLittle),
    description: textIn(directory, 0x010e, tiff),
    artist: textIn(directory, 0x013b, tiff),
    copyright: textIn(directory, 0x8298, tiff),
  };
}

/** Which side of a picture is up, 1 (as it is) to 8; null when its Exif data does not say. */
export function exifOrientation(tiff: Uint8Array): number | null {
  return readExif(tiff)?.orientation ?? null;
}

/** Exif data as they stand behind the name that some programs write before them. */
export function tiffOf(exif: Uint8Array): Uint8Array {
  return signsAt(exif, 0, 6) === 'Exif\0\0' ? exif.subarray(6) : exif;
}

/** Exif data that say nothing but the orientation. */
export function exifOf(orientation: number): Uint8Array {
  const header = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8];
  const tag = [orientationTag >> 8, orientationTag & 0xff];
  const field = [...tag, 0, short, 0, 0, 0, 1, 0, orientation, 0, 0];
  return Uint8Array.from([...header, 0, 1, ...field, 0, 0, 0, 0]);
}

function readDirectory(view: DataView, at: number, isLittle: boolean): Directory | null {
  if (at + 2 > view.byteLength) return null;
  const fields = new Map<number, Field>();
  const count = Math.min(view.getUint16(at, isLittle), mostFields);
  for (let index = 0, field = at + 2; index < count; index++, field += 12) {
    if (field + 12 > view.byteLength) break;
    const tag = view.getUint16(field, isLittle);
    // The first of its kind counts, as decoders have it.
    if (fields.has(tag)) continue;
    fields.set(tag, {
      type: view.getUint16(field + 2, isLittle),
      count: view.getUint32(field + 4, isLittle),
      at: field + 8,
    });
  }
  return { view, isLittle, fields };
}

function orientationIn({ view, isLittle, fields }: Directory): number | null {
  const field = fields.get(orientationTag);
  const value = field?.type === short ? view.getUint16(field.at, isLittle) : 0;
  return value >= 1 && value <= 8 ? value : null;
}

/** Whether a directory holds a latitude or a longitude (Exif 3.0 §4.6.6, tags 2 and 4). */
function isPlace(view: DataView, at: number, isLittle: boolean): boolean {
  const fields = readDirectory(view, at, isLittle)?.fields;
  return fields !== undefined && (fields.has(2) || fields.has(4));
}

function textIn(
  { view, isLittle, fields }: Directory,
  tag: number,
  tiff: Uint8Array,
): Uint8Array | null {
  const field = fields.get(tag);
  // Type 129 is UTF-8, new in Exif 3.0.
  if (!field || (field.type !== ascii && field.type !== 129)) return null;
  const at = field.count <= 4 ? field.at : view.getUint32(field.at, isLittle);
  const text = tiff.subarray(at, at + Math.min(field.count, longestText));
  const end = text.indexOf(0);
  return end < 0 ? text : text.subarray(0, end);
}
