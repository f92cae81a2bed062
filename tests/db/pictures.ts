// Picture files with nothing between beginning and end: enough to tell kind and size, and that
// nothing is missing.

function bytes(...parts: (string | readonly number[])[]): Buffer {
  return Buffer.concat(
    parts.map((part) =>
      typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part),
    ),
  );
}

const big = (value: number, size: number): number[] =>
  Array.from({ length: size }, (_, index) => Math.floor(value / 256 ** (size - 1 - index)) % 256);
const little = (value: number, size: number): number[] => big(value, size).reverse();

/** A PNG of a header chunk and an end. */
export function png(width: number, height: number): Buffer {
  return bytes(
    '\x89PNG\r\n\x1a\n',
    big(13, 4),
    'IHDR',
    big(width, 4),
    big(height, 4),
    [8, 6, 0, 0, 0],
    [0, 0, 0, 0],
    [0, 0, 0, 0],
    'IEND\xaeB`\x82',
  );
}

/** A GIF without a frame. */
export function gif(width: number, height: number): Buffer {
  return bytes('GIF89a', little(width, 2), little(height, 2), [0, 0, 0], ';');
}

/** A JPEG with an application segment, a Huffman table, a progressive frame and an empty scan. */
export function jpeg(width: number, height: number): Buffer {
  const application = [0xff, 0xe0, ...big(6, 2), 1, 2, 3, 4];
  const table = [0xff, 0xc4, ...big(4, 2), 0, 0];
  const frame = [
    0xff,
    0xff,
    0xc2,
    ...big(11, 2),
    8,
    ...big(height, 2),
    ...big(width, 2),
    1,
    1,
    0x11,
    0,
  ];
  const scan = [0xff, 0xda, ...big(8, 2), 1, 1, 0, 0, 63, 0];
  return bytes([0xff, 0xd8], application, table, frame, scan, [0xff, 0xd9]);
}

function webp(chunk: string, content: readonly number[]): Buffer {
  const padded = [...content, ...Array.from({ length: Math.max(0, 12 - content.length) }, () => 0)];
  return bytes(
    'RIFF',
    little(12 + padded.length, 4),
    'WEBP',
    chunk,
    little(padded.length, 4),
    padded,
  );
}

/** A WebP with a key frame of VP8. */
export function webpLossy(width: number, height: number): Buffer {
  return webp('VP8 ', [0, 0, 0, 0x9d, 0x01, 0x2a, ...little(width, 2), ...little(height, 2)]);
}

/** A WebP with a lossless image. */
export function webpLossless(width: number, height: number): Buffer {
  return webp('VP8L', [0x2f, ...little(width - 1 + (height - 1) * 2 ** 14, 4)]);
}

/** A WebP with an extended header. */
export function webpExtended(width: number, height: number): Buffer {
  return webp('VP8X', [0, 0, 0, 0, ...little(width - 1, 3), ...little(height - 1, 3)]);
}
