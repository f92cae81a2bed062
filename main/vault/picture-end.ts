import { assertNever } from '../../core/base/assert-never.ts';
import type { Picture } from '../../core/article/pictures/read-picture.ts';
import type { FileSample } from './file-sample.ts';

/**
 * Whether a picture's end is there, as its format has it. What other programs put behind the end
 * (films of phones, notes of cameras) does no harm.
 */
export function hasEnd(type: Picture['type'], sample: FileSample): boolean {
  switch (type) {
    case 'image/png':
      return [sample.head, sample.tail].some((part) => latin1(part).includes('IEND\xaeB`\x82'));
    case 'image/gif':
      return /;\0*$/.test(latin1(sample.tail));
    case 'image/webp':
      return sample.size >= 8 + view(sample.head).getUint32(4, true);
    case 'image/jpeg':
      return !endsInScan(sample);
    default:
      return assertNever(type);
  }
}

/**
 * Whether a JPEG breaks off inside its picture data (ITU-T T.81, B.1.1.5): there 0xFF is followed
 * by a zero, a restart or the tables of the next scan, and by nothing else.
 */
function endsInScan({ size, head, tail }: FileSample): boolean {
  const scan = scanStart(head);
  // The header of a file that is in sight as a whole has no picture behind it.
  if (scan === null) return head.length >= size;
  const rest = tail.subarray(Math.max(0, scan - (size - tail.length)));
  const markers = latin1(rest).match(/\xff[^\xff]/g) ?? [];
  return markers.every((marker) => /[\0\xd0-\xd7\xc4\xda]$/.test(marker));
}

/** Where the first scan begins; the small picture in a JPEG's notes is passed over with them. */
function scanStart(head: Uint8Array): number | null {
  const data = view(head);
  let at = 2;
  while (at + 4 <= head.length && data.getUint8(at) === 0xff) {
    const marker = data.getUint8(at + 1);
    const isAlone = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    const length = marker === 0xff ? 1 : isAlone ? 2 : 2 + data.getUint16(at + 2);
    if (marker === 0xda) return at + length;
    at += length;
  }
  return null;
}

function view({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

function latin1({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('latin1');
}
