import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../../core/importing/decoding/decode.ts';

const western = 'Å“Crème brûlée” – £5 for naïve café guests in Málaga, said Zoë; 3 € each.';
const polish = 'Zażółć gęślą jaźń, mówiła „Łucja” – i wyszła na ulicę Świętej Róży.';
const russian =
  'Съешь ещё этих мягких французских булок, да выпей чаю. Паром через реку больше не ходит.';
const belarusian =
  'Мы прасілі тры гады запар, сказаў капітан. Шчаўе расце каля ракі, ды яго ўжо ніхто не есць.';
const ukrainian =
  'Пором через річку більше не ходить: у міста немає грошей. Їжак з’їв її ґрунтовно.';

/** The bytes of `text` in a single-byte encoding, found by trying every byte. */
function encode(text: string, label: string): Uint8Array {
  const decoder = new TextDecoder(label);
  const bytes = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
  );
  return Uint8Array.from(Array.from(text), (sign) => {
    const byte = bytes.get(sign);
    if (byte === undefined) throw new Error(`${label} has no ${sign}`);
    return byte;
  });
}

function utf16(text: string, order: 'le' | 'be', mark: boolean): Uint8Array {
  const bytes = new Uint8Array(2 * (text.length + (mark ? 1 : 0)));
  const view = new DataView(bytes.buffer);
  Array.from({ length: bytes.length / 2 }, (_, at) => {
    const unit = mark ? (at === 0 ? 0xfeff : text.charCodeAt(at - 1)) : text.charCodeAt(at);
    view.setUint16(2 * at, unit, order === 'le');
  });
  return bytes;
}

function textOf(bytes: Uint8Array): string {
  const decoded = decodeText(bytes);
  return decoded.ok ? decoded.value.text : `refused: ${decoded.error}`;
}

describe('bytes become text', () => {
  test.each([
    ['windows-1252', western],
    ['windows-1250', polish],
    ['windows-1251', russian],
    ['windows-1251', belarusian],
    ['windows-1251', ukrainian],
    ['koi8-u', russian],
    ['koi8-u', ukrainian.replace('’', "'")],
    ['ibm866', russian],
    ['iso-8859-5', russian],
    ['macintosh', western.replace('Å', '')],
    ['windows-1252', 'Plain words and one café.'],
    ['windows-1252', 'It’s “quoted” – that’s all.'],
    ['windows-1251', 'Москва'],
    ['koi8-u', 'Москва и область'],
    ['windows-1252', 'Der Bürgermeister von Überlingen grüßt. GRÖSSE ÄNDERT ALLES.'],
    ['windows-1252', 'À l’école, l’élève reçut « deux » œufs.'],
  ])('from %s: %s', (label, text) => {
    expect(textOf(encode(text, label))).toBe(text);
  });

  test.each([
    ['little-endian with a mark', 'le', true],
    ['big-endian with a mark', 'be', true],
    ['little-endian without', 'le', false],
    ['big-endian without', 'be', false],
  ] as const)('from UTF-16, %s', (_name, order, mark) => {
    for (const text of [western, russian, `${polish}\r\n\r\n${western}`, 'Hi\n']) {
      expect(textOf(utf16(text, order, mark))).toBe(text);
    }
  });

  test('from UTF-8 with and without a mark, nothing changed and nothing said', () => {
    const bytes = new TextEncoder().encode(`${western} ${russian} 日本語 😀`);
    expect(decodeText(bytes)).toEqual({
      ok: true,
      value: { text: `${western} ${russian} 日本語 😀`, change: null },
    });
    expect(textOf(Uint8Array.of(0xef, 0xbb, 0xbf, ...bytes))).toBe(
      `${western} ${russian} 日本語 😀`,
    );
  });

  test('from UTF-8 with strays, each stray read and told of', () => {
    const bytes = new TextEncoder().encode(`${russian} x ${russian}`);
    const at = bytes.indexOf('x'.charCodeAt(0));
    const decoded = decodeText(bytes.with(at, 0xe9));
    expect(decoded).toEqual({
      ok: true,
      value: {
        text: `${russian} é ${russian}`,
        change: 'Read as UTF-8; 1 byte that is not UTF-8 was read as Windows-1252.',
      },
    });
  });

  test('whatever the text, UTF-8 and UTF-16 with a mark give it back', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }).map((text) => `a${text}`),
        (text) => {
          fc.pre(!text.includes('\0'));
          expect(textOf(utf16(text, 'le', true))).toBe(text);
          expect(textOf(new TextEncoder().encode(text))).toBe(text);
        },
      ),
      { seed: 20260503, numRuns: 300 },
    );
  });

  test('whatever the bytes, there is text or a sentence, never a throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const decoded = decodeText(bytes);
        if (!decoded.ok) expect(decoded.error).toMatch(/^[A-Z].*\.$/);
      }),
      { seed: 20260503, numRuns: 1000 },
    );
  });
});

/** The bytes of `text` in an encoding of one or two bytes a sign, found by trying them all. */
function encodeWide(text: string, label: string): Uint8Array {
  const decoder = new TextDecoder(label, { fatal: true });
  const known = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      try {
        const sign = decoder.decode(Uint8Array.of(lead, trail));
        if (Array.from(sign).length === 1 && !known.has(sign)) known.set(sign, [lead, trail]);
      } catch {
        // No sign of the encoding.
      }
    }
  }
  return Uint8Array.from(
    Array.from(text).flatMap((sign) =>
      sign < '\x80' ? [sign.charCodeAt(0)] : (known.get(sign) ?? [0x3f]),
    ),
  );
}

describe('East Asian bytes become text', () => {
  test.each([
    ['shift_jis', '港のフェリーは月曜日から動いていません。理由は誰も知らないと船長は言いました。'],
    ['euc-jp', '港のフェリーは月曜日から動いていません。理由は誰も知らないと船長は言いました。'],
    ['euc-kr', '항구의 배는 월요일부터 움직이지 않았다. 이유는 아무도 모른다고 선장이 말했다.'],
    ['gb18030', '港口的船从星期一开始就没有动过，船长说没有人知道这是为什么。'],
    ['big5', '港口的船從星期一開始就沒有動過，船長說沒有人知道這是為什麼。'],
  ])('from %s', (label, text) => expect(textOf(encodeWide(text, label))).toBe(text));

  test.each(['windows-1251', 'koi8-u', 'ibm866', 'iso-8859-5', 'x-mac-cyrillic'])(
    'and Cyrillic in %s stays Cyrillic, whatever its length',
    (label) => {
      const words = russian.replace(/[Ё]/g, '').split(' ');
      for (let count = 3; count <= words.length; count++) {
        const text = words.slice(0, count).join(' ');
        expect(textOf(encode(text, label))).toMatch(/^[\p{Script=Cyrillic}\s,.]+$/u);
      }
    },
  );
});

describe('surrogates written as UTF-8', () => {
  test('in pairs are the sign they stand for', () => {
    const bytes = Uint8Array.of(0x41, 0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80, 0x42);
    expect(textOf(bytes)).toBe('A😀B');
  });

  test('alone are half a sign, and nothing around them is misread', () => {
    const bytes = Uint8Array.of(0x41, 0xed, 0xa0, 0x80, 0xc3, 0xa9, 0x42);
    expect(textOf(bytes)).toBe('A\ud800éB');
  });
});

describe('what is no text is refused by name', () => {
  const ascii = (text: string) => Uint8Array.from(Array.from(text), (sign) => sign.charCodeAt(0));
  test.each([
    ['an empty file', new Uint8Array(), 'The file is empty'],
    ['a PDF', ascii('%PDF-1.7\n…'.replace('…', '%')), 'a PDF'],
    ['a Word document', ascii('PK\x03\x04\x14\0\x06\0word/document.xml'), 'a Word document (DOCX)'],
    [
      'an OpenDocument text',
      ascii('PK\x03\x04\x14\0\0\0mimetypeapplication/vnd.oasis.opendocument.text'),
      '(ODT)',
    ],
    ['some archive', ascii('PK\x03\x04\x14\0\0\0notes.txt'), 'a ZIP archive'],
    [
      'an old Word document',
      ascii('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0'),
      'take “Word document (DOCX)”',
    ],
    ['an RTF document', ascii('{\\rtf1\\ansi Hello}'), 'an RTF document'],
    ['a PNG', ascii('\x89PNG\r\n\x1a\n'), 'a PNG picture'],
    ['a JPEG', ascii('\xff\xd8\xff\xe0'), 'a JPEG picture'],
    ['a web page', ascii('<!DOCTYPE html>\n<html><p>Hello'), 'a web page'],
    ['a database', ascii('SQLite format 3\0'), 'a database'],
    ['UTF-32', Uint8Array.of(0xff, 0xfe, 0, 0, 65, 0, 0, 0), 'UTF-32'],
    ['noise with zeros', ascii('ab\0\x01\x02cd\0\x9f\xfe'), 'not text'],
    [
      'noise without',
      Uint8Array.from({ length: 4000 }, (_, at) => 1 + ((at * 7919) % 255)),
      'not text',
    ],
  ])('%s', (_name, bytes, word) => {
    const decoded = decodeText(bytes);
    expect(decoded.ok).toBe(false);
    expect(decoded.ok ? '' : decoded.error).toContain(word);
    expect(decoded.ok ? '' : decoded.error).toMatch(/\.$/);
  });
});
