import { zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyDrop, emptyFile, refuseAtOnce, tellKind } from '../../main/vault/source-kind.ts';
import { latin1, recordings, tinyGif, wholePictures } from '../support/small-files.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const tell = (bytes: Uint8Array, name = 'report.bin', size = bytes.length) =>
  tellKind({ name, size, head: bytes.subarray(0, 1 << 20), tail: bytes.subarray(-65_536) });
const packed = (...names: string[]) =>
  zipSync(Object.fromEntries(names.map((name) => [name, utf8('<x/>')])));

const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
const cyrillic = latin1('\xcf\xe0\xf0\xee\xec \xe2\xfb\xf8\xe5\xeb \xe8\xe7 \xef\xee\xf0\xf2\xe0.');

describe('the kind of a file is told by its content', () => {
  test.each([
    ['a PDF', latin1('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'), 'pdf', 'application/pdf'],
    ['a PDF after a few lines', latin1(`\r\n\x1b%-1X\r\n%PDF-1.4\n`), 'pdf', 'application/pdf'],
    ['a GIF', tinyGif, 'image', 'image/gif'],
    ['a page', utf8('<!doctype html><p>Hello'), 'page', 'text/html'],
    [
      'a page with a preface',
      utf8('<?xml version="1.0"?>\n<!-- x -->\n<html><p>a'),
      'page',
      'text/html',
    ],
    ['a page in UTF-16', utf16('<html><body>Hello'), 'page', 'text/html'],
    ['a piece of a page', utf8('<div><p>One</p><p>Two</p></div>'), 'page', 'text/html'],
    [
      'a page saved in a single file',
      utf8(
        'From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="x"\r\n',
      ),
      'page',
      'text/html',
    ],
    ['a text', utf8('The ferry is late.'), 'text', 'text/plain'],
    ['a text that speaks of tags', utf8('Write <p> for a paragraph.'), 'text', 'text/plain'],
    ['a text in UTF-16', utf16('The ferry is late.'), 'text', 'text/plain'],
    ['a text in Windows-1251', cyrillic, 'text', 'text/plain'],
    ['WebVTT', utf8('WEBVTT\n\n00:01.000 --> 00:02.000\nHello'), 'transcript', 'text/plain'],
    ['SubRip', utf8('1\n00:00:01,000 --> 00:00:02,000\nHello'), 'transcript', 'text/plain'],
    ['timed lines', utf8('[00:01] a\n[00:02] b\n[00:03] c'), 'transcript', 'text/plain'],
  ])('%s', (_what, bytes, kind, type) => {
    expect(tell(bytes)).toEqual({ ok: true, value: { kind, type } });
  });

  test('a Word document, wherever its parts are named', () => {
    const small = packed('[Content_Types].xml', 'word/document.xml');
    expect(tell(small)).toMatchObject({ value: { kind: 'docx' } });
    // The directory at the end names them all, though the first part fills the sample.
    const late = zipSync({
      'word/media/a.bin': [crypto.getRandomValues(new Uint8Array(60_000)), { level: 0 }],
      '[Content_Types].xml': utf8('<x/>'),
    });
    const sample = {
      name: 'x',
      size: late.length,
      head: late.subarray(0, 900),
      tail: late.subarray(-900),
    };
    expect(tellKind(sample)).toMatchObject({ value: { kind: 'docx' } });
  });

  test('a name is not believed', () => {
    expect(tell(utf8('Only words'), 'film.mp4')).toMatchObject({ value: { kind: 'text' } });
  });
});

describe('a picture', () => {
  test.each(wholePictures)('of the type %s is taken whole, and never cut short', (type, bytes) => {
    expect(tell(bytes)).toEqual({ ok: true, value: { kind: 'image', type } });
    // From twelve bytes on every type is told; before, a few letters may be a text.
    for (let at = 12; at < bytes.length; at += 1) {
      expect(tell(bytes.subarray(0, at))).toMatchObject({ ok: false });
    }
    expect(tell(bytes.subarray(0, -1), 'quay.img')).toEqual({
      ok: false,
      error:
        '“quay.img” is a picture, but cut short: its end is missing. Nothing was stored. Ask for it again.',
    });
  });

  test.each(wholePictures)('of the type %s may have more behind its end', (_type, bytes) => {
    const longer = Uint8Array.from([...bytes, ...new Uint8Array(40)]);
    expect(tell(longer)).toMatchObject({ ok: true });
  });

  test('of a phone, with its film behind it, is whole', () => {
    const [, jpeg] = wholePictures[2]!;
    // In it 0xFF comes before what no picture data has there, as sooner or later in every film.
    const film = Uint8Array.from({ length: 200_000 }, (_, at) => (at * 7919 + (at >> 8)) % 256);
    expect(tell(Uint8Array.from([...jpeg, ...film]))).toMatchObject({ ok: true });
  });

  test('that is large is looked at where it ends', () => {
    const [, jpeg] = wholePictures[2]!;
    const scan = Uint8Array.from({ length: 3_000_000 }, (_, at) => (at * 31) % 255);
    const large = Uint8Array.from([...jpeg.subarray(0, -2), ...scan]);
    expect(tell(large)).toMatchObject({ ok: false });
    expect(tell(Uint8Array.from([...large, 0xff, 0xd9]))).toMatchObject({ ok: true });
  });
});

test('a file without a byte is a folder only where it may be one', () => {
  expect(emptyFile('notes')).toMatch(/^“notes” is empty, so .*Nothing was stored\. .*\.$/);
  expect(emptyDrop('notes.txt')).toBe(emptyFile('notes.txt'));
  for (const name of ['notes', '.notes', 'St. Mary']) {
    expect(emptyDrop(name)).toContain(`“${name}” is empty, or a folder, so`);
  }
});

describe('a recording is refused from its first bytes', () => {
  test.each(recordings)('%s', (_what, start, what) => {
    const head = latin1(start.padEnd(2000, '\0'));
    const size = 200 * 1024 * 1024;
    const said = `“night.x” is ${what} of 200 MB. The vault keeps documents, pages, pictures and transcripts. Nothing was stored.`;
    expect(refuseAtOnce({ name: 'night.x', size, head })).toContain(said);
    expect(refuseAtOnce({ name: 'night.x', size, head })).toMatch(
      /as a link, and quote it with its timestamps\.$/,
    );
    expect(tell(head, 'night.x', size)).toMatchObject({ ok: false });
  });

  test('texts and pictures are none', () => {
    const starts = [
      '\xff\xfeH\0i\0',
      '\xfe\xff\0H\0i',
      'GIF89a',
      '\xff\xd8\xff\xe0',
      'G day',
      '\xef\xbb\xbfI',
    ];
    for (const start of starts) {
      expect(refuseAtOnce({ name: 'x', size: 10, head: latin1(start) })).toBeNull();
    }
  });
});

describe('what else is refused is named, with advice', () => {
  test.each([
    [
      'an OpenDocument text',
      packed('mimetype', 'content.xml', 'opendocument.text'),
      /OpenDocument text.*PDF/,
    ],
    ['a workbook', packed('[Content_Types].xml', 'xl/workbook.xml'), /Excel workbook.*PDF/],
    ['an archive', packed('a.txt'), /ZIP archive.*Unpack/],
    ['an archive cut short', packed('a.txt').subarray(0, 40), /a ZIP archive, but damaged/],
    ['RTF', latin1('{\\rtf1\\ansi'), /RTF.*PDF/],
    ['an old Word document', latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), /old Word.*PDF/],
    ['a program', latin1('\x7fELF\x02\x01\x01\0\0'), /program/],
    ['a HEIC picture', latin1('\0\0\0\x18ftypheic\0\0\0\0'), /HEIC.*JPEG/],
    ['a TIFF picture', latin1('II*\0\x08\0\0\0'), /TIFF.*JPEG/],
    ['a broken picture', latin1('\x89PNG\r\n\x1a\n'), /damaged/],
    [
      'noise',
      Uint8Array.from({ length: 999 }, (_, at) => (at * 7919 + (at >> 3)) % 256),
      /no kind of file/,
    ],
  ])('%s', (_what, bytes, sentence) => {
    const told = tell(bytes, 'it');
    expect(told.ok).toBe(false);
    expect(!told.ok && told.error).toMatch(sentence);
    expect(!told.ok && told.error).toMatch(/^“it” is .*Nothing was stored.*\.$/);
  });

  test('a Word document cut short, told by its name where its parts do not tell', () => {
    const whole = packed('[Content_Types].xml', 'word/document.xml');
    for (const name of ['minutes.docx', 'MINUTES.DOCX']) {
      expect(tell(whole.subarray(0, 60), name)).toEqual({
        ok: false,
        error: `“${name}” is a Word document, but damaged: it cannot be read. Nothing was stored. Ask for it again.`,
      });
    }
    // What says that it is one is kept, as every damaged document is, and read as far as it goes.
    const named = whole.subarray(0, Buffer.from(whole).indexOf('word/document.xml') + 30);
    expect(tell(named)).toMatchObject({ value: { kind: 'docx' } });
    expect(tell(packed('a.txt'), 'minutes.docx')).toMatchObject({
      error: expect.stringMatching(/ZIP archive.*Unpack/) as string,
    });
  });

  test('what is too large', () => {
    const head = utf8('%PDF-1.7');
    const size = 300 * 1024 * 1024;
    expect(refuseAtOnce({ name: 'atlas.pdf', size, head })).toBe(
      '“atlas.pdf” has 300 MB, and the vault takes files of at most 128 MB. Nothing was stored. Save it smaller or in parts, and drop those in.',
    );
    expect(tell(utf8('words'), 'log.txt', 100 * 1024 * 1024)).toMatchObject({ ok: false });
  });
});

test('whatever the bytes, there is a kind or a sentence', () => {
  const magic = recordings.map(([, start]) => start);
  const start = fc.constantFrom('', 'PK\x03\x04', '%PDF-', '<html', 'RIFF', '\xff', ...magic);
  fc.assert(
    fc.property(start, fc.uint8Array({ maxLength: 400 }), (begin, rest) => {
      const told = tell(Uint8Array.from([...latin1(begin), ...rest]));
      if (!told.ok) expect(told.error).toMatch(/^“report.bin” .{20,}\.$/);
    }),
    { seed: 7, numRuns: 3000 },
  );
});
