import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { blankDetails } from '../../../../core/article/story.ts';
import { pageStyle } from '../../../../core/publishing/page-style.ts';
import { publishPage } from '../../../../core/publishing/page.ts';
import type { PublishedStory } from '../../../../core/publishing/published-story.ts';
import {
  readTemplate,
  type TemplateFiles,
} from '../../../../core/publishing/template/read-template.ts';
import { harbourLights } from '../../../fixtures/stories/harbour-lights.ts';
import { nightFerry } from '../../../fixtures/stories/night-ferry.ts';
import { skyPicture } from '../../../fixtures/stories/picture.ts';
import { courierTemplate } from '../../../fixtures/template/courier.ts';
import { story, textBlock } from '../../../support/nodes.ts';
import { fragment, toPublish } from '../draw.ts';

const sky = skyPicture(40, 20).picture;
const dataOf = (bytes: Uint8Array, type = 'image/png'): string =>
  `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;

function files(rest: Partial<TemplateFiles>): TemplateFiles {
  return { head: null, foot: null, style: null, pictures: new Map([['sky.png', sky]]), ...rest };
}

/** The page's header as a browser reads it, and what was said of `head`. */
function readHead(head: string, published: PublishedStory = nightFerry()) {
  const { template, problems } = readTemplate(files({ head }));
  const { text } = publishPage(published, { shape: 'page', pictures: 'beside', template });
  const { document } = new JSDOM(text).window;
  const header = document.querySelector('body > header');
  return { document, header, html: header?.innerHTML.trim() ?? '', problems };
}

function readCss(style: string) {
  const { template, problems } = readTemplate(files({ style }));
  return { css: template.style, problems, lines: problems.map(({ line }) => line) };
}

describe('a newsroom’s template', () => {
  const { template, problems } = courierTemplate();
  const { text } = publishPage(nightFerry(), { shape: 'page', pictures: 'beside', template });
  const { document } = new JSDOM(text).window;

  test('stands around the story, with the story’s texts in it', () => {
    expect(problems).toEqual([]);
    expect([...document.body.children].map(({ localName }) => localName)).toEqual([
      'header',
      'main',
      'footer',
    ]);
    expect(document.querySelector('header .name')?.textContent).toBe(' The Saltmarsh Courier');
    expect(document.querySelector('footer > p')?.textContent).toBe(
      '© 2026 The Saltmarsh Courier. “Night ferry returns to Port Elder after two winters” may be printed elsewhere with a link to https://news.example/2026/night-ferry.',
    );
    expect(document.querySelector('header img')?.getAttribute('src')).toMatch(
      /^data:image\/png;base64,/,
    );
    expect(document.querySelector('header img')?.getAttribute('width')).toBe('48');
  });

  test('has its style after the page’s own, under the page’s policy', () => {
    const style = document.querySelector('style')?.textContent ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(document.querySelector('meta[http-equiv]')?.getAttribute('content')).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; img-src 'self' data:`,
    );
    expect(style).toMatch(/--accent: #1b5876[^]*--accent:#23614f/);
  });

  test('changes nothing in the article, and nothing of a fragment', () => {
    const article = (html: string) => new JSDOM(html).window.document.querySelector('article');
    const plain = publishPage(nightFerry(), { shape: 'page', pictures: 'beside' }).text;
    expect(article(text)?.outerHTML).toBe(article(plain)?.outerHTML);
    expect(publishPage(nightFerry(), { ...fragment, template }).text).toBe(
      publishPage(nightFerry(), fragment).text,
    );
  });

  test('gives the same bytes again', () => {
    const again = courierTemplate().template;
    expect(
      publishPage(nightFerry(), { shape: 'page', pictures: 'beside', template: again }).text,
    ).toBe(text);
  });

  test('that is empty leaves the page as it is', () => {
    const { template: empty } = readTemplate(
      files({ head: ' \n ', foot: '<!-- x -->', style: '' }),
    );
    const options = { shape: 'page', pictures: 'embedded' } as const;
    expect(publishPage(nightFerry(), { ...options, template: empty }).text).toBe(
      publishPage(nightFerry(), options).text,
    );
  });
});

// WCAG 2.2, relative luminance and contrast ratio.
function contrast(one: string, other: string): number {
  const light = (colour: string): number => {
    const signs = colour.slice(1);
    const whole = signs.length === 3 ? signs.replace(/./g, '$&$&') : signs;
    const parts = [0, 2, 4].map((at) => {
      const part = Number.parseInt(whole.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * (parts[0] ?? 0) + 0.7152 * (parts[1] ?? 0) + 0.0722 * (parts[2] ?? 0);
  };
  const [dark = 0, bright = 0] = [light(one), light(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

test('the example for editors in the documentation is read without a word', () => {
  const page = readFileSync(new URL('../../../../docs/exported-page.md', import.meta.url), 'utf8');
  const example = (kind: string): string =>
    page
      .split('```')
      .find((block) => block.startsWith(`${kind}\n`))
      ?.slice(kind.length) ?? '';
  const { template, problems } = readTemplate({
    head: example('html'),
    foot: null,
    style: example('css'),
    pictures: new Map([['heron.png', sky]]),
  });
  expect(problems).toEqual([]);
  expect(template.head.length).toBeGreaterThan(0);
  expect(template.style).toContain('@media print');
  // Without a publisher its link has a name all the same.
  const published = toPublish(story({ headline: 'H' }, [textBlock('paragraph', 'One.')]));
  const { text } = publishPage(published, { shape: 'page', pictures: 'beside', template });
  const { document } = new JSDOM(text).window;
  expect(document.querySelector('.bar > a > img')?.getAttribute('alt')).toBe('Front page');
  expect(document.querySelector('.bar')?.textContent).not.toContain('{{');
  // What the page's own style has as its paper; a rule that comes later has the last word.
  const [light, dark] = [...pageStyle.matchAll(/--paper: (#[0-9a-f]+)/g)].map(([, paper]) => paper);
  const sheet = template.style;
  const said = (from: string, selector: string, name: string): string => {
    const rule = sheet.slice(sheet.indexOf(from)).split(`${selector}{`)[1]?.split('}')[0] ?? '';
    return new RegExp(`(?:^|;)${name}:(#[0-9a-f]+)`).exec(rule)?.[1] ?? '';
  };
  const pairs = [
    [said('', '.house-head', '--accent'), said('', '.house-head', 'background')],
    [said('', '.house-head', 'color'), said('', '.house-head', 'background')],
    [said('@media print', '.house-head', '--accent'), '#ffffff'],
    [said('', ':root', '--accent'), light],
    [said('@media (prefers-color-scheme', ':root', '--accent'), dark],
  ] as const;
  for (const [ink, paper] of pairs) {
    expect(ink).toMatch(/^#/);
    expect(contrast(ink, paper ?? '')).toBeGreaterThanOrEqual(4.5);
  }
});

describe('a house style cannot hide the story', () => {
  test.each([
    ...['body { display: none }', 'article { visibility: hidden }', 'main { opacity: .2 }'],
    ...['html { font-size: 0 }', 'p { font: 0/0 a }', '* { color: transparent }'],
    ...['h1 { color: #0001 }', 'p { color: rgb(0 0 0 / 10%) }', 'p { color: rgba(0,0,0,.1) }'],
    ...['main { position: absolute }', 'main { left: -9999px }', 'main { clip-path: inset(50%) }'],
    ...['p { text-indent: -9999px }', 'main { margin-left: -300rem }', 'main { overflow: hidden }'],
    ...['p { display: table-column }', 'p { display: var(--x) }', 'p { filter: opacity(0) }'],
    ...[':root { --ink: transparent }', 'h1 { content: url(sky.png) }', 'p { scale: 0 }'],
    ...[':root { --x: -9999px }', 'p { margin-left: calc(0px - var(--x)) }'],
    ...['.house-head + main { display: none }', '.house-head, main { display: none }'],
    ...[':is(.house-head, main) { display: none }', 'main:not(.house-head) { display: none }'],
    ...['@media (width > 1px) { main { display: none } }', '.house-head ~ * p { opacity: 0 }'],
    ...['main::after { position: fixed; inset: 0 }', '@media not print { p { display: none } }'],
    ...['@media print, screen { p { display: none } }', 'p { font-size: calc(1rem * 0) }'],
  ])('%s', (style) => {
    const { css, problems } = readCss(`\n${style}`);
    expect(css).toBe('');
    expect(problems[0]).toMatchObject({ file: 'page.css', line: 2 });
    expect(problems[0]?.message).toContain('could hide the story');
  });

  test.each([
    ...['.house-head nav{display:none}', 'body .masthead p{visibility:hidden}'],
    ...['.house-foot p+p{opacity:.2}', '@media print{.house-head,nav{display:none}}'],
    ...['h1{color:#0b0b0b}', 'h1{font:700 2rem/1.1 serif}', 'p{margin:0 0 1em}'],
    ...['h1{font-size:clamp(1.5rem,1rem + 2vw,3rem)}', 'p{text-indent:-1em}', 'p{opacity:.8}'],
    ...['h1::before{content:"";display:block}', 'figure{display:grid}', 'p{line-height:1.5}'],
    ...[
      'figure{margin-inline:calc(50% - 50vw)}',
      'a{color:var(--accent)}',
      'p{color:rgb(0 0 0/80%)}',
    ],
  ])('and may still say %s', (style) => {
    const { css, problems } = readCss(style);
    expect(problems).toEqual([]);
    expect(css).toBe(style);
  });
});

describe('placeholders', () => {
  test('are text, whatever the story says, and are read once', () => {
    const published = toPublish(
      story({ headline: '<b>{{publisher}}</b> & “so”' }, [textBlock('paragraph', 'One.')]),
      { details: { ...blankDetails, publisher: '"><script>{{year}}' } },
    );
    const { header, document } = readHead(
      '<p>{{headline}}</p><p>{{ publisher }}</p><img src="sky.png" alt="{{publisher}}">',
      published,
    );
    expect([...(header?.children ?? [])].map((child) => child.textContent)).toEqual([
      '<b>{{publisher}}</b> & “so”',
      '"><script>{{year}}',
      '',
    ]);
    expect(header?.querySelector('img')?.alt).toBe('"><script>{{year}}');
    expect(document.scripts).toHaveLength(1);
  });

  test('that the story has no text for leave nothing behind, not even their link', () => {
    const published = toPublish(story({ headline: 'H' }, [textBlock('paragraph', 'One.')]));
    const { html } = readHead(
      '<p>© {{year}} House</p><p><a href="https://news.example/">{{publisher}}</a></p><ul><li>{{canonical}}</li></ul>',
      published,
    );
    expect(html).toBe('<p>©  House</p>');
    expect(readHead('<p><b>{{publisher}}</p><p>So', published).html).toBe('<p><b>So</b></p>');
  });

  test('that there are not are left out and named', () => {
    const { html, problems } = readHead('<p>By {{author}},\n{{ Year }} {{year}}</p>');
    expect(html).toBe('<p>By ,\n 2026</p>');
    expect(problems.map(({ file, line }) => [file, line])).toEqual([
      ['head.html', 1],
      ['head.html', 1],
    ]);
    expect(problems[0]?.message).toContain('{{author}}');
    expect(problems[0]?.message).toContain('{{headline}}');
  });
});

describe('markup', () => {
  test.each([
    ['<p>A <b>b</b></p>', '<p>A <b>b</b></p>'],
    ['<h1>Second</h1>', 'Second'],
    ['<h2 id="x">Two</h2><p>p</p>', 'Two<p>p</p>'],
    ['<main><article>Text</article></main>', 'Text'],
    ['<header><p>a</p></header><footer>b</footer>', '<p>a</p>b'],
    ['<script>alert(1)</script><p>a</p>', '<p>a</p>'],
    ['<p>a<style>*{color:red}</style><svg onload="x"><a>t</a></svg>b</p>', '<p>ab</p>'],
    ['<iframe src="https://a.example">x</iframe><p>a</p>', '<p>a</p>'],
    ['<form action="https://a.example"><button>Go</button><input value="x"></form>', 'Go'],
    ['<p onclick="x()" style="color:red" id="p" data-x="1" class="a">a</p>', '<p class="a">a</p>'],
    ['<p class="ok <b> a&quot;b 1">a</p>', '<p class="ok 1">a</p>'],
    ['<a href="javascript:alert(1)">a</a>', 'a'],
    ['<a href="/about">a</a>', 'a'],
    ['<a href="//a.example/">a</a>', 'a'],
    ['<a href="java&#10;script:alert(1)">a</a>', 'a'],
    ['<a href="data:text/html,x">a</a>', 'a'],
    [
      '<a href="https://a.example/?b&c" target="_blank">a</a>',
      '<a href="https://a.example/?b&amp;c" rel="noopener">a</a>',
    ],
    ['<a href="mailto:a@b.example">a</a>', '<a href="mailto:a@b.example">a</a>'],
    ['<a href="https://a.example/"></a><p>b</p>', '<p>b</p>'],
    ['<ul>a<li>b</li><p>c</p></ul>', '<ul><li>a</li><li>b</li><li>c</li></ul>'],
    ['<li>a</li>', 'a'],
    ['<span><div>a</div><p>b</p></span>', '<span>ab</span>'],
    ['<table><tr><td>a</td><td>b</td></tr></table>', 'ab'],
    ['<nav aria-label="A">a</nav>', '<nav aria-label="A">a</nav>'],
    ['<nav>a</nav>', '<div>a</div>'],
    [
      '<nav aria-label="A">a</nav><nav aria-label=" a ">b</nav>',
      '<nav aria-label="A">a</nav><div>b</div>',
    ],
    ['<div aria-label="A">a</div>', '<div>a</div>'],
    ['<p lang="fr" dir="RTL">a</p>', '<p lang="fr" dir="rtl">a</p>'],
    ['<p lang="<b>" dir="up">a</p>', '<p>a</p>'],
    ['<p>&lt;script&gt;</p>', '<p>&lt;script&gt;</p>'],
    ['<p>a<p>b', '<p>a</p><p>b</p>'],
    ['</p>a</header></body>', '<p></p>a'],
    ['<!doctype html><html><head><title>t</title></head><body><p>a</p></body></html>', '<p>a</p>'],
  ])('%s becomes %s', (head, html) => {
    expect(readHead(head).html).toBe(html.replace('<p></p>', ''));
  });

  test('names what was left out, with its line', () => {
    const { problems } = readHead(
      '<p>a</p>\n<h1>b</h1>\n<script>c</script>\n<a\n href="/d">d</a>\n<img src="no.png">',
    );
    expect(problems.map(({ line }) => line)).toEqual([2, 3, 4, 6]);
    expect(problems.map(({ message }) => message.slice(0, 24))).toEqual([
      '“h1” was left out, its w',
      '“script” was left out wi',
      'A link was left out, its',
      'A picture was left out: ',
    ]);
  });

  test('in full measure keeps a page readable: 20,000 elements deep, and too long a file', () => {
    const deep = '<div>'.repeat(20_000);
    expect(readTemplate(files({ head: `${deep}x` })).problems[0]?.message).toMatch(/too deeply/);
    const long = readTemplate(files({ foot: 'a'.repeat(200_000) }));
    expect([long.template.foot, long.problems[0]?.file]).toEqual([[], 'foot.html']);
    const wide = readTemplate(files({ head: '<x>'.repeat(20_000) })).problems;
    expect(wide.length).toBeLessThanOrEqual(100);
  });

  test('does not take the name of the page’s own navigation away from it', () => {
    const { document } = readHead('<nav aria-label="related stories">a</nav>');
    const names = [...document.querySelectorAll('nav')].map((nav) =>
      nav.getAttribute('aria-label'),
    );
    expect(names).toEqual([
      'related stories',
      'Related stories: Night ferry returns to Port Elder after two winters',
    ]);
  });
});

describe('pictures', () => {
  const image = (src: string, more = 'alt="Sky"') => readHead(`<img src="${src}" ${more}>`);

  test.each(['sky.png', './sky.png', dataOf(sky.bytes), dataOf(sky.bytes, 'image/svg+xml')])(
    'are told by their content: %s',
    (src) => {
      const { header, problems } = image(src);
      expect(problems).toEqual([]);
      expect(header?.querySelector('img')?.getAttribute('src')).toBe(dataOf(sky.bytes));
    },
  );

  test.each([
    'https://a.example/sky.png',
    '//a.example/sky.png',
    '../sky.png',
    '/etc/passwd',
    'file:///sky.png',
    '',
    'data:image/svg+xml,<svg onload=alert(1)>',
    dataOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')),
    dataOf(sky.bytes.slice(0, 20)),
    'data:image/png;base64,%%%',
    'data:text/html;base64,PGI+',
  ])('from elsewhere, or none, are left out: %s', (src) => {
    const { header, problems } = image(src);
    expect(header?.querySelector('img') ?? null).toBeNull();
    expect(problems).toHaveLength(1);
  });

  test('say their size, in proportion, and that they have no words', () => {
    const sides = (more: string) => {
      const { header, problems } = image('sky.png', more);
      const img = header?.querySelector('img');
      return [img?.width, img?.height, img?.getAttribute('alt'), problems.length];
    };
    expect(sides('alt=""')).toEqual([40, 20, '', 0]);
    expect(sides('alt="" height="10"')).toEqual([20, 10, '', 0]);
    expect(sides('alt="" width="80" height="80"')).toEqual([80, 80, '', 0]);
    expect(sides('alt="" width="100%"')).toEqual([40, 20, '', 0]);
    expect(sides('')).toEqual([40, 20, '', 1]);
  });

  test('may have a megabyte together', () => {
    const bytes = Buffer.concat([skyPicture(40, 20).picture.bytes.slice(0, -12)]);
    const big = Buffer.concat([
      bytes.subarray(0, 33),
      chunkOf('IDAT', Buffer.alloc(700_000)),
      chunkOf('IEND', Buffer.alloc(0)),
    ]);
    const two = new Map(
      ['a.png', 'b.png'].map((name, index) => [
        name,
        { ...sky, bytes: Buffer.concat([big, Buffer.alloc(index)]) },
      ]),
    );
    const { template, problems } = readTemplate(
      files({
        head: '<p><img src="a.png" alt=""><img src="a.png" alt=""><img src="b.png" alt=""></p>',
        pictures: two,
      }),
    );
    expect(JSON.stringify(template.head).split('data:image/png').length - 1).toBe(2);
    expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining('1 MB')]);
  });
});

describe('style', () => {
  const picture = `url(${dataOf(sky.bytes)})`;

  test.each([
    ['a { color: red }', 'a{color:red}'],
    [':root { --x: 1px } a { margin: var(--x) }', ':root{--x:1px}a{margin:var(--x)}'],
    ['@media (width <= 30rem) { a { color: red } }', '@media (width<=30rem){a{color:red}}'],
    [
      '@supports (display: grid) { a { display: grid } }',
      '@supports (display:grid){a{display:grid}}',
    ],
    ['a { background: url(sky.png) }', `a{background:${picture}}`],
    ['a { background: url("./sky.png") no-repeat }', `a{background:${picture}no-repeat}`],
    ['a::before { content: "</style><b>" }', String.raw`a::before{content:"\3c /style><b>"}`],
    ['a { color: light-dark(red, #fff) !important }', 'a{color:light-dark(red,#fff)!important}'],
    ['/* a */ a { color: red; /* b */ }', 'a{color:red}'],
  ])('keeps %s', (style, css) => {
    expect(readCss(style)).toEqual({ css, problems: [], lines: [] });
  });

  test.each([
    ['@import "https://a.example/a.css";'],
    ['@import url(a.css) screen;'],
    [String.raw`@\69mport "a.css";`],
    ['@font-face { font-family: a; src: url(https://a.example/a.woff2) }'],
    ['@namespace a url(https://a.example);'],
    ['@charset "utf-16";'],
    ['@page { margin: 0 }'],
    ['@layer a { b { color: red } }'],
    ['a { background: url(https://a.example/a.png) }'],
    ['a { background: URL(//a.example/a.png) }'],
    [String.raw`a { background: \75rl(https://a.example/a.png) }`],
    [String.raw`a { background: u\72l("https://a.example/a.png") }`],
    ['a { background: url(data:image/svg+xml;base64,PHN2Zz4=) }'],
    ['a { background-image: image-set("https://a.example/a.png" 1x) }'],
    ['a { background: image("https://a.example/a.png") }'],
    ['a { background: cross-fade(url(sky.png), url(https://a.example/a.png)) }'],
    ['a { background: src("https://a.example/a.png") }'],
    ['a { cursor: url(https://a.example/a.cur), auto }'],
    ['a { filter: url(#f) }'],
    ['a { width: expression(alert(1)) }'],
    ['a { --x: expression(alert(1)) }'],
    ['a { --x: url(https://a.example/a.png) }'],
    ['a { behavior: url(a.htc) }'],
    ['a { -moz-binding: url(a.xml#b) }'],
    ['a { filter: progid:DXImageTransform.Microsoft.Alpha(opacity=50) }'],
    ['a { -webkit-mask: url(a.svg) }'],
    ['a { colour: red }'],
    ['a { color: 12px }'],
    ['a { *zoom: 1 }'],
    ['a:host-context(b) { color: red }'],
    ['a::part(x) { color: red }'],
    ['a[b="] { color: red }'],
    [String.raw`a::before { content: "\85 } @import url(//a.example);" }`],
    [String.raw`a::before { content: "\ffff " }`],
    ['<!-- a'],
    ['</style><script>alert(1)</script>'],
    ['a { b { color: red } }'],
    ['a { &:hover { color: red } }'],
    ['}'],
    ['a { color: url('],
  ])('leaves out %s', (style) => {
    const { css, problems } = readCss(style);
    expect(css).toBe('');
    expect(problems.length).toBeGreaterThan(0);
  });

  test('goes on after what was left out, and names each with its line', () => {
    const { css, lines } = readCss(
      'a { color: red;\n colour: blue }\n@import "b.css";\np { margin: 0;\n\n width: url(x) }\n@media print { b { c: d;\n top: 0 } }',
    );
    expect(css).toBe('a{color:red}p{margin:0}@media print{b{top:0}}');
    expect(lines).toEqual([2, 3, 6, 7]);
  });

  test('nested beyond measure is left out', () => {
    for (const deep of ['('.repeat(60_000), 'a{'.repeat(40_000), '@media print{'.repeat(9_000)]) {
      const { css } = readCss(`a{width:calc${deep}`);
      expect(css.length).toBeLessThan(1_000);
    }
  });

  test('of a checked page never breaks what the policy says of it', () => {
    const { template } = readTemplate(
      files({ style: 'a::before { content: "</style>\u0007\ud800" } b { color: red }' }),
    );
    const { text } = publishPage(harbourLights(), { shape: 'page', pictures: 'beside', template });
    const { document } = new JSDOM(Buffer.from(new TextEncoder().encode(text)).toString()).window;
    const style = document.querySelector('style')?.textContent ?? '';
    expect(document.querySelector('meta[http-equiv]')?.getAttribute('content')).toContain(
      `'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    );
  });
});

function chunkOf(type: string, data: Buffer): Buffer {
  const framed = Buffer.alloc(data.length + 12);
  framed.writeUInt32BE(data.length, 0);
  framed.write(type, 4, 'latin1');
  framed.set(data, 8);
  return framed;
}
