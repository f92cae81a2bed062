import { assertNever } from '../../base/assert-never.ts';
import { concatenate } from '../../article/pictures/bytes.ts';
import type { PictureType } from '../../article/pictures/read-picture.ts';
import { keptOfGif } from './gif.ts';
import { keptOfJpeg } from './jpeg.ts';
import { keptOfPng } from './png.ts';
import { keptOfWebp } from './webp.ts';

/**
 * A picture with nothing in it but the picture: place, camera, names, comments and previews are
 * left out, colours and which side is up are kept. Nothing is encoded again, so no pixel changes.
 *
 * What is kept is on a list; what is not understood is left out, also when the file is damaged.
 */
export function stripMetadata(type: PictureType, bytes: Uint8Array): Uint8Array {
  return concatenate(keptParts(type, bytes));
}

function keptParts(type: PictureType, bytes: Uint8Array): Uint8Array[] {
  switch (type) {
    case 'image/jpeg':
      return keptOfJpeg(bytes);
    case 'image/png':
      return keptOfPng(bytes);
    case 'image/gif':
      return keptOfGif(bytes);
    case 'image/webp':
      return keptOfWebp(bytes);
    default:
      return assertNever(type);
  }
}
