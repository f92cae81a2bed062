import { HtmlRenderer, Parser } from 'commonmark';
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import type { Node } from 'prosemirror-model';
import { describe, expect, test } from 'vitest';
import { publishMarkdown } from '../../../core/publishing/markdown.ts';
import { publishPage } from '../../../core/publishing/page.ts';
import { harbourLights } from '../../fixtures/stories/harbour-lights.ts';
import { nightFerry, nightFerryPrivate } from '../../fixtures/stories/night-ferry.ts';
import { mark, marked, parent, story, textBlock } from '../../support/nodes.ts';
import { fragment, toPublish } from './draw.ts';
import { hostileText, seenLine } from './hostile-text.ts';

const parser = new JSDOM().window;
const options = { seed: 20_269, numRuns: 500 };

/** The Markdown of a story, read by the reference reader of CommonMark, as a document. */
function read(text: string): HTMLElement {
  const html = new HtmlRenderer().render(new Parser().parse(text));
  return new parser.DOMParser().parseFromString(html, 'text/html').body;
}

function write(...body: Node[]): string {
  return publishMarkdown(toPublish(story({}, body))).text;
}

const shown = (element: Element | null | undefined): string => seenLine(element?.textContent ?? '');
const p = (words: Parameters<typeof textBlock>[1]): Node => textBlock('paragraph', words);
const item = (...blocks: Node[]): Node => parent('list_item', blocks);

// Markdown’s own signs, beside what breaks pages.
const tricky = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...Array.from('#+-=>*_`~[]()!|\\&<.: \n1a“”'),
        '12) ',
        '---',
        '&amp;',
        '](x)',
        '    ',
        '\t',
        'www.a.b',
      ),
      hostileText,
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

describe('Markdown', () => {
  test('has in every place the very words that were put there', () => {
    fc.assert(
      fc.property(fc.array(tricky, { minLength: 6, maxLength: 6 }), (texts) => {
        const [head, para, title, listed, quoted, related] = texts.map((text) =>
          seenLine(text) === '' ? 'plain' : text,
        ) as [string, string, string, string, string, string];
        const doc = story({ headline: head }, [
          p(para),
          textBlock('heading', title),
          parent('bullet_list', [item(p(listed))]),
          parent('blockquote', [p(quoted)]),
          textBlock('related_link', related, { href: 'https://news.example/?a=1&amp;b=2' }),
        ]);
        const body = read(publishMarkdown(toPublish(doc)).text);
        expect([...body.children].map(({ localName }) => localName)).toEqual([
          'h1',
          'p',
          'h2',
          'ul',
          'blockquote',
          'ul',
        ]);
        expect([...body.children].map(shown)).toEqual(
          [head, para, title, listed, quoted, related].map(seenLine),
        );
        expect(body.querySelectorAll('*')).toHaveLength(10);
        expect(body.querySelector('a')?.getAttribute('href')).toBe(
          'https://news.example/?a=1&amp;b=2',
        );
      }),
      options,
    );
  });

  test('marks emphasis where it is, whatever stands around and inside it', () => {
    const words = fc.constantFrom(
      'a',
      'b',
      ' ',
      '“',
      '.',
      '*',
      '_',
      '1',
      ' c',
      'd ',
      '\\',
      'ё',
      '🛶',
    );
    const kind = fc.constantFrom<string[]>(
      [],
      ['em'],
      ['strong'],
      ['em', 'strong'],
      ['link'],
      ['link', 'em'],
      ['link', 'strong'],
    );
    const link = mark('link', { href: 'https://news.example/' });
    fc.assert(
      fc.property(fc.array(fc.tuple(words, kind), { minLength: 1, maxLength: 6 }), (runs) => {
        const nodes = runs.map(([text, kinds]) =>
          marked(text, ...kinds.map((name) => (name === 'link' ? link : name))),
        );
        const body = read(write(p([...nodes, 'end'])));
        const all = `${runs.map(([text]) => text).join('')}end`;
        expect(shown(body)).toBe(seenLine(all));
        for (const [name, selector] of [
          ['em', 'em'],
          ['strong', 'strong'],
          ['link', 'a'],
        ] as const) {
          const meant = runs
            .filter(([, kinds]) => kinds.includes(name))
            .map(([text]) => text)
            .join('');
          const got = [...body.querySelectorAll(selector)]
            .map((element) => element.textContent)
            .join('');
          expect(got.replace(/\s/g, '')).toBe(meant.replace(/\s/g, ''));
        }
      }),
      { ...options, numRuns: 800 },
    );
  });

  test('keeps lists, breaks and quotations apart', () => {
    const body = read(
      write(
        parent('bullet_list', [
          item(
            p('One'),
            parent('ordered_list', [item(p('Two')), item(p('Three'), p('Four'))], { start: 3 }),
          ),
        ]),
        parent('bullet_list', [item(p('Five'))]),
        textBlock('related_link', 'Six'),
        textBlock('related_link', 'Seven'),
        p(['Eight', parent('hard_break', []), '- nine']),
        parent('blockquote', [p('Ten'), p('Eleven')]),
        parent('blockquote', [p('Twelve')]),
        parent('section_break', []),
      ),
    );
    expect([...body.children].map(({ localName }) => localName)).toEqual([
      'ul',
      'ul',
      'ul',
      'p',
      'blockquote',
      'blockquote',
      'hr',
    ]);
    expect(body.querySelector('ul ol')?.getAttribute('start')).toBe('3');
    expect([...body.querySelectorAll('ol > li')].map(shown)).toEqual(['Two', 'Three Four']);
    expect([...body.querySelectorAll('body > ul:nth-child(3) > li')].map(shown)).toEqual([
      'Six',
      'Seven',
    ]);
    expect(body.querySelector('body > p > br')).not.toBeNull();
  });

  test.each([
    ['a story', nightFerry()],
    ['a fact-check with corrections and rights', harbourLights()],
  ])(
    'says of %s what its page says, with its picture beside it and nothing private',
    (_name, published) => {
      const { text, files } = publishMarkdown(published, { claimReview: true });
      for (const secret of [...nightFerryPrivate, 'corr-7d1e']) expect(text).not.toContain(secret);
      const words = (element: Element): string[] => shown(element).split(' ');
      const html = publishPage(published, { ...fragment, claimReview: true }).text;
      const page = new parser.DOMParser().parseFromString(html, 'text/html').body;
      page.querySelectorAll('.kicker').forEach((line) => line.remove());
      page.querySelectorAll('br').forEach((line) => line.replaceWith(' '));
      expect(words(read(text))).toEqual(words(page));
      expect(read(text).querySelector('img')?.getAttribute('src')).toBe(files[0]?.name);
    },
  );

  test('has the very words of corrections, rights and a fact-check', () => {
    fc.assert(
      fc.property(fc.array(tricky, { minLength: 4, maxLength: 4 }), (texts) => {
        const [correction, rights, claim, verdict] = texts.map((text) =>
          seenLine(text) === '' ? 'plain' : text,
        ) as [string, string, string, string];
        const published = harbourLights();
        const figure = parent('figure', [textBlock('caption', ''), textBlock('credit', '')], {
          rights: rights.slice(0, 400),
        });
        const { text } = publishMarkdown(
          toPublish(story({ headline: 'H' }, [p('One.'), figure]), {
            details: { factCheck: { claim, claimant: '', verdict, rating: 3 } },
            corrections: published.corrections.map((each) => ({ ...each, text: correction })),
          }),
          { claimReview: true },
        );
        const [, corrected, , listed, , shownRights, , first, second] = read(text).children;
        expect(corrected?.textContent).toBe('Corrected 6 May 2026, 08:00 UTC');
        expect(shown(listed)).toBe(`Claim ${seenLine(claim)} Verdict ${seenLine(verdict)} 3/5`);
        expect(shown(shownRights)).toBe(seenLine(rights.slice(0, 400)));
        expect(shown(first)).toBe(`4 May 2026, 12:15 UTC ${seenLine(correction)}`);
        expect(shown(second)).toBe(`6 May 2026, 08:00 UTC ${seenLine(correction)}`);
      }),
      { ...options, numRuns: 200 },
    );
  });
});
