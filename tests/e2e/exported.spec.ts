import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe, { type AxeResults } from 'axe-core';
import { expect, test } from '@playwright/test';
import { publishPage } from '../../core/publishing/page.ts';
import type { PublishedStory, PublishOptions } from '../../core/publishing/published-story.ts';
import { harbourLights } from '../fixtures/stories/harbour-lights.ts';
import { skyPicture } from '../fixtures/stories/picture.ts';
import { fixtureStories } from '../fixtures/stories/stories.ts';
import { courierTemplate } from '../fixtures/template/courier.ts';
import { openReader, type Reader } from './support/reader.ts';

// Pages as readers have them: in Chromium, with the network shut.

test.setTimeout(120_000);

const { template } = courierTemplate();
const forms: Readonly<Record<string, PublishOptions>> = {
  'self-contained': { shape: 'page', pictures: 'embedded' },
  'pictures beside it': { shape: 'page', pictures: 'beside' },
  'in the house’s template': { shape: 'page', pictures: 'beside', template },
  'a fact-check to machines': { shape: 'page', pictures: 'embedded', claimReview: true },
  'a fact-check in the template': {
    shape: 'page',
    pictures: 'embedded',
    template,
    claimReview: true,
  },
};

const narrow = { width: 320, height: 640 };
const wide = { width: 1000, height: 900 };

let reader: Reader;
let folder: string;
/** What the page complained of, and what it asked for. */
let complaints: string[] = [];
let loaded: string[] = [];

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'galley-exported-'));
  reader = await openReader();
  const { page } = reader;
  page.on('console', (said) => {
    if (['error', 'warning'].includes(said.type())) complaints.push(said.text());
  });
  page.on('pageerror', (fault) => complaints.push(fault.message));
  page.on('request', (asked) => loaded.push(asked.url()));
});

test.beforeEach(async () => {
  await reader.page.setViewportSize(wide);
  await reader.page.emulateMedia({ colorScheme: 'light', media: 'screen' });
});

test.afterAll(async () => {
  await reader.close();
  rmSync(folder, { recursive: true });
});

/** Writes a page with its files and opens it. @returns the folder of both, as an address. */
async function open(story: PublishedStory, options: PublishOptions): Promise<string> {
  const place = mkdtempSync(join(folder, 'page-'));
  const { text, files } = publishPage(story, options);
  for (const { name, bytes } of [{ name: 'page.html', bytes: text }, ...files]) {
    mkdirSync(dirname(join(place, name)), { recursive: true });
    writeFileSync(join(place, name), bytes);
  }
  [complaints, loaded] = [[], []];
  await reader.page.goto(pathToFileURL(join(place, 'page.html')).href);
  return pathToFileURL(place).href;
}

/** The pictures that a reader does not see, by their alternative texts; each is scrolled to first. */
function unseenPictures(): Promise<string[]> {
  return reader.page.evaluate(async () => {
    const unseen: string[] = [];
    for (const image of document.images) {
      image.scrollIntoView();
      await image.decode().catch(() => undefined);
      const box = image.getBoundingClientRect();
      if (image.naturalWidth === 0 || box.width < 10 || box.height < 5) unseen.push(image.alt);
    }
    scrollTo(0, 0);
    return unseen;
  });
}

/** What is hard to read or to use; contrast among it, which needs colours as they are drawn. */
async function violations(): Promise<string[]> {
  const found = await reader.page.evaluate<AxeResults>(`axe.run(document, { preload: false })`);
  expect(found.passes.map(({ id }) => id)).toContain('color-contrast');
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`),
  );
}

/** What reaches out of the window sideways. */
function tooWide(): Promise<string[]> {
  return reader.page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        return right > width + 1 || left < -1;
      })
      .map((element) => element.outerHTML.slice(0, 120));
  });
}

for (const [name, story] of Object.entries(fixtureStories)) {
  for (const [form, options] of Object.entries(forms)) {
    test(`${name}, ${form}`, async () => {
      const { page } = reader;
      const published = story();
      const place = await open(published, options);
      await expect(page.locator('h1')).toHaveCount(1);
      await expect(page.locator('h1')).toBeVisible();
      await expect(page.locator('article figure img')).toHaveCount(published.pictures.size);
      expect(await unseenPictures()).toEqual([]);
      const direction = published.details.language === 'ar' ? 'rtl' : 'ltr';
      await expect(page.locator('article p').first()).toHaveCSS('direction', direction);

      await page.evaluate(axe.source);
      expect(await violations()).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await violations()).toEqual([]);
      await page.emulateMedia({ colorScheme: 'light', media: 'print' });
      expect(await violations()).toEqual([]);
      await page.emulateMedia({ media: 'screen' });

      await page.setViewportSize(narrow);
      expect(await tooWide()).toEqual([]);
      expect(await unseenPictures()).toEqual([]);

      const strange = loaded.filter((url) => !url.startsWith(place) && !url.startsWith('data:'));
      expect([complaints, strange, reader.requests()]).toEqual([[], [], []]);
    });
  }
}

test('a dark page is dark, and print is ink on paper', async () => {
  const { page } = reader;
  await open(harbourLights(), { shape: 'page', pictures: 'embedded' });
  /** Of what lies behind the words, from 0 to 1; a page that paints nothing shows white paper. */
  const lightness = () =>
    page.evaluate(() => {
      const painted = [document.body, document.documentElement]
        .map((element) => getComputedStyle(element).backgroundColor)
        .find((colour) => colour !== 'rgba(0, 0, 0, 0)');
      const parts = (painted ?? 'rgb(255, 255, 255)').match(/\d+/g) ?? [];
      return parts.slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 765;
    });
  expect(await lightness()).toBeGreaterThan(0.8);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await lightness()).toBeLessThan(0.25);
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  expect(await lightness()).toBeGreaterThan(0.95);
});

test('at 200 % nothing reaches out of the window sideways', async () => {
  // To a page, a window at twice the size is one of half the width.
  await reader.page.setViewportSize({ width: wide.width / 2, height: wide.height / 2 });
  for (const [name, story] of Object.entries(fixtureStories)) {
    for (const [form, options] of Object.entries(forms)) {
      await open(story(), options);
      expect(await tooWide(), `${name}, ${form}`).toEqual([]);
    }
  }
});

test('a narrow window takes a smaller copy of a picture that lies beside its page', async () => {
  const { page } = reader;
  const { hash, picture } = skyPicture(1600, 900);
  const copies = [320, 640].map((width) => skyPicture(width, (width * 9) / 16).picture);
  const story = harbourLights();
  const [before] = story.pictures.keys();
  const document = JSON.parse(
    JSON.stringify(story.document).replaceAll(before ?? '', hash),
  ) as unknown;
  const shown = {
    ...story,
    document: story.document.type.schema.nodeFromJSON(document),
    pictures: new Map([[hash, { ...picture, copies }]]),
  };
  const taken = () =>
    page.locator('article img').evaluate((image: HTMLImageElement) => image.currentSrc);
  await open(shown, forms['pictures beside it']!);
  await expect.poll(taken).toContain(`${hash}.png`);
  await page.setViewportSize(narrow);
  await open(shown, forms['pictures beside it']!);
  await expect.poll(taken).toMatch(/320/);
  expect(await unseenPictures()).toEqual([]);
});

test('what is wrong would be seen', async () => {
  const { page } = reader;
  const file = join(folder, 'wrong.html');
  writeFileSync(
    file,
    `<!doctype html><html lang="en"><meta http-equiv="Content-Security-Policy" content="img-src 'none'"><title>A</title><main><h1>A</h1><p style="color: #999; background: #fff; width: 900px">Grey</p><img src="a.png" alt="gone"></main>`,
  );
  [complaints, loaded] = [[], []];
  await page.setViewportSize(narrow);
  await page.goto(pathToFileURL(file).href);
  await page.evaluate(axe.source);
  expect(
    (await page.evaluate<AxeResults>('axe.run(document)')).violations.map(({ id }) => id),
  ).toContain('color-contrast');
  expect(await tooWide()).not.toEqual([]);
  expect(await unseenPictures()).toEqual(['gone']);
  expect(complaints.join()).toContain('Content Security Policy');
});
