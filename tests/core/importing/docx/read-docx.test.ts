import { describe, expect, test } from 'vitest';
import { docxOf, noteMark, wordParagraph, wordPart } from '../../../support/docx.ts';
import { skyPng } from '../../../fixtures/stories/picture.ts';
import { marksOf, notesOf, storyOf, proposalsOf, goneWordsOf } from '../office-story.ts';
import { shapeOf } from '../story-shape.ts';

const styles = [
  ['Titel', 'Title', ''],
  ['Sub', 'Subtitle', ''],
  ['Heading2', 'heading 2', ''],
  ['Own', 'House crosshead', '<w:basedOn w:val="Heading2"/>'],
  ['Outline', 'Step', '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'],
  ['Quote', 'Quote', '<w:rPr><w:i/></w:rPr>'],
  ['Caption', 'caption', '<w:rPr><w:i/></w:rPr>'],
  ['Bold', 'Lead', '<w:rPr><w:b/></w:rPr>'],
  ['ListBullet', 'List Bullet', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'],
]
  .map(
    ([id, name, rest]) =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${rest}</w:style>`,
  )
  .join('')
  .concat(
    '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>',
  );
const level = (at: number, format: string, start = 1) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/></w:lvl>`;
const numbering = wordPart(
  'w:numbering',
  `<w:abstractNum w:abstractNumId="7">${level(0, 'bullet')}${level(1, 'decimal', 4)}</w:abstractNum>
   <w:abstractNum w:abstractNumId="8">${level(0, 'decimal')}</w:abstractNum>
   <w:abstractNum w:abstractNumId="9">${level(0, 'lowerLetter')}</w:abstractNum>
   <w:num w:numId="4"><w:abstractNumId w:val="9"/></w:num>
   <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
   <w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
   <w:num w:numId="3"><w:abstractNumId w:val="8"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`,
);
const run = (text: string, properties = '') =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (content: string, properties = '') =>
  `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`;
const item = (text: string, list: number, at = 0) =>
  paragraph(run(text), `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`);
const by = (author: string, minute = 0) =>
  `w:id="9" w:author="${author}" w:date="2026-05-04T10:0${minute}:00Z"`;
const at = (minute = 0) => Date.UTC(2026, 4, 4, 10, minute);
const deleted = (text: string) => `<w:r><w:delText xml:space="preserve">${text}</w:delText></w:r>`;

const filler = 'These words only stand here, so that what comes after them is no part of the head.';

/** A story of a body under a headline, with the styles, lists and pictures of these tests. */
async function story(body: string, more: Parameters<typeof docxOf>[0]['more'] = {}) {
  const file = docxOf({
    body: `${wordParagraph('Harbour', 'Titel')}${wordParagraph(filler)}${body}`,
    styles,
    footnotes: body.includes('footnoteReference')
      ? ['The sum is for both piers.', 'Never mentioned.']
      : [],
    relations: [
      { id: 'n', type: 'numbering', target: 'numbering.xml' },
      { id: 'c', type: 'comments', target: 'comments.xml' },
      { id: 'ce', type: 'commentsExtended', target: 'commentsExtended.xml' },
      { id: 'h', type: 'header', target: 'header1.xml' },
      { id: 'p', type: 'image', target: '/word/media/sky.jpg' },
      { id: 'l', type: 'hyperlink', target: 'https://harbour.example/board', isOutside: true },
      { id: 'x', type: 'hyperlink', target: 'javascript:alert(1)', isOutside: true },
      { id: 'i', type: 'image', target: 'https://harbour.example/spy.png', isOutside: true },
    ],
    more: { 'word/numbering.xml': numbering, 'word/media/sky.jpg': skyPng(8, 6), ...more },
  });
  return storyOf('a.docx', file);
}

/** What stands under the headline and the filler. */
const bodyOf = (read: Awaited<ReturnType<typeof story>>) => shapeOf(read).slice(2);
const lines = async (body: string) => bodyOf(await story(body));

describe('the parts of a story', () => {
  test('are told by styles, wherever these come from', async () => {
    const body = [
      wordParagraph('The board met on Monday', 'Sub'),
      wordParagraph('A second title', 'Titel'),
      wordParagraph('The ferry stays in the water for another winter, the board said.'),
      wordParagraph('What it costs', 'Own'),
      wordParagraph('The first step', 'Outline'),
      paragraph(run('By hand'), '<w:outlineLvl w:val="1"/>'),
      wordParagraph('It is our bridge.', 'Quote'),
      wordParagraph('It always was.', 'Quote'),
      wordParagraph('After the quotation the text goes on as before.'),
    ];
    expect(shapeOf(await story(body.join('')))).toEqual([
      'headline: Harbour',
      'standfirst: The board met on Monday',
      `paragraph: ${filler}`,
      'heading 2: A second title',
      'paragraph: The ferry stays in the water for another winter, the board said.',
      'heading 2: What it costs',
      'heading 3: The first step',
      'heading 2: By hand',
      'blockquote',
      '  paragraph: It is our bridge.',
      '  paragraph: It always was.',
      'paragraph: After the quotation the text goes on as before.',
    ]);
  });

  test('lists nest, count on and begin anew as in Word', async () => {
    const body = [
      item('one', 1),
      item('four', 1, 1),
      item('five', 1, 1),
      item('two', 1),
      wordParagraph('three', 'ListBullet'),
      wordParagraph('Between the lists there is a paragraph of some length.'),
      item('first', 2),
      wordParagraph('Another paragraph that stands between two halves of a list.'),
      item('second', 2),
      item('anew', 3),
    ];
    const { document } = await story(body.join(''));
    expect(
      document.lastChild?.children
        .slice(1)
        .map((node): unknown[] => [node.type.name, node.attrs['start']]),
    ).toEqual([
      ['bullet_list', undefined],
      ['paragraph', undefined],
      ['ordered_list', 1],
      ['paragraph', undefined],
      ['ordered_list', 2],
      ['ordered_list', 1],
    ]);
    const [, bullets] = document.lastChild?.children ?? [];
    expect(bullets?.childCount).toBe(3);
    expect(bullets?.firstChild?.lastChild?.attrs['start']).toBe(4);
    expect(bullets?.firstChild?.lastChild?.childCount).toBe(2);
  });

  test('lists in letters are told of, as they count in numbers now', async () => {
    const read = await story(item('first', 4) + item('second', 4));
    expect(read.report.changed).toContain(
      '2 list items that had letters or Roman numbers have plain numbers now.',
    );
  });

  test('pictures keep their alternative text and the caption of the paragraph below', async () => {
    const drawing = `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="" descr="A pier at dawn"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="p"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
    const outside = drawing
      .replace('r:embed="p"', 'r:link="i"')
      .replace('A pier at dawn', 'Far away');
    const body = [
      wordParagraph('The pier was shut for a week after the storm had passed over it.'),
      paragraph(drawing),
      wordParagraph('The east pier on Monday.', 'Caption'),
      paragraph(outside),
    ];
    const read = await story(body.join(''));
    const figures = read.document.lastChild?.children.filter(({ type }) => type.name === 'figure');
    expect(
      figures?.map(({ attrs }): unknown[] => [
        attrs['alt'],
        attrs['width'],
        attrs['media'] !== null,
      ]),
    ).toEqual([
      ['A pier at dawn', 8, true],
      ['Far away', 0, false],
    ]);
    expect(figures?.[0]?.firstChild?.textContent).toBe('The east pier on Monday.');
    expect(read.pictures?.map(({ bytes }) => bytes)).toEqual([new Uint8Array(skyPng(8, 6))]);
    expect(read.report.dropped.join()).toContain('https://harbour.example/spy.png');
  });

  test('tables become text, the words of text boxes are read once', async () => {
    const cell = (text: string) => `<w:tc>${wordParagraph(text)}</w:tc>`;
    const box = (text: string) => `<w:txbxContent>${wordParagraph(text)}</w:txbxContent>`;
    const drawn = (newer: string, older: string) =>
      `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${box(newer)}</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>${box(older)}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    const body = [
      `<w:tbl><w:tr>${cell('Pier')}${cell('Cost')}</w:tr><w:tr>${cell('East')}${cell('340')}</w:tr></w:tbl>`,
      paragraph(
        `${run('The text goes round a box that says it again.')}${drawn('In a box.', 'In a box.')}`,
      ),
      paragraph(drawn('New words.', 'Old words.')),
    ];
    expect(await lines(body.join(''))).toEqual([
      'paragraph: Pier | Cost',
      'paragraph: East | 340',
      'paragraph: The text goes round a box that says it again.',
      'paragraph: In a box.',
      'paragraph: New words.',
      'paragraph: Old words.',
    ]);
  });

  test('page headers are named, placeholders too, and neither is in the story', async () => {
    const header = wordPart('w:hdr', wordParagraph('Draft of the night desk'));
    const control = `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${wordParagraph('Click here.')}</w:sdtContent></w:sdt>`;
    const body = `${wordParagraph('The words of the story itself are all here.')}${control}<w:sdt><w:sdtContent>${wordParagraph('Filled in by hand.')}</w:sdtContent></w:sdt>`;
    const read = await story(body, { 'word/header1.xml': header });
    expect(shapeOf(read).join('\n')).not.toMatch(/night desk|Click/);
    expect(shapeOf(read).join('\n')).toContain('Filled in by hand.');
    expect(read.report.dropped).toContain('The page header “Draft of the night desk”.');
    expect(read.report.dropped.join()).toContain('“Click here.”');
  });

  test('footnotes stand in a list at the end; one without a place is a note', async () => {
    const body = paragraph(
      `${run('The repair cost 340 crowns')}${noteMark(1)}${run(', the board said on Monday.')}`,
    );
    const read = await story(body);
    expect(bodyOf(read)).toEqual([
      'paragraph: The repair cost 340 crowns[1], the board said on Monday.',
      'section_break',
      'ordered_list',
      '  list_item',
      '    paragraph: The sum is for both piers.',
    ]);
    expect(notesOf(read).map(({ text }) => text)).toEqual([
      'A footnote that nothing in the text leads to: Never mentioned.',
    ]);
  });
});

describe('words', () => {
  test('keep emphasis by hand and by style, which toggle one another', async () => {
    const body = [
      paragraph(
        `${run('a', '<w:b/>')}${run('b', '<w:b w:val="0"/>')}${run('c', '<w:i w:val="true"/>')}${run('d', '<w:rStyle w:val="Strong"/>')}`,
      ),
      paragraph(
        `${run('e')}${run('f', '<w:rStyle w:val="Strong"/>')}${run('g', '<w:b w:val="off"/>')}`,
        '<w:pStyle w:val="Bold"/>',
      ),
      paragraph(`${run('h')}${run('i', '<w:i/>')}`, '<w:pStyle w:val="Quote"/>'),
    ];
    expect(marksOf(await story(body.join('')))).toEqual([
      'strong(a)',
      'em(c)',
      'strong(d)',
      'strong(e)',
      'em(i)',
    ]);
  });

  test('keep links of both kinds, safe ones only', async () => {
    const field = (instruction: string, text: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(text)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const body = paragraph(
      [
        `<w:hyperlink r:id="l" w:anchor="may">${run('the board')}</w:hyperlink>`,
        run(' and '),
        field('HYPERLINK "https://ferry.example/a" \\o "tip"', 'the ferry'),
        run(' but not '),
        `<w:hyperlink r:id="x">${run('this')}</w:hyperlink>`,
        field('PAGE', ' 7 '),
        `<w:fldSimple w:instr="HYPERLINK &quot;mailto:desk@harbour.example&quot;">${run('desk')}</w:fldSimple>`,
        run(' has it on Monday.'),
      ].join(''),
    );
    const read = await story(body);
    expect(marksOf(read)).toEqual([
      'link=https://harbour.example/board#may(the board)',
      'link=https://ferry.example/a(the ferry)',
      'link=mailto:desk@harbour.example(desk)',
    ]);
    expect(bodyOf(read)).toEqual([
      'paragraph: the board and the ferry but not this 7 desk has it on Monday.',
    ]);
    expect(read.report.dropped.join()).toContain('javascript:alert(1)');
  });

  test('keep breaks, tabs, hyphens, signs of symbol fonts and raised numbers', async () => {
    const body = paragraph(
      `<w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>x</w:t><w:noBreakHyphen/><w:t>y</w:t><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Symbol" w:char="F061"/></w:r>${run(' 10')}${run('6', '<w:vertAlign w:val="superscript"/>')}${run('th', '<w:vertAlign w:val="superscript"/>')}`,
    );
    expect(await lines(body)).toEqual(['paragraph: one⏎two\tx\u2011y✓α 10⁶th']);
  });

  test('in another language are marked when they are, not when the keyboard was', async () => {
    const body = paragraph(
      [
        run('The minister spoke of ', '<w:lang w:val="en-GB"/>'),
        run('Zusammenhänge und die Lage', '<w:lang w:val="de-DE"/>'),
        run(' in the harbour, and the ', '<w:lang w:val="en-GB"/>'),
        run('board', '<w:lang w:val="fr-FR"/>'),
        run(' of the town would not have said that of the ', '<w:lang w:val="en-GB"/>'),
        run('порт', '<w:lang w:val="uk-UA"/>'),
        run(' or of its people, who had been there for years.', '<w:lang w:val="en-GB"/>'),
      ].join(''),
    );
    expect(marksOf(await story(body))).toEqual([
      'foreign=de-DE(Zusammenhänge und die Lage)',
      'foreign=uk-UA(порт)',
    ]);
  });

  test('that are hidden or struck through do not slip into the text unsaid', async () => {
    const body = paragraph(
      `${run('The ferry ')}${run('secretly ', '<w:vanish/>')}${run('stays ')}${run('for ever', '<w:strike/>')}${run(' this winter.')}`,
    );
    const read = await story(body);
    expect(bodyOf(read)).toEqual(['paragraph: The ferry stays for ever this winter.']);
    expect(notesOf(read)).toEqual([
      {
        kind: 'comment',
        author: '',
        at: null,
        text: 'Hidden in the document: secretly ',
        on: 'ferry',
      },
      {
        kind: 'comment',
        author: '',
        at: null,
        text: 'Struck through in the document.',
        on: 'for ever',
      },
    ]);
  });
});

describe('tracked changes', () => {
  test('leave what was put in, take out what was deleted, and say who did it', async () => {
    const body = paragraph(
      [
        run('The board '),
        `<w:ins ${by('Ada Brook')}>${run('met and ')}</w:ins><w:ins ${by('Ada Brook', 1)}>${run('kept', '<w:b/>')}</w:ins>`,
        `<w:del ${by('Jon Field', 2)}>${deleted('sold')}</w:del><w:del ${by('Jon Field', 3)}>${deleted(' off')}</w:del>`,
        run(' the ferry'),
        `<w:ins ${by('Ada Brook')}>${run(' today')}<w:del ${by('Jon Field')}>${deleted(' at noon')}</w:del></w:ins>`,
        run('.'),
      ].join(''),
    );
    const read = await story(body);
    expect(bodyOf(read)).toEqual(['paragraph: The board met and kept the ferry today.']);
    expect(proposalsOf(read)).toEqual([
      { kind: 'insertion', author: 'Ada Brook', at: at(0), words: '+met and kept' },
      { kind: 'deletion', author: 'Jon Field', at: at(2), words: '-sold off' },
      { kind: 'insertion', author: 'Ada Brook', at: at(0), words: '+ today' },
      { kind: 'deletion', author: 'Jon Field', at: at(0), words: '- at noon' },
    ]);
    expect(read.report.kept).toContain(
      '4 tracked changes came in as proposals, to be accepted or rejected.',
    );
  });

  test('tell both ends of a move', async () => {
    const body = [
      paragraph(
        `<w:moveFrom ${by('Ada')}>${run('It rained. ')}</w:moveFrom>${run('The board met.')}`,
      ),
      paragraph(`${run('Nobody came. ')}<w:moveTo ${by('Ada')}>${run('It rained.')}</w:moveTo>`),
    ];
    const read = await story(body.join(''));
    expect(proposalsOf(read).map(({ kind, words }) => [kind, words])).toEqual([
      ['move', '-It rained. '],
      ['move', '+It rained.'],
    ]);
  });

  test('join paragraphs whose end was deleted, and drop none whose words stay', async () => {
    const gone = `<w:rPr><w:del ${by('Jon')}/></w:rPr>`;
    const body = [
      paragraph(run('The board met'), gone),
      paragraph(run(' on Monday.')),
      paragraph(`<w:del ${by('Jon')}>${deleted('All of this.')}</w:del>`, gone),
      paragraph(`<w:del ${by('Jon')}>${deleted('And this.')}</w:del>`),
      paragraph(run('The last paragraph.'), gone),
    ];
    const read = await story(body.join(''));
    expect(bodyOf(read)).toEqual([
      'paragraph: The board met on Monday.',
      'paragraph: The last paragraph.',
    ]);
    expect(proposalsOf(read).map(({ words }) => words)).toEqual([
      '-\n',
      '-All of this.\nAnd this.',
      '-\n',
    ]);
  });

  test('reach through rows of tables, fields and footnotes', async () => {
    const cell = (text: string) => `<w:tc>${wordParagraph(text)}</w:tc>`;
    const body = [
      `<w:tbl><w:tr>${cell('Pier')}${cell('Cost')}</w:tr><w:tr><w:trPr><w:del ${by('Jon')}/></w:trPr>${cell('East')}${cell('340')}</w:tr></w:tbl>`,
      paragraph(`${run('All words of it.')}<w:del ${by('Jon')}>${noteMark(1)}</w:del>`),
    ];
    const read = await story(body.join(''));
    expect(bodyOf(read)).toEqual(['paragraph: Pier | Cost', 'paragraph: All words of it.']);
    const said = goneWordsOf(read.document).map((words) => words.trim());
    expect(said.join(' ')).toContain('[The sum is for both piers.]');
    expect(said.join(' ')).toMatch(/East[^]*340/);
  });

  test('of formatting are counted and change nothing', async () => {
    const body = paragraph(
      run('Plain words.', `<w:rPrChange ${by('Ada')}><w:rPr><w:b/></w:rPr></w:rPrChange>`),
    );
    const read = await story(body);
    expect(marksOf(read)).toEqual([]);
    expect(read.report.changed).toContain('1 tracked change of formatting was taken as it stands.');
  });
});

describe('comments', () => {
  const comment = (id: number, author: string, text: string) =>
    `<w:comment w:id="${id}" w:author="${author}" w:date="2026-05-04T10:00:00Z"><w:p w14:paraId="P${id}"><w:r><w:t>${text}</w:t></w:r></w:p></w:comment>`;
  const on = (id: number, content: string) =>
    `<w:commentRangeStart w:id="${id}"/>${content}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;

  test('lie on their very words, with the replies of their thread', async () => {
    const body = [
      paragraph(`${run('The ')}${on(1, on(2, run('board')))}${run(' met.')}`),
      paragraph(`${run('It kept ')}<w:commentRangeStart w:id="3"/>${run('the ferry.')}`),
      paragraph(`${run('It sold')}<w:commentRangeEnd w:id="3"/>${run(' nothing.')}`),
      paragraph(
        `${run('Here alone')}<w:r><w:commentReference w:id="4"/></w:r>${run(', that is.')}`,
      ),
    ];
    const read = await story(body.join(''), {
      'word/comments.xml': wordPart(
        'w:comments',
        `${comment(1, 'Ada Brook', 'Which board?')}${comment(2, 'Jon Field', 'The harbour’s.')}${comment(3, 'Ada Brook', 'Over two.')}${comment(4, 'Ada Brook', 'At a point.')}${comment(5, 'Una Quay', 'Nowhere.')}`,
      ),
      'word/commentsExtended.xml': wordPart(
        'w15:commentsEx',
        '<w15:commentEx w15:paraId="P2" w15:paraIdParent="P1"/><w15:commentEx w15:paraId="P3" w15:done="1"/>',
      ),
    });
    expect(notesOf(read).map(({ author, text, on }) => [author, text, on])).toEqual([
      ['Ada Brook', 'Which board?', 'board'],
      ['Ada Brook', 'Over two.', 'the ferry.…It sold'],
      ['Ada Brook', 'At a point.', 'alone'],
      ['Una Quay', 'Nowhere.', 'Harbour'],
    ]);
    const [first, second, third] = notesOf(read);
    const place = { editedAt: null, isRemoved: false };
    expect(first).toMatchObject({
      kind: 'comment',
      at: at(0),
      replies: [{ author: 'Jon Field', at: at(0), text: 'The harbour’s.', ...place }],
    });
    expect(second).toMatchObject({ outcome: 'resolved' });
    expect(third).not.toHaveProperty('outcome');
    expect(third).not.toHaveProperty('replies');
  });

  test('on words that were deleted stay at their place', async () => {
    const body = paragraph(
      `${run('The board ')}${on(1, `<w:del ${by('Jon')}>${deleted('sold')}</w:del>`)}${run('kept it.')}`,
    );
    const read = await story(body, {
      'word/comments.xml': wordPart('w:comments', comment(1, 'Ada', 'Really?')),
    });
    expect(notesOf(read).map(({ text, on: words }) => [text, words])).toEqual([
      ['Really?', 'board'],
      ['', ''],
    ]);
    expect(proposalsOf(read).map(({ words }) => words)).toEqual(['-sold']);
  });
});
