import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { freshLibrary, launchDesk } from './support/desk.ts';

const welcome = 'Night ferries return to the Lutina after eleven years';
const pageSize = 4096;

/** Follows a link of a still page by keyboard: it runs no script to click with. */
async function choose(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name, exact: true }).focus();
  await page.keyboard.press('Enter').catch((error: unknown) => {
    // The window is gone before the key is let go of.
    if (!String(error).includes('closed')) throw error;
  });
}

/** A library as a desk left it, with the welcome story in it. */
async function usedLibrary(): Promise<{ library: string; store: string }> {
  const library = freshLibrary();
  const desk = await launchDesk({ library });
  await expect(desk.page.getByRole('heading', { level: 1, name: welcome })).toBeVisible();
  await desk.close();
  return { library, store: join(library, 'galley.sqlite') };
}

function zeroPage(store: string, page: number): void {
  const file = openSync(store, 'r+');
  writeSync(file, Buffer.alloc(pageSize), 0, pageSize, (page - 1) * pageSize);
  closeSync(file);
}

function rootOf(store: string, name: string): number {
  const database = new Database(store, { readonly: true });
  const root = database
    .prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE name = ?')
    .pluck()
    .get(name);
  database.close();
  return root ?? 0;
}

function keepCopy(library: string): void {
  const backups = join(library, 'backups');
  mkdirSync(backups, { recursive: true });
  const name = 'backup-000777-2026-05-03T10-00-00-000Z.sqlite';
  copyFileSync(join(library, 'galley.sqlite'), join(backups, name));
}

interface Ill {
  readonly what: string;
  readonly heading: string;
  readonly save: string;
  /** How the page is headed that tells what came of it. */
  readonly outcome: string;
  readonly spoil: (library: string, store: string) => void;
}

const ills: readonly Ill[] = [
  {
    what: 'a damaged index',
    heading: 'The store is damaged',
    save: 'Save what can be saved and go on',
    outcome: 'Every story that was found is whole',
    spoil: (_library, store) => zeroPage(store, rootOf(store, 'stories_by_status')),
  },
  {
    what: 'a damaged beginning',
    heading: 'The store is damaged',
    save: 'Save what can be saved and go on',
    outcome: 'Every story that was found is whole',
    spoil: (_library, store) => zeroPage(store, 1),
  },
  {
    what: 'an end that is cut off, with a copy',
    heading: 'The store is damaged',
    save: 'Save what can be saved and go on',
    // What is left still tells of the story's last change, and the copy has it.
    outcome: 'Every story that was found is whole',
    spoil: (library, store) => {
      keepCopy(library);
      truncateSync(store, 3 * pageSize);
    },
  },
  {
    what: 'an empty file, with a copy',
    heading: 'The store’s file is empty',
    save: 'Save what can be saved and go on',
    outcome: 'What could be saved is saved',
    spoil: (library, store) => {
      keepCopy(library);
      truncateSync(store, 0);
    },
  },
  {
    what: 'a file that is gone, with a copy',
    heading: 'The store’s file is gone',
    save: 'Go on from the newest good copy',
    outcome: 'What could be saved is saved',
    spoil: (library, store) => {
      keepCopy(library);
      rmSync(store);
    },
  },
];

for (const { what, heading, save, outcome, spoil } of ills) {
  test(`${what}: the story is there again, and the damaged file is kept`, async () => {
    const { library, store } = await usedLibrary();
    spoil(library, store);
    const before = existsSync(store) ? readFileSync(store) : null;
    const desk = await launchDesk({ library });
    await expect(desk.page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    await choose(desk.page, save);
    await expect(desk.page.getByRole('heading', { level: 1, name: outcome })).toBeVisible();
    const opened = desk.app.waitForEvent('window');
    await choose(desk.page, 'Open Galley');
    const page = await opened;
    await expect(page.getByRole('heading', { level: 1, name: welcome })).toBeVisible();
    const [kept = ''] = readdirSync(join(library, 'damaged'));
    const damaged = join(library, 'damaged', kept);
    expect(readFileSync(join(damaged, 'report.txt'), 'utf8')).toContain('1 stories');
    if (before) expect(readFileSync(join(damaged, 'galley.sqlite')).equals(before)).toBe(true);
    await desk.close();
    rmSync(library, { recursive: true });
  });
}

test('a damaged store is opened for reading only: nothing can be typed, and nothing is touched', async () => {
  const { library, store } = await usedLibrary();
  zeroPage(store, rootOf(store, 'stories_by_status'));
  const before = readFileSync(store);
  const desk = await launchDesk({ library });
  await expect(desk.page.getByRole('heading', { name: 'The store is damaged' })).toBeVisible();
  const opened = desk.app.waitForEvent('window');
  await choose(desk.page, 'Open for reading only');
  const page = await opened;
  const bar = page.getByRole('status').filter({ hasText: 'Open for reading only' });
  await expect(bar).toContainText('its store is damaged');
  const story = page.getByRole('textbox', { name: 'Story' });
  await expect(story).toHaveAttribute('aria-readonly', 'true');
  await story.getByText('The crossing takes').click();
  const words = await story.innerText();
  await page.keyboard.type('Never ');
  await page.keyboard.press('Control+b');
  // What asks for a change is told that there is none.
  const status = page.getByRole('group', { name: 'Status of the story' });
  await status.getByRole('button', { name: 'Check' }).click();
  await expect(page.getByText('so that was not done')).toBeVisible();
  expect(await story.innerText()).toBe(words);
  await desk.close();
  expect(readFileSync(store).equals(before)).toBe(true);
  expect(existsSync(join(library, 'damaged'))).toBe(false);
  rmSync(library, { recursive: true });
});

test('the first way on has the focus, so that Enter is enough', async () => {
  const { library, store } = await usedLibrary();
  zeroPage(store, 1);
  const desk = await launchDesk({ library });
  await expect(
    desk.page.getByRole('link', { name: 'Save what can be saved and go on' }),
  ).toBeFocused();
  await desk.close();
  rmSync(library, { recursive: true });
});

test('a store that another program holds opens as soon as it lets go', async () => {
  const { library, store } = await usedLibrary();
  const other = new Database(store);
  other.pragma('locking_mode = EXCLUSIVE');
  other.exec('BEGIN EXCLUSIVE');
  const desk = await launchDesk({ library });
  await expect(
    desk.page.getByRole('heading', { name: 'Another program is holding the store' }),
  ).toBeVisible({ timeout: 15_000 });
  await choose(desk.page, 'Wait and open');
  await expect(
    desk.page.getByRole('heading', { name: 'Waiting for the other program' }),
  ).toBeVisible();
  const opened = desk.app.waitForEvent('window');
  other.close();
  const page = await opened;
  await expect(page.getByRole('heading', { level: 1, name: welcome })).toBeVisible();
  await desk.close();
  rmSync(library, { recursive: true });
});

test('a clock that is behind is told of, and one can go on', async () => {
  const { library, store } = await usedLibrary();
  const database = new Database(store);
  database.exec(`UPDATE stories SET updated_at = ${Date.now() + 86_400_000 * 30}`);
  database.close();
  const desk = await launchDesk({ library });
  await expect(
    desk.page.getByRole('heading', { name: 'The computer’s clock is behind' }),
  ).toBeVisible();
  const opened = desk.app.waitForEvent('window');
  await choose(desk.page, 'Go on');
  const page = await opened;
  await expect(page.getByRole('heading', { level: 1, name: welcome })).toBeVisible();
  await desk.close();
  rmSync(library, { recursive: true });
});

test('an exchange of stores that was cut short is carried to its end', async () => {
  const { library, store } = await usedLibrary();
  const finished = `${store}.new-1`;
  copyFileSync(store, finished);
  writeFileSync(store, 'what was damaged');
  writeFileSync(`${store}.exchange`, 'galley.sqlite.new-1\n');
  const desk = await launchDesk({ library });
  await expect(desk.page.getByRole('heading', { level: 1, name: welcome })).toBeVisible();
  await desk.close();
  expect(readdirSync(library).filter((name) => /exchange|new-1/.test(name))).toEqual([]);
  rmSync(library, { recursive: true });
});
