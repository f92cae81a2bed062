import { readFile as readBytes } from 'node:fs/promises';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SourceKind } from '../../../core/factcheck/source.ts';
import { readFile } from '../../../renderer/source-reading-worker/read-file.ts';
import type { ReadWords } from '../../../renderer/source-reading-worker/words.ts';
import { docxOf, noteMark, wordParagraph } from '../../support/docx.ts';
import { codedPdf, japanesePdf, pdfOf } from '../../support/pdf.ts';
import { latin1, tinyGif } from '../../support/small-files.ts';

const tables = join(import.meta.dirname, '../../../node_modules/pdfjs-dist/cmaps');
const utf8 = (text: string) => new TextEncoder().encode(text);
const help = { characterMap: (name: string) => Promise.reject(new Error(`No ${name}`)) };
const read = (
  kind: SourceKind,
  bytes: Uint8Array,
  progress: (part: number) => void = () => undefined,
) => readFile(kind, bytes.slice(), help, progress);
const textOf = async (kind: SourceKind, bytes: Uint8Array) => (await read(kind, bytes)).text;

/** The pages, each with its words. */
function pagesOf({ text, pages }: ReadWords): [string, string][] {
  return pages.map(({ at, name }, index) => [name, text.slice(at, pages[index + 1]?.at).trim()]);
}

/** Words or a sentence; pages that lie in the text. */
function expectSound({ text, pages, failure }: ReadWords): void {
  if (text === '') expect(failure).toMatch(/^[A-Z].{30,}\.$/);
  if (failure !== '') expect(failure.length).toBeLessThanOrEqual(400);
  let last = 0;
  for (const { at, name } of pages) {
    expect(at).toBeGreaterThanOrEqual(last);
    expect(at).toBeLessThanOrEqual(text.length);
    expect(name.length).toBeLessThanOrEqual(40);
    last = at;
  }
}

describe('a PDF', () => {
  const paper = pdfOf({
    title: 'Harbour budget',
    author: 'Una Quay',
    romanPages: 1,
    isPacked: true,
    pages: [
      [
        { text: 'Preface', y: 780, size: 20 },
        { text: 'The board met in May.', y: 740 },
      ],
      [
        'The ferry cost 340 crowns in',
        'the spring, the caf\xe9 said',
        'of the new navi-',
        'gation fee.',
      ],
    ],
  });

  test('is read in paragraphs, page by page, under the names that its pages have', async () => {
    const words = await read('pdf', paper);
    expect(pagesOf(words)).toEqual([
      ['p. i', 'Preface\n\nThe board met in May.'],
      [
        'p. 1',
        'The ferry cost 340 crowns in the spring, the café said of the new navi-\ngation fee.',
      ],
    ]);
    expect(words).toMatchObject({
      failure: '',
      found: { title: 'Harbour budget', author: 'Una Quay' },
    });
  });

  test('has its paragraphs told by gaps, indents, short lines and lists', async () => {
    const long = (text: string) => text.padEnd(64, ' and so it went on');
    const lines = [
      long('The harbour board met on the first day of'),
      'the month.',
      long('Its members spoke of the ferry and of the'),
      `${long('quay, which has been closed since the storm').slice(0, 63)}.`,
      { text: long('A second matter was the price of tickets and'), x: 92, y: 780 - 4 * 14 },
      { text: 'the summer timetable', y: 780 - 5 * 14 },
      { text: 'A new part after a gap', y: 780 - 9 * 14 },
      { text: '1. First point', y: 780 - 10 * 14 },
      { text: '2. Second point', y: 780 - 11 * 14 },
    ];
    const paragraphs = (await textOf('pdf', pdfOf({ pages: [lines] }))).split('\n\n');
    expect(paragraphs.map((paragraph) => paragraph.split(' ').slice(0, 3).join(' '))).toEqual([
      'The harbour board',
      'Its members spoke',
      'A second matter',
      'A new part',
      '1. First point',
      '2. Second point',
    ]);
  });

  test('has the rows of its tables on lines of their own, and tabs between their cells', async () => {
    const row = (y: number, name: string, sum: string, more: string) => [
      { text: name, x: 72, y },
      { text: sum, x: 150, y },
      { text: more, x: 300 - more.length * 6.11, y },
    ];
    const lines = [
      { text: 'The board shares what the quay costs among those who', y: 780 },
      { text: 'use it, in crowns', y: 766 },
      ...row(750, 'Purse', 'Crowns', '5'),
      ...row(732, 'Far isles', '1,400', '44'),
      ...row(714, 'Town', '700', '222'),
      { text: 'as the board said in', y: 700 },
      { text: 'its letter.', y: 686 },
      { text: '1.', x: 72, y: 660 },
      { text: 'First point', x: 100, y: 660 },
      { text: '2.', x: 72, y: 646 },
      { text: 'Second point', x: 100, y: 646 },
    ];
    expect(await textOf('pdf', pdfOf({ pages: [lines] }))).toBe(
      [
        'The board shares what the quay costs among those who use it, in crowns',
        'Purse\tCrowns\t5',
        'Far isles\t1,400\t44',
        'Town\t700\t222',
        'as the board said in its letter.\n\n1. First point\n\n2. Second point',
      ].join('\n'),
    );
  });

  test('has no tables in lines that are stretched to one width', async () => {
    const lines = ['The ferry left at noon', 'and came back by night', 'with none aboard it now'];
    const stretched = lines.flatMap((line, at) =>
      line.split(' ').map((text, place) => ({
        text,
        x: 72 + place * (46 + at * 3) + (place === 4 ? 12 - at * 12 : 0),
        y: 780 - at * 14,
      })),
    );
    expect(await textOf('pdf', pdfOf({ pages: [stretched] }))).toBe(lines.join(' '));
  });

  test('of 500 pages is read whole, and tells how far it is', async () => {
    const pages = Array.from({ length: 500 }, (_, at) => [`Page ${at + 1} speaks of quay ${at}.`]);
    const told: number[] = [];
    const words = await read('pdf', pdfOf({ pages }), (part) => told.push(part));
    expect(words.pages).toHaveLength(500);
    expect(pagesOf(words)[499]).toEqual(['p. 500', 'Page 500 speaks of quay 499.']);
    expect(told).toHaveLength(500);
    expect(told.at(-1)).toBe(1);
    expect(words.failure).toBe('');
  });

  test('of pictures only has no words, and says so', async () => {
    const words = await read('pdf', pdfOf({ pages: [[], []], title: 'Scan' }));
    expect(words).toMatchObject({ text: '', pages: [], found: { title: 'Scan' } });
    expect(words.failure).toMatch(/only pictures of its pages, as scanned papers do/);
  });

  test('in Japanese is read with the tables that it names, and no others are asked for', async () => {
    const asked: string[] = [];
    const words = await readFile(
      'pdf',
      japanesePdf('\x8d\x60\x82\xcd\x95\xc2\x82\xb6\x82\xbd'),
      {
        characterMap: async (name) => {
          asked.push(name);
          return new Uint8Array(await readBytes(join(tables, name)));
        },
      },
      () => undefined,
    );
    expect(words.text).toBe('港は閉じた');
    expect(asked).toContain('90ms-RKSJ-H.bcmap');
    for (const name of asked) expect(name).toMatch(/^[\w-]+\.bcmap$/);
    // Without them the file is kept all the same, and read as far as it goes.
    expectSound(await read('pdf', japanesePdf('\x8d\x60')));
  });

  test('that is locked asks to be unlocked elsewhere', async () => {
    const key = '\\377'.repeat(32);
    const lock = `/Encrypt << /Filter /Standard /V 1 /R 2 /O (${key}) /U (${key}) /P -4 >> /ID [(a) (a)]`;
    const words = await read('pdf', pdfOf({ pages: [['Secret']], trailer: lock }));
    expect(words).toEqual({
      text: '',
      pages: [],
      found: {},
      failure:
        'This PDF is locked with a password. It is kept as it is; open it elsewhere, save it without the password and drop that in.',
    });
  });

  test('with a broken page keeps the words of the others', async () => {
    const pages = [['One is here.'], ['Two is here.'], ['Three is here.']];
    const file = Buffer.from(pdfOf({ pages })).toString('latin1');
    const broken = file.replace(/6 0 obj[^]*?endobj/, (object) =>
      object
        .replace('/Type /Page ', '/Type /Nope')
        .replace(/<<[^]*/, (rest) => ' '.repeat(rest.length)),
    );
    const words = await read('pdf', latin1(broken));
    expect(words.text).toContain('One is here.');
    expectSound(words);
  });

  test('cut short anywhere gives words or a sentence', async () => {
    const file = pdfOf({ pages: [['One is here.'], ['Two is here.'], ['Three is here.']] });
    for (let at = 0; at < file.length; at += 64) {
      const words = await read('pdf', file.subarray(0, at));
      expectSound(words);
      // Once the first page is whole in the file its words are read, though the index is gone.
      const isThere = Buffer.from(file.subarray(0, at)).includes(
        'One is here.) Tj\nET\nendstream\nendobj',
      );
      if (isThere) expect(words.text).toContain('One is here.');
    }
  });

  test('with bytes changed at random gives words or a sentence', async () => {
    const file = pdfOf({ pages: [['One is here.'], ['Two is here.']], isPacked: true });
    const change = fc.tuple(fc.nat(file.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), async (changes) => {
        const changed = file.slice();
        for (const [at, byte] of changes) changed[at] = byte;
        expectSound(await read('pdf', changed));
      }),
      { seed: 416, numRuns: 200 },
    );
  });

  const notMadeOut =
    'The words of this PDF cannot be made out: the tables that tell its letters are missing or damaged. It is kept as it is. Ask for it again, or have its text recognised elsewhere and drop that in.';
  const line = (text: string, isTold = true) => ({ text, isTold });

  test('cut off before its fonts has numbers for letters, and says so', async () => {
    const file = codedPdf([line('The ferry returns in March, at 340 crowns.'), line('So it is.')]);
    expect((await read('pdf', file)).text).toContain('The ferry returns in March, at 340');
    const fonts = Buffer.from(file).indexOf('/Type0') - 40;
    const words = await read('pdf', file.subarray(0, fonts));
    expect(words).toMatchObject({ text: '', pages: [], failure: notMadeOut });
  });

  test('whose fonts do not tell their letters says so, whole as it is', async () => {
    const words = await read('pdf', codedPdf([line('The ferry returns in March, so.', false)]));
    expect(words).toMatchObject({ text: '', pages: [], failure: notMadeOut });
  });

  test('keeps the pages that can be made out, and names the others', async () => {
    const lost = Array.from({ length: 30 }, () => line('The quay, it is closed.', false));
    const words = await read('pdf', codedPdf([line('One.'), ...lost, line('Last.'), lost[0]!]));
    expect(words.text).toBe('One.\n\nLast.');
    expect(words.pages).toHaveLength(33);
    expect(words.failure).toBe(
      'The words on pages 2 to 31 and 33 of this PDF cannot be made out: the tables that tell their letters are missing or damaged. The words of the others are here, and the file is kept as it is.',
    );
  });

  test('that claims a million pages is given up', async () => {
    const file = Buffer.from(pdfOf({ pages: [['One is here.']] })).toString('latin1');
    const words = await read('pdf', latin1(file.replace('/Count 1', '/Count 999999')));
    expectSound(words);
    expect(words.pages.length).toBeLessThan(1000);
  });
});

describe('a Word document', () => {
  test('is read with headings, lists, tables and notes', async () => {
    const cell = (text: string) => `<w:tc>${wordParagraph(text)}</w:tc>`;
    const words = await read(
      'docx',
      docxOf({
        title: 'Minutes &amp; notes',
        author: 'Ned Wharf',
        body: [
          wordParagraph('Harbour board', 'Heading1'),
          wordParagraph('The ferry returns in', '', `${noteMark(1)}<w:r><w:t> March.</w:t></w:r>`),
          `<w:tbl><w:tr>${cell('Year')}${cell('Crowns')}</w:tr></w:tbl>`,
        ].join(''),
        footnotes: ['As the timetable says.'],
      }),
    );
    expect(words).toEqual({
      text: 'Harbour board\n\nThe ferry returns in March.\n\nYear\n\nCrowns\n\nAs the timetable says.',
      pages: [],
      failure: '',
      found: { title: 'Minutes & notes', author: 'Ned Wharf' },
    });
  });

  test('passes over its pictures, and reads no file but itself', async () => {
    const picture = `<w:r><w:drawing xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><wp:inline><a:graphic><a:graphicData><a:blip r:embed="r9"/><a:blip r:link="r8"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
    const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
      <Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/a.png"/>
      <Relationship Id="r8" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="file:///etc/passwd" TargetMode="External"/></Relationships>`;
    const body = wordParagraph('Before', '', picture) + wordParagraph('After');
    const file = docxOf({ body, more: { 'word/_rels/document.xml.rels': rels } });
    expect(await textOf('docx', file)).toBe('Before\n\nAfter');
  });

  test('that is none is told so', async () => {
    const none = [
      zipSync({ '[Content_Types].xml': utf8('<x/>'), 'word/document.xml': utf8('no XML') }),
      zipSync({ 'a.txt': utf8('x') }),
      zipSync({}),
      utf8('PK\x03\x04 only the beginning'),
      docxOf({ body: '<w:p>'.repeat(3) }),
    ];
    for (const file of none) {
      const words = await read('docx', file);
      expect(words.text).toBe('');
      expectSound(words);
    }
  });

  test('that unpacks to very much is not unpacked', async () => {
    const bomb = docxOf({ body: wordParagraph(' '.repeat(200_000_000)) });
    expect(bomb.length).toBeLessThan(1_000_000);
    const words = await read('docx', bomb);
    expect(words.failure).toMatch(/unpacks to more than 64 MB/);
  });

  test('with entities of its own is not read', async () => {
    const laughs = `<!DOCTYPE a [<!ENTITY b "${'ha'.repeat(50)}"><!ENTITY c "&b;&b;&b;">]>`;
    const file = docxOf({ body: '', more: { 'word/document.xml': `${laughs}<a>&c;</a>` } });
    expect((await read('docx', file)).failure).toMatch(/no Word document as Word writes it/);
  });

  test('nested 10,000 deep ends in words or a sentence', async () => {
    const deep = 10_000;
    const body = `${'<w:sdt><w:sdtContent>'.repeat(deep)}${wordParagraph('Bottom')}${'</w:sdtContent></w:sdt>'.repeat(deep)}`;
    expectSound(await read('docx', docxOf({ body })));
  });

  test('cut short or changed anywhere gives words or a sentence', async () => {
    const file = docxOf({ body: wordParagraph('The ferry returns.') });
    for (let at = 0; at < file.length; at += 64)
      expectSound(await read('docx', file.subarray(0, at)));
    const change = fc.tuple(fc.nat(file.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
        const changed = file.slice();
        for (const [at, byte] of changes) changed[at] = byte;
        expectSound(await read('docx', changed));
      }),
      { seed: 417, numRuns: 150 },
    );
  });
});

describe('a page', () => {
  test('is read as its reader sees it', async () => {
    const words = await read(
      'page',
      utf8(`<!doctype html><html><head><title>Ferry &mdash; The Quay</title><style>p{}</style>
        <meta property="og:site_name" content="The Quay"><meta name="author" content="Una Quay">
        <meta property="article:published_time" content="2025-03-04T10:00:00Z"></head>
        <body onload="x()"><nav><a href="/">Home</a></nav><h1>The  ferry
        returns</h1><p>It left<br>at <b>no</b>on.</p><p hidden>Unseen</p>
        <div style="color:red; display : none">Unseen</div><script>document.write('Unseen')</script>
        <noscript>Unseen</noscript><svg><text>Unseen</text></svg><template>Unseen</template>
        <ul><li>One</li><li>Two</li></ul><table><tr><td>a</td><td>b</td></tr></table>
        <pre>  kept
   as it is</pre><!-- Unseen --></body></html>`),
    );
    expect(words).toEqual({
      text: 'Home\n\nThe ferry returns\n\nIt left\nat noon.\n\nOne\nTwo\n\na\tb\n\n  kept\n   as it is',
      pages: [],
      failure: '',
      found: {
        title: 'Ferry — The Quay',
        publisher: 'The Quay',
        author: 'Una Quay',
        published: '2025-03-04T10:00:00Z',
      },
    });
  });

  test('tells of itself in JSON-LD first, broken or not', async () => {
    const article = {
      '@graph': [
        { '@type': 'Organization', name: 'Other' },
        {
          '@type': ['NewsArticle'],
          headline: 'Ferry',
          author: [{ name: 'Una Quay' }, { name: 'Ned Wharf' }],
          publisher: { name: 'The Quay' },
          datePublished: '2025-03-04',
        },
      ],
    };
    const ld = (json: string) => `<script type="application/ld+json">${json}</script>`;
    const page = `<title>Other</title>${ld('{broken')}${ld('null')}${ld(JSON.stringify(article))}<p>x`;
    expect((await read('page', utf8(page))).found).toEqual({
      title: 'Ferry',
      author: 'Una Quay, Ned Wharf',
      publisher: 'The Quay',
      published: '2025-03-04',
    });
  });

  test.each([
    ['declared', latin1('<meta charset="windows-1251"><p>\xcf\xe0\xf0\xee\xec')],
    ['told by its bytes', latin1(`<p>${'\xcf\xe0\xf0\xee\xec '.repeat(9)}`)],
    ['marked', new Uint8Array(Buffer.from('\ufeff<p>Паром', 'utf16le'))],
    ['wrongly declared as UTF-16', utf8('<meta charset="utf-16"><p>Паром')],
    ['of a name nobody knows', utf8('<meta charset="klingon"><p>Паром')],
  ])('in an encoding that is %s', async (_what, bytes) => {
    expect(await textOf('page', bytes)).toMatch(/^Паром/);
  });

  test.each([
    [
      'quoted-printable',
      '<meta charset=3D"utf-8"><title>Quay</title><p>The caf=C3=A9 is =\r\nclosed.',
    ],
    ['base64', btoa('<meta charset="utf-8"><title>Quay</title><p>The caf\xc3\xa9 is closed.')],
  ])('saved in a single file as %s', async (encoding, body) => {
    const archive = [
      'From: <Saved by a browser>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related;',
      '\ttype="text/html";',
      '\tboundary="----part----"',
      '',
      '------part----',
      'Content-Type: image/png',
      'Content-Transfer-Encoding: base64',
      '',
      'iVBORw0KGgo=',
      '------part----',
      'Content-Type: text/html',
      `Content-Transfer-Encoding: ${encoding}`,
      '',
      body,
      '------part------',
    ];
    expect(await read('page', utf8(archive.join('\r\n')))).toMatchObject({
      text: 'The café is closed.',
      failure: '',
      found: { title: 'Quay' },
    });
    for (let at = 0; at < archive.length; at += 1) {
      expectSound(await read('page', utf8(archive.slice(0, at).join('\r\n') || ' ')));
    }
  });

  test('that needs scripts says so', async () => {
    const words = await read('page', utf8('<div id="app"></div><script>run()</script>'));
    expect(words.failure).toMatch(/without running its scripts/);
  });

  test('nested 10,000 deep is read', async () => {
    expect(await textOf('page', utf8(`${'<div><b>'.repeat(10_000)}Bottom`))).toBe('Bottom');
  });

  test('of random markup gives words or a sentence', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<p>',
        '</p>',
        '<table>',
        '<td>',
        '<template>',
        '<svg>',
        '<math>',
        '<!--',
        '-->',
        '<title>',
        '<plaintext>',
        '<pre>\n',
        '&#0;',
        '<script type=application/ld+json>',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
        expectSound(await read('page', utf8(pieces.join(''))));
      }),
      { seed: 418, numRuns: 400 },
    );
  });
});

describe('a text', () => {
  test('is read as it is, in whatever encoding', async () => {
    expect(await textOf('text', utf8('\ufeffOne\r\ntwo\rthree\0'))).toBe('One\ntwo\nthree');
    expect(await textOf('text', new Uint8Array(Buffer.from('\ufeffПаром', 'utf16le')))).toBe(
      'Паром',
    );
    expect(await textOf('text', latin1('Le caf\xe9 est ferm\xe9.'))).toBe('Le café est fermé.');
  });

  test('has pages where a form feed parts it', async () => {
    expect(pagesOf(await read('text', utf8('One\fTwo')))).toEqual([
      ['p. 1', 'One'],
      ['p. 2', 'Two'],
    ]);
  });

  test('that is too long is kept as far as it can be', async () => {
    const words = await read('text', utf8('Words. '.repeat(800_000)));
    expect(words.text).toHaveLength(5_000_000);
    expect(words.failure).toMatch(/its end is left out/);
  });

  test('that is blank says so', async () => {
    expect((await read('text', utf8(' \n '))).failure).toBe(
      'This text is blank. It is kept as it is.',
    );
  });
});

test('a transcript has a page for each timestamp', async () => {
  const words = await read(
    'transcript',
    utf8('WEBVTT\r\n\r\n00:05.000 --> 00:06.000\r\n<v Una>Yes.'),
  );
  expect(pagesOf(words)).toEqual([['00:00:05', 'Una: Yes.']]);
  expectSound(await read('transcript', utf8('WEBVTT\n\n00:05.000 --> 00:06.000\n')));
});

test('what was fetched for a link is read by its content', async () => {
  expect(await textOf('link', utf8('<!doctype html><p>Words'))).toBe('Words');
  expect(await textOf('link', pdfOf({ pages: [['Words of a paper']] }))).toBe('Words of a paper');
  expect(await textOf('link', utf8('Plain words'))).toBe('Plain words');
});

test('a picture has no words and nothing to complain of', async () => {
  expect(await read('image', tinyGif)).toEqual({ text: '', pages: [], failure: '', found: {} });
});

test('random bytes give words or a sentence, whatever they are taken for', async () => {
  const kind = fc.constantFrom<SourceKind>('pdf', 'docx', 'page', 'text', 'transcript', 'link');
  const start = fc.constantFrom('', '%PDF-1.7\n', 'PK\x03\x04', 'WEBVTT\n', '<html>');
  await fc.assert(
    fc.asyncProperty(kind, start, fc.uint8Array({ maxLength: 500 }), async (as, begin, rest) => {
      const words = await read(as, Uint8Array.from([...latin1(begin), ...rest]));
      if (words.text.trim() === '') expect(words.failure).toMatch(/^[A-Z].{30,}\.$/);
      else expectSound(words);
    }),
    { seed: 419, numRuns: 400 },
  );
});
