import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { skyPng } from '../../fixtures/stories/picture.ts';
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
