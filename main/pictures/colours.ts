import { concatenate, viewOf } from '../../core/article/pictures/bytes.ts';
import { pngChunks } from '../../core/article/pictures/png-chunks.ts';
import type { PictureType } from '../../core/article/pictures/read-picture.ts';
import { webpChunk, webpChunks, webpFile } from '../../core/article/pictures/webp-chunks.ts';

// What says which colours the numbers of a picture are. A copy has the numbers of its original, so
// it needs the same said: no colour is converted.
const colourChunks = new Set(['iCCP', 'sRGB', 'gAMA', 'cHRM', 'cICP']);
const profileName = new TextEncoder().encode('ICC_PROFILE\0');
const hasProfile = 0x20;
const hasOpacity = 0x10;

/** `copy` with what `original` says of its colours. */
export function withColours(
  type: PictureType,
  copy: Uint8Array,
  original: Uint8Array,
  profile: Uint8Array | null,
): Uint8Array {
  if (type === 'image/png') return withColourChunks(copy, original);
  if (profile === null) return copy;
  return type === 'image/webp' ? withWebpProfile(copy, profile) : withJpegProfile(copy, profile);
}

function withColourChunks(copy: Uint8Array, original: Uint8Array): Uint8Array {
  const colours = [...pngChunks(original)].filter(({ name }) => colourChunks.has(name));
  const own = [...pngChunks(copy)].filter(({ name }) => !colourChunks.has(name));
  const [header, ...rest] = own;
  if (!header) return copy;
  const chunks = [header, ...colours, ...rest].map(({ bytes }) => bytes);
  return concatenate([copy.subarray(0, 8), ...chunks]);
}

/** A profile in a JPEG is cut into segments that are numbered (ICC.1, annex B.4). */
function withJpegProfile(copy: Uint8Array, profile: Uint8Array): Uint8Array {
  const most = 65_519;
  const count = Math.ceil(profile.length / most);
  const segments = Array.from({ length: count }, (_, index) => {
    const part = profile.subarray(index * most, (index + 1) * most);
    const length = part.length + 16;
    const header = [0xff, 0xe2, length >> 8, length & 0xff, ...profileName, index + 1, count];
    return concatenate([Uint8Array.from(header), part]);
  });
  // Behind JFIF's segment, which stands first.
  const first = copy[3] === 0xe0 ? 4 + viewOf(copy).getUint16(4) : 2;
  return concatenate([copy.subarray(0, first), ...segments, copy.subarray(first)]);
}

/** A WebP with a profile has the extended header (RFC 9649, section 2.7). */
function withWebpProfile(copy: Uint8Array, profile: Uint8Array): Uint8Array {
  const chunks = [...webpChunks(copy)].filter(({ name }) => name !== 'ICCP');
  const extended = chunks.find(({ name }) => name === 'VP8X');
  const features = extended ? extended.data.slice() : plainFeatures(chunks[0]);
  if (features === null) return copy;
  features[0] = (features[0] ?? 0) | hasProfile;
  const rest = chunks.filter(({ name }) => name !== 'VP8X');
  return webpFile([
    webpChunk('VP8X', features),
    webpChunk('ICCP', profile),
    ...rest.map(({ name, data }) => webpChunk(name, data)),
  ]);
}

function plainFeatures(
  chunk: { readonly name: string; readonly data: Uint8Array } | undefined,
): Uint8Array | null {
  if (!chunk || chunk.data.length < 10) return null;
  const view = viewOf(chunk.data);
  const isLossless = chunk.name === 'VP8L';
  const sides = view.getUint32(isLossless ? 1 : 6, true);
  const width = isLossless ? sides & 0x3fff : (sides & 0x3fff) - 1;
  const height = isLossless ? (sides >>> 14) & 0x3fff : ((sides >>> 16) & 0x3fff) - 1;
  const isClear = isLossless && (sides >>> 28) & 1;
  const threeBytes = (value: number): number[] => [
    value & 0xff,
    (value >> 8) & 0xff,
    (value >> 16) & 0xff,
  ];
  return Uint8Array.from([
    isClear ? hasOpacity : 0,
    0,
    0,
    0,
    ...threeBytes(width),
    ...threeBytes(height),
  ]);
}
