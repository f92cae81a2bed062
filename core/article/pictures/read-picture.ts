import { failure, success, type Result } from '../../base/result.ts';
import { exifOrientation } from './exif.ts';
import { isFrame } from './jpeg-segments.ts';
import { endOf, largestFrame } from './picture-end.ts';

/** The media types of the pictures that a story can hold: raster only, never SVG. */
export type PictureType = 'image/jpeg' | 'image/png' | 'image/gif' | 'image/webp';

/** What a picture's header says; sides are pixels, as the picture is shown. */
export interface Picture {
  readonly type: PictureType;
  readonly width: number;
  readonly height: number;
}

const mostBytes = 64 * 1024 * 1024;
const mostSide = 65_535;
// A small file can unpack into gigabytes; this is the largest camera's picture, twice over.
const mostPixels = 200_000_000;

/**
 * Tells a picture by its content, never by its name: JPEG, PNG, GIF or WebP, whole, and of a size
 * that a desk can show. Anything else, SVG above all, is refused.
 * @returns the facts, or a sentence for the editor.
 */
export function readPicture(bytes: Uint8Array): Result<Picture, string> {
  const header = readPictureHeader(bytes);
  if (!header.ok) return header;
  const { type, width, height } = header.value;
  const end = endOf(type, bytes);
  if (end === 'crowded') {
    return failure(
      'This picture is made of far more parts than any picture needs, and was not added. Save it anew with another program.',
    );
  }
  if (end === 'cut') {
    return failure(
      'This picture is cut short: its end is missing. Ask for it again or choose another.',
    );
  }
  // A GIF may draw far outside of what its header promises.
  const frame = type === 'image/gif' ? largestFrame(bytes) : { width, height };
  return isTooLarge(frame) ? failure(tooLarge) : header;
}

/**
 * The same of a picture whose beginning alone is at hand.
 * @param bytes up to its header at least; the end is not asked for
 */
export function readPictureHeader(bytes: Uint8Array): Result<Picture, string> {
  if (bytes.byteLength === 0) return failure('This file is empty. Choose another picture.');
  if (bytes.byteLength > mostBytes) {
    return failure('This picture is larger than 64 MB. Save it smaller and add it again.');
  }
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const read = readHeader(data);
  if (read === 'unknown') {
    return failure(
      'This file is not a picture that Galley can keep. Use a JPEG, PNG, GIF or WebP file.',
    );
  }
  if (read === 'broken' || read.width === 0 || read.height === 0) {
    return failure(
      'This picture is damaged: its size cannot be read. Ask for it again or choose another.',
    );
  }
  return isTooLarge(read) ? failure(tooLarge) : success(read);
}

const tooLarge = 'This picture has more than 200 million pixels. Save it smaller and add it again.';

function isTooLarge({ width, height }: { width: number; height: number }): boolean {
  return Math.max(width, height) > mostSide || width * height > mostPixels;
}

type Read = Picture | 'unknown' | 'broken';

function readHeader(data: DataView): Read {
  if (begins(data, 0, '\x89PNG\r\n\x1a\n')) return readPng(data);
  if (begins(data, 0, 'GIF87a') || begins(data, 0, 'GIF89a')) return readGif(data);
  if (begins(data, 0, '\xff\xd8\xff')) return readJpeg(data);
  if (begins(data, 0, 'RIFF') && begins(data, 8, 'WEBP')) return readWebp(data);
  return 'unknown';
}

/** https://www.w3.org/TR/png-3/#11IHDR */
function readPng(data: DataView): Read {
  if (data.byteLength < 33 || !begins(data, 12, 'IHDR')) return 'broken';
  return { type: 'image/png', width: data.getUint32(16), height: data.getUint32(20) };
}

/** https://www.w3.org/Graphics/GIF/spec-gif89a.txt, section 18 */
function readGif(data: DataView): Read {
  if (data.byteLength < 13) return 'broken';
  return { type: 'image/gif', width: data.getUint16(6, true), height: data.getUint16(8, true) };
}

/**
 * Walks the segments up to the first scan (ITU-T T.81, annex B): the frame header has the sides as
 * the picture lies, the first Exif data, before it or behind it, say which is up.
 */
function readJpeg(data: DataView): Read {
  let at = 2;
  let frame: number | null = null;
  let exif: number | null = null;
  while (at + 9 < data.byteLength && data.getUint8(at) === 0xff) {
    const marker = data.getUint8(at + 1);
    if (marker === 0xda || marker === 0xd9) break;
    if (marker === 0xff) at += 1;
    else if (isBare(marker)) at += 2;
    else {
      if (isFrame(marker)) frame ??= at;
      else if (marker === 0xe1 && begins(data, at + 4, 'Exif\0\0')) exif ??= at;
      at += 2 + Math.max(2, data.getUint16(at + 2));
    }
  }
  if (frame === null) return 'broken';
  return frameOf(data, frame, exif === null ? null : orientationIn(data, exif));
}

function frameOf(data: DataView, at: number, orientation: number | null): Picture {
  const height = data.getUint16(at + 5);
  const width = data.getUint16(at + 7);
  const isSideways = (orientation ?? 1) >= 5;
  return {
    type: 'image/jpeg',
    width: isSideways ? height : width,
    height: isSideways ? width : height,
  };
}

function orientationIn(data: DataView, at: number): number | null {
  const end = Math.min(at + 2 + data.getUint16(at + 2), data.byteLength);
  return exifOrientation(
    new Uint8Array(data.buffer, data.byteOffset + at + 10, Math.max(0, end - at - 10)),
  );
}

function isBare(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

/** RFC 9649: lossy (VP8), lossless (VP8L) and extended (VP8X) files keep their size apart. */
function readWebp(data: DataView): Read {
  if (data.byteLength < 30) return 'broken';
  const type = 'image/webp';
  if (begins(data, 12, 'VP8X'))
    return { type, width: 1 + uint24(data, 24), height: 1 + uint24(data, 27) };
  if (begins(data, 12, 'VP8 ') && begins(data, 23, '\x9d\x01\x2a')) {
    return {
      type,
      width: data.getUint16(26, true) & 0x3fff,
      height: data.getUint16(28, true) & 0x3fff,
    };
  }
  if (begins(data, 12, 'VP8L') && data.getUint8(20) === 0x2f) {
    const sides = data.getUint32(21, true);
    return { type, width: 1 + (sides & 0x3fff), height: 1 + ((sides >>> 14) & 0x3fff) };
  }
  return 'broken';
}

function uint24(data: DataView, at: number): number {
  return data.getUint16(at, true) | (data.getUint8(at + 2) << 16);
}

function begins(data: DataView, at: number, text: string): boolean {
  if (data.byteLength < at + text.length) return false;
  for (let index = 0; index < text.length; index++) {
    if (data.getUint8(at + index) !== text.charCodeAt(index)) return false;
  }
  return true;
}
