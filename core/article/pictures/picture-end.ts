import { viewOf } from './bytes.ts';
import { gifBlocks, gifStart } from './gif-blocks.ts';
import { jpegSegments } from './jpeg-segments.ts';
import { pngChunks } from './png-chunks.ts';
import { webpChunks } from './webp-chunks.ts';

const gifTrailer = 0x3b;

/** The parts of a picture, and at last whether its end was there. */
const partsOf = {
  'image/png': partsOfPng,
  'image/gif': partsOfGif,
  'image/webp': partsOfWebp,
  'image/jpeg': partsOfJpeg,
} as const;

/** A picture has some dozens, an animation thousands; each costs more memory than its bytes. */
const mostParts = 200_000;

/**
 * Whether a picture's end is there, as its format has it. What other programs put behind the end
 * (films of phones, notes of cameras) does no harm.
 * @returns `crowded` when it has so many parts that taking it apart would cost all memory
 */
export function endOf(type: keyof typeof partsOf, bytes: Uint8Array): 'whole' | 'cut' | 'crowded' {
  const parts = partsOf[type](bytes);
  let count = 0;
  for (let next = parts.next(); ; next = parts.next()) {
    if (next.done) return next.value ? 'whole' : 'cut';
    count += 1;
    if (count > mostParts) return 'crowded';
  }
}

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

function* partsOfPng(bytes: Uint8Array): Generator<unknown, boolean> {
  let last = '';
  for (const chunk of pngChunks(bytes)) {
    last = chunk.name;
    yield chunk;
  }
  return last === 'IEND';
}

function* partsOfGif(bytes: Uint8Array): Generator<unknown, boolean> {
  let at = gifStart(bytes);
  for (const block of gifBlocks(bytes)) {
    at += block.bytes.length;
    yield block;
  }
  return bytes[at] === gifTrailer;
}

function* partsOfWebp(bytes: Uint8Array): Generator<unknown, boolean> {
  for (const chunk of webpChunks(bytes)) {
    yield chunk;
    if (chunk.name === 'ANMF') yield* webpChunks(chunk.data, 16);
  }
  return bytes.length >= 12 && bytes.length >= 8 + viewOf(bytes).getUint32(4, true);
}

function* partsOfJpeg(bytes: Uint8Array): Generator<unknown, boolean> {
  const segments = jpegSegments(bytes);
  let hasScan = false;
  for (let next = segments.next(); ; next = segments.next()) {
    if (next.done) return next.value && hasScan;
    hasScan ||= next.value.marker === 0xda;
    yield next.value;
  }
}
