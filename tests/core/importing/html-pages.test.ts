import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ImportedDocument } from '../../../core/importing/imported-document.ts';
import { skyPng } from '../../fixtures/stories/picture.ts';
import { proposalsOf } from './office-story.ts';
import { importPage } from './html-reading.ts';
import { shapeOf } from './story-shape.ts';

const folder = new URL('../../fixtures/pages/', import.meta.url);
const names = readdirSync(folder).flatMap((name) => /^(.*)\.parts\.txt$/.exec(name)?.[1] ?? []);

function pageFile(name: string): string {
  return existsSync(new URL(`${name}.html`, folder)) ? `${name}.html` : `${name}.mhtml`;
}

// NAME.html is a page as it reaches the desk; NAME.parts.txt says, a line a block, what a person
// sees as its story. A line that ends in … gives only the beginning of its block.
describe.each(names)('the page “%s”', (name) => {
  test('is read as a person reads it', async () => {
    const file = pageFile(name);
    const parts = readFileSync(new URL(`${name}.parts.txt`, folder), 'utf8')
      .replace(/\n$/, '')
      .split('\n');
    const story = await importPage(readFileSync(new URL(file, folder)), { name: file });
    const told = shapeOf(story).map((line, at) => {
      const begun = parts[at]?.endsWith('…') ? parts[at].slice(0, -1) : null;
      return begun !== null && line.startsWith(begun) && line.length > begun.length
        ? `${begun}…`
        : line;
    });
    expect(told).toEqual(parts);
  });
});

describe('what a newsroom’s page tells of itself', () => {
  const page = readFileSync(new URL('newsroom.html', folder));

  test('goes into the story’s details', async () => {
    const story = await importPage(page);
    expect(story.details).toEqual({
      kicker: 'Islands',
      publisher: 'The Saltmarsh Courier',
      canonicalUrl: 'https://courier.example/islands/ferry-sails-again',
      publishedAt: Date.UTC(2026, 2, 4, 6, 30),
      language: 'en-GB',
      slug: 'ferry-sails-again-after-two-winters',
    });
    expect(story.updatedAt).toBe(Date.UTC(2026, 2, 5, 17, 5, 9));
    expect(story.tags).toEqual([
      { kind: 'place', name: 'Port Elder' },
      { kind: 'topic', name: 'ferries' },
      { kind: 'topic', name: 'islands' },
    ]);
    expect(story.corrections).toEqual([
      {
        id: expect.any(String) as string,
        at: Date.UTC(2026, 2, 5, 17, 5, 9),
        text: 'Correction, 5 March: An earlier version named the wrong berth.',
      },
    ]);
  });

  test('and is told in the report', async () => {
    expect((await importPage(page)).report.kept).toContain(
      'In the story’s details: publisher “The Saltmarsh Courier”, section “Islands”, first published on 2026-03-04, its address https://courier.example/islands/ferry-sails-again.',
    );
  });

  test('what is left out is named with its words', async () => {
    const { report } = await importPage(page);
    const told = report.dropped.join('\n');
    for (const part of [
      'a cookie banner',
      'navigation',
      'sharing buttons',
      'comments',
      'advertising',
      'about the author',
      'a list of tags',
      'the page’s footer',
      'a side column',
    ])
      expect(told).toContain(part);
    expect(told).toContain('https://img.example/crew.jpg');
  });

  test('its pictures come from the files beside it, the largest of each', async () => {
    const story = await importPage(page, {
      beside: {
        'ferry_files/ferry.png': skyPng(64, 36),
        'ferry_files/ferry-1200.webp': skyPng(120, 68),
      },
    });
    expect(story.pictures).toHaveLength(1);
    const figure = story.document.lastChild!.firstChild!;
    expect(figure.attrs).toMatchObject({
      width: 120,
      height: 68,
      alt: 'A grey ferry at a stone quay',
    });
  });

  test('links lead where they led on the page', async () => {
    const { document } = await importPage(page);
    const links: string[] = [];
    document.descendants(({ marks, attrs }) => {
      if (attrs['href']) links.push(String(attrs['href']));
      for (const mark of marks)
        if (mark.type.name === 'link') links.push(String(mark.attrs['href']));
    });
    expect(links).toEqual([
      'https://courier.example/staff/ada-brook',
      'https://courier.example/people/tomas-verrin',
      'https://courier.example/islands/piers',
      'https://courier.example/islands/frost',
      'https://social.example/board/status/18',
      'https://film.example/embed/18',
    ]);
  });
});

describe('documents of word processors', () => {
  const read = (name: string) => importPage(readFileSync(new URL(name, folder)));

  test('Word’s tracked changes and comments are notes on the words they stand at', async () => {
    const story = await read('word-filtered.html');
    expect(noted(story)).toEqual([
      { kind: 'comment', text: 'Is it ninety?', author: 'Jon Field', words: 'years' },
      { kind: 'deletion', text: '', author: 'Jon Field', words: '' },
      { kind: 'insertion', text: '', author: 'Jon Field', words: '' },
    ]);
    expect(proposalsOf(story).map(({ kind, words }) => [kind, words])).toEqual([
      ['deletion', '-40'],
      ['insertion', '+14'],
    ]);
    expect(story.notes?.map(({ at }) => at)).toEqual([
      Date.UTC(2026, 4, 3, 10, 15),
      Date.UTC(2026, 4, 3, 10),
      Date.UTC(2026, 4, 3, 10),
    ]);
    expect(story.report.dropped.join()).toContain('hidden text (1)');
  });

  test('Google’s comments are notes, its styles dress, its redirects are taken off', async () => {
    const story = await read('google-docs.html');
    expect(noted(story)).toEqual([
      { kind: 'comment', text: 'Which parish?', author: '', words: 'parish' },
    ]);
    const first = story.document.lastChild!.firstChild!;
    const dressed = first.children.map(({ text, marks }) => [
      text,
      ...marks.filter(({ type }) => type.name !== 'note').map(({ type }) => type.name),
    ]);
    expect(dressed).toContainEqual(['old well', 'strong']);
    expect(dressed).toContainEqual(['overnight', 'em']);
    const link = first.children
      .flatMap(({ marks }) => marks)
      .find(({ type }) => type.name === 'link');
    expect(link?.attrs['href']).toBe('https://holm.example/well?a=1&b=2');
  });

  test('a letter’s links lead past the service that counts who follows them', async () => {
    const story = await read('letter.html');
    expect(JSON.stringify(story.document.toJSON())).toContain('"https://mill.example/wheel"');
  });
});

test('an archive brings its pictures', async () => {
  const story = await importPage(readFileSync(new URL('archive.mhtml', folder)), {
    name: 'archive.mhtml',
  });
  expect(story.pictures).toHaveLength(1);
  expect(story.document.lastChild!.firstChild!.attrs).toMatchObject({ width: 24, height: 16 });
  expect(JSON.stringify(story.document.toJSON())).toContain(
    '"https://courier.example/harbour/plans"',
  );
});

describe('a page’s encoding', () => {
  const words = 'Паром ідзе ў порт, сказаў капітан, і ніхто не спрачаўся з ім доўга.';
  const page = (head: string) =>
    `<!doctype html><html lang="be"><head>${head}</head><body><p>${words}</p></body></html>`;
  const cyrillic = (text: string): Uint8Array =>
    Uint8Array.from(text, (sign) => {
      for (let byte = 0; byte < 256; byte++)
        if (new TextDecoder('windows-1251').decode(Uint8Array.of(byte)) === sign) return byte;
      return 0x3f;
    });

  test.each([
    ['UTF-8 without a word', new TextEncoder().encode(page(''))],
    [
      'UTF-8 with a byte order mark against its declaration',
      new TextEncoder().encode(`\ufeff${page('<meta charset="windows-1251">')}`),
    ],
    ['UTF-16', new Uint8Array(Buffer.from(`\ufeff${page('')}`, 'utf16le'))],
    ['windows-1251 as declared', cyrillic(page('<meta charset=windows-1251>'))],
    [
      'windows-1251 in http-equiv',
      cyrillic(page('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">')),
    ],
    ['windows-1251 without a word', cyrillic(page(''))],
  ])('%s', async (_name, bytes) => {
    const story = await importPage(bytes);
    expect(story.document.textContent).toContain(words);
    expect(story.details.language).toBe('be');
  });
});

interface NotedWords {
  readonly kind: string;
  readonly text: string;
  readonly author: string;
  readonly words: string;
}

/** The notes of a story with the words that carry them. */
function noted(story: ImportedDocument): NotedWords[] {
  return (story.notes ?? []).map(({ id, kind, text, author }) => {
    let words = '';
    story.document.descendants((node) => {
      if (node.marks.some((mark) => mark.type.name === 'note' && mark.attrs['id'] === id))
        words += node.text ?? '';
    });
    return { kind, text, author, words };
  });
}

describe('words of a page that are easily lost', () => {
  const prose = 'The ferry sailed again on Monday, after two winters at the quay in Port Elder.';
  const shown = async (html: string) => shapeOf(await importPage(html)).join('\n');

  test('a raised number stays apart from the one before it', async () => {
    const page = `<p>${prose}</p><p>It holds 10<sup>6</sup> litres of H<sub>2</sub>O, the 1<sup>st</sup> since 2019<sup><a href="#n">4</a></sup>.</p>`;
    expect(await shown(page)).toContain('It holds 10⁶ litres of H₂O, the 1st since 2019⁴.');
    expect((await importPage(page)).report.changed).toContain(
      'Raised and lowered numbers are written with Unicode’s own signs.',
    );
    const markdown = 'It holds 10<sup>6</sup> litres of H<sub>2</sub>O.';
    expect(shapeOf(await importPage(markdown, { name: 'a.md' }))).toEqual([
      'paragraph: It holds 10⁶ litres of H₂O.',
    ]);
  });

  test('the number of a footnote that style alone raises', async () => {
    const page = `<p>${prose} Fares rose in 2019<a class="footnote-anchor" href="#footnote-1">1</a>; see chapter <a href="#ten">10</a>.</p>`;
    expect(await shown(page)).toContain('rose in 2019¹; see chapter 10.');
  });

  test('the day that a page prints and its metadata do not name', async () => {
    const page = (time: string) =>
      `<article><h1>Ferry sails again</h1><p class="byline">By Una Skerry</p>${time}<p>${prose}</p></article>`;
    const told = await importPage(page('<time datetime="2026-03-04T06:30:00Z">4 March</time>'));
    expect(told.details.publishedAt).toBe(Date.UTC(2026, 2, 4, 6, 30));
    expect(told.report.dropped.join()).toContain('the line of times, which is in the story’s');
    const untold = await importPage(page('<time>4 March</time>'));
    expect(untold.details.publishedAt ?? null).toBeNull();
    expect(untold.report.dropped.join()).toContain('the line of times (2)');
    const byline = '<div class="byline"><a href="/u">Una Skerry</a><div>May 02, 2024</div></div>';
    expect(await shown(page(byline).replace('By Una Skerry', ''))).toContain(
      'byline: Una Skerry\n',
    );
  });

  test('every printed correction, however few of them the page’s metadata name', async () => {
    const printed = (day: string, text: string) =>
      `<div class="correction"><time datetime="2026-03-${day}T10:00:00Z">${day} March</time>: ${text}</div>`;
    const said = (text: string) => ({ text, datePublished: '2026-03-06T08:00:00Z' });
    const data = {
      '@type': 'NewsArticle',
      headline: 'Ferry sails again',
      correction: [said('It named the wrong berth.'), said('It left out the fare.')],
    };
    const page = `<!doctype html><script type="application/ld+json">${JSON.stringify(data)}</script><article><h1>Ferry sails again</h1><p>${prose}</p>${printed('05', 'It named the wrong berth.')}${printed('07', 'It misspelt a name.')}</article>`;
    const { corrections } = await importPage(page);
    expect(corrections?.map(({ text }) => text)).toEqual([
      '05 March: It named the wrong berth.',
      '07 March: It misspelt a name.',
      'It left out the fare.',
    ]);
  });
});

test('a text of a hundred and thirty thousand paragraphs is read as Markdown', async () => {
  const story = await importPage('A word.\n\n'.repeat(130_000), { name: 'long.md' });
  expect(story.document.lastChild?.childCount).toBe(130_000);
}, 60_000);
