import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { freshLibrary, launchDesk, type RunningDesk } from './support/desk.ts';
import { storyText, untilOnDisk } from './support/story.ts';

// Copies are made, looked into, and brought back, from inside the app.

test.setTimeout(120_000);

async function openBackups({ app, page }: RunningDesk): Promise<void> {
  await app.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('desk.backups')?.click();
  });
  await page.getByRole('dialog', { name: 'Backups' }).waitFor();
}

test('what was lost comes back: one story beside the present one, and everything', async () => {
  const library = freshLibrary();
  const desk = await launchDesk({ library });
  const { page } = desk;
  await storyText(page).waitFor();
  await page.keyboard.press('ControlOrMeta+n');
  const headline = page.getByRole('heading', { level: 1 });
  await expect(headline).toHaveText('');
  await page.keyboard.type('Bridge of Varn');
  await untilOnDisk(page);

  await openBackups(desk);
  const dialog = page.getByRole('dialog', { name: 'Backups' });
  await dialog.getByRole('button', { name: 'Back up now' }).click();
  await expect(dialog.getByText('Last backup just now, checked.')).toBeVisible();
  await page.keyboard.press('Escape');
  await headline.click();
  await page.keyboard.press('End');
  await page.keyboard.type(' falls');
  await untilOnDisk(page);

  await openBackups(desk);
  await dialog.getByRole('button', { name: /^Look into/ }).click();
  await dialog.getByRole('searchbox', { name: 'Search this backup' }).fill('Varn');
  await dialog.getByRole('button', { name: 'Read it: Bridge of Varn' }).click();
  await expect(dialog.getByRole('document')).toContainText('Bridge of Varn');
  await dialog.getByRole('button', { name: /^Put this text in the place/ }).click();
  await expect(headline).toHaveText('Bridge of Varn');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(headline).toHaveText('Bridge of Varn falls');
  await untilOnDisk(page);

  await openBackups(desk);
  await dialog.getByRole('button', { name: /^Look into/ }).click();
  await dialog.getByRole('searchbox', { name: 'Search this backup' }).fill('Varn');
  await dialog.getByRole('button', { name: 'Bring it back: Bridge of Varn' }).click();
  await expect(headline).toHaveText(/^Bridge of Varn \(as of \d+ \w+\)$/);

  await openBackups(desk);
  await dialog
    .getByRole('button', { name: /^Restore everything from/ })
    .first()
    .click();
  await expect(dialog.getByText('1 story was made since and will be gone: Bridge')).toBeVisible();
  await dialog.getByRole('button', { name: 'Restore everything', exact: true }).click();
  await expect(dialog).toBeHidden({ timeout: 30_000 });
  await expect(page.getByText(/^The backup is restored/)).toBeVisible({ timeout: 30_000 });
  await expect(headline).toHaveText('Bridge of Varn');
  expect(readdirSync(join(library, 'backups')).join(' ')).toContain('before-restore-');
  await desk.close();
});
