import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test, type Page } from '@playwright/test';
import type { Node } from 'prosemirror-model';
import { emptyDocument } from '../../core/article/document.ts';
import { blankDetails } from '../../core/article/story.ts';
import { importFile } from '../../core/importing/import-file.ts';
import { publishPage } from '../../core/publishing/page.ts';
import { hostileCorpus } from '../fixtures/hostile/corpus.ts';
import { trapAddress, type HostileInput } from '../fixtures/hostile/input.ts';
import { launchDesk, type RunningDesk } from './support/desk.ts';
import { openReader, type Reader } from './support/reader.ts';
import { storyText, untilOnDisk } from './support/story.ts';
import { openTrap, type Trap } from './support/trap.ts';

// What is hostile must be inert wherever it goes: pasted, drawn in the editor, imported, and on the
// page that readers open. Run in Chromium itself, with the corpus of tests/fixtures/hostile.

test.describe.configure({ timeout: 240_000 });

let trap: Trap;

test.beforeAll(async () => {
  trap = await openTrap();
});

test.afterAll(() => trap.close());

/** The input with the trap that listens in the place of its name. */
function armed({ html }: HostileInput): string {
  return html.replaceAll(trapAddress, trap.address);
}

function words(text: string): string[] {
  return text.split(/\s+/u).filter(Boolean);
}

/** Whether all words of `wanted` stand in `text`, in order. */
function survives(wanted: string, text: string): boolean {
  const found = words(text);
  let at = 0;
  for (const word of words(wanted)) {
    at = found.findIndex((each, nth) => nth >= at && each.includes(word)) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** Text as a complaint shows it. */
function shown(text: string): string {
  return words(text).join(' ').slice(0, 120);
}

/** Lays the trap that hostile code calls. */
function layTrap(page: Page): Promise<void> {
  return page.evaluate(() => {
    Object.assign(window, {
      sprung: 0,
      trap: () => void ((window as never as Sprung).sprung += 1),
    });
  });
}

interface Sprung {
  sprung: number;
}

const sprung = (page: Page): Promise<number> =>
  page.evaluate(() => (window as never as Sprung).sprung);

/** What stands in the drawn text that our own drawing never makes; empty when all is well. */
function strangersIn(page: Page, root: string): Promise<string[]> {
  return page.evaluate((selector) => {
    const strange: string[] = [];
    for (const element of document.querySelectorAll(`${selector} *`)) {
      const name = element.localName;
      if (
        /^(script|style|link|meta|base|iframe|object|embed|svg|math|form|template|video|audio)$/.test(
          name,
        )
      )
        strange.push(name);
      for (const attribute of element.attributes) {
        if (/^on/i.test(attribute.name)) strange.push(`${name} ${attribute.name}`);
        const isAddress = /^(href|src|srcset|action|formaction|data|poster|background|ping)$/.test(
          attribute.name,
        );
        if (
          isAddress &&
          !/^(https?:|mailto:|data:image\/(jpeg|png|gif|webp);|app:\/\/galley\/|#|pictures\/)/.test(
            attribute.value,
          )
        )
          strange.push(`${name} ${attribute.name}=${attribute.value.slice(0, 60)}`);
      }
    }
    return strange;
  }, root);
}

test.describe('pasted into a story', () => {
  let desk: RunningDesk;

  test.beforeAll(async () => {
    desk = await launchDesk();
    await desk.page.getByRole('button', { name: 'New story', exact: true }).first().click();
    await storyText(desk.page).locator('[data-part=body] p').first().click();
    await layTrap(desk.page);
  });

  test.afterAll(() => desk.close());

  test(`nothing of ${hostileCorpus.length} inputs runs, calls out or is lost`, async () => {
    const { page } = desk;
    const wrong: string[] = [];
    for (const input of hostileCorpus) {
      await paste(page, armed(input));
      const text = await textOf(page);
      if (!survives(input.words, text)) wrong.push(`${input.name}: lost words, “${shown(text)}”`);
      const strangers = await strangersIn(page, '[role=textbox][aria-label=Story]');
      if (strangers.length > 0) wrong.push(`${input.name}: ${strangers.join(', ')}`);
      await page.keyboard.press('ControlOrMeta+z');
    }
    expect(wrong).toEqual([]);
    expect(await sprung(page)).toBe(0);
    expect(trap.caught).toEqual([]);
    await untilOnDisk(page);
  });
});

/** The story's words, also of blocks that are out of sight and so not drawn yet. */
function textOf(page: Page): Promise<string> {
  return storyText(page).evaluate((story) => {
    const walker = document.createTreeWalker(story, NodeFilter.SHOW_TEXT);
    const pieces: string[] = [];
    let block: Element | null = null;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const home = node.parentElement?.closest('p, h1, h2, h3, h4, li, figcaption, aside') ?? null;
      pieces.push(home === block ? '' : ' ', node.nodeValue ?? '');
      block = home;
    }
    return pieces.join('').normalize();
  });
}

function paste(page: Page, html: string): Promise<void> {
  return page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData('text/html', text);
    const event = new ClipboardEvent('paste', {
      clipboardData: data,
      bubbles: true,
      cancelable: true,
    });
    document.querySelector('[role=textbox][aria-label=Story]')?.dispatchEvent(event);
  }, html);
}

test.describe('imported, and on the page that readers open', () => {
  const folder = mkdtempSync(join(tmpdir(), 'galley-hostile-'));
  let reader: Reader;

  test.beforeAll(async () => {
    reader = await openReader();
  });

  test.afterAll(async () => {
    await reader.close();
    rmSync(folder, { recursive: true });
  });

  test('the trap catches what does run, so that silence means something', async () => {
    const file = join(folder, 'live.html');
    writeFileSync(
      file,
      `<script>sprung = 0; trap = () => sprung++; trap()</script><img src="${trap.address}/a.png">`,
    );
    await reader.page.goto(pathToFileURL(file).href);
    expect(await sprung(reader.page)).toBe(1);
    expect(reader.requests()).toEqual([`${trap.address}/a.png`]);
  });

  test(`nothing of ${hostileCorpus.length} inputs runs, calls out or is lost`, async () => {
    const { page } = reader;
    await page.addInitScript(() => {
      Object.assign(window, {
        sprung: 0,
        trap: () => void ((window as never as Sprung).sprung += 1),
      });
    });
    const wrong: string[] = [];
    for (const [nth, input] of hostileCorpus.entries()) {
      const document = await imported(input);
      const file = join(folder, `${nth}.html`);
      writeFileSync(file, pageOf(document));
      await page.goto(pathToFileURL(file).href);
      const text = (await page.locator('body').innerText()).normalize();
      if (!survives(input.words, text)) wrong.push(`${input.name}: lost words, “${shown(text)}”`);
      const strangers = await strangersIn(page, 'body');
      if (strangers.length > 0) wrong.push(`${input.name}: ${strangers.join(', ')}`);
      if ((await sprung(page)) > 0) wrong.push(`${input.name}: ran`);
    }
    expect(wrong).toEqual([]);
    expect(reader.requests()).toEqual([]);
    expect(trap.caught).toEqual([]);
  });
});

async function imported(input: HostileInput): Promise<Node> {
  let ids = 0;
  const read = await importFile(
    {
      name: 'hostile.html',
      bytes: new TextEncoder().encode(`<!doctype html><body>${armed(input)}`),
      beside: () => Promise.resolve(null),
    },
    { language: 'en-GB', newId: () => `id-${++ids}`, now: 0 },
  );
  // Of an input without a word there is no story; then its page is an empty one.
  return read.ok ? read.value.document : emptyDocument();
}

function pageOf(document: Node): string {
  return publishPage(
    {
      document,
      details: blankDetails,
      updatedAt: null,
      tags: [],
      pictures: new Map(),
      corrections: [],
    },
    { shape: 'page', pictures: 'embedded' },
  ).text;
}
