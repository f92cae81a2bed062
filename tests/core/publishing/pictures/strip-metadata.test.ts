import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stripMetadata } from '../../../../core/publishing/pictures/strip-metadata.ts';
import { skyPng } from '../../../fixtures/stories/picture.ts';

const secret = 'GPS 53.9N 27.5E, camera 4711, Ada Brook';
const text = (signs: string): number[] => [...Buffer.from(signs, 'latin1')];
const bytes = (...parts: (readonly number[] | Uint8Array)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => [...part]));

function segment(marker: number, content: readonly number[]): number[] {
  const length = content.length + 2;
  return [0xff, marker, length >> 8, length & 0xff, ...content];
}

/** Exif data, big- or little-endian, with an orientation and a text that nobody should read. */
function exif(orientation: number, isLittle: boolean): number[] {
  const view = new DataView(new ArrayBuffer(38));
  [isLittle ? 0x4949 : 0x4d4d].forEach((order) => view.setUint16(0, order));
  view.setUint16(2, 42, isLittle);
  view.setUint32(4, 8, isLittle);
  view.setUint16(8, 2, isLittle);
  const fields = [
    [0x010e, 2, secret.length, 38],
    [0x0112, 3, 1, orientation],
  ] as const;
  fields.forEach(([tag, type, count, value], index) => {
    const at = 10 + index * 12;
    view.setUint16(at, tag, isLittle);
    view.setUint16(at + 2, type, isLittle);
    view.setUint32(at + 4, count, isLittle);
    if (type === 3) view.setUint16(at + 8, value, isLittle);
    else view.setUint32(at + 8, value, isLittle);
  });
  return [...text('Exif\0\0'), ...new Uint8Array(view.buffer), ...text(secret)];
}

describe('a JPEG', () => {
  const start = [0xff, 0xd8];
  const end = [0xff, 0xd9];
  const jfif = segment(0xe0, [...text('JFIF\0'), 1, 2, 0, 0, 1, 0, 1, 0, 0]);
  const profile = segment(0xe2, [...text('ICC_PROFILE\0'), 1, 1, ...text('sRGB')]);
  const adobe = segment(0xee, [...text('Adobe'), 0, 100, 0, 0, 0, 0, 1]);
  const tables = [
    ...segment(0xdb, Array<number>(65).fill(1)),
    ...segment(0xc4, [0, ...Array<number>(20).fill(2)]),
  ];
  const frame = segment(0xc2, [8, 0, 2, 0, 2, 1, 1, 0x11, 0]);
  // Coded data hold stuffed bytes and restart markers, which end nothing.
  const scan = [...segment(0xda, [1, 1, 0, 0, 63, 0]), 1, 2, 0xff, 0, 3, 0xff, 0xd0, 4, 0xff, 0xff];
  const picture = [...tables, ...frame, ...scan, ...segment(0xc4, [1, 2, 3]), ...scan];
  const hidden = [
    segment(0xe1, [...text('http://ns.adobe.com/xap/1.0/\0'), ...text(secret)]),
    segment(0xe2, [...text('MPF\0'), ...text(secret)]),
    segment(0xe3, text(secret)),
    segment(0xed, [...text('Photoshop 3.0\0'), ...text(secret)]),
    segment(0xf0, text(secret)),
    segment(0xfe, text(secret)),
  ].flat();

  test('keeps its picture and colours, and nothing else', () => {
    const original = bytes(
      start,
      jfif,
      segment(0xe1, exif(1, false)),
      hidden,
      profile,
      adobe,
      picture,
      end,
      text(secret),
      start,
      end,
    );
    expect(stripMetadata('image/jpeg', original)).toEqual(
      bytes(start, jfif, profile, adobe, picture, end),
    );
  });

  test.each([
    [2, false],
    [6, true],
    [8, false],
    [3, true],
  ])('that lies on side %i still does (little-endian: %s)', (orientation, isLittle) => {
    const stripped = stripMetadata(
      'image/jpeg',
      bytes(start, segment(0xe1, exif(orientation, isLittle)), picture, end),
    );
    const kept = [
      ...text('Exif\0\0MM\0*'),
      0,
      0,
      0,
      8,
      0,
      1,
      0x01,
      0x12,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      orientation,
      0,
      0,
      0,
      0,
      0,
      0,
    ];
    expect(stripped).toEqual(bytes(start, segment(0xe1, kept), picture, end));
  });

  test.each([
    [0, false],
    [9, true],
  ])('with an orientation of %i, which is none, loses it', (orientation, isLittle) => {
    const stripped = stripMetadata(
      'image/jpeg',
      bytes(start, segment(0xe1, exif(orientation, isLittle)), picture, end),
    );
    expect(stripped).toEqual(bytes(start, picture, end));
  });

  test('that breaks off in the middle keeps what is there', () => {
    const original = bytes(start, hidden, picture);
    expect(stripMetadata('image/jpeg', original)).toEqual(bytes(start, picture, end));
  });
});

describe('a PNG', () => {
  const chunk = (name: string, content: readonly number[]): number[] => [
    0,
    0,
    0,
    content.length,
    ...text(name),
    ...content,
    9,
    9,
    9,
    9,
  ];

  test('with nothing to hide stays as it is', () => {
    expect(Buffer.from(stripMetadata('image/png', skyPng(20, 10)))).toEqual(skyPng(20, 10));
  });

  test('loses text, time, Exif and what follows its end', () => {
    const signature = [0x89, ...text('PNG\r\n'), 0x1a, 0x0a];
    const header = chunk('IHDR', Array<number>(13).fill(1));
    const body = [...chunk('gAMA', [1, 2, 3, 4]), ...chunk('IDAT', [5]), ...chunk('IEND', [])];
    const hidden = ['tEXt', 'iTXt', 'zTXt', 'eXIf', 'tIME', 'prVt'].flatMap((name) =>
      chunk(name, text(secret)),
    );
    expect(
      stripMetadata(
        'image/png',
        bytes(signature, header, hidden, body, chunk('tEXt', text(secret))),
      ),
    ).toEqual(bytes(signature, header, body));
  });
});

describe('a GIF', () => {
  const head = [...text('GIF89a'), 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255];
  const frame = [0x21, 0xf9, 4, 0, 0, 0, 0, 0, 0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4c, 1, 0];
  const blocks = (content: readonly number[]): number[] => [content.length, ...content, 0];
  const loop = [0x21, 0xff, 11, ...text('NETSCAPE2.0'), 3, 1, 0, 0, 0];

  test('loses comments and other programs’ notes, and keeps its loop', () => {
    const hidden = [
      0x21,
      0xfe,
      ...blocks(text(secret)),
      0x21,
      0xff,
      11,
      ...text('XMP DataXMP'),
      ...blocks(text(secret)),
    ];
    const original = bytes(head, loop, hidden, frame, hidden, frame, [0x3b], text(secret));
    expect(stripMetadata('image/gif', original)).toEqual(bytes(head, loop, frame, frame, [0x3b]));
  });
});

describe('a WebP', () => {
  const chunk = (name: string, content: readonly number[]): number[] => {
    const padding = content.length % 2 ? [0] : [];
    return [...text(name), content.length, 0, 0, 0, ...content, ...padding];
  };
  const riff = (content: readonly number[]): number[] => [
    ...text('RIFF'),
    content.length + 4,
    0,
    0,
    0,
    ...text('WEBP'),
    ...content,
  ];

  test('loses Exif and XMP, and no longer promises them', () => {
    const features = (flags: number): number[] => chunk('VP8X', [flags, 0, 0, 0, 1, 0, 0, 1, 0, 0]);
    const picture = [...chunk('ICCP', [1, 2, 3]), ...chunk('VP8 ', [4, 5, 6, 7, 8])];
    const original = riff([
      ...features(0x2c),
      ...picture,
      ...chunk('EXIF', text(secret)),
      ...chunk('XMP ', text(secret)),
    ]);
    expect(stripMetadata('image/webp', bytes(original))).toEqual(
      bytes(riff([...features(0x20), ...picture])),
    );
  });
});

test('no bytes whatever make it throw or run on, and what it left it leaves', () => {
  const starts: Record<string, number[]> = {
    'image/jpeg': [0xff, 0xd8, 0xff],
    'image/png': [0x89, ...text('PNG\r\n'), 0x1a, 0x0a],
    'image/gif': [...text('GIF89a'), 1, 0, 1, 0, 0, 0, 0],
    'image/webp': [...text('RIFF'), 0, 0, 0, 0, ...text('WEBP')],
  };
  const type = fc.constantFrom(
    'image/jpeg' as const,
    'image/png' as const,
    'image/gif' as const,
    'image/webp' as const,
  );
  const tail = fc.array(
    fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(0xff, 0x21, 0x2c, 0, 0xe1, 0xda)),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(type, tail, (name, rest) => {
      const once = stripMetadata(name, bytes(starts[name] ?? [], rest));
      expect(stripMetadata(name, once)).toEqual(once);
    }),
    { seed: 20_268, numRuns: 2000 },
  );
});
