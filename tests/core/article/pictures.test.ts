import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concatenate } from '../../../core/article/pictures/bytes.ts';
import { readPictureFacts } from '../../../core/article/pictures/picture-facts.ts';
import { readTraits } from '../../../core/article/pictures/picture-traits.ts';
import {
  filledWith,
  longestPictureWords,
  type PictureWords,
} from '../../../core/article/pictures/picture-words.ts';
import { pngChunk } from '../../../core/article/pictures/png-chunks.ts';
import { readPicture, type PictureType } from '../../../core/article/pictures/read-picture.ts';
import { webpChunk, webpFile } from '../../../core/article/pictures/webp-chunks.ts';
import { gif, jpeg, png, webpExtended, webpLossless, webpLossy } from '../../db/pictures.ts';
import { skyPng } from '../../fixtures/stories/picture.ts';
import { duskPicture } from '../../support/real-pictures.ts';
import {
  exifOfTexts,
  exifWithPlace,
  iptcRecords,
  jpegWith,
  segment,
  xmpPacket,
} from '../../support/picture-metadata.ts';

const text = (signs: string): number[] => [...Buffer.from(signs, 'latin1')];
const types = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'] as const;
const words: PictureWords = {
  alt: 'A lighthouse in fog',
  caption: 'The light at Cape Orrin.',
  credit: 'Lena Marsh/Northshore',
  rights: '© Northshore',
};
const said = (bytes: Uint8Array, type: PictureType = 'image/jpeg') => readPictureFacts(type, bytes);

describe('a picture is taken', () => {
  test.each([
    ['image/png', png(30, 20)],
    ['image/gif', gif(30, 20)],
    ['image/jpeg', jpeg(30, 20)],
    ['image/webp', webpLossy(30, 20)],
    ['image/webp', webpLossless(30, 20)],
    ['image/webp', webpExtended(30, 20)],
  ])('as %s by its content', (type, bytes) => {
    expect(readPicture(bytes)).toEqual({ ok: true, value: { type, width: 30, height: 20 } });
  });

  test.each([
    ['a text', text('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['XML', text('<?xml version="1.0"?><svg/>')],
    ['a PDF', text('%PDF-1.7')],
    ['a TIFF', text('II*\0')],
    ['nothing', []],
  ])('never when it is %s', (_what, bytes) => {
    expect(readPicture(Uint8Array.from(bytes)).ok).toBe(false);
  });

  test('by what it says it draws, not by what its header promises', () => {
    const frame = [0x2c, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0, 2, 1, 0, 0];
    const lying = Uint8Array.from([...gif(1, 1).subarray(0, -1), ...frame, 0x3b]);
    expect(readPicture(lying)).toMatchObject({
      ok: false,
      error: expect.stringMatching(/200 million/) as string,
    });
  });

  test('as it is shown: what lies on its side is as high as it was wide', () => {
    const turn = [
      ...text('Exif\0\0MM\0*'),
      0,
      0,
      0,
      8,
      0,
      1,
      1,
      0x12,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      6,
      0,
      0,
      0,
      0,
      0,
      0,
    ];
    const plain = jpeg(30, 20);
    const turned = concatenate([
      plain.subarray(0, 2),
      Uint8Array.from(segment(0xe1, turn)),
      plain.subarray(2),
    ]);
    expect(readPicture(turned)).toMatchObject({ ok: true, value: { width: 20, height: 30 } });
  });
});

test.each(types)('a %s that breaks off anywhere is refused, with its reason', async (type) => {
  const whole =
    type === 'image/gif'
      ? Uint8Array.from([
          ...gif(2, 2).subarray(0, -1),
          0x2c,
          0,
          0,
          0,
          0,
          2,
          0,
          2,
          0,
          0,
          2,
          2,
          0x4c,
          1,
          0,
          0x3b,
        ])
      : await duskPicture(type, 40, 30);
  expect(readPicture(whole).ok).toBe(true);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: whole.length - 1 }), (length) => {
      const read = readPicture(whole.subarray(0, length));
      expect(read.ok).toBe(false);
      if (!read.ok) expect(read.error).toMatch(/[.]$/);
    }),
    { seed: 19, numRuns: 200 },
  );
});

test.each(types)('what follows the end of a %s does no harm', async (type) => {
  const whole = type === 'image/gif' ? gif(2, 2) : await duskPicture(type, 20, 20);
  expect(readPicture(concatenate([whole, Uint8Array.from(text('MotionPhoto_Data'))])).ok).toBe(
    true,
  );
});

describe('a picture of endless parts is refused before anybody takes it apart:', () => {
  const many = (part: readonly number[], count: number): Uint8Array => {
    const all = new Uint8Array(part.length * count);
    for (let at = 0; at < all.length; at += part.length) all.set(part, at);
    return all;
  };
  const crowds: Readonly<Record<PictureType, (count: number) => Uint8Array>> = {
    'image/jpeg': (count) => {
      const whole = jpeg(40, 30);
      return concatenate([
        whole.subarray(0, 2),
        many([0xff, 0xdb, 0, 2], count),
        whole.subarray(2),
      ]);
    },
    'image/png': (count) => {
      const whole = png(40, 30);
      const empty = [0, 0, 0, 0, ...text('tRNS'), 0, 0, 0, 0];
      return concatenate([whole.subarray(0, 33), many(empty, count), whole.subarray(33)]);
    },
    'image/gif': (count) => {
      const whole = gif(40, 30);
      return concatenate([whole.subarray(0, 13), many([0x21, 0xf9, 0], count), whole.subarray(13)]);
    },
    'image/webp': (count) =>
      webpFile([
        webpChunk('VP8X', Uint8Array.of(0, 0, 0, 0, 39, 0, 0, 29, 0, 0)),
        many([...text('ALPH'), 0, 0, 0, 0], count),
      ]),
  };

  test.each(types)('%s', (type) => {
    expect(readPicture(crowds[type](1000)).ok).toBe(true);
    expect(readPicture(crowds[type](200_001))).toEqual({
      ok: false,
      error: expect.stringContaining('far more parts') as string,
    });
  });
});

describe('the words in a picture’s file', () => {
  test.each([
    ['XMP', jpegWith({ xmp: xmpPacket(words) }), words],
    [
      'IPTC in UTF-8',
      jpegWith({
        iptc: iptcRecords({
          120: 'Ædelgård at dusk',
          80: 'Lena Marsh',
          110: 'Northshore',
          116: '© Northshore',
        }),
      }),
      {
        alt: '',
        caption: 'Ædelgård at dusk',
        credit: 'Lena Marsh/Northshore',
        rights: '© Northshore',
      },
    ],
    [
      'IPTC of old programs',
      jpegWith({
        iptc: iptcRecords({ 120: 'Ædelgård', 110: 'Lena Marsh/Northshore', 80: 'Lena Marsh' }, ''),
      }),
      { alt: '', caption: 'Ædelgård', credit: 'Lena Marsh/Northshore', rights: '' },
    ],
    [
      'Exif',
      jpegWith({ exif: exifOfTexts({ 0x010e: 'The quay', 0x013b: 'Lena Marsh', 0x8298: '©' }) }),
      { alt: '', caption: 'The quay', credit: 'Lena Marsh', rights: '©' },
    ],
    [
      'the first of the three that knows',
      jpegWith({
        exif: exifOfTexts({ 0x010e: 'not this', 0x8298: 'from Exif' }),
        iptc: iptcRecords({ 120: 'nor this', 110: 'from IPTC' }),
        xmp: xmpPacket({ ...words, credit: '', rights: '' }),
      }),
      { alt: words.alt, caption: words.caption, credit: 'from IPTC', rights: 'from Exif' },
    ],
  ])('are read from %s', (_where, bytes, wanted) => {
    expect(said(bytes).words).toEqual(wanted);
    expect(readPicture(bytes).ok).toBe(true);
  });

  test('are read from PNG and WebP too', () => {
    const packet = Buffer.from(xmpPacket(words), 'utf8');
    const chunk = pngChunk(
      'iTXt',
      Buffer.concat([Buffer.from('XML:com.adobe.xmp\0\0\0\0\0', 'latin1'), packet]),
    );
    const sky = skyPng(4, 4);
    const inPng = concatenate([sky.subarray(0, 33), chunk, sky.subarray(33)]);
    expect(said(inPng, 'image/png').words).toEqual(words);
    const exif = Uint8Array.from(exifWithPlace());
    const inWebp = webpFile([
      webpChunk('VP8X', new Uint8Array(10)),
      webpChunk('EXIF', exif),
      webpChunk('XMP ', packet),
    ]);
    expect(said(inWebp, 'image/webp')).toEqual({ words, hasPlace: true });
  });

  test('are one line each, no longer than a figure takes, and never a camera’s own name', () => {
    const long = jpegWith({
      exif: exifOfTexts({ 0x8298: `a\u0007b\n\u202ec ${'é'.repeat(4000)}` }),
    });
    expect(said(long).words.rights).toMatch(/^a b c é+$/u);
    expect(said(long).words.rights).toHaveLength(longestPictureWords.rights);
    const camera = jpegWith({ exif: exifOfTexts({ 0x010e: 'OLYMPUS DIGITAL CAMERA         ' }) });
    expect(said(camera).words.caption).toBe('');
  });

  test.each([
    ['coordinates in Exif', jpegWith({ exif: exifWithPlace() }), true],
    [
      'coordinates in XMP',
      jpegWith({ xmp: xmpPacket(words, '<exif:GPSLatitude>53,1N</exif:GPSLatitude>') }),
      true,
    ],
    ['a city in IPTC', jpegWith({ iptc: iptcRecords({ 90: 'Port Elder' }) }), true],
    ['words alone', jpegWith({ xmp: xmpPacket(words), exif: exifOfTexts({ 0x010e: 'x' }) }), false],
    ['nothing', jpegWith({}), false],
  ])('tell a place by %s', (_what, bytes, hasPlace) => {
    expect(said(bytes).hasPlace).toBe(hasPlace);
  });

  test('no entity is unfolded and nothing is fetched', () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>${xmpPacket({ ...words, caption: '&b;' })}`;
    expect(said(jpegWith({ xmp: bomb })).words.caption).not.toContain('aaaa');
    const outside = xmpPacket({ ...words, caption: '&x;' }).replace(
      '<x:',
      '<!DOCTYPE x SYSTEM "https://trap.example/x.dtd"><x:',
    );
    expect(() => said(jpegWith({ xmp: outside }))).not.toThrow();
  });
});

test('no bytes whatever make the readers throw or run on', () => {
  const starts: Record<PictureType, number[]> = {
    'image/jpeg': [0xff, 0xd8],
    'image/png': [0x89, ...text('PNG\r\n'), 0x1a, 0x0a],
    'image/gif': [...text('GIF89a'), 1, 0, 1, 0, 0, 0, 0],
    'image/webp': [...text('RIFF'), 0, 0, 0, 0, ...text('WEBP')],
  };
  const block = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc.constantFrom(
      [0xff, 0xe1, 0, 40, ...text('Exif\0\0MM\0*'), 0, 0, 0, 8, 0, 9],
      [
        0xff,
        0xed,
        0,
        60,
        ...text('Photoshop 3.0\0'),
        ...text('8BIM'),
        4,
        4,
        0,
        0,
        0,
        0,
        0,
        9,
        0x1c,
        2,
        120,
        0,
        3,
      ],
      [0xff, 0xe1, 0, 60, ...text('http://ns.adobe.com/xap/1.0/\0<a><b')],
      [0, 0, 0, 9, ...text('eXIf'), ...text('II*\0')],
      [...text('EXIF'), 9, 0, 0, 0, ...text('II*\0')],
      [0x21, 0xff, 11, ...text('XMP DataXMP'), 3, 1, 2, 3, 0],
    ),
  );
  fc.assert(
    fc.property(fc.constantFrom(...types), fc.array(block, { maxLength: 12 }), (type, blocks) => {
      const bytes = Uint8Array.from([...starts[type], ...blocks.flatMap((one) => [...one])]);
      readPicture(bytes);
      readTraits(type, bytes);
      const { words: found } = readPictureFacts(type, bytes);
      for (const [part, longest] of Object.entries(longestPictureWords))
        expect(found[part as keyof PictureWords].length).toBeLessThanOrEqual(longest);
    }),
    { seed: 20_271, numRuns: 1500 },
  );
});

test('words that are there are not written over', () => {
  const mine = { alt: 'Mine', caption: '', credit: '', rights: '' };
  expect(filledWith(mine, words)).toEqual({ ...words, alt: 'Mine' });
});
