import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { electronArguments, packagedExecutable } from '../../scripts/runtime.mjs';
import { launchDesk, project } from './support/desk.ts';
import { answerOpenDialog, answerSaveDialog } from './support/dialogs.ts';
import { cards, storyText } from './support/story.ts';

// The program as it is packed, not the checkout. Its flavour differs from the one that ships in a
// single fuse: the one that lets a test attach.

test.setTimeout(180_000);

test('the packaged program imports, proofreads and exports a story', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'galley-packaged-'));
  const desk = await launchDesk({ executable: packagedExecutable() });
  const { app, page } = desk;
  expect(await app.evaluate(({ app: program }) => program.isPackaged)).toBe(true);
  await storyText(page).waitFor();
  await answerOpenDialog(app, join(project, 'tests/fixtures/texts/harbour-pact.txt'));
  await page.keyboard.press('ControlOrMeta+o');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Koravia/);
  await expect(cards(page, 'Findings')).toHaveCount(3);
  await storyText(page).focus();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('F7');
  for (let left = 3; left > 0; left--) {
    await expect(cards(page, 'Findings')).toHaveCount(left);
    await page.keyboard.press('Enter');
  }
  await expect(page.getByText('Nothing left to mend')).toBeVisible();
  const path = join(folder, 'page.html');
  await answerSaveDialog(app, path);
  await page.keyboard.press('ControlOrMeta+Shift+e');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Export/ })
    .click();
  await expect(page.getByRole('status', { name: 'Notices' })).toContainText(
    'Exported as page.html',
  );
  expect(readFileSync(path, 'utf8')).toContain('Beregstraza families are said');
  await desk.close();
  rmSync(folder, { recursive: true });
});

test('the packaged program is the command line too, with no window', () => {
  const folder = mkdtempSync(join(tmpdir(), 'galley-packaged-'));
  const file = join(folder, 'story.txt');
  writeFileSync(file, 'Port opens\n\nThe port was openned on Monday, the council said.\n');
  const words = [...electronArguments(), 'check', file];
  const { status, stdout } = spawnSync(packagedExecutable(), words, { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stdout).toContain('story.txt:3:14');
  rmSync(folder, { recursive: true });
});
