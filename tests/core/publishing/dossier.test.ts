import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { isSafeLink } from '../../../core/article/link.ts';
import { dossier } from '../../../core/publishing/dossier.ts';
import type { DossierInput } from '../../../core/publishing/dossier-input.ts';
import {
  attributeNames,
  dossierAttributeNames,
  dossierElementNames,
  elementNames,
} from '../../../core/publishing/markup.ts';
import { emptyDossier, fullDossier, withEveryText } from '../../fixtures/stories/dossier.ts';
import { hostileText } from './hostile-text.ts';

const parser = new JSDOM().window;

function draw(input: DossierInput): Document {
  return new parser.DOMParser().parseFromString(dossier(input), 'text/html');
}

function wordsOf(element: Element | null | undefined): string {
  return (element?.textContent ?? '').replace(/\s+/gu, ' ').trim();
}

/** The value that stands beside a name. */
function detail(within: ParentNode, name: string): string | null {
  const term = [...within.querySelectorAll('dt')].find((dt) => dt.textContent === name);
  return term ? wordsOf(term.nextElementSibling) : null;
}

function claimBlock(document: Document, number: number): Element {
  const heading = document.querySelector(`#claim-${number}`);
  if (!heading?.parentElement) throw new Error(`There is no claim ${number}`);
  return heading.parentElement;
}

describe('a dossier', () => {
  const document = draw(fullDossier());

  test('says what it is about, when and by whom it was made, and that it is private', () => {
    expect(document.title).toBe('Dossier: The wall & the river');
    expect(wordsOf(document.querySelector('h1'))).toBe('Dossier: The wall & the river');
    expect(wordsOf(document.querySelector('.private'))).toBe('Not for publication.');
    expect(detail(document, 'Made')).toBe('by Mira Dask, 9 May 2026, 09:00 UTC');
    expect(detail(document, 'Slug')).toBe('wall');
    expect(detail(document, 'Status')).toBe('ready');
    expect(detail(document, 'SHA-256 of the text')).toContain('a'.repeat(64));
    expect(detail(document, 'Page last exported')).toBe(
      `wall.html, 7 May 2026, 09:00 UTC, SHA-256 ${'b'.repeat(64)}`,
    );
  });

  test('counts what was done', () => {
    expect(detail(document, 'Sentences')).toBe('7: 3 with claims, 1 set aside');
    expect(detail(document, 'Statements not looked at')).toBe(
      '1 that can be checked, neither claimed nor set aside',
    );
    expect(detail(document, 'Quotations')).toBe(
      '3: 1 altered; 1 translated, tied to its original; 1 not found in the sources',
    );
    expect(detail(document, 'Inconsistencies')).toBe('1, of which 1 not set aside');
    expect(detail(document, 'Checklist now')).toBe('1 error, 1 warning');
    expect(detail(document, 'Overridden')).toBe('2 times');
    const rows = [...document.querySelectorAll('#summary ~ table tbody tr')].map(wordsOf);
    expect(rows).toEqual([
      '✓ Confirmed1',
      '↻ Text changed, recheck1',
      '✂ Cut from the story1',
      'All3',
    ]);
  });

  test('lists every sentence in order, and says of those without claims what was done', () => {
    const items = [...document.querySelectorAll('.sentences > li')];
    expect(items.map((item) => wordsOf(item.querySelector('.words')))).toEqual([
      'The wall & the river',
      'The harbour wall cost £4 million.',
      'Mayor Ilse Varga opened it on 3 May 2019.',
      '“We shall not yield to the river,” she said.',
      'Nobody knows why.',
      'It has 40 gates.',
      'It has 2 locks.',
    ]);
    expect(items.map((item) => wordsOf(item.querySelector(':scope > .plain')))).toEqual([
      'Nothing marked.',
      '',
      '',
      'Part of claim 2.',
      'Nothing marked.',
      'Nothing marked; looked at and set aside.',
      'Nothing marked; it can be checked, and nobody has looked at it.',
    ]);
    expect(items.map((item) => wordsOf(item.querySelector('.words > mark')))).toEqual([
      '',
      'cost £4 million',
      'Mayor Ilse Varga opened it on 3 May 2019.',
      '“We shall',
      '',
      '',
      '',
    ]);
    const starts = [...document.querySelectorAll('.sentences')].map((list) =>
      list.getAttribute('start'),
    );
    expect(starts).toEqual([null, '2', '4', '6']);
    expect([...document.querySelectorAll('#story ~ h3')].map(wordsOf)).toEqual([
      'Headline',
      'Paragraph 1',
      'Paragraph 2',
      'Paragraph 3',
    ]);
  });

  test('counts what nobody looked at as the checklist does, beside a claim of the sentence too', () => {
    const text = 'It has 40 gates and 2 locks, since 2019.';
    const [head] = fullDossier().blocks;
    const claims = [{ id: 'c-1', from: 0, to: 15 }];
    const unread = [
      { from: 20, to: 27 },
      { from: 29, to: 39 },
    ];
    const block = { role: 'paragraph' as const, text, claims, setAside: [], unread };
    const drawn = draw({ ...fullDossier(), blocks: [...(head ? [head] : []), block] });
    expect(detail(drawn, 'Statements not looked at')).toMatch(/^2 /u);
    expect(wordsOf([...drawn.querySelectorAll('.sentences > li')].at(-1))).toMatch(
      /More of it can be checked, and nobody has looked at that\.$/u,
    );
  });

  test.each([
    ['2026-05-12', '12 May 2026', '2026-05-12'],
    ['2026-05', 'May 2026', '2026-05'],
    ['2026-02-30', '2026-02-30', undefined],
    ['spring 2026', 'spring 2026', undefined],
  ])('writes a day that was noted as %s as %s', (published, words, datetime) => {
    const sources = fullDossier().sources.map((source) => ({ ...source, published }));
    const first = draw({ ...fullDossier(), sources }).querySelector('.source');
    expect(first && detail(first, 'Published or said')).toBe(words);
    const times = [...(first?.querySelectorAll('time') ?? [])];
    expect(times.some((time) => time.getAttribute('datetime') === datetime)).toBe(
      datetime !== undefined,
    );
  });

  test('tells of a claim its verdict, sign-off, note and evidence', () => {
    const first = claimBlock(document, 1);
    expect(wordsOf(first.querySelector('h4'))).toBe('Claim 1: number ✓ Confirmed');
    expect(detail(first, 'Verdict')).toBe('Confirmed, by Ada Brook, 5 May 2026, 09:00 UTC');
    expect(detail(first, 'Sign-off')).toBe('Signed off by Jon Ferrow, 6 May 2026, 09:00 UTC');
    expect(detail(first, 'Words when checked')).toBeNull();
    expect(detail(first, 'Note')).toContain('Asked twice.');
    const [evidence, history] = first.querySelectorAll('table');
    expect([...(evidence?.querySelectorAll('tbody tr') ?? [])].map(wordsOf)).toEqual([
      `total cost: £4mTown accounts Source 1p. 12Primary5 May 2026, 09:00 UTC${'c'.repeat(64)}`,
      'four million, he recalledhttps://news.example/wall?a=1&b=2Secondary5 May 2026, 09:00 UTCNone kept',
      'about four millionA letterPrimary5 May 2026, 09:00 UTCNo longer in the vault',
    ]);
    expect(wordsOf(history?.querySelector('tbody'))).toBe(
      '4 May 2026, 09:00 UTCAda BrookMarked as a claim: “cost £4 million”',
    );
  });

  test('shows what the words were when they were checked, and how they should read', () => {
    const second = claimBlock(document, 2);
    expect(detail(second, 'Words when checked')).toBe(
      'Mayor Ilse Varga opened it [-in April-] {+on 3 May+} 2019.',
    );
    expect(second.querySelector('del')?.textContent).toBe('[-in April-]');
    expect(detail(second, 'Should read')).toBe('on 2 May 2019');
    expect(detail(second, 'Sign-off')).toBe('Not signed off by a second person');
    expect(wordsOf(second)).toContain('No evidence.');
  });

  test('keeps the claims that were cut, in a section of their own', () => {
    const cut = document.querySelector('#cut')?.parentElement;
    expect(wordsOf(cut?.querySelector('h3'))).toBe('Claim 3: place ✂ Cut from the story');
    expect(cut && detail(cut, 'Words when checked')).toBe('in the old port');
    expect(cut && detail(cut, 'Verdict')).toBe(
      'Can’t confirm, by Ada Brook, 5 May 2026, 09:00 UTC',
    );
  });

  test('tells of quotations and inconsistencies, with what differs and the working', () => {
    const rows = [...document.querySelectorAll('#quotations ~ table tbody tr')].map(wordsOf);
    expect(rows).toEqual([
      'We shall not yield to the river,✎ AlteredWe [-will-] {+shall+} not yield to the river.Source 1, p. 3',
      'Never⇄ Translated, tied to its original (looked at and set aside)JamaisSource 2',
      'So it goes on✗ Not found in the sources',
    ]);
    expect(wordsOf(document.querySelector('#inconsistencies ~ table tbody'))).toBe(
      '3 May 2019 was a Friday.3 May 2019 = Friday“Monday” · “3 May 2019”Open',
    );
  });

  test('lists the sources with what is known of them, and why errors were overridden', () => {
    const [first, second] = document.querySelectorAll('.source');
    expect(first && detail(first, 'File')).toBe('accounts.pdf, 1.2 MB (1,234,567 bytes)');
    expect(first && detail(first, 'SHA-256 of the file')).toBe('c'.repeat(64));
    expect(first?.querySelector('dd a')?.getAttribute('href')).toBe(
      'https://town.example/accounts.pdf',
    );
    expect(first?.querySelector('time[datetime="2020-01"]')?.textContent).toBe('January 2020');
    expect(first && detail(first, 'What was written down')).toBeNull();
    expect(second && detail(second, 'What was written down')).toBe(
      'I saw it rise.In May. It goes on: these are its first 22 characters of 30000.',
    );
    expect(second && detail(second, 'Taken in')).toBe(
      'by somebody who gave no name, 4 May 2026, 09:00 UTC',
    );
    const decisions = [...document.querySelectorAll('#decisions ~ table')].at(-1);
    expect(wordsOf(decisions?.querySelector('tbody tr'))).toBe(
      '6 May 2026, 09:00 UTCMira DaskMoved to ready with 1 error leftThe mayor is abroad',
    );
  });

  test('links every claim and source that it names, and nothing unsafe', () => {
    for (const link of document.querySelectorAll('a')) {
      const href = link.getAttribute('href') ?? '';
      if (href.startsWith('#')) expect(document.querySelectorAll(href)).toHaveLength(1);
      else expect(isSafeLink(href)).toBe(true);
    }
    expect(dossier(fullDossier())).not.toContain('href="javascript');
  });

  test('loads and runs nothing: its policy knows its own style alone', () => {
    const style = document.querySelector('style')?.textContent ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    const policies = [...document.querySelectorAll('meta[http-equiv]')].map((meta) =>
      meta.getAttribute('content'),
    );
    expect(policies).toEqual([
      `default-src 'none'; style-src 'sha256-${hash}'`,
      "base-uri 'none'; form-action 'none'",
    ]);
    expect(document.scripts).toHaveLength(0);
    expect(style).not.toMatch(/url\(|@import/);
  });

  test('is the same for the same input', () => {
    expect(dossier(fullDossier())).toBe(dossier(fullDossier()));
    expect(dossier({ ...fullDossier(), madeAt: 0 })).not.toBe(dossier(fullDossier()));
  });

  test('of a story without a record says so', () => {
    const empty = draw(emptyDossier());
    expect(empty.title).toBe('Dossier: Untitled story');
    const text = wordsOf(empty.body);
    for (const sentence of [
      'The story has no text yet.',
      'No claim was marked.',
      'No quotation was found in the story.',
      'The story has no sources.',
    ])
      expect(text).toContain(sentence);
    expect(empty.querySelector('#cut, #decisions')).toBeNull();
  });
});

describe('a dossier of hostile text', () => {
  const options = { seed: 20_266, numRuns: 60 };

  /** Names and attributes of all elements in order. */
  function shapeOf(document: Document): unknown[] {
    return [...document.querySelectorAll('*')].map((element) => [
      element.localName,
      element.getAttributeNames(),
    ]);
  }

  test('holds only elements and attributes of the allow-lists, and no link that is not safe', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const document = draw(withEveryText(fullDossier(), text));
        for (const element of document.querySelectorAll('*')) {
          expect([...elementNames, ...dossierElementNames]).toContain(element.localName);
          for (const name of element.getAttributeNames())
            expect([...attributeNames, ...dossierAttributeNames]).toContain(name);
        }
        expect(document.scripts).toHaveLength(0);
        expect(document.querySelectorAll('style')).toHaveLength(1);
        expect(document.querySelectorAll('meta[http-equiv]')).toHaveLength(2);
        expect([...document.childNodes].some((node) => node.nodeType === node.COMMENT_NODE)).toBe(
          false,
        );
        for (const link of document.querySelectorAll('a')) {
          const href = link.getAttribute('href') ?? '';
          expect(href.startsWith('#') || isSafeLink(href)).toBe(true);
        }
      }),
      options,
    );
  });

  test('has the shape of one of plain words', () => {
    // One line, one sentence, no link: what may change the shape by right is left out.
    const oneSentence = hostileText
      .filter(
        (text): boolean => !/[\n\r.!?\u0085\u2028\u2029\v\f]/u.test(text) && !isSafeLink(text),
      )
      .map((text) => `x${text.replaceAll('“', '')}x`);
    fc.assert(
      fc.property(oneSentence, (text) => {
        // Claims stand at offsets, so only a text as long has the same ones.
        const plain = shapeOf(draw(withEveryText(fullDossier(), 'x'.repeat(text.length))));
        expect(shapeOf(draw(withEveryText(fullDossier(), text)))).toEqual(plain);
      }),
      options,
    );
  });
});
