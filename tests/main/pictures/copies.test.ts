import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { emptyDocument } from '../../../core/article/document.ts';
import { concatenate } from '../../../core/article/pictures/bytes.ts';
import { exifOf } from '../../../core/article/pictures/exif.ts';
import { jpegSegments } from '../../../core/article/pictures/jpeg-segments.ts';
import { readTraits } from '../../../core/article/pictures/picture-traits.ts';
import { pictureHash } from '../../../core/article/pictures/picture-hash.ts';
import { pngChunk, pngChunks } from '../../../core/article/pictures/png-chunks.ts';
import { readPicture } from '../../../core/article/pictures/read-picture.ts';
import { webpChunk, webpChunks, webpFile } from '../../../core/article/pictures/webp-chunks.ts';
import type { MediaHash } from '../../../core/base/id.ts';
import type { PictureCopy, PublishedPicture } from '../../../core/publishing/published-story.ts';
import { stripMetadata } from '../../../core/publishing/pictures/strip-metadata.ts';
import { withColours } from '../../../main/pictures/colours.ts';
import { copiesVersion } from '../../../main/pictures/copies-cache.ts';
import { makeCopies } from '../../../main/pictures/make-copies.ts';
import { planCopies } from '../../../main/pictures/plan-copies.ts';
import { readyCopies, withCopies } from '../../../main/pictures/ready-copies.ts';
import { turned } from '../../../main/pictures/turn.ts';
import { toPublish } from '../../core/publishing/draw.ts';
import { gif, png } from '../../db/pictures.ts';
import { codecs, duskPicture, duskPixels } from '../../support/real-pictures.ts';

const types = ['image/jpeg', 'image/png', 'image/webp'] as const;
const hash = 'ab'.repeat(32) as MediaHash;
const one = (bytes: Uint8Array) => new Map([[hash, { bytes }]]);
const sizes = (copies: readonly PictureCopy[] | undefined) =>
  copies?.map(({ width, height }) => [width, height]);
const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'galley-copies-'));
  folders.push(folder);
  return folder;
};
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A segment that turns a JPEG. */
function turning(orientation: number): Uint8Array {
  const exif = exifOf(orientation);
  const name = Buffer.from('Exif\0\0', 'latin1');
  return concatenate([Uint8Array.from([0xff, 0xe1, 0, exif.length + 8, ...name]), exif]);
}

function withSegment(jpeg: Uint8Array, segment: Uint8Array): Uint8Array {
  return concatenate([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]);
}

/** An ICC profile as far as its header goes. */
function profileOf(colours: string, length = 140): Uint8Array {
  const profile = new Uint8Array(length);
  profile.set(Buffer.from(colours, 'latin1'), 16);
  return profile;
}

describe('copies', () => {
  test.each(types)('of a %s are of its type, narrower, and smaller files', async (type) => {
    const bytes = await duskPicture(type, 1100, 700);
    const copies = (await readyCopies(one(bytes), null)).get(hash);
    expect(sizes(copies)).toEqual([
      [480, 305],
      [960, 611],
    ]);
    for (const copy of copies ?? []) {
      expect(readPicture(copy.bytes)).toMatchObject({
        ok: true,
        value: { type, width: copy.width, height: copy.height },
      });
      expect(copy.bytes.length).toBeLessThan(bytes.length);
    }
  });

  test.each(types)(
    'of a %s are the same in the thread and here, and a second time',
    async (type) => {
      const bytes = await duskPicture(type, 700, 500);
      const inThread = (await readyCopies(one(bytes), null)).get(hash);
      expect(inThread).toHaveLength(1);
      expect(await makeCopies(bytes, codecs)).toEqual(inThread);
      expect((await readyCopies(one(bytes), null)).get(hash)).toEqual(inThread);
    },
  );

  test('of several pictures come from one thread, each with its own', async () => {
    const others = ['cd', 'ef'].map((digits) => digits.repeat(32) as MediaHash);
    const [wide, tall] = [duskPicture('image/jpeg', 700, 400), duskPicture('image/jpeg', 600, 700)];
    const pictures = new Map([
      [hash, { bytes: await duskPicture('image/jpeg', 1100, 700) }],
      [others[0]!, { bytes: await wide }],
      [others[1]!, { bytes: await tall }],
    ]);
    const ready = await readyCopies(pictures, null);
    expect([...ready.values()].map((copies) => copies.map(({ width }) => width))).toEqual([
      [480, 960],
      [480],
      [480],
    ]);
  });

  test('look like their picture', async () => {
    const [copy] = await makeCopies(await duskPicture('image/jpeg', 960, 640), codecs);
    const { data } = await codecs.decode('image/jpeg', copy?.bytes ?? new Uint8Array());
    const wanted = duskPixels(480, 320).data;
    let apart = 0;
    for (let at = 0; at < wanted.length; at++)
      apart += Math.abs((wanted[at] ?? 0) - (data[at] ?? 0));
    expect(apart / wanted.length).toBeLessThan(6);
  });

  test('keep what can be seen through', async () => {
    const clear = duskPixels(700, 500, 90);
    const [copy] = await makeCopies(await codecs.encode('image/png', clear, false), codecs);
    const { data } = await codecs.decode('image/png', copy?.bytes ?? new Uint8Array());
    expect([3, 403, 4003].map((at) => data[at])).toEqual([90, 90, 90]);
  });

  test.each([
    ['as narrow as the narrowest', () => duskPicture('image/png', 480, 300)],
    ['that break off', async () => (await duskPicture('image/png', 700, 500)).subarray(0, 9000)],
    [
      'that say they are far larger than they are',
      async () => bomb(await duskPicture('image/png', 700, 500)),
    ],
    ['that are GIFs', () => gif(2000, 1000)],
    [
      'with an animation in WebP',
      async () =>
        webpFile([
          webpChunk('VP8X', Uint8Array.of(2, 0, 0, 0, 255, 7, 0, 255, 3, 0)),
          webpChunk('ANIM', new Uint8Array(6)),
          ...[...webpChunks(await duskPicture('image/webp', 700, 500))].map(({ name, data }) =>
            webpChunk(name, data),
          ),
        ]),
    ],
    ['with an animation', async () => animated(await duskPicture('image/png', 700, 500))],
    ['in inks', async () => inInks(await duskPicture('image/jpeg', 700, 500))],
    [
      'in grey with a profile for colours',
      async () => {
        const jpeg = await codecs.encode('image/jpeg', duskPixels(700, 500), true);
        return withColours('image/jpeg', jpeg, jpeg, profileOf('RGB '));
      },
    ],
  ] as const)('are not made of pictures %s', async (_what, picture) => {
    const bytes = await picture();
    expect((await readyCopies(one(bytes), null)).get(hash)).toBeUndefined();
  });

  test('of a grey JPEG are grey', async () => {
    const jpeg = await codecs.encode('image/jpeg', duskPixels(700, 500), true);
    const [copy] = await makeCopies(jpeg, codecs);
    expect(readTraits('image/jpeg', copy?.bytes ?? new Uint8Array()).channels).toBe(1);
  });

  test('of a PNG with sixteen bits a colour have eight', async () => {
    const deep = deepPng(640, 400);
    expect(deep[24]).toBe(16);
    const [copy] = await makeCopies(deep, codecs);
    expect(copy?.bytes[24]).toBe(8);
    const { data } = await codecs.decode('image/png', copy?.bytes ?? deep);
    expect([data[0], data[1], data[2], data[3]]).toEqual([128, 64, 255, 255]);
  });

  test.each(types)('of a %s keep its colour profile', async (type) => {
    const plain = await duskPicture(type, 700, 500);
    const profile = profileOf('RGB ');
    const chunks = [...pngChunks(plain)].map(({ bytes }) => bytes);
    const bytes =
      type === 'image/png'
        ? concatenate([
            plain.subarray(0, 8),
            chunks[0] ?? plain,
            pngChunk('gAMA', Uint8Array.of(0, 0, 1, 9)),
            ...chunks.slice(1),
          ])
        : withColours(type, plain, plain, profile);
    const [copy] = await makeCopies(bytes, codecs);
    const made = copy?.bytes ?? new Uint8Array();
    expect(readPicture(made)).toMatchObject({ ok: true, value: { width: 480, height: 343 } });
    if (type === 'image/png')
      expect([...pngChunks(made)].map(({ name }) => name)).toContain('gAMA');
    else expect(readTraits(type, made).profile).toEqual(profile);
    await expect(codecs.decode(type, made)).resolves.toMatchObject({ width: 480 });
  });
});

describe('a JPEG that lies on its side', () => {
  // Where the red corner of the picture is shown: left or right, top or bottom.
  test.each([
    [1, 'left', 'top'],
    [2, 'right', 'top'],
    [3, 'right', 'bottom'],
    [4, 'left', 'bottom'],
    [5, 'left', 'top'],
    [6, 'right', 'top'],
    [7, 'right', 'bottom'],
    [8, 'left', 'bottom'],
  ] as const)('as %i has upright copies, its red corner %s %s', async (orientation, x, y) => {
    const jpeg = withSegment(await duskPicture('image/jpeg', 760, 600), turning(orientation));
    const [copy] = await makeCopies(jpeg, codecs);
    const { data, width, height } = await codecs.decode('image/jpeg', copy?.bytes ?? jpeg);
    expect([width, height]).toEqual(orientation >= 5 ? [480, 608] : [480, 379]);
    const column = x === 'left' ? 5 : width - 6;
    const row = y === 'top' ? 5 : height - 6;
    const at = (row * width + column) * 4;
    expect(data[at]).toBeGreaterThan(180);
    expect(data[at + 1]).toBeLessThan(80);
    expect(data[at + 2]).toBeLessThan(80);
    expect(readTraits('image/jpeg', copy?.bytes ?? jpeg).orientation).toBe(1);
  });

  test('turned and turned back is as it was', () => {
    const pixels = duskPixels(7, 5);
    const back = [0, 1, 2, 3, 4, 5, 8, 7, 6];
    for (let orientation = 1; orientation <= 8; orientation++)
      expect(turned(turned(pixels, orientation), back[orientation] ?? 1)).toEqual(pixels);
  });
});

describe('the store of copies', () => {
  test('gives the same again, also when it was damaged or is gone', async () => {
    const folder = newFolder();
    const bytes = await duskPicture('image/jpeg', 700, 500);
    const first = await readyCopies(one(bytes), folder);
    expect(first.get(hash)).toHaveLength(1);
    const kept = join(folder, copiesVersion, 'ab', hash);
    const file = readFileSync(kept);
    expect(await readyCopies(one(bytes), folder)).toEqual(first);
    file[file.length - 9] = (file[file.length - 9] ?? 0) ^ 1;
    writeFileSync(kept, file);
    expect(await readyCopies(one(bytes), folder)).toEqual(first);
    rmSync(folder, { recursive: true });
    expect(await readyCopies(one(bytes), folder)).toEqual(first);
    expect(readdirSync(join(folder, copiesVersion, 'ab'))).toEqual([hash]);
  });

  test('is not needed: where it cannot be written, copies are made each time', async () => {
    const file = join(newFolder(), 'a-file');
    writeFileSync(file, 'in the way');
    const copies = await readyCopies(one(await duskPicture('image/jpeg', 700, 500)), file);
    expect(copies.get(hash)).toHaveLength(1);
  });

  test('is of the codecs that are installed', () => {
    const { dependencies } = JSON.parse(
      readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
    ) as { dependencies: Record<string, string> };
    const versions = ['jpeg', 'png', 'resize', 'webp'].map(
      (name) => `${name}-${dependencies[`@jsquash/${name}`]}`,
    );
    expect(copiesVersion).toMatch(new RegExp(`^${versions.join('-')}-v\\d+$`));
  });
});

test('making copies ends at once when nobody wants them any more', async () => {
  const stop = new AbortController();
  const asked = readyCopies(one(await duskPicture('image/jpeg', 1700, 1200)), null, stop.signal);
  stop.abort(new Error('no more'));
  await expect(asked).rejects.toThrow('no more');
  await expect(readyCopies(one(new Uint8Array()), null, stop.signal)).rejects.toThrow('no more');
});

describe('the caps of what is unpacked hang on the bytes alone', () => {
  const heights = (bytes: Uint8Array) => planCopies(bytes)?.sizes.map(({ height }) => height);

  test('60 million pixels', () => {
    expect(heights(png(10_000, 6000))).toEqual([288, 576, 960]);
    expect(heights(png(10_000, 6001))).toBeUndefined();
  });

  test('64 scans', async () => {
    const parts = [...jpegSegments(await duskPicture('image/jpeg', 1700, 20))];
    const scan = parts.find(({ marker }) => marker === 0xda);
    const rest = parts.filter(({ marker }) => marker !== 0xda);
    const withScans = (count: number): Uint8Array =>
      concatenate([
        Uint8Array.of(0xff, 0xd8),
        ...rest.map(({ bytes }) => bytes),
        ...Array.from({ length: count }, () => scan?.bytes ?? new Uint8Array()),
        Uint8Array.of(0xff, 0xd9),
      ]);
    expect(heights(withScans(64))).toEqual([6, 11, 19]);
    expect(heights(withScans(65))).toBeUndefined();
  });

  test('a profile of 64 kB', async () => {
    const jpeg = await duskPicture('image/jpeg', 1700, 20);
    const withProfile = (length: number): Uint8Array =>
      withColours('image/jpeg', jpeg, jpeg, profileOf('RGB ', length));
    expect(heights(withProfile(65_536))).toEqual([6, 11, 19]);
    expect(heights(withProfile(65_537))).toBeUndefined();
  });
});

/** A plain PNG with two bytes for each number, the second of them anything. */
function deepPng(width: number, height: number): Uint8Array {
  const row = Buffer.alloc(1 + width * 8);
  for (let x = 0; x < width; x++) row.set([128, 128, 64, 64, 255, 255, 255, 255], 1 + x * 8);
  const rows = Buffer.concat(Array.from({ length: height }, () => row));
  const header = new DataView(new ArrayBuffer(13));
  header.setUint32(0, width);
  header.setUint32(4, height);
  header.setUint16(8, (16 << 8) + 6);
  return concatenate([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    pngChunk('IHDR', new Uint8Array(header.buffer)),
    // Not packed, so that the copy is the smaller file.
    pngChunk('IDAT', deflateSync(rows, { level: 0 })),
    pngChunk('IEND', new Uint8Array()),
  ]);
}

function bomb(png: Uint8Array): Uint8Array {
  const chunks = [...pngChunks(png)];
  const header = (chunks[0]?.data ?? new Uint8Array(13)).slice();
  new DataView(header.buffer).setUint32(0, 60_000);
  new DataView(header.buffer).setUint32(4, 3_000);
  return concatenate([
    png.subarray(0, 8),
    pngChunk('IHDR', header),
    ...chunks.slice(1).map(({ bytes }) => bytes),
  ]);
}

function animated(png: Uint8Array): Uint8Array {
  const chunks = [...pngChunks(png)].map(({ bytes }) => bytes);
  const control = pngChunk('acTL', Uint8Array.of(0, 0, 0, 1, 0, 0, 0, 0));
  return concatenate([png.subarray(0, 8), chunks[0] ?? png, control, ...chunks.slice(1)]);
}

/** A JPEG whose frame says that it has four colours, as printers' files have. */
function inInks(jpeg: Uint8Array): Uint8Array {
  const changed = jpeg.slice();
  const frame = Buffer.from(changed.buffer).indexOf(Buffer.from([0xff, 0xc2]));
  changed[frame + 9] = 4;
  return changed;
}

test('a story’s pictures come with their copies and with what goes out of them', async () => {
  const jpeg = withSegment(
    await duskPicture('image/jpeg', 700, 500),
    Uint8Array.of(0xff, 0xfe, 0, 4, 1, 2),
  );
  const picture: PublishedPicture = { type: 'image/jpeg', width: 700, height: 500, bytes: jpeg };
  const story = toPublish(emptyDocument(), { pictures: new Map([[hash, picture]]) });
  const ready = (await withCopies(story, null)).pictures.get(hash);
  const bare = stripMetadata('image/jpeg', jpeg);
  expect(ready?.copies).toEqual(await makeCopies(jpeg, codecs));
  expect(ready?.bare).toEqual({ bytes: bare, hash: pictureHash(bare) });
  expect(jpeg.length - bare.length).toBe(6);
});
