import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { isSafeLink } from '../../../core/article/link.ts';
import type { CorrectionId } from '../../../core/base/id.ts';
import { attributeNames, elementNames } from '../../../core/publishing/markup.ts';
import { publishPage } from '../../../core/publishing/page.ts';
import type { PublishedStory } from '../../../core/publishing/published-story.ts';
import { skyPicture } from '../../fixtures/stories/picture.ts';
import { mark, marked, parent, story, textBlock } from '../../support/nodes.ts';
import { toPublish } from './draw.ts';
import { hostileText, seen, seenLine } from './hostile-text.ts';

// prettier-ignore
const places = [
  'headline', 'standfirst', 'byline', 'dateline', 'paragraph', 'linked', 'foreign', 'heading',
  'item', 'quote', 'pull', 'alt', 'caption', 'credit', 'related', 'embed', 'kicker', 'publisher',
  'tag', 'rights', 'correction', 'claim', 'claimant', 'verdict',
] as const;
type Texts = Record<(typeof places)[number], string>;

const parser = new JSDOM().window;
const { hash, picture } = skyPicture(4, 4);
const { picture: copy } = skyPicture(2, 2);
const hostileTexts = fc.record(
  Object.fromEntries(places.map((place) => [place, hostileText])) as Record<
    keyof Texts,
    typeof hostileText
  >,
);
const options = { seed: 20_265, numRuns: 150 };

/** A story with a text in every place where one can stand. */
function storyOf(texts: Texts, href = 'https://news.example/'): PublishedStory {
  const doc = story(texts, [
    textBlock('paragraph', texts.paragraph),
    textBlock(
      'paragraph',
      texts.linked === '' ? '' : [marked(texts.linked, mark('link', { href }))],
    ),
    textBlock(
      'paragraph',
      texts.foreign === '' ? '' : [marked(texts.foreign, mark('foreign', { lang: 'fr' }))],
    ),
    textBlock('heading', texts.heading),
    parent('bullet_list', [parent('list_item', [textBlock('paragraph', texts.item)])]),
    parent('blockquote', [textBlock('paragraph', texts.quote)]),
    textBlock('pull_quote', texts.pull),
    parent('figure', [textBlock('caption', texts.caption), textBlock('credit', texts.credit)], {
      media: hash,
      alt: texts.alt,
      rights: texts.rights,
    }),
    textBlock('related_link', texts.related, { href }),
    textBlock('embed_link', texts.embed, { href }),
  ]);
  return toPublish(doc, {
    details: {
      kicker: texts.kicker,
      publisher: texts.publisher,
      canonicalUrl: 'https://news.example/2026/story',
      factCheck: {
        claim: texts.claim,
        claimant: texts.claimant,
        verdict: texts.verdict,
        rating: 1,
      },
    },
    corrections: [{ id: 'corr-1' as CorrectionId, at: 86_400_000, text: texts.correction }],
    tags: [{ kind: 'person', name: texts.tag }],
    pictures: new Map([[hash, { ...picture, copies: [copy] }]]),
  });
}

function read(published: PublishedStory): Document {
  const { text } = publishPage(published, {
    shape: 'page',
    pictures: 'beside',
    claimReview: true,
  });
  return new parser.DOMParser().parseFromString(text, 'text/html');
}

/** Names and attributes of all elements, nested as in the page; comments by name. */
function shapeOf(node: ParentNode & { childNodes: NodeListOf<ChildNode> }): unknown[] {
  return [...node.childNodes].flatMap((child): unknown[] => {
    if (child.nodeType === child.COMMENT_NODE) return ['comment'];
    if (child.nodeType !== child.ELEMENT_NODE) return [];
    const element = child as Element;
    return [[element.localName, element.getAttributeNames(), shapeOf(element)]];
  });
}

function isShown(text: string): boolean {
  return seen(text).trim() !== '';
}

describe('a story of hostile text', () => {
  test('has in every place the very text that was put there', () => {
    const selectors: Partial<Record<keyof Texts, string>> = {
      headline: 'h1',
      standfirst: '.standfirst',
      byline: '.byline',
      dateline: '.dateline',
      linked: 'article > p:not(.embed) > a',
      foreign: 'article > p > span[lang]',
      heading: 'article > h2',
      item: 'article > ul > li',
      quote: 'blockquote > p',
      pull: '.pull-quote > p',
      caption: '.caption',
      credit: '.credit',
    };
    const lines: Partial<Record<keyof Texts, string>> = {
      rights: '.rights',
      correction: '.correction',
      kicker: '.kicker',
      publisher: '.masthead > p',
    };
    fc.assert(
      fc.property(hostileTexts, (texts) => {
        const document = read(storyOf(texts));
        for (const [place, selector] of Object.entries(selectors)) {
          const text = texts[place as keyof Texts];
          expect(document.querySelector(selector)?.textContent ?? null).toBe(
            isShown(text) ? seen(text) : null,
          );
        }
        expect(document.querySelector('nav li')?.textContent).toBe(
          isShown(texts.related) ? seen(texts.related) : 'https://news.example/',
        );
        expect(document.querySelector('img')?.getAttribute('alt')).toBe(seen(texts.alt));
        for (const [place, selector] of Object.entries(lines))
          expect(document.querySelector(selector)?.textContent ?? '').toBe(
            seenLine(texts[place as keyof Texts]),
          );
        const isChecked = isShown(texts.claim) && isShown(texts.verdict);
        for (const place of ['claim', 'claimant', 'verdict'] as const)
          expect(document.querySelector(`.fact-check .${place} dd`)?.textContent ?? '').toBe(
            isChecked ? `${seenLine(texts[place])}${place === 'verdict' ? ' 1/5' : ''}` : '',
          );
      }),
      options,
    );
  });

  test('has the same elements and attributes as one of plain words', () => {
    fc.assert(
      fc.property(hostileTexts, (texts) => {
        const plain = Object.fromEntries(
          places.map((place) => [place, isShown(texts[place]) ? 'plain' : '']),
        ) as Texts;
        expect(shapeOf(read(storyOf(texts)))).toEqual(shapeOf(read(storyOf(plain))));
      }),
      options,
    );
  });

  test('holds only elements and attributes of the allow-list, and one inert script', () => {
    fc.assert(
      fc.property(hostileTexts, (texts) => {
        const document = read(storyOf(texts));
        for (const element of document.querySelectorAll('*')) {
          expect(elementNames).toContain(element.localName);
          for (const name of element.getAttributeNames()) expect(attributeNames).toContain(name);
        }
        const isChecked = isShown(texts.claim) && isShown(texts.verdict);
        expect([...document.scripts].map((script) => script.type)).toEqual(
          Array.from({ length: isChecked ? 2 : 1 }, () => 'application/ld+json'),
        );
        expect(document.querySelectorAll('style')).toHaveLength(1);
        expect(document.querySelectorAll('meta[http-equiv]')).toHaveLength(2);
      }),
      options,
    );
  });

  test('says the same in its metadata', () => {
    fc.assert(
      fc.property(hostileTexts, (texts) => {
        const document = read(storyOf(texts));
        const data = JSON.parse(document.scripts[0]?.textContent ?? '') as Record<string, unknown>;
        const meta = (name: string): string =>
          document.querySelector(`meta[property="${name}"]`)?.getAttribute('content') ?? '';
        const headline = seenLine(texts.headline);
        expect([data['headline'] ?? '', meta('og:title')]).toEqual([headline, headline]);
        expect([data['articleSection'] ?? '', meta('article:section')]).toEqual([
          seenLine(texts.kicker),
          seenLine(texts.kicker),
        ]);
        expect(data['dateline'] ?? '').toBe(seenLine(texts.dateline));
        expect([data['keywords'] ?? [], meta('article:tag')]).toEqual(
          seenLine(texts.tag) === '' ? [[], ''] : [[seenLine(texts.tag)], seenLine(texts.tag)],
        );
        expect(data['correction'] ?? []).toMatchObject(
          seenLine(texts.correction) === ''
            ? []
            : [{ text: seenLine(texts.correction), datePublished: '1970-01-02T00:00:00Z' }],
        );
        expect(data['image']).toMatchObject([
          {
            ...(isShown(texts.credit) && { creditText: seenLine(texts.credit) }),
            ...(isShown(texts.rights) && { copyrightNotice: seenLine(texts.rights) }),
          },
        ]);
        const review = document.scripts[1]?.textContent;
        if (review !== undefined)
          expect(JSON.parse(review)).toMatchObject({
            claimReviewed: seenLine(texts.claim),
            reviewRating: { alternateName: seenLine(texts.verdict) },
          });
        expect(document.title).toBe(headline || seenLine(texts.publisher) || 'Untitled');
      }),
      options,
    );
  });

  test('links only to where a safe link led, read as a browser reads it', () => {
    const texts = Object.fromEntries(places.map((place) => [place, 'plain'])) as Texts;
    const hostileLink = fc
      .tuple(
        fc.constantFrom(
          'https://news.example/',
          'http://news.example?',
          'https://[2001:db8::1]/#',
          'mailto:',
        ),
        hostileText,
      )
      .map((parts) => parts.join(''))
      .filter(isSafeLink);
    fc.assert(
      fc.property(hostileLink, (href) => {
        const document = read(storyOf(texts, href));
        const hrefs = [...document.querySelectorAll('a:not(.corrected a)')].map(
          (link) => link.getAttribute('href') ?? '',
        );
        expect(hrefs).toHaveLength(3);
        for (const written of hrefs) {
          expect(isSafeLink(written)).toBe(true);
          expect(decoded(written)).toBe(decoded(href));
        }
      }),
      options,
    );
  });
});

/** A link with its percent-encoding undone as far as may be: what server and reader make of it. */
function decoded(href: string): string {
  const { protocol, host, pathname, search, hash: anchor } = new URL(href);
  return [
    protocol,
    host,
    ...[pathname, search, anchor].map((part) => part.replace(/(?:%[0-9a-f]{2})+/gi, readBytes)),
  ].join(' ');
}

function readBytes(encoded: string): string {
  return Buffer.from(encoded.replaceAll('%', ''), 'hex').toString();
}
