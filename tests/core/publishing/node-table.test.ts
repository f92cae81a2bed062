import type { Node } from 'prosemirror-model';
import { describe, expect, test } from 'vitest';
import { articleSchema, privateMarks } from '../../../core/article/schema.ts';
import { markTable } from '../../../core/publishing/mark-table.ts';
import { nodeTable } from '../../../core/publishing/node-table.ts';
import { skyPicture } from '../../fixtures/stories/picture.ts';
import { mark, marked, parent, story, textBlock } from '../../support/nodes.ts';
import { drawArticle, toPublish } from './draw.ts';

const p = (words: Parameters<typeof textBlock>[1]): Node => textBlock('paragraph', words);
const item = (...blocks: Node[]): Node => parent('list_item', blocks);
const lines = (...parts: string[]): string => parts.join('\n');
const draw = (...body: Node[]): string => drawArticle(toPublish(story({}, body)));

describe('the tables', () => {
  test('have an entry for every node and mark of the schema, and none besides', () => {
    expect(Object.keys(nodeTable).sort()).toEqual(Object.keys(articleSchema.nodes).sort());
    expect(Object.keys(markTable).sort()).toEqual(Object.keys(articleSchema.marks).sort());
  });

  test('publish no private mark and every other', () => {
    const unpublished = Object.entries(markTable).filter(([, drawMark]) => drawMark === null);
    expect(unpublished.map(([name]) => name).sort()).toEqual([...privateMarks].sort());
  });
});

describe('the head', () => {
  const head = {
    headline: 'Bridge & tunnel',
    standfirst: 'Both shut.',
    byline: 'By Ada Brook',
    dateline: 'LOWMOOR, 3 May',
  };

  test('stands in a header, in order, with the kicker above and the times below', () => {
    const published = toPublish(story(head, [p('Shut.')]), {
      details: { kicker: 'Roads', publishedAt: Date.UTC(2026, 4, 3, 9, 5) },
      updatedAt: Date.UTC(2026, 4, 3, 8),
    });
    expect(drawArticle(published)).toBe(
      lines(
        '<header>',
        '<p class="kicker">Roads</p>',
        '<h1>Bridge &amp; tunnel</h1>',
        '<p class="standfirst">Both shut.</p>',
        '<p class="byline">By Ada Brook</p>',
        '<p class="dateline">LOWMOOR, 3 May</p>',
        '<p class="times"><time datetime="2026-05-03T09:05:00Z">3 May 2026, 09:05 UTC</time></p>',
        '</header>',
        '<p>Shut.</p>',
      ),
    );
  });

  test('says when words changed after the story appeared', () => {
    const times = {
      details: { publishedAt: Date.UTC(2026, 4, 3, 9, 5) },
      updatedAt: Date.UTC(2026, 4, 4, 7, 30),
    };
    expect(drawArticle(toPublish(story(head, [p('Shut.')]), times))).toContain(
      '<time datetime="2026-05-03T09:05:00Z">3 May 2026, 09:05 UTC</time> · Updated <time datetime="2026-05-04T07:30:00Z">4 May 2026, 07:30 UTC</time>',
    );
  });

  test('leaves out what is empty', () => {
    expect(drawArticle(toPublish(story({ headline: 'Shut' }, [p('Shut.')])))).toBe(
      lines('<header>', '<h1>Shut</h1>', '</header>', '<p>Shut.</p>'),
    );
  });
});

describe('each block', () => {
  const { hash, picture } = skyPicture(4, 3);
  const figure = (attrs: object, caption: string, credit: string): Node =>
    parent('figure', [textBlock('caption', caption), textBlock('credit', credit)], { ...attrs });

  test.each<[string, Node, string]>([
    ['a paragraph', p('One.'), '<p>One.</p>'],
    ['a line break', p(['One', parent('hard_break', []), 'two']), '<p>One<br>two</p>'],
    ['a heading', textBlock('heading', 'Why', { level: 2 }), '<h2>Why</h2>'],
    [
      'a pull quote',
      textBlock('pull_quote', '“Never”'),
      lines('<aside class="pull-quote">', '<p>“Never”</p>', '</aside>'),
    ],
    ['a section break', parent('section_break', []), '<hr>'],
    [
      'a quotation',
      parent('blockquote', [p('One.'), p('Two.')]),
      lines('<blockquote>', '<p>One.</p>', '<p>Two.</p>', '</blockquote>'),
    ],
    [
      'a list',
      parent('bullet_list', [item(p('One')), item(p('Two'))]),
      lines('<ul>', '<li>One</li>', '<li>Two</li>', '</ul>'),
    ],
    [
      'a numbered list',
      parent('ordered_list', [item(p('One'))]),
      lines('<ol>', '<li>One</li>', '</ol>'),
    ],
    [
      'a numbered list that goes on from another',
      parent('ordered_list', [item(p('Five'))], { start: 5 }),
      lines('<ol start="5">', '<li>Five</li>', '</ol>'),
    ],
    [
      'an item of several blocks',
      parent('bullet_list', [item(p('One'), parent('bullet_list', [item(p('Two'))]))]),
      lines('<ul>', '<li>', '<p>One</p>', '<ul>', '<li>Two</li>', '</ul>', '</li>', '</ul>'),
    ],
    [
      'a related story',
      textBlock('related_link', 'Why?', { href: 'https://news.example/why' }),
      lines(
        '<nav aria-label="Related stories">',
        '<ul>',
        '<li><a href="https://news.example/why" rel="noopener">Why?</a></li>',
        '</ul>',
        '</nav>',
      ),
    ],
    [
      'a related story without a link',
      textBlock('related_link', 'Why?'),
      lines('<nav aria-label="Related stories">', '<ul>', '<li>Why?</li>', '</ul>', '</nav>'),
    ],
    [
      'something that stands elsewhere',
      textBlock('embed_link', 'A film', { href: 'https://film.example/1' }),
      '<p class="embed"><a href="https://film.example/1" rel="noopener">A film</a></p>',
    ],
    [
      'something that stands elsewhere, with no words of its own',
      textBlock('embed_link', '', { href: 'https://film.example/1' }),
      '<p class="embed"><a href="https://film.example/1" rel="noopener">https://film.example/1</a></p>',
    ],
    [
      'a caption that waits for its picture',
      figure({}, 'A ferry.', 'Ada Brook'),
      lines(
        '<figure>',
        '<figcaption>',
        '<span class="caption">A ferry.</span>',
        '<span class="credit">Ada Brook</span>',
        '</figcaption>',
        '</figure>',
      ),
    ],
  ])('%s', (_what, node, html) => {
    expect(draw(node)).toBe(html);
  });

  test('a picture beside the page is named by its hash', () => {
    const doc = story({}, [figure({ media: hash, alt: 'A "quiet" sea' }, 'The sea.', '')]);
    expect(drawArticle(toPublish(doc, { pictures: new Map([[hash, picture]]) }))).toBe(
      lines(
        '<figure>',
        `<img src="pictures/${hash}.png" alt="A &quot;quiet&quot; sea" width="4" height="3">`,
        '<figcaption>',
        '<span class="caption">The sea.</span>',
        '</figcaption>',
        '</figure>',
      ),
    );
  });

  test.each<[string, Node]>([
    ['a paragraph', p('')],
    ['a paragraph of spaces', p('  ')],
    ['a heading', textBlock('heading', '')],
    ['a list', parent('bullet_list', [item(p(''))])],
    ['a quotation', parent('blockquote', [p('')])],
    ['a pull quote', textBlock('pull_quote', '')],
    ['a related line', textBlock('related_link', '')],
    ['an embed', textBlock('embed_link', '')],
    ['a figure', figure({}, '', '')],
  ])('%s with nothing in it is left out', (_what, node) => {
    expect(draw(p('Before.'), node)).toBe('<p>Before.</p>');
  });
});

test('related lines that follow one another make one list, and no two lists share a name', () => {
  const related = (words: string): Node => textBlock('related_link', words);
  const html = draw(related('One'), related('Two'), p('Between.'), related('Three'));
  expect(html.match(/<nav[^>]*>/g)).toEqual([
    '<nav aria-label="Related stories">',
    '<nav aria-label="Related stories (2)">',
  ]);
  expect(html.match(/<li>/g)).toHaveLength(3);
});

test('headings never skip a level', () => {
  const heading = (level: number): Node => textBlock('heading', `Was ${level}`, { level });
  expect(draw(heading(4), heading(4), heading(2), heading(4), heading(3))).toBe(
    lines('<h2>Was 4</h2>', '<h3>Was 4</h3>', '<h2>Was 2</h2>', '<h3>Was 4</h3>', '<h3>Was 3</h3>'),
  );
});

describe('each mark', () => {
  const link = mark('link', { href: 'https://news.example/?a=1&b=2' });
  const lang = (tag: string) => mark('foreign', { lang: tag });

  test.each<[string, Node[], string]>([
    ['emphasis', [marked('so', 'em')], '<em>so</em>'],
    ['strong importance', [marked('so', 'strong')], '<strong>so</strong>'],
    [
      'a link',
      [marked('so', link)],
      '<a href="https://news.example/?a=1&amp;b=2" rel="noopener">so</a>',
    ],
    [
      'a mail link',
      [marked('so', mark('link', { href: 'mailto:desk@news.example' }))],
      '<a href="mailto:desk@news.example">so</a>',
    ],
    ['foreign words', [marked('ainsi', lang('fr'))], '<span lang="fr">ainsi</span>'],
    [
      'words written the other way',
      [marked('كذا', lang('ar'))],
      '<span lang="ar" dir="rtl">كذا</span>',
    ],
    ['a claim', [marked('so', mark('claim', { id: 'c1' }))], 'so'],
    ['a note', [marked('so', mark('note', { id: 'n1' }))], 'so'],
    ['words kept as they stand', [marked('so', mark('sic', { rule: 'r', text: 'so' }))], 'so'],
    [
      'a link whose words are partly emphasised',
      [marked('one ', link), marked('two', link, 'em'), marked(' three', link)],
      '<a href="https://news.example/?a=1&amp;b=2" rel="noopener">one <em>two</em> three</a>',
    ],
    [
      'emphasis that a claim begins in the middle of',
      [
        marked('one ', 'em'),
        marked('two', 'em', mark('claim', { id: 'c1' })),
        marked(' three', 'em'),
      ],
      '<em>one two three</em>',
    ],
    [
      'two marks',
      [marked('one', 'em', 'strong'), marked('two', 'strong')],
      '<em><strong>one</strong></em><strong>two</strong>',
    ],
  ])('%s', (_what, words, html) => {
    expect(draw(p(words))).toBe(`<p>${html}</p>`);
  });
});

test('an unsafe link that came past the schema is not drawn, its words are', () => {
  const link = mark('link', { href: 'https://news.example/' });
  const related = textBlock('related_link', 'Why?', { href: 'https://news.example/' });
  const words = p([marked('so', link)]);
  Object.assign(link.attrs, { href: 'javascript:alert(1)' });
  Object.assign(related.attrs, { href: 'data:text/html,x' });
  expect(draw(words, related)).toBe(
    lines(
      '<p>so</p>',
      '<nav aria-label="Related stories">',
      '<ul>',
      '<li>Why?</li>',
      '</ul>',
      '</nav>',
    ),
  );
});

test('a story written from right to left says so, and so do words in it that are not', () => {
  const doc = story({ headline: 'خبر' }, [
    p(['كذا ', marked('ainsi', mark('foreign', { lang: 'fr' }))]),
  ]);
  expect(drawArticle(toPublish(doc, { details: { language: 'ar' } }))).toContain(
    '<span lang="fr" dir="ltr">ainsi</span>',
  );
});
