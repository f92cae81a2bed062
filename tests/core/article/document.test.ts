import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  documentVersion,
  emptyDocument,
  openDocument,
  storeDocument,
} from '../../../core/article/document.ts';
import { isSafeLink, toSafeLink } from '../../../core/article/link.ts';
import { slugOf } from '../../../core/article/story.ts';
import { textBlocks } from '../../../core/article/text-blocks.ts';
import { buildDocument, figure } from '../../support/build-document.ts';

describe('stored documents', () => {
  test('come back as they were', () => {
    const doc = buildDocument({
      headline: 'Ferry back',
      body: ['One.', figure('A ferry.', 'Ada Brook')],
    });
    const opened = openDocument(
      JSON.parse(JSON.stringify(storeDocument(doc))) as ReturnType<typeof storeDocument>,
    );
    expect(opened.ok && opened.value.eq(doc)).toBe(true);
  });

  test('of a newer release are refused, not guessed at', () => {
    const opened = openDocument({ version: documentVersion + 1, doc: emptyDocument().toJSON() });
    expect(opened).toEqual({ ok: false, error: { code: 'newer', version: documentVersion + 1 } });
  });

  test.each([
    ['nothing', null],
    ['a paragraph alone', { type: 'paragraph' }],
    ['an unknown node', { type: 'doc', content: [{ type: 'script' }] }],
    [
      'a body with no head',
      { type: 'doc', content: [{ type: 'body', content: [{ type: 'paragraph' }] }] },
    ],
  ])('that hold %s are an error value', (_what, doc) => {
    expect(openDocument({ version: 1, doc })).toMatchObject({
      ok: false,
      error: { code: 'invalid' },
    });
  });

  test('with a hostile link are refused', () => {
    const json = buildDocument({ body: ['Click'] }).toJSON() as {
      content: { content: { content: object[] }[] }[];
    };
    const text = json.content[4]!.content[0]!.content[0] as { marks?: object[] };
    text.marks = [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }];
    expect(openDocument({ version: 1, doc: json })).toMatchObject({ ok: false });
  });
});

describe('text blocks', () => {
  test('an offset and its document position differ by the block’s start, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), {
          minLength: 1,
          maxLength: 8,
        }),
        (texts) => {
          const doc = buildDocument({ headline: texts[0]!, body: texts });
          for (const block of textBlocks(doc)) {
            expect(block.text.length).toBe(block.node.content.size);
            expect(doc.textBetween(block.start, block.start + block.text.length)).toBe(block.text);
          }
        },
      ),
      { seed: 20_261, numRuns: 200 },
    );
  });
});

describe('links', () => {
  test.each(['https://example.org/a?b=c', 'http://example.org', 'mailto:desk@example.org'])(
    '%s is safe',
    (href) => {
      expect(isSafeLink(href)).toBe(true);
    },
  );

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    '\\\\host\\share',
    '//example.org',
    'https://user:pass@example.org',
    'vbscript:x',
    'https://exa\u200bmple.org',
    '',
  ])('%j is not', (href) => {
    expect(isSafeLink(href)).toBe(false);
  });

  test.each([
    ['example.org/a', 'https://example.org/a'],
    ['desk@example.org', 'mailto:desk@example.org'],
    ['  https://example.org ', 'https://example.org'],
    ['javascript:alert(1)', null],
    ['not a link', null],
  ])('%j is read as %j', (typed, href) => {
    expect(toSafeLink(typed)).toBe(href);
  });
});

test.each([
  ['Ferry returns after two winters', 'ferry-returns-after-two-winters'],
  ['Ødegård’s café: “reopens”', 'ødegards-cafe-reopens'],
  ['', ''],
  ['!!!', ''],
])('the slug of %j is %j', (headline, slug) => {
  expect(slugOf(headline)).toBe(slug);
});
