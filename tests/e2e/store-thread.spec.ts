import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import Database from 'better-sqlite3';
import { answerMessageBox, questionsAsked } from './support/dialogs.ts';
import { freshLibrary, launchDesk, type RunningDesk } from './support/desk.ts';
import { storyText, untilOnDisk } from './support/story.ts';

// The store lives in a thread of its own: what it takes long over, and its end, are not felt.

test.setTimeout(120_000);

/** A desk with an empty story on it, and the caret in its headline. */
async function emptyStory(library: string): Promise<RunningDesk> {
  const desk = await launchDesk({ library });
  await storyText(desk.page).waitFor();
  await desk.page.keyboard.press('ControlOrMeta+n');
  await expect(desk.page.getByRole('heading', { level: 1 })).toHaveText('');
  return desk;
}

/** Ends the store's thread as a fault of its own would. */
async function endThread({ app }: RunningDesk): Promise<void> {
  const last = await app.evaluate(() => {
    const seen = globalThis as { threads?: unknown[] };
    return (seen.threads?.length ?? 0) - 1;
  });
  // By its number: what is evaluated once more must not end the thread that came in its place.
  await app.evaluate(async (_electron, index) => {
    const seen = globalThis as { threads?: { terminate: () => Promise<number> }[] };
    await seen.threads?.[index]?.terminate();
  }, last);
}

test('a disk that does not answer keeps no key and no window waiting', async () => {
  const library = freshLibrary();
  const desk = await emptyStory(library);
  const { app, page } = desk;
  const headline = page.getByRole('heading', { level: 1 });
  await page.keyboard.type('Ferries ');
  await untilOnDisk(page);
  // Whoever holds the store keeps every write waiting, as a disk does that takes its time.
  const holder = new Database(join(library, 'galley.sqlite'));
  holder.exec('BEGIN IMMEDIATE');
  const begun = Date.now();
  await app.evaluate(() => {
    const watch = { longest: 0, last: performance.now() };
    setInterval(() => {
      const now = performance.now();
      watch.longest = Math.max(watch.longest, now - watch.last);
      watch.last = now;
    }, 5);
    Object.assign(globalThis, { watch });
  });
  await page.keyboard.type('sail again from Monday');
  await expect(headline).toHaveText('Ferries sail again from Monday');
  expect(await page.locator('.status-saved').count()).toBe(0);
  // The window answers as well: a menu opens, a size changes.
  await page.getByRole('button', { name: 'Insert' }).click();
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.waitForTimeout(Math.max(0, 1500 - (Date.now() - begun)));
  const longest = await app.evaluate(() => {
    const { watch } = globalThis as never as { watch: { longest: number } };
    return watch.longest;
  });
  expect(await page.locator('.status-saved').count()).toBe(0);
  holder.exec('ROLLBACK');
  holder.close();
  await untilOnDisk(page);
  // The store stood still for a second and a half.
  expect(longest).toBeLessThan(500);
  await desk.close();
  rmSync(library, { recursive: true });
});

test('a thread that ends while somebody types takes no word along', async () => {
  const library = freshLibrary();
  const desk = await emptyStory(library);
  const { page } = desk;
  let typed = '';
  for (let round = 0; round < 30; round += 1) {
    const word = `word${round} `;
    typed += word;
    await page.keyboard.type(word);
    if (round === 8 || round === 19) void endThread(desk);
  }
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(typed.trimEnd());
  await untilOnDisk(page);
  expect(desk.errors()).toContain('store thread: gone');
  await desk.kill();

  const again = await launchDesk({ library });
  await expect(again.page.getByRole('heading', { level: 1 })).toHaveText(typed.trimEnd());
  await again.close();
  rmSync(library, { recursive: true });
});

test('a thread that ends again and again is told of, and opened again when the editor says so', async () => {
  const library = freshLibrary();
  const desk = await emptyStory(library);
  const { app, page } = desk;
  await page.keyboard.type('Ferries');
  await untilOnDisk(page);
  // The editor goes on without, at first.
  await answerMessageBox(app, 1);
  for (let times = 0; times < 3; times += 1) {
    await untilOnDisk(page);
    await endThread(desk);
    await page.keyboard.type('!');
  }
  await expect.poll(async () => (await questionsAsked(app)).length).toBe(1);
  expect((await questionsAsked(app))[0]?.message).toBe('Your words cannot be saved for now');
  await expect(page.getByRole('alert').first()).toBeVisible();
  await desk.kill();

  const again = await launchDesk({ library });
  await expect(again.page.getByRole('heading', { level: 1 })).toContainText('Ferries!!');
  await storyText(again.page).focus();
  await answerMessageBox(again.app, 0);
  for (let times = 0; times < 3; times += 1) {
    await untilOnDisk(again.page);
    await endThread(again);
    await again.page.keyboard.type('?');
  }
  await untilOnDisk(again.page);
  await again.close();
  const last = await launchDesk({ library });
  await expect(last.page.getByRole('heading', { level: 1 })).toContainText('???');
  await last.close();
  rmSync(library, { recursive: true });
});
