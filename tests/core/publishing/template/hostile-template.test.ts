import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { isSafeLink } from '../../../../core/article/link.ts';
import {
  attributeNames,
  elementNames,
  houseElementNames,
} from '../../../../core/publishing/markup.ts';
import { pageStyle } from '../../../../core/publishing/page-style.ts';
import { publishPage } from '../../../../core/publishing/page.ts';
import { readTemplate } from '../../../../core/publishing/template/read-template.ts';
import { harbourLights } from '../../../fixtures/stories/harbour-lights.ts';
import { skyPicture } from '../../../fixtures/stories/picture.ts';
import { hostileText } from '../hostile-text.ts';

const parser = new JSDOM().window;
const pictures = new Map([['sky.png', skyPicture(4, 2).picture]]);
const options = { seed: 20_270, numRuns: 100 };
const inData = /^data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/]+=*$/;

// prettier-ignore
const tags = [
  'p', 'div', 'nav', 'ul', 'ol', 'li', 'a', 'span', 'b', 'i', 'em', 'strong', 'small', 'br', 'hr',
  'img', 'h1', 'h2', 'main', 'article', 'header', 'footer', 'script', 'style', 'svg', 'math', 'title',
  'iframe', 'form', 'input', 'button', 'table', 'td', 'template', 'noscript', 'body', 'html', 'base',
  'meta', 'link', 'object', 'select', 'option', 'textarea', 'plaintext', 'foreignObject', 'mglyph',
  'x-y', 'annotation-xml', 'frameset', 'details', 'dialog', 'video', 'marquee',
] as const;
// prettier-ignore
const attributes = [
  'href="https://a.example/"', 'href="javascript:alert(1)"', 'href=//a.example', 'src="sky.png"',
  'src=https://a.example/x.png', 'onclick="alert(1)"', 'onerror=alert(1)', 'style="color:red"',
  'class="a b"', 'id=corrections', 'aria-label="Menu"', 'aria-label=""', 'lang=fr', 'lang="<"',
  'dir=rtl', 'alt="Sky"', 'alt', 'srcset="https://a.example/x 1x"', 'target=_blank', 'ping=//a.example',
  'http-equiv=refresh', 'content="0;url=//a.example"', 'width=9', 'height="-1"', 'is="x-y"', 'slot=a',
  'xlink:href="javascript:1"', 'autofocus', 'tabindex=1', 'contenteditable', 'accesskey=x', 'hidden',
] as const;

const attributeList = fc.uniqueArray(fc.constantFrom(...attributes), { maxLength: 4 });
const piece = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom(...tags), attributeList)
      .map(([tag, list]) => `<${[tag, ...list].join(' ')}>`),
  },
  { weight: 3, arbitrary: fc.constantFrom(...tags).map((tag) => `</${tag}>`) },
  { weight: 2, arbitrary: hostileText },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'word ',
      '{{publisher}}',
      '{{headline}}',
      '{{x}}',
      '<!--',
      '-->',
      '<![CDATA[',
    ),
  },
);
const markup = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''));

// prettier-ignore
const cssPiece = fc.oneof(
  fc.constantFrom(
    'a', '.b', '#c', '*', ':hover', '::before', '[d="e"]', '>', ',', '{', '}', '{', '}', ';', ':', '(', ')',
    'color:red', 'color:var(--x)', '--x:1', 'background:url(sky.png)', 'background:url(https://a.example/x)',
    'content:"x"', 'content:"', "'", '\\', '\\75rl(', 'url(', 'image-set("https://a.example/x" 1x)', '@import "x";',
    '@media print', '@supports (display:grid)', '@font-face', '@page', '/*', '*/', '<!--', '-->', '</style>',
    'behavior:url(x)', 'expression(1)', '!important', '&', '\n', ' ', '\u0000', '\u0085', '\ud800', '\\85 ', '\\ffff ',
  ),
  hostileText,
);
const css = fc.array(cssPiece, { maxLength: 30 }).map((pieces) => pieces.join(''));

describe('a template of hostile markup', () => {
  test('adds elements, attributes, links and pictures of the lists only, and no word is lost', () => {
    const words = fc.tuple(markup, fc.constantFrom('p', 'div', 'span', 'section', 'h1', 'td'));
    fc.assert(
      fc.property(words, markup, ([html, tag], other) => {
        const head = `<${tag}>first words</${tag}>${html}`;
        const { template } = readTemplate({ head, foot: other, style: null, pictures });
        const { text } = publishPage(harbourLights(), {
          ...{ shape: 'page', pictures: 'beside', claimReview: true },
          template,
        });
        const document = new parser.DOMParser().parseFromString(text, 'text/html');
        for (const element of document.querySelectorAll('*')) {
          expect([...elementNames, ...houseElementNames]).toContain(element.localName);
          for (const name of element.getAttributeNames()) expect(attributeNames).toContain(name);
        }
        expect(document.querySelectorAll('h1, main, article, title')).toHaveLength(4);
        expect(document.querySelectorAll('h1')).toHaveLength(1);
        expect(document.querySelectorAll('[id]')).toHaveLength(1);
        expect([...document.scripts].map(({ type }) => type)).toEqual([
          'application/ld+json',
          'application/ld+json',
        ]);
        for (const link of document.querySelectorAll('body > :not(main) a')) {
          expect(isSafeLink(link.getAttribute('href'))).toBe(true);
          expect(link.closest('a:has(a)')).toBeNull();
        }
        for (const img of document.querySelectorAll('body > :not(main) img')) {
          expect(img.getAttribute('src')).toMatch(inData);
          expect(img.hasAttribute('alt')).toBe(true);
        }
        expect(document.querySelector('body > header')?.textContent).toContain('first words');
        expect(document.querySelectorAll('p p, p div, ul > :not(li), ol > :not(li)')).toHaveLength(
          0,
        );
        const labels = [...document.querySelectorAll('nav')].map((nav) =>
          nav.getAttribute('aria-label'),
        );
        expect(new Set(labels).size).toBe(labels.length);
      }),
      options,
    );
  });

  test('is written the same when what came of it is read again', () => {
    fc.assert(
      fc.property(markup, (head) => {
        const draw = (html: string): string => {
          const { template } = readTemplate({ head: html, foot: null, style: null, pictures });
          const { text } = publishPage(harbourLights(), {
            shape: 'page',
            pictures: 'beside',
            template,
          });
          const document = new parser.DOMParser().parseFromString(text, 'text/html');
          return document.querySelector('.house-head')?.innerHTML.trim() ?? '';
        };
        // What the story put in for a placeholder is not to be one again.
        const once = draw(head.replaceAll('{{', ''));
        expect(draw(once)).toBe(once);
      }),
      options,
    );
  });
});

describe('a template of hostile style', () => {
  test('cannot leave its element, and asks nobody for anything', () => {
    fc.assert(
      fc.property(css, (style) => {
        const { template } = readTemplate({ head: null, foot: null, style, pictures });
        const { text } = publishPage(harbourLights(), {
          shape: 'page',
          pictures: 'beside',
          template,
        });
        const document = new parser.DOMParser().parseFromString(text, 'text/html');
        expect(document.querySelectorAll('style')).toHaveLength(1);
        const sheet = document.querySelector('style')?.textContent ?? '';
        expect(sheet).toBe(template.style === '' ? pageStyle : `${pageStyle}${template.style}\n`);
        // Outside strings, what could call is spelled without escapes, or is not there.
        const bare = template.style.replace(/"(?:[^"\\]|\\[^])*"/g, '""');
        expect(bare).not.toMatch(/@(?!media|supports)|image-set|expression|\\/i);
        for (const [, address] of bare.matchAll(/url\(([^)]*)\)/gi))
          expect(address).toMatch(inData);
      }),
      { ...options, numRuns: 1500 },
    );
  });

  test('is written the same when what came of it is read again, with nothing to say of it', () => {
    fc.assert(
      fc.property(css, (style) => {
        const read = (sheet: string) =>
          readTemplate({ head: null, foot: null, style: sheet, pictures });
        const once = read(style).template.style;
        const again = read(once);
        expect(again.template.style).toBe(once);
        expect(again.problems).toEqual([]);
      }),
      { ...options, numRuns: 1500 },
    );
  });
});
