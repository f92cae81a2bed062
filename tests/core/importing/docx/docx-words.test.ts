import fc from 'fast-check';
import { expect, test } from 'vitest';
import { docxOf, wordPart } from '../../../support/docx.ts';
import { allWordsOf, importBytes, storyOf, wordsIn } from '../office-story.ts';

// Random documents whose words are w1, w2, …: whatever stands round them, each comes out as often
// as it went in, in the story, in a note, or named as dropped.

type Draw = (count: number) => string;

/** Draws numbered words, so that no two are alike. */
function words(): Draw {
  let last = 0;
  return (count) => Array.from({ length: count }, () => `w${(last += 1)}`).join(' ');
}

type Part = (draw: Draw) => string;

const who = 'w:author="Ada" w:date="2026-05-04T10:00:00Z"';
const properties = fc.constantFrom(
  '',
  '<w:b/>',
  '<w:i/><w:lang w:val="de-DE"/>',
  '<w:vanish/>',
  '<w:strike/>',
  '<w:rStyle w:val="None"/>',
);
const text = fc.record({ rPr: properties, count: fc.integer({ min: 1, max: 3 }) }).map(
  ({ rPr, count }): Part =>
    (draw) =>
      `<w:r><w:rPr>${rPr}</w:rPr><w:t xml:space="preserve">${draw(count)} </w:t></w:r>`,
);
const wrap = (inner: fc.Arbitrary<Part>, ...tags: readonly [string, string][]) =>
  fc.tuple(fc.constantFrom(...tags), fc.array(inner, { maxLength: 3 })).map(
    ([[open, close], parts]): Part =>
      (draw) =>
        `${open}${parts.map((part) => part(draw)).join('')}${close}`,
  );

const { inline } = fc.letrec<{ inline: Part }>((tie) => ({
  inline: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    text,
    wrap(
      tie('inline'),
      [`<w:ins ${who}>`, '</w:ins>'],
      [`<w:del ${who}>`, '</w:del>'],
      [`<w:moveFrom ${who}>`, '</w:moveFrom>'],
      [`<w:moveTo ${who}>`, '</w:moveTo>'],
      ['<w:hyperlink r:id="none">', '</w:hyperlink>'],
      ['<w:smartTag>', '</w:smartTag>'],
      ['<w:sdt><w:sdtContent>', '</w:sdtContent></w:sdt>'],
      ['<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>'],
      ['<w:r><w:fldChar w:fldCharType="begin"/></w:r>', ''],
      [
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
      ],
      ['<w:r><w:footnoteReference w:id="1"/></w:r>', ''],
      ['<m:oMath><m:r><m:t>', '</m:t></m:r></m:oMath>'],
      ['<w:unheardOf><w:thing>', '</w:thing></w:unheardOf>'],
      [
        '<w:r><w:drawing><wp:inline><w:txbxContent><w:p>',
        '</w:p></w:txbxContent></wp:inline></w:drawing></w:r>',
      ],
    ),
  ),
}));

const marks = fc.constantFrom(
  '',
  `<w:rPr><w:del ${who}/></w:rPr>`,
  `<w:rPr><w:ins ${who}/></w:rPr>`,
  '<w:pStyle w:val="Heading1"/>',
  '<w:outlineLvl w:val="3"/>',
  '<w:pBdr><w:bottom w:val="single"/></w:pBdr>',
);
const paragraph = fc.tuple(marks, fc.array(inline, { maxLength: 5 })).map(
  ([pPr, parts]): Part =>
    (draw) =>
      `<w:p><w:pPr>${pPr}</w:pPr>${parts.map((part) => part(draw)).join('')}</w:p>`,
);
const { block } = fc.letrec<{ block: Part }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    paragraph,
    inline,
    wrap(
      tie('block'),
      ['<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>'],
      [`<w:tbl><w:tr><w:trPr><w:del ${who}/></w:trPr><w:tc>`, '</w:tc></w:tr></w:tbl>'],
      ['<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>', '</w:sdtContent></w:sdt>'],
      ['<w:sdt><w:sdtContent>', '</w:sdtContent></w:sdt>'],
      ['<w:tbl>', '</w:tbl>'],
      [`<w:del ${who}>`, '</w:del>'],
    ),
  ),
}));

const documents = fc.array(block, { minLength: 1, maxLength: 8 }).map((blocks) => {
  const draw = words();
  const body = blocks.map((part) => part(draw)).join('');
  const footnote = draw(2);
  const comment = draw(2);
  return { body, footnote, comment, header: draw(2) };
});

test('no word of a document is lost, whatever it stands in', async () => {
  await fc.assert(
    fc.asyncProperty(documents, async ({ body, footnote, comment, header }) => {
      // Words of no change keep a story in it where the drawn ones leave none.
      const whole = `${body}<w:p><w:r><w:t>w0 stays here</w:t></w:r></w:p>`;
      const paragraphOf = (content: string) => `<w:p><w:r><w:t>${content}</w:t></w:r></w:p>`;
      const file = docxOf({
        body: whole,
        footnotes: [footnote],
        relations: [
          { id: 'c', type: 'comments', target: 'comments.xml' },
          { id: 'h', type: 'header', target: 'header.xml' },
        ],
        more: {
          'word/header.xml': wordPart('w:hdr', paragraphOf(header)),
          'word/comments.xml': wordPart(
            'w:comments',
            `<w:comment w:id="1">${paragraphOf(comment)}</w:comment>`,
          ),
        },
      });
      const put = wordsIn([whole, footnote, comment, header].join(' ').replace(/<[^>]*>/g, ' '));
      // A footnote's words are in the note of a deleted place and, once more, where they are kept.
      const got = allWordsOf(await storyOf('a.docx', file));
      const isTwice = (word: string, at: number) =>
        footnote.split(' ').includes(word) && got[at - 1] === word;
      expect(got.filter((word, at) => !isTwice(word, at))).toEqual(put);
    }),
    { seed: 20261122, numRuns: 250 },
  );
}, 60_000);

test('of random markup, a document makes a story or a sentence', async () => {
  const tag = fc.constantFrom(
    'w:p',
    'w:r',
    'w:t',
    'w:tbl',
    'w:tr',
    'w:tc',
    'w:ins',
    'w:del',
    'w:sdt',
    'w:drawing',
    'a:blip',
    'mc:AlternateContent',
    'mc:Choice',
    'mc:Fallback',
    'w:fldChar',
    'w:pPr',
    'w:numPr',
  );
  const attribute = fc.constantFrom(
    '',
    ' w:id="1"',
    ' r:embed="r1"',
    ' w:fldCharType="begin"',
    ' w:date="now"',
  );
  const { tree } = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 6 },
      fc.constantFrom('', 'words', '&amp;', '<w:t>w1</w:t>'),
      fc
        .tuple(tag, attribute, fc.array(tie('tree'), { maxLength: 4 }))
        .map(([name, more, inner]) => `<${name}${more}>${inner.join('')}</${name}>`),
    ),
  }));
  await fc.assert(
    fc.asyncProperty(tree, async (body) => {
      const read = await importBytes('a.docx', docxOf({ body }));
      if (read.ok) read.value.document.check();
      else expect(read.error).toMatch(/^[A-Z].{30,}\.$/);
    }),
    { seed: 20261122, numRuns: 300 },
  );
}, 60_000);
