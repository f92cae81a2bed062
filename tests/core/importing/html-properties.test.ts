import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importFile } from '../../../core/importing/import-file.ts';
import type { ImportedDocument } from '../../../core/importing/imported-document.ts';
import { textBlocks } from '../../../core/article/text-blocks.ts';
import { goneWordsOf } from './office-story.ts';
import { importPage } from './html-reading.ts';

/** A piece of markup, and the words of it that a reader of the page sees. */
interface Markup {
  readonly html: string;
  readonly words: readonly string[];
}

const word = fc.constantFrom(
  'harbour',
  'Ada',
  'Brook',
  'NPW',
  'ferry',
  'said',
  'Holm',
  '3',
  'May',
  '2021',
  'А',
  'паром',
  '日本',
  'Photo',
  'By',
  'read',
  'more',
  'é',
);
const text: fc.Arbitrary<Markup> = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => ({
  html: ` ${words.join(' ')} `,
  words,
}));
const long: fc.Arbitrary<Markup> = fc
  .array(word, { minLength: 20, maxLength: 40 })
  .map((words) => ({
    html: ` The ${words.join(' ')}. `,
    words: ['The', ...words],
  }));

const wrappers = [
  ...['div', 'p', 'span', 'b', 'em', 'i', 'a href="https://x.example/y"', 'a href="javascript:1"'],
  ...[
    'h1',
    'h2',
    'h5',
    'ul',
    'ol',
    'li',
    'blockquote',
    'table',
    'tr',
    'td',
    'th',
    'caption',
    'pre',
  ],
  ...['section', 'center', 'font', 'figure', 'figcaption', 'dl', 'dt', 'dd', 'u', 'sup', 'address'],
  ...[
    'p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"',
    'ins datetime="2026-01-01"',
    'del',
  ],
  ...[
    'blockquote class="twitter-tweet"',
    'div class="wp-caption"',
    'span class="credit"',
    'span lang="fr"',
  ],
  ...['p style="font-weight:bold"', 'svg-ish', 'details', 'summary', 'label', 'form', 'main-ish'],
] as const;
const parts = [
  ...[
    'nav',
    'aside',
    'footer',
    'header',
    'main',
    'article',
    'div class="share-bar"',
    'div class="comments"',
  ],
  ...[
    'div class="byline"',
    'p class="standfirst"',
    'div class="related-stories"',
    'div itemprop="articleBody"',
  ],
  ...[
    'div class="cookie-banner"',
    'time',
    'div class="dateline"',
    'aside class="pullquote"',
    'div class="correction"',
  ],
] as const;
const hidden = ['div hidden', 'span style="display:none"', 'script', 'style', 'template'] as const;
const alone = [
  '<br>',
  '<hr>',
  '<img src="a.png">',
  '<!-- x -->',
  '<br><br>',
  '</p>',
  '</div>',
  '<wbr>',
  '&nbsp;',
];

function markup(tags: readonly string[]): fc.Arbitrary<readonly Markup[]> {
  const { nodes } = fc.letrec<{ nodes: readonly Markup[]; node: Markup }>((tie) => ({
    nodes: fc.array(tie('node'), { maxLength: 6 }),
    node: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      text,
      long,
      fc.constantFrom(...alone).map((html) => ({ html, words: [] })),
      fc.tuple(fc.constantFrom(...tags), tie('nodes')).map(([tag, inner]) => ({
        html: `<${tag}>${inner.map(({ html }) => html).join('')}</${nameOf(tag)}>`,
        words: inner.flatMap(({ words }) => words),
      })),
      fc.tuple(fc.constantFrom(...hidden), text).map(([tag, inner]) => ({
        html: `<${tag}>${inner.html}</${nameOf(tag)}>`,
        words: [],
      })),
    ),
  }));
  return nodes;
}

function nameOf(tag: string): string {
  return tag.split(' ')[0] ?? '';
}

function wordsOf(words: string): string[] {
  return (words.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).sort();
}

/** The words of a story and of all that came with it. */
function wordsKept({ document, details, notes, corrections }: ImportedDocument): string {
  return [
    ...textBlocks(document).map((block) => block.text),
    details.kicker ?? '',
    ...(notes ?? []).map((note) => note.text),
    ...goneWordsOf(document),
    ...(corrections ?? []).map((correction) => correction.text),
  ].join(' ');
}

const options = { seed: 20260901, numRuns: 600 };

describe('whatever the markup', () => {
  test('a document that is no page of a site keeps every visible word', async () => {
    await fc.assert(
      fc.asyncProperty(markup(wrappers), async (pieces) => {
        // A note on words that were struck out needs a word that was not.
        const words = ['Start', ...pieces.flatMap((piece) => piece.words)];
        const html = `<!doctype html><body><p>Start</p>${pieces.map((piece) => piece.html).join('')}`;
        expect(wordsOf(wordsKept(await importPage(html)))).toEqual(wordsOf(words.join(' ')));
      }),
      options,
    );
  });

  test('the words of a page are in the story, or counted as left out', async () => {
    await fc.assert(
      fc.asyncProperty(markup([...wrappers, ...parts]), async (pieces) => {
        const words = pieces.flatMap((piece) => piece.words);
        const html = `<!doctype html><body><main><h1>The Ferry of Holm</h1>${pieces.map((piece) => piece.html).join('')}`;
        const story = await importPage(html);
        const all = wordsOf(`The Ferry of Holm ${words.join(' ')}`);
        const kept = wordsOf(wordsKept(story));
        expect(kept.length + leftOut(story)).toBeGreaterThanOrEqual(all.length);
        // Nothing is made up, and nothing is told twice.
        const pool = [...all];
        for (const one of kept) {
          const at = pool.indexOf(one);
          expect(at, one).toBeGreaterThanOrEqual(0);
          pool.splice(at, 1);
        }
      }),
      options,
    );
  });

  test('random bytes give a story or a sentence', async () => {
    const bytes = fc.uint8Array({ maxLength: 400 });
    const begun = fc.constantFrom(
      '',
      '<!doctype html>',
      '<html><body><p>',
      'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n',
      '\ufeff<html>',
      '<article><header>',
    );
    await fc.assert(
      fc.asyncProperty(
        begun,
        bytes,
        fc.constantFrom('a.html', 'a.mhtml', 'a'),
        async (start, rest, name) => {
          const file = {
            name,
            bytes: Uint8Array.from([...new TextEncoder().encode(start), ...rest]),
            beside: () => Promise.resolve(null),
          };
          const read = await importFile(file, { language: 'en-GB', newId: () => 'id-1', now: 0 });
          if (read.ok) read.value.document.check();
          else expect(read.error).toMatch(/^[A-Z].*\.$/s);
        },
      ),
      options,
    );
  });
});

function leftOut({ report }: ImportedDocument): number {
  const told = report.dropped.find((sentence) => sentence.startsWith('Words of the page')) ?? '';
  return [...told.matchAll(/\(([\d,]+)\)/g)].reduce(
    (sum, [, count]) => sum + Number(count?.replaceAll(',', '')),
    0,
  );
}
