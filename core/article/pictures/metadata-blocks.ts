import { concatenate, signsAt, viewOf } from './bytes.ts';
import { tiffOf } from './exif.ts';
import { gifBlocks } from './gif-blocks.ts';
import { jpegSegments } from './jpeg-segments.ts';
import { pngChunks } from './png-chunks.ts';
import type { PictureType } from './read-picture.ts';
import { webpChunks } from './webp-chunks.ts';

/** What programs wrote into a picture's file beside the picture, as bytes; null where there is none. */
export interface MetadataBlocks {
  /** Exif data from their TIFF header on. */
  readonly exif: Uint8Array | null;
  /** An XMP packet: XML in UTF-8. */
  readonly xmp: Uint8Array | null;
  /** IPTC's records (IIM 4.2). */
  readonly iptc: Uint8Array | null;
}

/** Finds the blocks in what `readPicture` took for a picture of this type; the first of each counts. */
export function metadataBlocks(type: PictureType, bytes: Uint8Array): MetadataBlocks {
  switch (type) {
    case 'image/jpeg':
      return inJpeg(bytes);
    case 'image/png':
      return inPng(bytes);
    case 'image/webp':
      return inWebp(bytes);
    case 'image/gif':
      return { exif: null, xmp: inGif(bytes), iptc: null };
  }
}

const exifName = 'Exif\0\0';
const xmpName = 'http://ns.adobe.com/xap/1.0/\0';
const resourcesName = 'Photoshop 3.0\0';

function inJpeg(bytes: Uint8Array): MetadataBlocks {
  let exif: Uint8Array | null = null;
  let xmp: Uint8Array | null = null;
  const resources: Uint8Array[] = [];
  for (const { marker, bytes: segment } of jpegSegments(bytes)) {
    const begins = (name: string): boolean => signsAt(segment, 4, name.length) === name;
    if (marker === 0xe1 && begins(exifName)) exif ??= segment.subarray(4 + exifName.length);
    else if (marker === 0xe1 && begins(xmpName)) xmp ??= segment.subarray(4 + xmpName.length);
    else if (marker === 0xed && begins(resourcesName))
      resources.push(segment.subarray(4 + resourcesName.length));
  }
  return { exif, xmp, iptc: iptcIn(concatenate(resources)) };
}

const iptcResource = 0x0404;

/** Photoshop's image resources: signature, number, a padded name, a length, padded data. */
function iptcIn(resources: Uint8Array): Uint8Array | null {
  const view = viewOf(resources);
  for (let at = 0; at + 12 <= resources.length && signsAt(resources, at, 4) === '8BIM';) {
    const number = view.getUint16(at + 4);
    const name = (resources[at + 6] ?? 0) + 1;
    const size = at + 6 + name + (name % 2);
    if (size + 4 > resources.length) return null;
    const length = view.getUint32(size);
    const data = resources.subarray(size + 4, size + 4 + length);
    if (number === iptcResource) return data;
    at = size + 4 + length + (length % 2);
  }
  return null;
}

const xmpKeyword = 'XML:com.adobe.xmp\0';

function inPng(bytes: Uint8Array): MetadataBlocks {
  let exif: Uint8Array | null = null;
  let xmp: Uint8Array | null = null;
  for (const { name, data } of pngChunks(bytes)) {
    if (name === 'eXIf') exif ??= data;
    // Not packed, no language, no translated keyword: that is how XMP is to be written (XMP 3, 1.1.5).
    const isXmp = name === 'iTXt' && signsAt(data, 0, xmpKeyword.length) === xmpKeyword;
    if (isXmp && data[xmpKeyword.length] === 0) xmp ??= data.subarray(xmpKeyword.length + 4);
  }
  return { exif, xmp, iptc: null };
}

function inWebp(bytes: Uint8Array): MetadataBlocks {
  let exif: Uint8Array | null = null;
  let xmp: Uint8Array | null = null;
  for (const { name, data } of webpChunks(bytes)) {
    if (name === 'EXIF') exif ??= tiffOf(data);
    if (name === 'XMP ') xmp ??= data;
  }
  return { exif, xmp, iptc: null };
}

const gifXmp = 'XMP DataXMP';
/** The bytes behind a packet in a GIF that lead readers of blocks to its end. */
const magicTrailer = 258;

function inGif(bytes: Uint8Array): Uint8Array | null {
  for (const { label, bytes: block } of gifBlocks(bytes)) {
    if (label === 0xff && signsAt(block, 3, gifXmp.length) === gifXmp)
      return block.subarray(14, Math.max(14, block.length - magicTrailer));
  }
  return null;
}
