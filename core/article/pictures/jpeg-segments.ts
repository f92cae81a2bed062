import { signsAt, viewOf } from './bytes.ts';

// ITU-T T.81, annex B: a JPEG file is a row of segments, each a marker with a length, and after
// each start of scan the coded picture itself, in which a marker cannot occur.
const startOfImage = 0xd8;
const endOfImage = 0xd9;
const startOfScan = 0xda;

/** A segment of a JPEG file. */
export interface JpegSegment {
  readonly marker: number;
  /** With its marker and length; of a scan, with the coded picture that follows. */
  readonly bytes: Uint8Array;
}

/**
 * The segments from the start of the picture to its end, without both. What is no segment is
 * passed over, as decoders do; what comes after the end (further pictures, a film) is not read.
 * @returns at last whether the end was there
 */
export function* jpegSegments(bytes: Uint8Array): Generator<JpegSegment, boolean> {
  const view = viewOf(bytes);
  let at = nextMarker(bytes, 2);
  while (at + 2 <= bytes.length) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === endOfImage) return true;
    if (marker === startOfImage || at + 4 > bytes.length) return false;
    if (isBare(marker)) {
      at = nextMarker(bytes, at + 2);
      continue;
    }
    const end = at + 2 + view.getUint16(at + 2);
    if (end < at + 4 || end > bytes.length) return false;
    const until = marker === startOfScan ? endOfScan(bytes, end) : end;
    yield { marker, bytes: bytes.subarray(at, until) };
    at = nextMarker(bytes, until);
  }
  return false;
}

/**
 * The Exif data that browsers go by: the first before the first scan, whatever they say. Null when
 * there are none.
 */
export function leadingExif(segments: Iterable<JpegSegment>): JpegSegment | null {
  for (const segment of segments) {
    if (segment.marker === startOfScan) return null;
    if (segment.marker === 0xe1 && signsAt(segment.bytes, 4, 6) === 'Exif\0\0') return segment;
  }
  return null;
}

/** Whether a marker begins a frame, and with it tells the picture's size. */
export function isFrame(marker: number): boolean {
  const isTable = marker === 0xc4 || marker === 0xc8 || marker === 0xcc;
  return marker >= 0xc0 && marker <= 0xcf && !isTable;
}

/** Markers that no length follows. */
function isBare(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
}

/** Where the next marker begins: at its last 0xFF, as any number may precede it. */
function nextMarker(bytes: Uint8Array, from: number): number {
  let at = from;
  for (;;) {
    at = bytes.indexOf(0xff, at);
    if (at < 0 || at + 1 >= bytes.length) return bytes.length;
    const next = bytes[at + 1];
    if (next !== 0 && next !== 0xff) return at;
    at += 1;
  }
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
