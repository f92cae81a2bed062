import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concatenate } from '../../../../core/article/pictures/bytes.ts';
import { jpegSegments } from '../../../../core/article/pictures/jpeg-segments.ts';
import { readTraits } from '../../../../core/article/pictures/picture-traits.ts';
import { pngChunk, pngChunks } from '../../../../core/article/pictures/png-chunks.ts';
import { webpChunk, webpChunks, webpFile } from '../../../../core/article/pictures/webp-chunks.ts';
import { readPicture } from '../../../../core/article/pictures/read-picture.ts';
import { stripMetadata } from '../../../../core/publishing/pictures/strip-metadata.ts';
import { duskPicture, codecs } from '../../../support/real-pictures.ts';
import { exifOfTexts, segment } from '../../../support/picture-metadata.ts';

// Real pictures with a secret in every corner that their format has: after stripping the codecs see
// the same pixels, and nobody finds the secret.

const secret = 'Ada Brook, 53.9N 27.5E';
const signs = (words: string): Uint8Array => Uint8Array.from(Buffer.from(words, 'latin1'));
const holds = (bytes: Uint8Array): boolean => Buffer.from(bytes).includes(secret);

/** Exif data with the secret as a description, and a side that is up. */
function exif(orientation: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(38));
  [0x4d4d, 42].forEach((word, index) => view.setUint16(index * 2, word));
  view.setUint32(4, 8);
  view.setUint16(8, 2);
  [0x010e, 2].forEach((word, index) => view.setUint16(10 + index * 2, word));
  view.setUint32(14, secret.length);
  view.setUint32(18, 38);
  [0x0112, 3].forEach((word, index) => view.setUint16(22 + index * 2, word));
  view.setUint32(26, 1);
  view.setUint16(30, orientation);
  return concatenate([new Uint8Array(view.buffer), signs(secret)]);
}

const orientations = fc.integer({ min: 1, max: 8 });
const places = fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), {
  minLength: 1,
  maxLength: 6,
});

/** `parts` with `extra` put in at places from the `first` on, in turn. */
function sprinkled<One>(
  parts: readonly One[],
  extra: readonly One[],
  at: readonly number[],
  first: number,
): One[] {
  const mixed = [...parts];
  at.forEach((place, index) => {
    const one = extra[index % extra.length];
    if (one !== undefined) mixed.splice(first + Math.floor(place * (mixed.length - first)), 0, one);
  });
  return mixed;
}

const jpegExtras = (orientation: number): Uint8Array[] =>
  [
    segment(0xe1, [...signs('Exif\0\0'), ...exif(orientation)]),
    segment(0xe1, [...signs('http://ns.adobe.com/xap/1.0/\0'), ...signs(secret)]),
    segment(0xe2, [...signs('MPF\0'), ...signs(secret)]),
    segment(0xed, [...signs('Photoshop 3.0\0'), ...signs(secret)]),
    segment(0xfe, [...signs(secret)]),
    segment(0xe0, [...signs('JFXX\0'), ...signs(secret)]),
    // Lines and restarts take two bytes; the rest is nobody's.
    segment(0xdc, [0, 16, ...signs(secret)]),
    segment(0xdf, [...signs(secret)]),
    // What is no segment at all; decoders pass over it.
    [...signs(secret)],
    [0xff, 0xff, 0xff],
  ].map((part) => Uint8Array.from(part));

async function pixels(type: 'image/jpeg' | 'image/png' | 'image/webp', bytes: Uint8Array) {
  const { data, width, height } = await codecs.decode(type, bytes);
  return { width, height, data: Buffer.from(data).toString('latin1') };
}

describe('stripping changes no pixel and leaves no secret', () => {
  test('in a JPEG', async () => {
    const plain = await duskPicture('image/jpeg', 24, 16);
    const wanted = await pixels('image/jpeg', plain);
    await fc.assert(
      fc.asyncProperty(orientations, places, async (orientation, at) => {
        const parts = [...jpegSegments(plain)].map(({ bytes }) => bytes);
        const hidden = jpegExtras(orientation);
        const file = concatenate([
          Uint8Array.of(0xff, 0xd8),
          // Before the first scan: inside its data a marker would end it.
          ...sprinkled(parts.slice(0, 4), [hidden[0] ?? plain, ...hidden], at, 1),
          ...parts.slice(4),
          Uint8Array.of(0xff, 0xd9),
          signs(secret),
          plain,
        ]);
        expect(readPicture(file).ok).toBe(true);
        const bare = stripMetadata('image/jpeg', file);
        expect(holds(bare)).toBe(false);
        expect(await pixels('image/jpeg', bare)).toEqual(wanted);
        expect(readTraits('image/jpeg', bare).orientation).toBe(
          readTraits('image/jpeg', file).orientation,
        );
      }),
      { seed: 510, numRuns: 60 },
    );
  });

  test('in a PNG', async () => {
    const plain = await duskPicture('image/png', 24, 16);
    const wanted = await pixels('image/png', plain);
    await fc.assert(
      fc.asyncProperty(orientations, places, async (orientation, at) => {
        const parts = [...pngChunks(plain)].map(({ bytes }) => bytes);
        const hidden = [
          pngChunk('eXIf', exif(orientation)),
          pngChunk('tEXt', signs(`Comment\0${secret}`)),
          pngChunk('iTXt', signs(`XML:com.adobe.xmp\0\0\0\0\0${secret}`)),
          pngChunk('tIME', signs(secret.slice(0, 7))),
          pngChunk('sPLT', signs(secret)),
          pngChunk('caBX', signs(secret)),
          pngChunk('gAMA', signs(secret)),
        ];
        const before = parts.findIndex((part) => Buffer.from(part).includes('IDAT'));
        const file = concatenate([
          plain.subarray(0, 8),
          ...sprinkled(parts.slice(0, before), hidden, at, 1),
          ...parts.slice(before),
          signs(secret),
        ]);
        const bare = stripMetadata('image/png', file);
        expect(holds(bare)).toBe(false);
        expect(await pixels('image/png', bare)).toEqual(wanted);
      }),
      { seed: 511, numRuns: 60 },
    );
  });

  test('in a WebP', async () => {
    const plain = await duskPicture('image/webp', 24, 16);
    const wanted = await pixels('image/webp', plain);
    await fc.assert(
      fc.asyncProperty(orientations, places, async (orientation, at) => {
        const features = Uint8Array.of(0x0c, 0, 0, 0, 23, 0, 0, 15, 0, 0);
        const parts = [...webpChunks(plain)].map(({ name, data }) => webpChunk(name, data));
        const hidden = [
          webpChunk('EXIF', exif(orientation)),
          webpChunk('XMP ', signs(secret)),
          webpChunk('JUNK', signs(secret)),
        ];
        const chunks = [webpChunk('VP8X', features), ...parts, ...sprinkled([], hidden, at, 0)];
        const file = concatenate([webpFile(chunks), signs(secret)]);
        const bare = stripMetadata('image/webp', file);
        expect(holds(bare)).toBe(false);
        expect(await pixels('image/webp', bare)).toEqual(wanted);
        expect(readPicture(bare).ok).toBe(true);
      }),
      { seed: 512, numRuns: 60 },
    );
  });
});

describe('corners that decoders do not look into', () => {
  test('a GIF’s loop and timing have no room for more', () => {
    const head = [...signs('GIF89a'), 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255];
    const blocks = [secret.length, ...signs(secret), 0];
    const frame = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4c, 1, 0];
    const file = Uint8Array.from([
      ...head,
      ...[0x21, 0xff, 11, ...signs('NETSCAPE2.0'), 3, 1, 7, 0, ...blocks],
      ...[0x21, 0xf9, 4, 1, 5, 0, 0, ...blocks],
      ...frame,
      ...[0x21, 0x01, 12, ...signs('twelve bytes'), ...blocks],
      0x3b,
    ]);
    const bare = stripMetadata('image/gif', file);
    expect(holds(bare)).toBe(false);
    expect([...bare]).toEqual([
      ...head,
      ...[0x21, 0xff, 11, ...signs('NETSCAPE2.0'), 3, 1, 7, 0, 0],
      ...[0x21, 0xf9, 4, 1, 5, 0, 0, 0],
      ...frame,
      0x3b,
    ]);
  });

  test('a preview in JFIF’s own segment goes, its density stays', () => {
    const preview = segment(0xe0, [
      ...signs('JFIF\0'),
      1,
      2,
      1,
      0,
      72,
      0,
      72,
      1,
      1,
      ...signs(secret.slice(0, 3)),
    ]);
    const file = Uint8Array.from([0xff, 0xd8, ...preview, 0xff, 0xd9]);
    expect([...stripMetadata('image/jpeg', file)]).toEqual([
      0xff,
      0xd8,
      ...segment(0xe0, [...signs('JFIF\0'), 1, 2, 1, 0, 72, 0, 72, 0, 0]),
      0xff,
      0xd9,
    ]);
  });

  test('a frame of an animated WebP holds its picture alone', () => {
    const frame = concatenate([
      new Uint8Array(16),
      webpChunk('VP8L', Uint8Array.of(0x2f, 1)),
      webpChunk('JUNK', signs(secret)),
    ]);
    const file = webpFile([
      webpChunk('VP8X', Uint8Array.of(2, 0, 0, 0, 0, 0, 0, 0, 0, 0)),
      webpChunk('ANIM', new Uint8Array(6)),
      webpChunk('ANMF', frame),
    ]);
    const bare = stripMetadata('image/webp', file);
    expect(holds(bare)).toBe(false);
    expect([...webpChunks(bare)].map(({ name }) => name)).toEqual(['VP8X', 'ANIM', 'ANMF']);
  });

  test.each([1, 3, 6])(
    'which side is up (%i) is kept in PNG and WebP, and nothing besides',
    (orientation) => {
      const png = concatenate([
        signs('\x89PNG\r\n\x1a\n'),
        pngChunk('eXIf', exif(orientation)),
        pngChunk('IEND', new Uint8Array()),
      ]);
      const webp = webpFile([
        webpChunk('VP8X', Uint8Array.of(8, 0, 0, 0, 0, 0, 0, 0, 0, 0)),
        webpChunk('EXIF', exif(orientation)),
      ]);
      for (const [type, file] of [
        ['image/png', png],
        ['image/webp', webp],
      ] as const) {
        const bare = stripMetadata(type, file);
        expect(readTraits(type, bare).orientation).toBe(orientation);
        expect(holds(bare)).toBe(false);
      }
    },
  );
});

describe('of several Exif data the first say which side is up, as Chromium has it', () => {
  const noSide = exifOfTexts({ 0x010e: 'A pier.' });
  const dataOf = (side: number): Uint8Array => (side === 0 ? Uint8Array.from(noSide) : exif(side));

  test.each([
    { sides: [6], isUpright: true },
    { sides: [1, 6], isUpright: false },
    { sides: [6, 1], isUpright: true },
    { sides: [0, 6], isUpright: false },
    { sides: [6, 3], isUpright: true },
  ])('$sides', async ({ sides, isUpright }) => {
    const jpeg = await duskPicture('image/jpeg', 24, 16);
    const segments = sides.map((side) =>
      Uint8Array.from(segment(0xe1, [...signs('Exif\0\0'), ...dataOf(side)])),
    );
    const file = concatenate([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);
    const shown = { type: 'image/jpeg', width: isUpright ? 16 : 24, height: isUpright ? 24 : 16 };
    expect(readPicture(file)).toEqual({ ok: true, value: shown });
    expect(readPicture(stripMetadata('image/jpeg', file))).toEqual({ ok: true, value: shown });
    expect(readTraits('image/jpeg', file).orientation).toBe(isUpright ? 6 : 1);

    const png = await duskPicture('image/png', 24, 16);
    const [header, ...rest] = [...pngChunks(png)].map(({ bytes }) => bytes);
    const chunks = sides.map((side) => pngChunk('eXIf', dataOf(side)));
    const drawn = concatenate([png.subarray(0, 8), header ?? png, ...chunks, ...rest]);
    const bare = stripMetadata('image/png', drawn);
    expect(readTraits('image/png', drawn).orientation).toBe(isUpright ? 6 : 1);
    expect(readTraits('image/png', bare).orientation).toBe(isUpright ? 6 : 1);
  });

  test('also behind the frame’s header, but not behind the picture', async () => {
    const jpeg = await duskPicture('image/jpeg', 24, 16);
    const parts = [...jpegSegments(jpeg)].map(({ bytes }) => bytes);
    const turn = Uint8Array.from(segment(0xe1, [...signs('Exif\0\0'), ...exif(6)]));
    const scan = parts.findIndex((part) => part[1] === 0xda);
    const ends = [Uint8Array.of(0xff, 0xd8), Uint8Array.of(0xff, 0xd9)] as const;
    const before = concatenate([ends[0], ...parts.toSpliced(scan, 0, turn), ends[1]]);
    const behind = concatenate([ends[0], ...parts, turn, ends[1]]);
    for (const [file, side] of [
      [before, 6],
      [behind, 1],
    ] as const) {
      const bare = stripMetadata('image/jpeg', file);
      expect(readTraits('image/jpeg', file).orientation).toBe(side);
      expect(readTraits('image/jpeg', bare).orientation).toBe(side);
      expect(readPicture(file)).toMatchObject({ value: { width: side === 6 ? 16 : 24 } });
    }
  });
});
