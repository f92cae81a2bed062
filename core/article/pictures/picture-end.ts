import { viewOf } from './bytes.ts';
import { gifBlocks, gifStart } from './gif-blocks.ts';
import { jpegSegments } from './jpeg-segments.ts';
import { pngChunks } from './png-chunks.ts';

const gifTrailer = 0x3b;

/**
 * Whether a picture's end is there, as its format has it. What other programs put behind the end
 * (films of phones, notes of cameras) does no harm.
 */
export const isWhole = {
  'image/png': isWholePng,
  'image/gif': isWholeGif,
  'image/webp': isWholeWebp,
  'image/jpeg': isWholeJpeg,
} as const;

/** The smallest rectangle in which all frames of a GIF lie, in pixels. */
export function largestFrame(gif: Uint8Array): { width: number; height: number } {
  let { width, height } = { width: 0, height: 0 };
  for (const { label, bytes } of gifBlocks(gif)) {
    if (label !== null || bytes.length < 10) continue;
    const frame = viewOf(bytes);
    width = Math.max(width, frame.getUint16(1, true) + frame.getUint16(5, true));
    height = Math.max(height, frame.getUint16(3, true) + frame.getUint16(7, true));
  }
  return { width, height };
}

function isWholePng(bytes: Uint8Array): boolean {
  for (const { name } of pngChunks(bytes)) if (name === 'IEND') return true;
  return false;
}

function isWholeGif(bytes: Uint8Array): boolean {
  let at = gifStart(bytes);
  for (const block of gifBlocks(bytes)) at += block.bytes.length;
  return bytes[at] === gifTrailer;
}

function isWholeWebp(bytes: Uint8Array): boolean {
  return bytes.length >= 12 && bytes.length >= 8 + viewOf(bytes).getUint32(4, true);
}

function isWholeJpeg(bytes: Uint8Array): boolean {
  const segments = jpegSegments(bytes);
  let hasScan = false;
  for (let next = segments.next(); ; next = segments.next()) {
    if (next.done) return next.value && hasScan;
    hasScan ||= next.value.marker === 0xda;
  }
}
