import { describe, expect, test } from 'vitest';
import { cleanText } from '../../../core/importing/clean-text.ts';
import { guessLanguage } from '../../../core/importing/guess-language.ts';
import { importText, longestText } from '../../../core/importing/import-text.ts';
import { importWell, shapeOf, signsOf, withoutSpace } from './story-shape.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('what cannot be a story', () => {
  test.each([
    ['an empty text', '', 'There is no text in it'],
    ['white space', ' \n\t\u00a0\u2028\ufeff ', 'There is no text in it'],
    ['controls alone', '\u0001\u0002', 'There is no text in it'],
    [
      'a text longer than the longest',
      'a'.repeat(longestText + 1),
      'The text has about 21 million characters; a story can have 20 million',
    ],
  ])('%s gets a sentence', (_what, text, words) => {
    const imported = importText(text, { language: 'en-GB' });
    expect(imported.ok ? '' : imported.error).toContain(words);
    expect(imported.ok ? '' : imported.error).toMatch(/\.$/);
  });
});

describe('the headline', () => {
  const rest = 'The bridge in Holm stays closed until the spring, the council said on Monday.';
  test.each([
    'Bridge stays closed',
    'BRIDGE STAYS CLOSED',
    'Is the bridge safe?',
    'Mayor: “We keep the bridge closed.”',
    '“We keep the bridge closed”, says mayor',
    'Envoy returns to the U.S.',
    'What now…',
    'Bridge closed: 12 questions, 3 answers',
  ])('is the first line: %s', (line) => {
    expect(shapeOf(importWell(`${line}\n\n${rest}`))).toEqual([
      `headline: ${line}`,
      `paragraph: ${rest}`,
    ]);
  });

  test.each([
    'The bridge is closed.',
    '“Nobody is happy.”',
    'Dear editor,',
    '- a bullet',
    'https://npw.example/bridge',
  ])('is not %s', (line) => {
    expect(importWell(`${line}\n\n${rest}`).document.firstChild?.textContent).toBe('');
  });
});

describe('characters', () => {
  test('every kind of line end ends a line', () => {
    for (const end of ['\n', '\r\n', '\r', '\u0085', '\u2028', '\u000b']) {
      expect(shapeOf(importWell(`Harbour shut${end}${end}It is shut.${end}${end}It is.`))).toEqual([
        'headline: Harbour shut',
        'paragraph: It is shut.',
        'paragraph: It is.',
      ]);
    }
    for (const end of ['\u2029', '\f'])
      expect(shapeOf(importWell(`Harbour shut${end}It is shut.`))).toEqual([
        'headline: Harbour shut',
        'paragraph: It is shut.',
      ]);
  });

  test('non-breaking spaces, tabs and joiners inside a line stay', () => {
    const line = '«\u00a0Oui\u202f!\u00a0»\tdit 5\u00a0000 👩‍👩‍👧 Аўтар́.';
    expect(shapeOf(importWell(`Titre\n\n${line}`))[1]).toBe(`paragraph: ${line}`);
  });

  test('controls are dropped and counted; nothing else is', () => {
    const story = importWell('Harbour\u0000 shut\n\nIt\u0007 is\u007f shut.\ufdd0');
    expect(shapeOf(story)).toEqual(['headline: Harbour shut', 'paragraph: It is shut.']);
    expect(story.report.dropped).toEqual(['4 control characters that print nothing.']);
  });

  test('half characters stand as the replacement character, and the report says so', () => {
    const story = importWell('Harbour \ud83d shut\n\nIt \udc00\udc00 is \ud83d\ude00.');
    expect(signsOf(story)).toBe('Harbour\ufffdshutIt\ufffd\ufffdis😀.');
    expect(story.report.changed).toEqual(['3 half characters (lone surrogates) now stand as �.']);
  });

  test('Windows characters that were mislabelled as controls are read', () => {
    expect(cleanText('\u0093No\u0094 \u0096 it\u0092s').text).toBe('“No” – it’s');
  });
});

describe('languages', () => {
  test.each([
    [
      'en-GB',
      'The organisation recognised that the colour of the centre was grey and that the harbour had been shut.',
    ],
    [
      'en-US',
      'The organization recognized that the color of the center was gray and that the harbor had been shut.',
    ],
    [
      'de',
      'Der Hafen ist seit dem Morgen geschlossen, und niemand weiß, wann er wieder geöffnet wird, sagt die Stadt.',
    ],
    [
      'fr',
      'Le port est fermé depuis le matin et personne ne sait quand il sera de nouveau ouvert, dit la mairie dans une lettre.',
    ],
    [
      'es',
      'El puerto está cerrado desde la mañana y nadie sabe cuándo se abrirá de nuevo, según la carta de los vecinos.',
    ],
    [
      'pl',
      'Port jest zamknięty od rana i nikt nie wie, kiedy się znowu otworzy, co do tego nie ma zgody w radzie.',
    ],
    [
      'ru',
      'Порт закрыт с утра, и никто не знает, когда он вновь откроется, говорится в письме мэрии. Это был ответ.',
    ],
    ['be', 'Порт зачынены з раніцы, і ніхто не ведае, калі ён зноў адкрыецца, сказаў мэр горада.'],
    [
      'uk',
      'Порт зачинено зранку, і ніхто не знає, коли він знову відкриється, йдеться в листі її мерії.',
    ],
    ['el', 'Το λιμάνι είναι κλειστό από το πρωί.'],
    ['ar', 'الميناء مغلق منذ الصباح ولا أحد يعرف متى سيفتح.'],
    ['ja', '港は朝から閉まっている。いつ開くかは誰も知らない。'],
  ])('%s is told from its words', (tag, text) => {
    expect(guessLanguage(text, 'sv')).toBe(tag);
  });

  test('what tells nothing is what was asked for, and the report says so', () => {
    for (const text of ['Harbour shut', '12 345', 'Lorem ipsum dolor sit amet consectetur'])
      expect(guessLanguage(text, 'en-US')).toBe(null);
    const story = importWell('Harbour shut');
    expect(story.details.language).toBe('en-GB');
    expect(story.report.kept.join(' ')).toContain('stays English (UK)');
  });

  test('a language that the desk has no name for is named in the report', () => {
    const text = 'Prístav je zatvorený od rána a nikto nevie, kedy sa znova otvorí, hovorí mesto.';
    expect(importWell(text).report.changed.join(' ')).toContain('set to Slovak');
  });
});

describe('twenty megabytes', () => {
  const sentence =
    'The harbour at Holm has been shut since the morning, Ada Brook said on Monday. ';
  test.each([
    ['in one paragraph', sentence.repeat(Math.floor(20_000_000 / sentence.length))],
    ['in short lines', `${sentence.slice(0, 39)}\n`.repeat(500_000)],
  ])(
    '%s arrive whole',
    (what, text) => {
      const bytes = utf8(text);
      const start = performance.now();
      const plain = new TextDecoder().decode(bytes).split('\n').join('\n').length;
      const middle = performance.now();
      const story = importWell(bytes);
      const end = performance.now();
      console.info(
        `20 MB ${what}: imported in ${((end - middle) / 1000).toFixed(1)} s; decode, split and join alone ${((middle - start) / 1000).toFixed(2)} s`,
      );
      expect(plain).toBe(text.length);
      expect(signsOf(story)).toBe(withoutSpace(text));
    },
    240_000,
  );
});

// Each shape is one that a careless pattern takes quadratic time over: eight times the text would
// then take sixty-four times as long.
describe('time grows with the length of the text and no faster', () => {
  const size = 100_000;
  test.each([
    ['spaces in a line', (n: number) => `x${' '.repeat(n)}x`],
    ['one endless word', (n: number) => 'x'.repeat(n)],
    ['an address of brackets', (n: number) => `https://x.example/${')'.repeat(n)}`],
    [
      'addresses that end in brackets',
      (n: number) => `https://x.example/${')'.repeat(4000)} `.repeat(n / 4000),
    ],
    ['full stops', (n: number) => '. '.repeat(n / 2)],
    ['bullets', (n: number) => '- a\n'.repeat(n / 4)],
    [
      'bullets further and further in',
      (n: number) =>
        Array.from({ length: n / 60 }, (_, at) => `${' '.repeat(at % 90)}- a`).join('\n'),
    ],
    ['quote marks', (n: number) => '>'.repeat(n)],
    ['hashes', (n: number) => `a\n\n${'#'.repeat(n)}`],
    ['lines set in', (n: number) => 'a\n'.repeat(n / 4) + '     a\n'.repeat(n / 16)],
    ['rules', (n: number) => '---\n'.repeat(n / 4)],
    ['credits', (n: number) => 'Boats. NPW/Ada Brook\n'.repeat(n / 21)],
    ['half characters', (n: number) => '\ud800'.repeat(n)],
    ['open brackets', (n: number) => '('.repeat(n)],
  ])(
    '%s',
    (_what, make) => {
      const once = quickest(make(size));
      const eightfold = quickest(make(8 * size));
      expect(eightfold).toBeLessThan(24 * Math.max(once, 4));
    },
    120_000,
  );
});

/** Milliseconds that the processor was busy in the quickest of five imports. */
function quickest(text: string): number {
  const times = Array.from({ length: 5 }, () => {
    const start = process.cpuUsage();
    importText(text, { language: 'en-GB' });
    return process.cpuUsage(start).user / 1000;
  });
  return Math.min(...times);
}
