import { concatenate, signsAt } from './bytes.ts';
import { exifOrientation, tiffOf } from './exif.ts';
import { isFrame, jpegSegments, leadingExif } from './jpeg-segments.ts';
import { pngChunks } from './png-chunks.ts';
import type { PictureType } from './read-picture.ts';
import { webpChunks } from './webp-chunks.ts';

/** What decides whether and how a picture can be made smaller. */
export interface PictureTraits {
  /** Which side is up, 1 (as it is) to 8, as its Exif data say. */
  readonly orientation: number;
  readonly isAnimated: boolean;
  /** Numbers a pixel: 1 is grey, 3 are red, green and blue, 4 in a JPEG are inks. Opacity is not counted. */
  readonly channels: 1 | 3 | 4;
  /** An ICC profile (ICC.1), as far as the file holds one that need not be unpacked. */
  readonly profile: Uint8Array | null;
  /** How many times a JPEG goes over the picture; 1 of other types. */
  readonly scans: number;
}

/** Reads the traits of what `readPicture` took for a picture of this type. */
export function readTraits(type: PictureType, bytes: Uint8Array): PictureTraits {
  switch (type) {
    case 'image/jpeg':
      return jpegTraits(bytes);
    case 'image/png':
      return pngTraits(bytes);
    case 'image/webp':
      return webpTraits(bytes);
    case 'image/gif':
      return { orientation: 1, isAnimated: true, channels: 3, profile: null, scans: 1 };
  }
}

const iccName = 'ICC_PROFILE\0';

function jpegTraits(bytes: Uint8Array): PictureTraits {
  const exif = leadingExif(jpegSegments(bytes));
  let channels = 3;
  let scans = 0;
  const profile: Uint8Array[] = [];
  for (const { marker, bytes: segment } of jpegSegments(bytes)) {
    if (marker === 0xda) scans += 1;
    else if (isFrame(marker)) channels = segment[9] ?? 3;
    // Parts of a profile are numbered from 1; files hold them in order.
    else if (marker === 0xe2 && signsAt(segment, 4, 12) === iccName)
      profile.push(segment.subarray(18));
  }
  return {
    orientation: (exif && exifOrientation(exif.bytes.subarray(10))) ?? 1,
    isAnimated: false,
    channels: channels === 1 || channels === 4 ? channels : 3,
    profile: profile.length > 0 ? concatenate(profile) : null,
    scans,
  };
}

function pngTraits(bytes: Uint8Array): PictureTraits {
  // The first counts, as browsers have it.
  let orientation: number | null = null;
  let isAnimated = false;
  for (const { name, data } of pngChunks(bytes)) {
    if (name === 'acTL') isAnimated = true;
    if (name === 'eXIf') orientation ??= exifOrientation(data) ?? 1;
  }
  // Colour types 0 and 4 are grey (https://www.w3.org/TR/png-3/#table111).
  const channels = bytes[25] === 0 || bytes[25] === 4 ? 1 : 3;
  return { orientation: orientation ?? 1, isAnimated, channels, profile: null, scans: 1 };
}

function webpTraits(bytes: Uint8Array): PictureTraits {
  let orientation = 1;
  let isAnimated = false;
  let profile: Uint8Array | null = null;
  for (const { name, data } of webpChunks(bytes)) {
    if (name === 'ANIM' || name === 'ANMF') isAnimated = true;
    if (name === 'ICCP') profile ??= data;
    if (name === 'EXIF') orientation = exifOrientation(tiffOf(data)) ?? 1;
  }
  return { orientation, isAnimated, channels: 3, profile, scans: 1 };
}
