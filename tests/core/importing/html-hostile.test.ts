import { describe, expect, test } from 'vitest';
import { publishPage } from '../../../core/publishing/page.ts';
import { blankDetails } from '../../../core/article/story.ts';
import type { ImportedDocument } from '../../../core/importing/imported-document.ts';
import { hostileCorpus } from '../../fixtures/hostile/corpus.ts';
import { importPage } from './html-reading.ts';
import { signsOf, withoutSpace } from './story-shape.ts';

/** Everything that went into the store: nothing in it may be able to run or call out. */
function stored(story: ImportedDocument): string {
  return JSON.stringify({ ...story, document: story.document.toJSON() as unknown, report: null });
}

const hostile: Readonly<Record<string, string>> = {
  script: '<script>alert(1)</script>',
  'script in a list': '<ul><li><script src=//evil.example/x.js></script>word</li></ul>',
  handler: '<p onclick="alert(1)" onmouseover=alert(1)>word</p>',
  'image handler': '<img src=x onerror=alert(1)>',
  'javascript link': '<a href="javascript:alert(1)">word</a>',
  'javascript link with a tab': '<a href="java\tscript:alert(1)">word</a>',
  'javascript link in entities': '<a href="&#106;avascript&colon;alert(1)">word</a>',
  'javascript behind a redirect':
    '<a href="https://www.google.com/url?q=javascript:alert(1)">word</a>',
  'data link': '<a href="data:text/html,<script>alert(1)</script>">word</a>',
  'vbscript link': '<a href="vbscript:msgbox(1)">word</a>',
  'file link': '<a href="file:///etc/passwd">word</a>',
  'credentials in a link': '<a href="https://bank.example@evil.example/">word</a>',
  'svg script': '<svg><script>alert(1)</script><text>drawn</text></svg>word',
  'svg data picture': '<img src="data:image/svg+xml,<svg onload=alert(1)>" alt="">',
  'svg foreign object': '<svg><foreignObject><p>x</p></foreignObject></svg>',
  mathml:
    '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>',
  iframe: '<iframe src="javascript:alert(1)"></iframe>',
  srcdoc: '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  object: '<object data="javascript:alert(1)"></object><embed src="javascript:alert(1)">',
  'meta refresh': '<meta http-equiv=refresh content="0;url=javascript:alert(1)">',
  base: '<base href="javascript:alert(1)//"><a href="x">word</a>',
  style:
    '<style>@import url(//evil.example/x.css)</style><p style="background:url(//evil.example/x)">word</p>',
  form: '<form action="javascript:alert(1)"><input name=childNodes><button formaction="javascript:alert(1)">x</button></form>',
  template: '<template><script>alert(1)</script></template>',
  'mutation in noscript':
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  'json-ld':
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"<img src=x onerror=alert(1)>","url":"javascript:alert(1)","publisher":{"name":"<script>alert(1)</script>"}}</script>',
  prototype:
    '<script type="application/ld+json">{"__proto__":{"polluted":1},"@type":["NewsArticle"],"constructor":{"prototype":{"x":1}},"about":[{"@type":"__proto__","name":"x"}]}</script>',
  'foreign language': '<span lang="&quot;><script>">word</span>',
  'names that objects have':
    '<constructor>word</constructor><toString class="constructor __proto__" role="constructor">word</toString>',
  'picture outside the folder':
    '<img src="../../../etc/passwd"><img src="C:\\secret.png"><img src="//server/share.png"><img src="%2e%2e/%2e%2e/x.png">',
};

describe.each(Object.keys(hostile))('hostile: %s', (name) => {
  test('comes to nothing, and the words around it survive', async () => {
    const story = await importPage(`<!doctype html><p>before</p>${hostile[name]!}<p>after</p>`);
    const signs = signsOf(story);
    expect(signs).toContain('before');
    expect(signs).toContain('after');
    if (hostile[name]!.includes('>word<') || hostile[name]!.endsWith('word'))
      expect(signs).toContain('word');
    const kept = stored(story);
    expect(kept).not.toMatch(/"(?:href|canonicalUrl)":"(?!https?:|mailto:)/i);
    expect(story.pictures ?? []).toEqual([]);
    const page = publishPage(
      {
        details: { ...blankDetails, ...story.details },
        updatedAt: null,
        document: story.document,
        tags: story.tags ?? [],
        pictures: new Map(),
        corrections: [],
      },
      { shape: 'page', pictures: 'embedded' },
    );
    const body = page.text.slice(page.text.indexOf('<body>'));
    expect(body).not.toMatch(
      /<(?:script|img|iframe|svg|object|embed|style|form)|="javascript:|\son\w+=/i,
    );
  });

  test('asks for no file outside the page’s folder', async () => {
    const asked: string[] = [];
    const { importFile } = await import('../../../core/importing/import-file.ts');
    await importFile(
      {
        name: 'a.html',
        bytes: new TextEncoder().encode(`<p>words</p>${hostile[name]!}`),
        beside: (path) => {
          asked.push(path);
          return Promise.resolve(null);
        },
      },
      { language: 'en-GB', newId: () => 'id-1', now: 0 },
    );
    for (const path of asked) expect(path).not.toMatch(/^[/\\]|\.\.|^[a-z]:/i);
  });
});

describe('the corpus of hostile HTML', () => {
  test.each(hostileCorpus.map((input) => [input.name, input] as const))(
    '%s: its words come through, nothing else does',
    async (_name, { html, words }) => {
      const story = await importPage(`<!doctype html><p>before</p>${html}`);
      const notes = (story.notes ?? []).map((note) => note.text).join(' ');
      const kept = `${signsOf(story)} ${withoutSpace(notes)}`;
      for (const word of words.split(/\s+/)) expect(kept).toContain(word);
      expect(stored(story)).not.toMatch(/"(?:href|canonicalUrl)":"(?!https?:|mailto:)/i);
    },
  );
});

// Limits are generous: a machine may be busy. What grows with the square of the page would take
// minutes at these sizes.
const limit = 60_000;

test('a text behind thirty comments of a page is told for what it is in time', async () => {
  const text = `${'<!-- a -->\n'.repeat(30)}The board kept the ferry.`;
  expect(signsOf(await importPage(text, { name: 'letter' }))).toContain('Theboardkepttheferry.');
});

describe('a page of absurd shape is read in time, and its words survive', () => {
  const shapes: Readonly<Record<string, string>> = {
    ...Object.fromEntries(
      [
        'div',
        'span',
        'b',
        'blockquote',
        'ul><li',
        'table><tr><td',
        'figure',
        'a href="https://x.example/"',
        'section class="related"',
        'div class="correction"',
        'div class="byline"',
        'del',
        'ins datetime="2026-01-01"',
        'h1',
        'article',
        'nav',
        'div class="wp-caption"',
        'p style="mso-list:l0 level1 lfo1"',
        'div style="mso-element:comment"',
        'font',
      ].flatMap((tag) => [
        [`200 deep <${tag}>`, `<p>before</p>${`<${tag}>`.repeat(200)}deep`],
        [`20,000 deep <${tag}>`, `<p>before</p>${`<${tag}>`.repeat(20_000)}deep`],
      ]),
    ),
    'a byline of 20,000 quotations': `<main><h1>before</h1><div class="byline">${'<blockquote>'.repeat(20_000)}deep</div></main>`,
    'a list item of 20,000 quotations': `<p>before</p><div style="mso-list:l0 level1 lfo1">${'<blockquote>'.repeat(20_000)}deep</div>`,
    '100,000 deep': `<p>before</p>${'<div>'.repeat(100_000)}deep`,
    'a million empty spans': `<p>before</p>${'<span></span>'.repeat(1_000_000)}deep`,
    'two hundred thousand line breaks': `<p>before</p>${'<br>'.repeat(200_000)}deep`,
    'thirty thousand pictures': `<p>before</p>${'<img src="x.png">'.repeat(30_000)}deep`,
    'a thousand comments before the page': `${'<!-- a -->\n'.repeat(1000)}<p>before</p>deep`,
    'a hundred thousand classes': `<p>before</p><p class="${'share '.repeat(100_000)}">deep</p>`,
    'a long run of spaces': `<p>before</p><pre>x${' '.repeat(2_000_000)}deep</pre>`,
    'a long word': `<p>before</p><p>${'x'.repeat(3_000_000)} deep</p>`,
    'thirty thousand headings': `<main><p>before, or so they said at the time of it all.</p>${'<h1>x</h1>'.repeat(30_000)}deep</main>`,
    'thirty thousand sections': `<main><p>before, or so they said at the time of it all.</p>${'<div class="byline"><time>3 May</time></div>'.repeat(30_000)}deep</main>`,
  };

  test.each(Object.keys(shapes))(
    '%s',
    async (name) => {
      const story = await importPage(shapes[name]!);
      const kept = `${signsOf(story)} ${JSON.stringify(story.notes ?? [])} ${story.report.dropped.join(' ')}`;
      expect(kept).toContain('before');
    },
    limit,
  );
});
