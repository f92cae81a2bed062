import { readFileSync } from 'node:fs';
import { codecFiles } from '../../main/pictures/codec-files.ts';
import { createCodecs } from '../../main/pictures/codecs.ts';
import type { Pixels } from '../../main/pictures/turn.ts';
import type { PictureType } from '../../core/article/pictures/read-picture.ts';

// Whole pictures of our own making, in every format that the codecs write.

/** The codecs from the packages, in the test's own thread. */
export const codecs = createCodecs((file) =>
  readFileSync(new URL(import.meta.resolve(codecFiles[file]))),
);

/** A dusk with hills, some noise as of a film, and each corner another colour. */
export function duskPixels(width: number, height: number, opacity = 255): Pixels {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++)
      data.set([...duskColour(x, y, width, height), opacity], (y * width + x) * 4);
  }
  return { width, height, data };
}

/** The dusk as a file. */
export function duskPicture(type: PictureType, width: number, height: number): Promise<Uint8Array> {
  return codecs.encode(type, duskPixels(width, height), false);
}

function duskColour(x: number, y: number, width: number, height: number): number[] {
  const corner = Math.min(width, height) / 4;
  const isLeft = x < corner;
  const isTop = y < corner;
  if (isLeft && isTop) return [220, 30, 30];
  if (x >= width - corner && isTop) return [30, 200, 40];
  if (isLeft && y >= height - corner) return [40, 60, 220];
  const grain = ((x * 73_856_093) ^ (y * 19_349_663)) & 15;
  return [120 + (100 * x) / width + grain, 90 + (80 * y) / height + grain, 100 + grain];
}
