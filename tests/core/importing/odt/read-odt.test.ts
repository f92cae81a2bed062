import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReplyId } from '../../../../core/base/id.ts';
import { skyPng } from '../../../fixtures/stories/picture.ts';
import { flatOdtOf, odtOf, textParagraph } from '../../../support/odt.ts';
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
const style = (name: string, family: string, parent: string, properties: string) =>
  `<style:style style:name="${name}" style:family="${family}" style:parent-style-name="${parent}"><style:text-properties ${properties}/></style:style>`;
const automatic = [
  style('T1', 'text', '', 'fo:font-weight="bold"'),
  style('T2', 'text', '', 'fo:font-style="italic"'),
  style('T3', 'text', '', 'text:display="none"'),
  style('T4', 'text', '', 'fo:language="de" fo:country="DE"'),
  style('T5', 'text', '', 'style:text-position="super 58%"'),
  style('P1', 'paragraph', 'Standard', 'fo:font-weight="bold"'),
  style('P2', 'paragraph', 'Quotations', 'fo:font-style="italic"'),
  '<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1"/><text:list-level-style-number text:level="2" style:num-format="1" text:start-value="4"/></text:list-style>',
  '<text:list-style style:name="L2"><text:list-level-style-number text:level="1" style:num-format="1"/></text:list-style>',
].join('');
const styles =
  '<style:default-style style:family="paragraph"><style:text-properties fo:language="en" fo:country="GB"/></style:default-style>' +
  ['Standard', 'Title', 'Subtitle', 'Quotations', 'Illustration']
    .map((name) => `<style:style style:name="${name}" style:family="paragraph"/>`)
    .join('');

async function story(body: string, more: Partial<Parameters<typeof odtOf>[0]> = {}) {
  const whole = `${textParagraph('Harbour', 'Title')}${textParagraph(filler)}${body}`;
  return storyOf('a.odt', odtOf({ body: whole, automatic, styles, ...more }));
}

const bodyOf = (read: Awaited<ReturnType<typeof story>>) => shapeOf(read).slice(2);
const lines = async (body: string) => bodyOf(await story(body));
const span = (name: string, text: string) =>
  `<text:span text:style-name="${name}">${text}</text:span>`;
const info = (author: string) =>
  `<office:change-info><dc:creator>${author}</dc:creator><dc:date>2026-05-04T10:00:00</dc:date></office:change-info>`;
const at = Date.UTC(2026, 4, 4, 10);

describe('an OpenDocument text', () => {
  test('gives its headings, quotations, lists and tables', async () => {
    const item = (content: string) => `<text:list-item>${content}</text:list-item>`;
    const cell = (text: string) => `<table:table-cell>${textParagraph(text)}</table:table-cell>`;
    const body = [
      '<text:h text:outline-level="2">What it costs</text:h>',
      textParagraph('It is our bridge.', 'P2'),
      textParagraph('After the quotation the text goes on as before.'),
      `<text:list text:style-name="L1">${item(textParagraph('one') + `<text:list>${item(textParagraph('four'))}</text:list>`)}${item(textParagraph('two'))}</text:list>`,
      textParagraph('Between the lists there is a paragraph of some length.'),
      `<text:list text:style-name="L2">${item(textParagraph('first'))}</text:list>`,
      textParagraph('Another paragraph that stands between two halves of a list.'),
      `<text:list text:style-name="L2" text:continue-numbering="true">${item(textParagraph('second'))}</text:list>`,
      `<table:table><table:table-header-rows><table:table-row>${cell('Pier')}${cell('Cost')}</table:table-row></table:table-header-rows><table:table-row>${cell('East')}${cell('340')}<table:covered-table-cell/></table:table-row></table:table>`,
    ];
    const read = await story(body.join(''));
    expect(shapeOf(read)[0]).toBe('headline: Harbour');
    expect(bodyOf(read)).toEqual([
      'heading 2: What it costs',
      'blockquote',
      '  paragraph: It is our bridge.',
      'paragraph: After the quotation the text goes on as before.',
      'bullet_list',
      '  list_item',
      '    paragraph: one',
      '    ordered_list',
      '      list_item',
      '        paragraph: four',
      '  list_item',
      '    paragraph: two',
      'paragraph: Between the lists there is a paragraph of some length.',
      'ordered_list',
      '  list_item',
      '    paragraph: first',
      'paragraph: Another paragraph that stands between two halves of a list.',
      'ordered_list',
      '  list_item',
      '    paragraph: second',
      'paragraph: Pier | Cost',
      'paragraph: East | 340',
    ]);
    const numbered = read.document.lastChild?.children.filter(
      ({ type }) => type.name === 'ordered_list',
    );
    expect(numbered?.map(({ attrs }): unknown => attrs['start'])).toEqual([1, 2]);
    expect(read.updatedAt).toBe(at);
  });

  test('puts a list that stands beside another in items without words into it', async () => {
    const item = (content: string, more = '') =>
      `<text:list-item${more}>${content}</text:list-item>`;
    const list = (name: string, ...items: string[]) =>
      `<text:list text:style-name="${name}">${items.join('')}</text:list>`;
    const p = (text: string) => textParagraph(text);
    const numbered = (...items: string[]) =>
      list('L2', item(`<text:list>${items.map((one) => item(p(one))).join('')}</text:list>`));
    const nested = ['  list_item', '    paragraph: boiler', '    bullet_list'];
    const body = [
      list('L1', item(p('roof')), item(p('boiler'))),
      list(
        'L3',
        item(`<text:list>${item(p('parts'))}${item(p('labour'))}</text:list>`),
        item(p('first vote'), ' text:start-value="1" text:style-override="L2"'),
        item(p('second vote'), ' text:style-override="L2"'),
      ),
      textParagraph('Between the lists there is a paragraph of some length.'),
      numbered('alone'),
    ];
    expect(await lines(body.join(''))).toEqual([
      'bullet_list',
      '  list_item',
      '    paragraph: roof',
      ...nested,
      '      list_item',
      '        paragraph: parts',
      '      list_item',
      '        paragraph: labour',
      'ordered_list',
      '  list_item',
      '    paragraph: first vote',
      '  list_item',
      '    paragraph: second vote',
      'paragraph: Between the lists there is a paragraph of some length.',
      'bullet_list',
      '  list_item',
      '    paragraph: alone',
    ]);
  });

  test('keeps its dress, spaces, links, and what is hidden as a note', async () => {
    const body =
      textParagraph(
        `${span('T1', 'bold')}, ${span('T2', `slant ${span('T1', 'both')}`)} <text:s text:c="2"/>far<text:tab/>on<text:line-break/>x  y 10${span('T5', '6')} `,
      ) +
      textParagraph(`All of it is bold here`, 'P1') +
      textParagraph(
        `The <text:a xlink:href="https://harbour.example/">board</text:a> ${span('T3', 'secretly ')}met <text:a xlink:href="javascript:x">here</text:a> on ${span('T4', 'übermorgen')}.`,
      );
    const read = await story(body);
    expect(bodyOf(read)).toEqual([
      'paragraph: bold, slant both   far\ton⏎x y 10⁶',
      'paragraph: All of it is bold here',
      'paragraph: The board met here on übermorgen.',
    ]);
    expect(marksOf(read)).toEqual([
      'strong(bold)',
      'em(slant )',
      'em(both)',
      'strong(both)',
      'strong(All of it is bold here)',
      'link=https://harbour.example/(board)',
      'foreign=de-DE(übermorgen)',
    ]);
    expect(notesOf(read).map(({ text }) => text)).toEqual(['Hidden in the document: secretly ']);
    expect(read.report.dropped.join()).toContain('javascript:x');
  });

  test('gives pictures with their alternative text and caption', async () => {
    const image = '<draw:image xlink:href="Pictures/sky.bin"/>';
    const frame = `<draw:frame><draw:text-box>${textParagraph(`<draw:frame><draw:image xlink:href="Pictures/sky.svg"/>${image}<svg:title>Pier</svg:title><svg:desc>A pier at dawn</svg:desc></draw:frame>The east pier.`, 'Illustration')}</draw:text-box></draw:frame>`;
    const read = await story(textParagraph(frame), {
      more: { 'Pictures/sky.bin': skyPng(8, 6), 'Pictures/sky.svg': '<svg/>' },
    });
    const figure = read.document.lastChild?.lastChild;
    expect(figure?.type.name).toBe('figure');
    expect(figure?.attrs).toMatchObject({ alt: 'A pier at dawn', width: 8 });
    expect(figure?.firstChild?.textContent).toBe('The east pier.');
    expect(read.pictures?.length).toBe(1);
  });

  test('makes notes of annotations and of tracked changes', async () => {
    const tracked = `<text:tracked-changes><text:changed-region xml:id="c1" text:id="c1"><text:insertion>${info('Ada')}</text:insertion></text:changed-region><text:changed-region text:id="c2"><text:deletion>${info('Jon')}${textParagraph('sold off')}${textParagraph('for good')}</text:deletion></text:changed-region></text:tracked-changes>`;
    const annotation = (name: string, text: string, more = '') =>
      `<office:annotation office:name="${name}" ${more}><dc:creator>Una</dc:creator><dc:date>2026-05-04T10:00:00</dc:date>${textParagraph(text)}</office:annotation>`;
    const body = `${tracked}${textParagraph(
      `The ${annotation('a', 'Which?')}${annotation('b', 'The harbour’s.', 'loext:parent-name="a"')}${annotation('c', 'Both.', 'loext:parent-name="b"')}board<office:annotation-end office:name="a"/> <text:change-start text:change-id="c1"/>met and <text:change-end text:change-id="c1"/>kept<text:change text:change-id="c2"/> it${annotation('p', 'At a point.', 'loext:resolved="true"')}.`,
    )}`;
    const read = await story(body);
    expect(bodyOf(read)).toEqual(['paragraph: The board met and kept it.']);
    const said = { author: 'Una', at, editedAt: null, isRemoved: false };
    const replies = ['The harbour’s.', 'Both.'].map((text) => ({
      id: expect.stringMatching(/^n\d+$/) as ReplyId,
      ...said,
      text,
    }));
    expect(notesOf(read)).toEqual([
      { kind: 'comment', author: 'Una', at, text: 'Which?', replies, on: 'board' },
      { kind: 'insertion', author: 'Ada', at, text: '', on: '' },
      { kind: 'deletion', author: 'Jon', at, text: '', on: '' },
      { kind: 'comment', author: 'Una', at, text: 'At a point.', outcome: 'resolved', on: 'it' },
    ]);
    const words = proposalsOf(read).map((proposal) => proposal.words);
    expect(words).toEqual(['+met and ', '-sold off\nfor good']);
  });

  test('takes out deleted words that stand in the text, as LibreOffice writes them when it shows them', async () => {
    const region = `<text:tracked-changes><text:changed-region text:id="d"><text:deletion>${info('Jon')}</text:deletion></text:changed-region></text:tracked-changes>`;
    const note =
      '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>For both piers.</text:p></text:note-body></text:note>';
    const start = '<text:change-start text:change-id="d"/>';
    const end = '<text:change-end text:change-id="d"/>';
    const read = await story(
      `${region}${textParagraph(`The board kept it ${start}for two<text:line-break/>weeks${note}`)}${textParagraph(`or so ${end}on Monday.`)}`,
    );
    expect(bodyOf(read)).toEqual(['paragraph: The board kept it on Monday.']);
    const told = proposalsOf(read).map(({ kind, words }) => [kind, words]);
    expect(told).toEqual([['deletion', '-for two\nweeks [For both piers.]\nor so ']]);
    const open = await story(`${region}${textParagraph(`The board ${start}kept it.`)}`);
    expect(bodyOf(open)).toEqual(['paragraph: The board kept it.']);
  });

  test('puts footnotes at the end and names page headers', async () => {
    const note =
      '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>For both piers.</text:p></text:note-body></text:note>';
    const read = await story(textParagraph(`It cost 340 crowns${note}, they said.`), {
      master: `<style:master-page style:name="S"><style:header>${textParagraph('Night desk')}</style:header></style:master-page>`,
    });
    expect(bodyOf(read)).toEqual([
      'paragraph: It cost 340 crowns[1], they said.',
      'section_break',
      'ordered_list',
      '  list_item',
      '    paragraph: For both piers.',
    ]);
    expect(read.report.dropped).toEqual(['The page header “Night desk”.']);
  });

  test('is read flat, too, with its pictures', async () => {
    const data = Buffer.from(skyPng(4, 4)).toString('base64');
    const body = `${textParagraph('Harbour', 'Title')}${textParagraph(filler)}${textParagraph(`<draw:frame><draw:image><office:binary-data>${data}</office:binary-data></draw:image></draw:frame>`)}`;
    const read = await storyOf('a.fodt', flatOdtOf({ body, styles }));
    expect(shapeOf(read)).toContain('headline: Harbour');
    expect(read.pictures?.length).toBe(1);
  });

  test('that is locked, damaged or none is refused with a sentence', async () => {
    const refusal = async (bytes: Uint8Array) => {
      const read = await importBytes('a.odt', bytes);
      return read.ok ? 'A story was made.' : read.error;
    };
    const manifest = (content: string) => ({
      'META-INF/manifest.xml': `<manifest xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">${content}</manifest>`,
    });
    const locked = odtOf({
      body: '',
      more: manifest('<file-entry><encryption-data/></file-entry>'),
    });
    expect(await refusal(locked)).toMatch(/locked with a password/);
    const bomb = odtOf({ body: textParagraph(' '.repeat(70_000_000)) });
    expect(await refusal(bomb)).toMatch(/more than 64 MB/);
    const declared = odtOf({
      body: '',
      more: { 'content.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' },
    });
    expect(await refusal(declared)).toMatch(/grammar \(DTD\)/);
    const whole = odtOf({ body: textParagraph(filler) });
    expect(await refusal(whole.subarray(0, whole.length - 30))).toMatch(/damaged/);
    expect(await refusal(odtOf({ body: '' }))).toMatch(/no text and no picture/);
  });

  test('keeps its words however deep they stand', async () => {
    const deep = (open: string, close: string) =>
      `${open.repeat(3000)}${textParagraph('deep down')}${close.repeat(3000)}`;
    for (const [open, close] of [
      ['<text:section>', '</text:section>'],
      ['<text:list><text:list-item>', '</text:list-item></text:list>'],
      [
        '<table:table><table:table-row><table:table-cell>',
        '</table:table-cell></table:table-row></table:table>',
      ],
      ['<text:p><draw:frame><draw:text-box>', '</draw:text-box></draw:frame></text:p>'],
      ['<text:span>', '</text:span>'],
    ] as const) {
      expect((await lines(deep(open, close))).join('\n')).toContain('deep down');
    }
  });
});

test('no word of a random text is lost', async () => {
  type Part = (draw: () => string) => string;
  const word: Part = (draw) => `${draw()} `;
  const wraps: readonly [string, string][] = [
    ['<text:span text:style-name="T1">', '</text:span>'],
    ['<text:span text:style-name="T3">', '</text:span>'],
    ['<text:a xlink:href="https://a.example/">', '</text:a>'],
    ['<text:change-start text:change-id="c1"/>', '<text:change-end text:change-id="c1"/>'],
    ['<text:note><text:note-body><text:p>', '</text:p></text:note-body></text:note>'],
    ['<office:annotation office:name="x"><text:p>', '</text:p></office:annotation>'],
    ['<draw:frame><draw:text-box><text:p>', '</text:p></draw:text-box></draw:frame>'],
    ['<draw:custom-shape><text:p>', '</text:p></draw:custom-shape>'],
    ['<text:unheard-of>', '</text:unheard-of>'],
    ['<text:p>', '</text:p>'],
  ];
  const outer: readonly [string, string][] = [
    ['<text:p>', '</text:p>'],
    ['<text:h text:outline-level="3">', '</text:h>'],
    ['<text:section><text:p>', '</text:p></text:section>'],
    ['<text:section text:display="none"><text:p>', '</text:p></text:section>'],
    [
      '<text:list text:style-name="L2"><text:list-item><text:p>',
      '</text:p></text:list-item></text:list>',
    ],
    ['<text:list><text:p>', '</text:p></text:list>'],
    [
      '<table:table><table:table-row><table:table-cell><text:p>',
      '</text:p></table:table-cell></table:table-row></table:table>',
    ],
    ['<table:table><text:p>', '</text:p></table:table>'],
    ['<text:strange>', '</text:strange>'],
  ];
  const wrapped = (pairs: readonly [string, string][], inner: fc.Arbitrary<Part>) =>
    fc.tuple(fc.constantFrom(...pairs), fc.array(inner, { maxLength: 4 })).map(
      ([[open, close], parts]): Part =>
        (draw) =>
          `${open}${parts.map((part) => part(draw)).join('')}${close}`,
    );
  const { inline } = fc.letrec<{ inline: Part }>((tie) => ({
    inline: fc.oneof({ maxDepth: 4 }, fc.constant(word), wrapped(wraps, tie('inline'))),
  }));
  const texts = fc.array(wrapped(outer, inline), { maxLength: 8 }).map((blocks) => {
    let last = 0;
    const draw = () => `w${(last += 1)}`;
    const region = `<text:tracked-changes><text:changed-region text:id="c1"><text:insertion>${info('Ada')}</text:insertion></text:changed-region><text:changed-region text:id="c2"><text:deletion>${info('Jon')}<text:p>${draw()}</text:p></text:deletion></text:changed-region></text:tracked-changes>`;
    return region + blocks.map((part) => part(draw)).join('') + textParagraph(`${draw()} stays.`);
  });
  await fc.assert(
    fc.asyncProperty(texts, async (body) => {
      const put = wordsIn(body.replace(/<[^>]*>/g, ' '));
      expect(allWordsOf(await storyOf('a.odt', odtOf({ body, automatic, styles })))).toEqual(put);
    }),
    { seed: 20261122, numRuns: 250 },
  );
}, 60_000);
