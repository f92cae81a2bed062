import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { answerOpenDialog, answerSaveDialog } from './support/dialogs.ts';
import { freshLibrary, launchDesk, type RunningDesk } from './support/desk.ts';
import { endOf, noteRelaunch } from './support/relaunch.ts';
import { storyText, untilOnDisk } from './support/story.ts';

// All of the desk goes into one file and comes out of it as another library, and over this one.

test.setTimeout(120_000);

async function choose({ app }: RunningDesk, command: string): Promise<void> {
  await app.evaluate(({ Menu }, id) => {
    Menu.getApplicationMenu()?.getMenuItemById(id)?.click();
  }, command);
}

test('a desk in one file becomes another library, and takes the place of this one', async () => {
  const desk = await launchDesk({ library: freshLibrary() });
  const { page, app } = desk;
  await storyText(page).waitFor();
  await page.keyboard.press('ControlOrMeta+n');
  const headline = page.getByRole('heading', { level: 1 });
  await expect(headline).toHaveText('');
  await page.keyboard.type('Lighthouse of Varn');
  await untilOnDisk(page);

  const place = freshLibrary();
  const archive = join(place, 'all.galley-desk');
  await answerSaveDialog(app, archive);
  await choose(desk, 'desk.saveArchive');
  await expect(
    page.getByText(/^The archive “all.galley-desk” is written and was read back/),
  ).toBeVisible({
    timeout: 30_000,
  });
  expect(statSync(archive).mode & 0o777).toBe(0o600);

  await page.keyboard.press('Escape');
  await headline.click();
  await page.keyboard.press('End');
  await page.keyboard.type(' darkens');
  await untilOnDisk(page);

  await answerOpenDialog(app, archive);
  await choose(desk, 'desk.openArchive');
  const dialog = page.getByRole('dialog', { name: 'Backups' });
  await expect(dialog.getByText(/found whole: 2 stories/)).toBeVisible({ timeout: 30_000 });
  await expect(dialog.getByText(/^1 story will be as it was then: /)).toBeVisible();
  await dialog.getByRole('button', { name: 'Replace everything here' }).click();
  await expect(dialog).toBeHidden({ timeout: 30_000 });
  await expect(page.getByText(/^Everything from the archive is here now/)).toBeVisible({
    timeout: 30_000,
  });
  await expect(headline).toHaveText('Lighthouse of Varn');

  await answerOpenDialog(app, archive);
  await choose(desk, 'desk.openArchive');
  await expect(dialog.getByText(/found whole: 2 stories/)).toBeVisible({ timeout: 30_000 });
  const other = join(place, 'other');
  await answerOpenDialog(app, other);
  await dialog.getByRole('button', { name: 'Open it into a new folder…' }).click();
  const next = await noteRelaunch(app);
  const ended = endOf(app);
  await dialog.getByRole('button', { name: 'Open that library' }).click({ timeout: 30_000 });
  expect(await ended).toBe(0);
  const second = await next.start();
  await expect(second.page.getByRole('heading', { level: 1 })).toHaveText('Lighthouse of Varn');
  expect(await second.app.evaluate(({ app: running }) => running.getPath('userData'))).toBe(
    join(other, 'profile'),
  );
  // The welcome story has its picture.
  expect(readdirSync(join(other, 'media')).length).toBeGreaterThan(0);
  await second.app.close();
});

test('a file that is no archive ends in a sentence', async () => {
  const library = freshLibrary();
  const desk = await launchDesk({ library });
  await storyText(desk.page).waitFor();
  await answerOpenDialog(desk.app, join(library, 'galley.sqlite'));
  await choose(desk, 'desk.openArchive');
  await expect(desk.page.getByText(/^This file is not an archive of a desk/)).toBeVisible({
    timeout: 30_000,
  });
  await desk.close();
});
