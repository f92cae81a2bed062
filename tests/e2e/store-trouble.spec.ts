import { copyFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { answerOpenDialog } from './support/dialogs.ts';
import { freshLibrary, launchDesk } from './support/desk.ts';

const welcome = 'Night ferries return to the Lutina after eleven years';

/** Follows a link of the page of trouble by keyboard: the page runs no script to click with. */
async function choose(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name }).focus();
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

const foreignText = 'Dear Sir, this is a letter and not a database. '.repeat(200);

const ills: readonly { name: string; heading: string; spoil: (store: string) => void }[] = [
  {
    name: 'a text under its name',
    heading: 'Something else was written over the store',
    spoil: (store) => writeFileSync(store, foreignText),
  },
  {
    name: 'a database of another program',
    heading: 'Something else was written over the store',
    spoil(store) {
      rmSync(store);
      const other = new Database(store);
      other.exec('CREATE TABLE recipe (name TEXT)');
      other.close();
    },
  },
  {
    name: 'a database that a newer Galley wrote',
    heading: 'These stories were written by a newer Galley',
    spoil(store) {
      const ours = new Database(store);
      ours.pragma('user_version = 9999');
      ours.close();
    },
  },
  {
    name: 'a database that was cut short',
    heading: 'The store is damaged',
    spoil: (store) => truncateSync(store, Math.floor(readFileSync(store).length / 2)),
  },
];

for (const { name, heading, spoil } of ills) {
  test(`${name} is told of calmly and left as it is`, async () => {
    const { library, store } = await usedLibrary();
    spoil(store);
    const before = readFileSync(store);
    const desk = await launchDesk({ library });
    await expect(desk.page.getByRole('heading', { name: heading })).toBeVisible();
    await expect(desk.page.getByText('Galley has changed nothing there')).toBeVisible();
    expect(readFileSync(store).equals(before)).toBe(true);
    const ended = new Promise((resolve) => desk.app.process().once('exit', resolve));
    await choose(desk.page, 'Quit');
    expect(await ended).toBe(0);
    expect(readFileSync(store).equals(before)).toBe(true);
    rmSync(library, { recursive: true });
  });
}

test('once the cause is mended, “Try again” opens the desk in the same start', async () => {
  const { library, store } = await usedLibrary();
  const good = join(library, 'good.sqlite');
  copyFileSync(store, good);
  writeFileSync(store, foreignText);
  const desk = await launchDesk({ library });
  const stillIll = desk.app.waitForEvent('window');
  await choose(desk.page, 'Try again');
  const trouble = await stillIll;
  expect(trouble.url()).toBe('app://trouble/');
  copyFileSync(good, store);
  const opened = desk.app.waitForEvent('window');
  await choose(trouble, 'Try again');
  const page = await opened;
  await expect(page.getByRole('heading', { level: 1, name: welcome })).toBeVisible();
  await desk.close();
  rmSync(library, { recursive: true });
});

test('a folder that cannot be one is told of, and another can be chosen', async () => {
  const folder = freshLibrary();
  const file = join(folder, 'file');
  writeFileSync(file, '');
  const desk = await launchDesk({ library: join(file, 'library') });
  await expect(
    desk.page.getByRole('heading', { name: 'The stories cannot be reached' }),
  ).toBeVisible();
  const other = join(folder, 'other');
  await answerOpenDialog(desk.app, other);
  await desk.app.evaluate(({ app }) => {
    app.relaunch = (options) => {
      process.stderr.write(`relaunched with ${JSON.stringify(options?.args)}\n`);
    };
  });
  const ended = new Promise((resolve) => desk.app.process().once('exit', resolve));
  await choose(desk.page, 'Choose another folder…');
  expect(await ended).toBe(0);
  expect(desk.errors()).toContain(`"--library=${other}"`);
  expect(desk.errors()).not.toContain(`"--library=${join(file, 'library')}"`);
  expect(readFileSync(file, 'utf8')).toBe('');
  rmSync(folder, { recursive: true });
});
