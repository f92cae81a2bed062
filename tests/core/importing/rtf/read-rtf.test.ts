import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { skyPng } from '../../../fixtures/stories/picture.ts';
import { latin1 } from '../../../support/small-files.ts';
import {
  allWordsOf,
  importBytes,
  marksOf,
  notesOf,
  storyOf,
  wordsIn,
  proposalsOf,
} from '../office-story.ts';
import { shapeOf } from '../story-shape.ts';

const filler = 'These words only stand here, so that what comes after them is no part of the head.';
const tables = String.raw`{\fonttbl{\f0\froman\fcharset0 Times;}{\f1\fnil\fcharset204 Arial Cyr;}{\f2\ftech\fcharset2 Symbol;}{\f3\fnil\fcharset128 MS Mincho;}}{\colortbl;\red0\green0\blue0;}{\stylesheet{\s0 Normal;}{\s1\outlinelevel0\b heading 1;}{\s2\b heading 2;}{\s3 Title;}{\s4\i Quote;}{\*\cs9\b Strong;}}{\*\revtbl{Unknown;}{Ada Brook;}{Jon Field;}}{\info{\title Not in the story}}{\*\generator Made by hand;}`;
const rtf = (body: string) =>
  latin1(String.raw`{\rtf1\ansi\ansicpg1252\deff0\deflang2057` + tables + body + '}');
const story = (body: string) =>
  storyOf('a.rtf', rtf(String.raw`\pard\s3 Harbour\par\pard\plain ${filler}\par ${body}`));
type Story = Awaited<ReturnType<typeof story>>;
const bodyOf = (read: Story) => shapeOf(read).slice(2);
const lines = async (body: string) => bodyOf(await story(body));
/** 4 May 2026, 10:00, as RTF packs it. */
const packed = (126 << 20) | (5 << 16) | (4 << 11) | (10 << 6);
const at = Date.UTC(2026, 4, 4, 10);

describe('Rich Text', () => {
  test('gives its head, headings, quotations, lists and tables', async () => {
    const body = String.raw`\pard\s2\b What it costs\b0\par
\pard\s4\i It is our bridge.\i0\par
\pard After the quotation the text goes on as before.\par
{\listtext\pard 3.\tab}\pard\ls1\ilvl0 three\par
{\listtext\'b7\tab}\pard\ls1\ilvl1 inside\par
{\listtext 4.\tab}\pard\ls1 four\par
\pard Between the lists there is a paragraph of some length.\par
\trowd\cellx1\cellx2\pard\intbl Pier\cell Cost\cell\row\pard\intbl East\par side\cell 340\cell\row
\pard The end of it all, after the table.\par`;
    const read = await story(body);
    expect(shapeOf(read)[0]).toBe('headline: Harbour');
    expect(bodyOf(read)).toEqual([
      'heading 2: What it costs',
      'blockquote',
      '  paragraph: It is our bridge.',
      'paragraph: After the quotation the text goes on as before.',
      'ordered_list',
      '  list_item',
      '    paragraph: three',
      '    bullet_list',
      '      list_item',
      '        paragraph: inside',
      '  list_item',
      '    paragraph: four',
      'paragraph: Between the lists there is a paragraph of some length.',
      'paragraph: Pier | Cost',
      'paragraph: East side | 340',
      'paragraph: The end of it all, after the table.',
    ]);
    const list = read.document.lastChild?.children.find(({ type }) => type.name === 'ordered_list');
    expect(list?.attrs['start']).toBe(3);
    expect(marksOf(read)).toEqual([]);
  });

  test('reads code pages, Unicode with its stand-ins, and named signs', async () => {
    const body = String.raw`caf\'e9 {\f1 \'cf\'ee\'f0\'f2} {\f3 \'93\'fa\'96\'7b} \u8217?s \uc2\u8364 EU\uc1 \u55357?\u56832? {\f2 a} \ldblquote x\rdblquote\~\emdash\line 10{\super 6}{\super th} \{a\\b\} \u-4051?.\par`;
    expect(await lines(body)).toEqual([
      'paragraph: café Порт 日本 ’s €😀 α “x”\u00a0—⏎10⁶th {a\\b} \uf02d.',
    ]);
  });

  test('keeps emphasis, links, hidden and struck words', async () => {
    const body = String.raw`{\b bold} plain {\i slant {\b both}} {\field{\*\fldinst{HYPERLINK "https://harbour.example/a" }}{\fldrslt{\ul the board}}} and {\field{\*\fldinst HYPERLINK "javascript:x"}{\fldrslt this}} {\v secretly }{\strike old} as it was.\par`;
    const read = await story(body);
    expect(bodyOf(read)).toEqual([
      'paragraph: bold plain slant both the board and this old as it was.',
    ]);
    expect(marksOf(read)).toEqual([
      'strong(bold)',
      'em(slant )',
      'em(both)',
      'strong(both)',
      'link=https://harbour.example/a(the board)',
    ]);
    expect(notesOf(read).map(({ text, on }) => [text, on])).toEqual([
      ['Hidden in the document: secretly ', 'this'],
      ['Struck through in the document.', 'old'],
    ]);
    expect(read.report.dropped.join()).toContain('javascript:x');
  });

  test('makes notes of tracked changes and comments', async () => {
    const body = String.raw`The {\*\atrfstart 1}board{\*\atrfend 1}{\*\atnid UQ}{\*\atnauthor Una Quay}\chatn{\*\annotation{\*\atnref 1}{\*\atndate ${packed}}\pard\plain Which board?\par} {\revised\revauth1\revdttm${packed} met and }kept{\deleted\revauthdel2\revdttmdel${packed}  sold off\par for good} it.\par`;
    const read = await story(body);
    expect(bodyOf(read)).toEqual(['paragraph: The board met and kept it.']);
    expect(notesOf(read)).toEqual([
      { kind: 'comment', author: 'Una Quay', at, text: 'Which board?', on: 'board' },
      { kind: 'insertion', author: 'Ada Brook', at, text: '', on: '' },
      { kind: 'deletion', author: 'Jon Field', at, text: '', on: '' },
    ]);
    const words = proposalsOf(read).map((proposal) => proposal.words);
    expect(words).toEqual(['+met and ', '- sold off\nfor good']);
  });

  test('keeps pictures, footnotes and text boxes, and names page headers', async () => {
    const hex = Buffer.from(skyPng(8, 6))
      .toString('hex')
      .replace(/(.{40})/g, '$1\n');
    const body = String.raw`{\header Night desk\par}It cost 340 crowns{\super\chftn{\footnote\pard\plain\chftn  For both piers.}}, they said.\par
{\*\shppict{\pict{\*\picprop{\sp{\sn wzDescription}{\sv A pier at dawn}}}\pngblip\picw8 ${hex}}}{\nonshppict{\pict\wmetafile8 0102}}\par
{\shp{\*\shpinst{\sp{\sn shapeType}{\sv 202}}{\shptxt In a box.\par}}{\shprslt{\par In a box.}}}The last words of the whole story.\par`;
    const read = await story(body);
    expect(bodyOf(read)).toEqual([
      'paragraph: It cost 340 crowns[1], they said.',
      'figure',
      '  caption: ',
      '  credit: ',
      'paragraph: In a box.',
      'paragraph: The last words of the whole story.',
      'section_break',
      'ordered_list',
      '  list_item',
      '    paragraph: For both piers.',
    ]);
    const figure = read.document.lastChild?.children.find(({ type }) => type.name === 'figure');
    expect(figure?.attrs).toMatchObject({ alt: 'A pier at dawn', width: 8, height: 6 });
    expect(read.report.dropped).toEqual(['The page header “Night desk”.']);
    expect(JSON.stringify(read.document)).not.toContain('Not in the story');
  });

  test('is read through to where it stops, however it stops', async () => {
    const whole = rtf(
      String.raw`\pard ${filler}\par More {\b words} \u8217? of {\field{\*\fldinst HYPERLINK "x"}{\fldrslt it}}.\par`,
    );
    const start = new TextDecoder('latin1').decode(whole).indexOf(filler);
    for (let end = start + filler.length; end < whole.length - 1; end += 1) {
      const read = await storyOf('a.rtf', whole.subarray(0, end));
      expect(shapeOf(read).join('\n')).toContain(filler);
      expect(read.report.changed.join()).toContain('stops in the middle');
    }
  });

  test('however deep, large or broken, gives a story or a sentence', async () => {
    const deep = `${'{'.repeat(300_000)} deep down${'}'.repeat(300_000)}\\par`;
    expect((await lines(deep)).join()).toContain('deep down');
    const many = String.raw`{\b}`.repeat(1_000_000);
    expect((await lines(`${many}after them.\\par`)).join()).toContain('after them.');
    const notes = await story(String.raw`{\footnote `.repeat(3000) + 'w1' + '}'.repeat(3000));
    expect(allWordsOf(notes)).toContain('w1');

    const token = fc.constantFrom(
      ...[
        '{',
        '}',
        '\\par ',
        '\\b ',
        '\\u8217',
        '\\uc0 ',
        "\\'e9",
        "\\'",
        '\\bin99 ',
        '\\*',
        '\\pict ',
        'ff',
        '\\footnote ',
      ],
      ...[
        '\\cell ',
        '\\row ',
        '\\intbl ',
        '\\field ',
        '\\*\\fldinst ',
        '\\v ',
        '\\deleted ',
        'w1 ',
        '\\',
        '\\f3 ',
        '\\upr ',
        '\\*\\ud ',
      ],
      ...[
        '\\*\\annotation ',
        '\\*\\atrfstart 1',
        '\\listtext ',
        '\\stylesheet ',
        '\\fonttbl ',
        ';',
      ],
    );
    await fc.assert(
      fc.asyncProperty(fc.array(token, { maxLength: 60 }), async (tokens) => {
        const read = await importBytes('a.rtf', rtf(tokens.join('')));
        if (read.ok) read.value.document.check();
        else expect(read.error).toMatch(/^[A-Z].{30,}\.$/);
      }),
      { seed: 20261122, numRuns: 500 },
    );
  }, 60_000);
});

test('no word of a random text is lost', async () => {
  type Part = (draw: () => string) => string;
  const word: Part = (draw) => `${draw()} `;
  const wraps: readonly [string, string][] = [
    ['{\\b ', '}'],
    ['{\\v ', '}'],
    ['{\\strike ', '}'],
    ['{\\revised\\revauth1 ', '}'],
    ['{\\deleted\\revauthdel2 ', '}'],
    ['{\\mvf\\mvauth2 ', '}'],
    ['{\\footnote ', '}'],
    ['{\\field{\\*\\fldinst HYPERLINK "https://a.example/"}{\\fldrslt ', '}}'],
    ['{\\*\\shpinst{\\shptxt ', '}}'],
    ['{\\*\\annotation ', '}'],
    ['{\\header ', '}'],
    ['{\\unheardof ', '}'],
    ['\\par ', ''],
    ['\\pard\\intbl ', '\\cell\\row '],
    ['\\pard\\s2 ', '\\par '],
    ['{\\pntext 1.}', '\\par\\pard '],
    ['\\u8217?', '\\line '],
    ['{\\f1 ', '}'],
  ];
  const { inline } = fc.letrec<{ inline: Part }>((tie) => ({
    inline: fc.oneof(
      { maxDepth: 4 },
      fc.constant(word),
      fc.tuple(fc.constantFrom(...wraps), fc.array(tie('inline'), { maxLength: 4 })).map(
        ([[open, close], parts]): Part =>
          (draw) =>
            `${open}${parts.map((part) => part(draw)).join('')}${close}`,
      ),
    ),
  }));
  const texts = fc.array(inline, { maxLength: 10 }).map((parts) => {
    let last = 0;
    const draw = () => `w${(last += 1)}`;
    return `${parts.map((part) => part(draw)).join('')}\\pard\\plain ${draw()} stays.\\par`;
  });
  await fc.assert(
    fc.asyncProperty(texts, async (body) => {
      const put = wordsIn(body);
      expect(allWordsOf(await storyOf('a.rtf', rtf(body)))).toEqual(put);
    }),
    { seed: 20261122, numRuns: 300 },
  );
}, 60_000);
