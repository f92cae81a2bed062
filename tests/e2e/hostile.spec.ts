import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test, type Page } from '@playwright/test';
import type { Node } from 'prosemirror-model';
import { emptyDocument } from '../../core/article/document.ts';
import { blankDetails } from '../../core/article/story.ts';
import { importFile } from '../../core/importing/import-file.ts';
import { publishPage } from '../../core/publishing/page.ts';
import type { StoryId } from '../../core/base/id.ts';
import { hostileCorpus } from '../fixtures/hostile/corpus.ts';
import { hostileFiles } from '../fixtures/hostile/files.ts';
import { hostilePictures } from '../fixtures/hostile/files/pictures.ts';
import { trapAddress, type HostileInput } from '../fixtures/hostile/input.ts';
import { launchDesk, type RunningDesk } from './support/desk.ts';
import { answerOpenDialog } from './support/dialogs.ts';
import { openReader, type Reader } from './support/reader.ts';
import { request } from './support/request.ts';
import { storyText, untilOnDisk } from './support/story.ts';
import { installProbe, probe, type Finding, type Probed } from './support/probe.ts';
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

const storySelector = '[role=textbox][aria-label=Story]';

const look = (page: Page, selector: string): Promise<Finding> =>
  page.evaluate((root) => (window as never as Probed).probe.look(root), selector);

/** What is wrong with what came of an input, in words. */
function faults(name: string, wanted: string, { text, strangers }: Finding): string[] {
  return [
    ...(survives(wanted, text.normalize()) ? [] : [`${name}: lost words, “${shown(text)}”`]),
    ...(strangers.length > 0 ? [`${name}: ${strangers.join(', ')}`] : []),
  ];
}

test.describe('pasted into a story', () => {
  let desk: RunningDesk;

  test.beforeAll(async () => {
    desk = await launchDesk();
    await desk.page.getByRole('button', { name: 'New story', exact: true }).first().click();
    await storyText(desk.page).locator('[data-part=body] p').first().click();
    await probe(desk.page);
  });

  test.afterAll(() => desk.close());

  test(`nothing of ${hostileCorpus.length} inputs runs, calls out or is lost`, async () => {
    const { page } = desk;
    const wrong: string[] = [];
    // Several at once: most of the time goes by on the way to the page and back.
    for (let at = 0; at < hostileCorpus.length; at += 20) {
      const batch = hostileCorpus.slice(at, at + 20);
      const found = await page.evaluate(async (pages) => {
        const findings = [];
        for (const html of pages)
          findings.push(await (window as never as Probed).probe.paste(html));
        return findings;
      }, batch.map(armed));
      for (const [nth, { name, words: wanted }] of batch.entries())
        wrong.push(...faults(name, wanted, found[nth]!));
    }
    expect(wrong).toEqual([]);
    expect((await look(page, storySelector)).sprung).toBe(0);
    expect(trap.caught).toEqual([]);
    await untilOnDisk(page);
  });
});

test.describe('imported as a folder by the desk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'galley-hostile-'));
  let desk: RunningDesk;

  test.beforeAll(async () => {
    desk = await launchDesk();
    await storyText(desk.page).waitFor();
    await probe(desk.page);
  });

  test.afterAll(async () => {
    await desk.close();
    rmSync(folder, { recursive: true });
  });

  test('each file has its outcome, nothing runs or calls out, and the desk goes on', async () => {
    const { page } = desk;
    const names = writeHostile(join(folder, 'shelf'));
    await answerOpenDialog(desk.app, join(folder, 'shelf'));
    await page.keyboard.press('ControlOrMeta+o');
    const panel = page.getByRole('region', { name: 'Import under way' });
    await panel.waitFor();
    await typeInto(page, 'Typing goes on. ');
    await panel.waitFor({ state: 'hidden', timeout: 150_000 });
    await expect(storyText(page)).toContainText('Typing goes on.');

    await page
      .getByRole('status', { name: 'Notices' })
      .getByRole('button', { name: 'Report' })
      .click();
    const report = page.getByRole('dialog', { name: 'Imported' });
    const more = report.getByRole('button', { name: /^Show \d+ more/ });
    while (await more.isVisible()) await more.click();
    const outcomes = await report
      .getByRole('list', { name: 'Files' })
      .getByRole('listitem')
      .evaluateAll((items) =>
        items.map((item) => ({
          path: item.querySelector('.import-path')?.firstChild?.nodeValue ?? '',
          text: item.textContent,
        })),
      );
    expect(outcomes.map(({ path }) => path.replace('shelf/', '')).sort()).toEqual(names.sort());
    for (const { path, text } of outcomes)
      if (text.startsWith('Not imported: '))
        expect(text.slice(14 + path.length)).toMatch(/^[A-Z“][^]{30,}[.!]$/);
    await page.keyboard.press('Escape');
    await report.waitFor({ state: 'hidden' });

    await openSample(desk, outcomes.filter(({ text }) => text.startsWith('Imported: ')).length);
    expect(trap.caught).toEqual([]);
    await typeInto(page, 'And on. ');
    await untilOnDisk(page);
    expect(desk.errors()).not.toMatch(/uncaught|unhandled/i);
  });
});

/** Types at the place of the first paragraph. */
async function typeInto(page: Page, words: string): Promise<void> {
  await storyText(page).locator('[data-part=body] p').first().click();
  await page.keyboard.type(words);
  await expect(storyText(page)).toContainText(words.trim());
}

/** Writes the hostile inputs and files into a folder. @returns the names of those to import. */
function writeHostile(place: string): string[] {
  mkdirSync(join(place, 'pictures'), { recursive: true });
  const pictures = hostilePictures.map(({ name, bytes }, nth) => {
    writeFileSync(join(place, 'pictures', `${nth}.png`), bytes());
    return `<p>${name}</p><img src="pictures/${nth}.png" width="400" height="300" alt="A pier">`;
  });
  const files = [
    ...hostileCorpus.map((input, nth) => [
      `page ${nth}.html`,
      `<!doctype html><body>${armed(input)}`,
    ]),
    ...hostileFiles.map(({ name, bytes }) => [
      name,
      Buffer.from(
        Buffer.from(bytes()).toString('latin1').replaceAll(trapAddress, trap.address),
        'latin1',
      ),
    ]),
    ['pictures.html', `<!doctype html><h1>Hostile pictures</h1>${pictures.join('')}`],
  ] as const;
  for (const [name = '', content = ''] of files) writeFileSync(join(place, String(name)), content);
  return files.map(([name]) => String(name));
}

/** Opens some thirty stories from one end of the library to the other, each in the preview too. */
async function openSample({ app, page }: RunningDesk, imported: number): Promise<void> {
  const rows: { readonly id: StoryId }[] = [];
  for (let offset = 0; rows.length === offset; offset += 100) {
    const range = { search: '', status: null, tag: null, offset, limit: 100 };
    const list = await request(page, 'stories.list', range);
    if (list.ok) rows.push(...list.value.rows);
  }
  // The welcome story was there before.
  expect(rows).toHaveLength(imported + 1);
  const step = Math.floor(rows.length / 29);
  let preview: Page | null = null;
  for (const { id } of rows.filter((_row, nth) => nth % step === 0)) {
    await openRow(page, id);
    const inEditor = await look(page, storySelector);
    expect([inEditor.strangers, inEditor.sprung]).toEqual([[], 0]);
    const opened: Promise<Page> = preview
      ? Promise.resolve(preview)
      : app.waitForEvent('window').then((window) => window);
    expect(await request(page, 'publishing.preview', { id, claimReview: false })).toMatchObject({
      ok: true,
    });
    preview = await opened;
    await preview.waitForLoadState();
    await probe(preview);
    expect((await look(preview, 'body')).strangers).toEqual([]);
    await expect(preview.locator('main > article')).toHaveCount(1);
  }
  await app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows())
      if (window.webContents.getURL().startsWith('preview:')) window.destroy();
  });
}

/** Scrolls the library to a story and opens it. */
async function openRow(page: Page, id: StoryId): Promise<void> {
  await page.evaluate(async (row) => {
    const list = document.getElementById('story-list');
    if (!list) throw new Error('There is no library');
    const pause = () => new Promise((resolve) => setTimeout(resolve, 20));
    for (list.scrollTop = 0; !document.getElementById(row); list.scrollTop += 300) {
      await pause();
      if (list.scrollTop + list.clientHeight >= list.scrollHeight) await pause();
    }
    document.getElementById(row)?.click();
  }, `story-${id}`);
  await expect(page.locator('#story-list')).toHaveAttribute('aria-activedescendant', `story-${id}`);
  await storyText(page).waitFor();
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
    expect(await reader.page.evaluate(() => (window as never as Probed).sprung)).toBe(1);
    expect(reader.requests()).toEqual([`${trap.address}/a.png`]);
  });

  test(`nothing of ${hostileCorpus.length} inputs runs, calls out or is lost`, async () => {
    const { page } = reader;
    await page.addInitScript(installProbe);
    const wrong: string[] = [];
    for (const [nth, input] of hostileCorpus.entries()) {
      const document = await imported(input);
      const file = join(folder, `${nth}.html`);
      writeFileSync(file, pageOf(document));
      await page.goto(pathToFileURL(file).href, { waitUntil: 'domcontentloaded' });
      const found = await look(page, 'body');
      wrong.push(...faults(input.name, input.words, found));
      if (found.sprung > 0) wrong.push(`${input.name}: ran`);
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
