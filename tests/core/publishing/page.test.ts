import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { Transform } from 'prosemirror-transform';
import { afterEach, describe, expect, test } from 'vitest';
import type { CorrectionId } from '../../../core/base/id.ts';
import { articleSchema } from '../../../core/article/schema.ts';
import { storyWords } from '../../../core/article/word-count.ts';
import { publishMarkdown } from '../../../core/publishing/markdown.ts';
import { publishPage } from '../../../core/publishing/page.ts';
import { publishPlainText } from '../../../core/publishing/plain-text.ts';
import type { PublishedStory, PublishOptions } from '../../../core/publishing/published-story.ts';
import { harbourLights } from '../../fixtures/stories/harbour-lights.ts';
import { nightFerry, nightFerryPrivate } from '../../fixtures/stories/night-ferry.ts';
import { skyPicture } from '../../fixtures/stories/picture.ts';
import { eveningMarket, riverPort } from '../../fixtures/stories/small-stories.ts';
import { mark, marked, parent, story, textBlock } from '../../support/nodes.ts';
import { drawPage, fragment, page, toPublish } from './draw.ts';

function read(html: string): Document {
  return new JSDOM(html).window.document;
}

function metadata(document: Document): Record<string, unknown> {
  return JSON.parse(document.scripts[0]?.textContent ?? '') as Record<string, unknown>;
}

const proposals = ['deletion', 'split', 'insertion', 'format_change', 'block_change'];

test('the night ferry has every node and mark but those of proposals, so that what is said of it is said of all', () => {
  const names = new Set<string>();
  nightFerry().document.descendants((node) => {
    names.add(node.type.name);
    for (const { type } of node.marks) names.add(type.name);
  });
  expect([...names, 'doc', ...proposals].sort()).toEqual(
    [...Object.keys(articleSchema.nodes), ...Object.keys(articleSchema.marks)].sort(),
  );
});

describe('a page', () => {
  const document = read(drawPage(nightFerry()));
  const content = (selector: string): string | undefined =>
    document.querySelector(selector)?.getAttribute('content') ?? undefined;

  test('describes itself as a NewsArticle', () => {
    expect(metadata(document)).toEqual({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: 'Night ferry returns to Port Elder after two winters',
      description:
        'The Ostrelka sails from Friday, with free bicycles and an old quarrel over her berth.',
      inLanguage: 'en-GB',
      url: 'https://news.example/2026/night-ferry',
      mainEntityOfPage: 'https://news.example/2026/night-ferry',
      datePublished: '2026-03-04T06:30:00Z',
      dateModified: '2026-03-05T17:05:09Z',
      dateline: 'PORT ELDER, 4 March',
      contentLocation: { '@type': 'Place', name: 'Port Elder' },
      author: [
        { '@type': 'Person', name: 'Ada Brook' },
        { '@type': 'Person', name: 'Jon Field' },
      ],
      publisher: { '@type': 'Organization', name: 'The Saltmarsh Courier' },
      articleSection: 'Islands',
      keywords: ['Tomas Verrin', 'Port Elder Harbour Board', 'Port Elder', 'Ferries'],
      about: [
        { '@type': 'Person', name: 'Tomas Verrin' },
        { '@type': 'Organization', name: 'Port Elder Harbour Board' },
        { '@type': 'Place', name: 'Port Elder' },
        { '@type': 'Thing', name: 'Ferries' },
      ],
      wordCount: storyWords(nightFerry().document),
    });
  });

  test('describes itself to social sites', () => {
    expect(content('meta[property="og:type"]')).toBe('article');
    expect(content('meta[property="og:title"]')).toBe(
      'Night ferry returns to Port Elder after two winters',
    );
    expect(content('meta[property="og:url"]')).toBe('https://news.example/2026/night-ferry');
    expect(content('meta[property="og:locale"]')).toBe('en_GB');
    expect(content('meta[property="article:published_time"]')).toBe('2026-03-04T06:30:00Z');
    expect(content('meta[property="article:modified_time"]')).toBe('2026-03-05T17:05:09Z');
    expect(document.querySelector('link[rel=canonical]')?.getAttribute('href')).toBe(
      'https://news.example/2026/night-ferry',
    );
  });

  test('allows itself its own style and its own pictures, and nothing else', () => {
    const hash = createHash('sha256')
      .update(document.querySelector('style')?.textContent ?? '')
      .digest('base64');
    const policies = [...document.querySelectorAll('meta[http-equiv="Content-Security-Policy"]')];
    expect(policies.map((policy) => policy.getAttribute('content'))).toEqual([
      `default-src 'none'; style-src 'sha256-${hash}'; img-src data:`,
      "base-uri 'none'; form-action 'none'",
    ]);
  });

  test('names its picture to the world when it stands beside a page whose address is known', () => {
    const { text: html, files } = publishPage(nightFerry(), { shape: 'page', pictures: 'beside' });
    const beside = read(html);
    const name = files[0]?.name ?? '';
    expect(name).toMatch(/^pictures\/[0-9a-f]{64}\.png$/);
    expect(beside.querySelector('img')?.getAttribute('src')).toBe(name);
    const url = `https://news.example/2026/${name}`;
    expect(beside.querySelector('meta[property="og:image"]')?.getAttribute('content')).toBe(url);
    expect(metadata(beside)['image']).toEqual([
      {
        '@type': 'ImageObject',
        url,
        width: { '@type': 'QuantitativeValue', value: 48, unitCode: 'E37' },
        height: { '@type': 'QuantitativeValue', value: 27, unitCode: 'E37' },
        caption: 'The Ostrelka at the night berth in Port Elder, 2 March 2026.',
        creditText: 'Mira Dask/Saltmarsh Pictures',
      },
    ]);
    expect(html).toContain("img-src 'self'");
  });

  test('without a standfirst is described by its first paragraph, cut between words', () => {
    const words = Array.from({ length: 80 }, (_, index) => `word${index}`).join(' ');
    const description = read(
      drawPage(toPublish(story({ headline: 'H' }, [textBlock('paragraph', words)]))),
    )
      .querySelector('meta[name=description]')
      ?.getAttribute('content');
    expect(description?.endsWith('…')).toBe(true);
    expect(description?.length).toBeLessThanOrEqual(301);
    expect(words.startsWith(`${description?.slice(0, -1) ?? '-'} `)).toBe(true);
  });

  test('speaks the story’s language', () => {
    const belarusian = read(drawPage(riverPort()));
    expect(belarusian.documentElement.lang).toBe('be');
    expect(belarusian.querySelector('.times')?.textContent).toBe(
      '9 студзеня 2026, 12:00 UTC · Абноўлена 10 студзеня 2026, 08:30 UTC',
    );
    expect(
      [...belarusian.querySelectorAll('nav')].map((nav) => nav.getAttribute('aria-label')),
    ).toEqual(['Чытайце таксама', 'Чытайце таксама (2)']);
  });

  test('written from right to left has times that run the same way, or say that they do not', () => {
    const times = (language: string) => {
      const published = eveningMarket();
      const page = read(drawPage({ ...published, details: { ...published.details, language } }));
      const time = page.querySelector('time');
      return [page.documentElement.dir, time?.getAttribute('dir'), time?.textContent];
    };
    expect(times('ar')).toEqual(['rtl', null, '1 يونيو 2026, 17:45 UTC']);
    expect(times('fa')).toEqual(['rtl', 'ltr', '2026-06-01, 17:45 UTC']);
  });

  test('says no time that it does not know', () => {
    const html = drawPage(toPublish(story({ headline: 'H' }, [textBlock('paragraph', 'One.')])));
    expect(html).not.toMatch(/datePublished|dateModified|_time|<time/);
  });
});

describe('a story with corrections', () => {
  const published = harbourLights();
  const document = read(drawPage(published));

  test('says so at the top, leads to them, and prints each with its time', () => {
    const line = document.querySelector('article > header > .corrected');
    expect(line?.textContent).toBe('Corrected 6 May 2026, 08:00 UTC');
    const target = line?.querySelector('a')?.getAttribute('href') ?? '';
    const section = document.querySelector(target);
    expect(section).toBe(document.querySelector('article')?.lastElementChild);
    expect(section?.querySelector('h2')?.textContent).toBe('Corrections');
    expect(
      [...(section?.querySelectorAll('p') ?? [])].map((paragraph) => [
        paragraph.querySelector('time')?.getAttribute('datetime'),
        paragraph.querySelector('.correction')?.textContent,
      ]),
    ).toEqual([
      [
        '2026-05-04T12:15:00Z',
        'An earlier version said that the accounts say twelve crowns. They say eleven.',
      ],
      ['2026-05-06T08:00:00Z', 'The picture was taken on 2 May, not on 1 May.'],
    ]);
  });

  test('tells machines of them, and is modified no earlier than the last', () => {
    expect(metadata(document)).toMatchObject({
      dateModified: '2026-05-06T08:00:00Z',
      correction: [
        { '@type': 'CorrectionComment', datePublished: '2026-05-04T12:15:00Z' },
        {
          '@type': 'CorrectionComment',
          datePublished: '2026-05-06T08:00:00Z',
          text: 'The picture was taken on 2 May, not on 1 May.',
        },
      ],
    });
  });

  test('prints them in a fragment, in Markdown and in plain text too', () => {
    const texts = [
      publishPage(published, fragment).text,
      publishMarkdown(published).text,
      publishPlainText(published).text,
    ];
    for (const text of texts) expect(text).toMatch(/6 May 2026, 08:00 UTC[^]*not on 1 May/);
  });

  test('leaves out one without words, and a time that no calendar holds', () => {
    const odd = read(
      drawPage({
        ...published,
        corrections: [
          { id: 'c-1' as CorrectionId, at: 0, text: ' \u0000 ' },
          { id: 'c-2' as CorrectionId, at: Number.NaN, text: 'Two.' },
        ],
      }),
    );
    expect(odd.querySelector('.corrected')?.textContent).toBe('Corrected');
    expect(odd.querySelector('.corrections')?.innerHTML.trim()).toBe(
      '<h2>Corrections</h2>\n<p><span class="correction">Two.</span></p>',
    );
  });

  test('never says their ids, nor until when it was not to appear', () => {
    for (const text of [drawPage(published), publishMarkdown(published).text])
      expect(text).not.toMatch(/corr-7d1|2026-05-04T06|06:00/);
  });

  test('prints the rights of its picture, and tells machines of them', () => {
    expect(document.querySelector('.credit + .rights')?.textContent).toBe(
      '© 2026 Saltmarsh Pictures. Not to be used without leave.',
    );
    const beside = read(publishPage(published, { shape: 'page', pictures: 'beside' }).text);
    expect(metadata(beside)['image']).toMatchObject([
      {
        creditText: 'Mira Dask/Saltmarsh Pictures',
        copyrightNotice: '© 2026 Saltmarsh Pictures. Not to be used without leave.',
      },
    ]);
  });
});

describe('a fact-check', () => {
  const reviewed = (story: PublishedStory) =>
    read(publishPage(story, { ...page, claimReview: true }).text);

  test('shows what was checked and the outcome in words when asked to, and not otherwise', () => {
    const box = reviewed(harbourLights()).querySelector('article > header + .fact-check');
    expect([...(box?.querySelectorAll('dd') ?? [])].map((part) => part.textContent)).toEqual([
      'The new harbour lights cost every household 90 crowns a year.',
      'Fellowship of Ratepayers',
      'Mostly false 2/5',
    ]);
    expect(drawPage(harbourLights())).not.toMatch(/Mostly false|ClaimReview/);
  });

  test('tells machines the outcome as a ClaimReview', () => {
    const data = reviewed(harbourLights()).scripts[1]?.textContent ?? '';
    expect(JSON.parse(data)).toEqual({
      '@context': 'https://schema.org',
      '@type': 'ClaimReview',
      url: 'https://news.example/2026/harbour-lights',
      inLanguage: 'en-GB',
      datePublished: '2026-05-04T07:00:00Z',
      author: { '@type': 'Organization', name: 'The Saltmarsh Courier' },
      claimReviewed: 'The new harbour lights cost every household 90 crowns a year.',
      itemReviewed: {
        '@type': 'Claim',
        text: 'The new harbour lights cost every household 90 crowns a year.',
        author: { '@type': 'Organization', name: 'Fellowship of Ratepayers' },
      },
      reviewRating: {
        '@type': 'Rating',
        ratingValue: 2,
        bestRating: 5,
        worstRating: 1,
        alternateName: 'Mostly false',
      },
    });
  });

  test.each([
    ['a story that is none', null],
    ['one without a claim', { claim: ' ', claimant: 'A', verdict: 'False', rating: 1 }],
    ['one without a verdict', { claim: 'A', claimant: 'A', verdict: '\u0000', rating: 1 }],
    ['one whose rating is none', { claim: 'A', claimant: 'A', verdict: 'False', rating: 0 }],
  ])('says nothing of %s', (_name, factCheck) => {
    const story = harbourLights();
    const document = reviewed({ ...story, details: { ...story.details, factCheck } });
    expect(document.querySelector('.fact-check')).toBeNull();
    expect(document.scripts).toHaveLength(1);
  });
});

test('pictures beside the page are loaded as the reader comes to them, the first at once', () => {
  const one = skyPicture(4, 4);
  const two = skyPicture(4, 5);
  const figure = (media: string) =>
    parent('figure', [textBlock('caption', ''), textBlock('credit', '')], { media, alt: 'Sky' });
  const published = toPublish(
    story(
      {},
      [one, two, one].map(({ hash }) => figure(hash)),
    ),
    {
      pictures: new Map([one, two].map(({ hash, picture }) => [hash, picture])),
    },
  );
  const loading = (options: PublishOptions) =>
    [...read(publishPage(published, options).text).querySelectorAll('img')].map((img) =>
      img.getAttribute('loading'),
    );
  expect(loading({ shape: 'page', pictures: 'beside' })).toEqual([null, 'lazy', null]);
  expect(loading(page)).toEqual([null, null, null]);
});

test('a fragment is the article alone, and says its language itself', () => {
  const { text: html } = publishPage(nightFerry(), fragment);
  const { body, head } = read(html);
  expect([...body.children].map((child) => child.outerHTML.slice(0, 22))).toEqual([
    '<article lang="en-GB">',
  ]);
  expect(head.children).toHaveLength(0);
  expect(html).not.toMatch(/<(style|script|meta|html|body)/);
});

describe('what is private', () => {
  test.each([page, fragment])('is in no page: %j', (options) => {
    const { text: html } = publishPage(nightFerry(), options);
    for (const secret of nightFerryPrivate) expect(html).not.toContain(secret);
  });

  test('leaves no trace, wherever it begins and ends', () => {
    const published = nightFerry();
    const bare = new Transform(published.document);
    for (const name of ['claim', 'note', 'sic'])
      bare.removeMark(0, bare.doc.content.size, articleSchema.marks[name]);
    const plain = drawPage({ ...published, document: bare.doc });
    expect(drawPage(published)).toBe(plain);
    const position = fc.nat(published.document.content.size);
    const privateMark = fc.constantFrom(
      mark('claim', { id: 'c-1' }),
      mark('note', { id: 'n-1' }),
      mark('sic', { rule: 'r-1', text: 'x' }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(position, position, privateMark), { maxLength: 6 }),
        (ranges) => {
          const change = new Transform(published.document);
          for (const [one, other, added] of ranges)
            change.addMark(Math.min(one, other), Math.max(one, other), added);
          expect(drawPage({ ...published, document: change.doc })).toBe(plain);
        },
      ),
      { seed: 20_266, numRuns: 100 },
    );
  });
});

describe('the same story', () => {
  const zone = process.env['TZ'];
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  test('gives the same bytes, whatever the zone of the machine', () => {
    process.env['TZ'] = 'UTC';
    const first = drawPage(nightFerry());
    process.env['TZ'] = 'Pacific/Auckland';
    expect(new Date(0).getHours()).toBe(12);
    expect(drawPage(nightFerry())).toBe(first);
  });

  test('gives the same bytes from documents that were split differently', () => {
    const whole = toPublish(
      story({ headline: 'H' }, [textBlock('paragraph', marked('one two', 'em'))]),
    );
    const split: PublishedStory = {
      ...whole,
      document: articleSchema.nodeFromJSON(splitText(whole.document.toJSON())),
    };
    expect(drawPage(split)).toBe(drawPage(whole));
  });
});

/** Cuts every text in two, as no editor would but an import may. */
function splitText(json: unknown): unknown {
  if (Array.isArray(json)) return json.flatMap((child) => splitText(child));
  if (typeof json !== 'object' || json === null) return json;
  const node = json as { type?: string; text?: string; content?: unknown };
  if (node.type === 'text' && node.text !== undefined && node.text.length > 1) {
    return [
      { ...node, text: node.text.slice(0, 1) },
      { ...node, text: node.text.slice(1) },
    ];
  }
  return node.content === undefined ? node : { ...node, content: splitText(node.content) };
}
