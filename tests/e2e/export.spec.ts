import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { launchDesk, project, type RunningDesk } from './support/desk.ts';
import { answerOpenDialog, answerSaveDialog } from './support/dialogs.ts';
import { caretBehind, selectWords, storyText, untilOnDisk } from './support/story.ts';

// Pages out: every form, a correction, the house's template, many at once, and what verify says.

test.setTimeout(90_000);

const headline = 'Repair of Hallen lock will cost twice as much, council told';
const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Before you export' });

async function openExport(page: Page): Promise<void> {
  await untilOnDisk(page);
  await page.keyboard.press('ControlOrMeta+Shift+e');
  await expect(dialogOf(page)).toBeVisible();
}

/** Exports from the open dialog by Enter alone, with a reason where one is asked for. */
async function goOn({ app, page }: RunningDesk, path: string): Promise<void> {
  await answerSaveDialog(app, path);
  const reason = dialogOf(page).getByRole('textbox', { name: /^Reason/ });
  if ((await reason.count()) > 0) await reason.fill('Cleared by telephone');
  await page.keyboard.press('Enter');
  await expect(dialogOf(page)).toBeHidden();
}

async function importLock({ app, page }: RunningDesk): Promise<void> {
  await answerOpenDialog(app, join(project, 'tests/fixtures/facts/lock-repair.txt'));
  await storyText(page).waitFor();
  await page.keyboard.press('ControlOrMeta+o');
  await expect(page.getByRole('heading', { level: 1, name: headline })).toBeVisible();
  await storyText(page).focus();
}

function verify(library: string, file: string): { status: number; told: string } {
  try {
    const args = ['scripts/galley.mjs', 'verify', file, '--library', library];
    return { status: 0, told: execFileSync('node', args, { cwd: project, encoding: 'utf8' }) };
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string };
    return { status, told: stdout };
  }
}

let folder = '';
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-export-'));
});
test.afterEach(() => rmSync(folder, { recursive: true }));

test('a story goes out in every form, and the last one is remembered', async () => {
  const desk = await launchDesk();
  const { page } = desk;
  await importLock(desk);
  const forms = [
    ['page', 'page.html', '<!doctype html>'],
    ['page-beside', 'beside.html', '<!doctype html>'],
    ['fragment', 'fragment.html', '<article lang="en-GB">'],
    ['markdown', 'story.md', `# ${headline}`],
    ['text', 'story.txt', headline],
  ] as const;
  for (const [format, name, start] of forms) {
    await openExport(page);
    await page.getByLabel('Export as').selectOption(format);
    await page
      .getByRole('button', { name: /^Export/ })
      .last()
      .focus();
    await goOn(desk, join(folder, name));
    expect(readFileSync(join(folder, name), 'utf8').startsWith(start)).toBe(true);
  }
  await openExport(page);
  await expect(page.getByLabel('Export as')).toHaveValue('text');
  await page.getByLabel('Export as').selectOption('story-file');
  await expect(dialogOf(page)).toContainText('for colleagues, not for publication');
  await expect(page.getByRole('list', { name: 'Checklist' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Export…' }).last().focus();
  await goOn(desk, join(folder, 'story.galley'));
  expect(readFileSync(join(folder, 'story.galley')).subarray(0, 2).toString()).toBe('PK');
  await desk.close();
});

test('what changed since readers saw it is shown, asked about, and printed as a correction', async () => {
  const library = join(folder, 'library');
  mkdirSync(library);
  const desk = await launchDesk({ library });
  const { page } = desk;
  const file = join(folder, 'page.html');
  await importLock(desk);
  await openExport(page);
  await expect(dialogOf(page)).not.toContainText('Is this a correction?');
  await goOn(desk, file);
  expect(verify(library, file)).toMatchObject({ status: 0 });
  await selectWords(page, '680,000');
  await page.keyboard.type('640,000');
  await untilOnDisk(page);
  expect(verify(library, file).told).toContain('The story has been changed since, in one place.');
  await openExport(page);
  const places = page.getByRole('list', { name: 'What readers will find changed' });
  await expect(places.locator('del')).toHaveText('680,000');
  await expect(places.locator('ins')).toHaveText('640,000');
  const go = page.getByRole('button', { name: /^Export/ }).last();
  await expect(go).toBeDisabled();
  await page.getByRole('radio', { name: /^Yes/ }).check();
  const wording = page.getByRole('textbox', { name: /^The correction/ });
  await expect(wording).toHaveValue(/^An earlier version of this story said “.*680,000/);
  await wording.fill('The repair will cost 640,000 crowns, not 680,000 as this story said.');
  await go.focus();
  await goOn(desk, file);
  const html = readFileSync(file, 'utf8');
  expect(html.split('not 680,000 as this story said').length).toBeGreaterThan(2);
  expect(html).toContain('CorrectionComment');
  await page.keyboard.press('ControlOrMeta+3');
  await expect(page.getByRole('textbox', { name: /^Correction of/ })).toHaveValue(/not 680,000/);
  await openExport(page);
  await expect(dialogOf(page)).not.toContainText('Is this a correction?');
  await page.keyboard.press('Escape');
  writeFileSync(file, html.replace('Tobias Venn', 'Tobias Wenn'));
  const told = verify(library, file);
  expect(told.status).toBe(1);
  expect(told.told).toContain('[-Venn.-] {+Wenn.+}');
  await desk.close();
});

test('the house’s template is chosen, what is refused is named, and the preview follows it', async () => {
  const desk = await launchDesk();
  const { app, page } = desk;
  const house = join(folder, 'house');
  mkdirSync(house);
  writeFileSync(join(house, 'foot.html'), '<p>The Quay</p>\n<script>alert(1)</script>');
  await importLock(desk);
  await page.keyboard.press('ControlOrMeta+,');
  await page.getByRole('tab', { name: 'Page template' }).click();
  await answerOpenDialog(app, house);
  await page.getByRole('button', { name: 'Choose a folder…' }).click();
  const troubles = page.getByRole('list', { name: 'What is left out of the template' });
  await expect(troubles).toContainText('foot.html, line 2');
  const opened = app.waitForEvent('window');
  await page.getByRole('button', { name: 'Preview the story in it' }).click();
  const preview = await opened;
  await expect(preview.getByText('The Quay')).toBeVisible();
  writeFileSync(join(house, 'foot.html'), '<p>The Quay, every morning</p>');
  await expect(preview.getByText('The Quay, every morning')).toBeVisible();
  await expect(page.getByText('All of it is in use.')).toBeVisible();
  await page.keyboard.press('Escape');
  await caretBehind(page, 'asked nothing');
  await page.keyboard.type(' at all');
  await expect(preview.getByText('asked nothing at all')).toBeVisible();
  await desk.close();
});

test('all stories shown are written into one folder; one whose slug is taken is left out and named', async () => {
  const desk = await launchDesk();
  const { app, page } = desk;
  const rows = page.getByRole('listbox', { name: 'Stories' }).getByRole('option');
  await importLock(desk);
  const before = await rows.count();
  await importLock(desk);
  await expect(rows).toHaveCount(before + 1);
  await openExport(page);
  await expect(page.getByRole('list', { name: 'Checklist' })).toContainText('has the same slug');
  await page.getByRole('button', { name: 'All stories shown…' }).click();
  await page.getByLabel('Export as').selectOption('page');
  await answerOpenDialog(app, folder);
  await page.getByRole('button', { name: 'Choose a folder…' }).click();
  const leftOut = page.getByRole('list', { name: 'Left out' });
  await expect(leftOut).toContainText('was published under the same slug');
  expect(readdirSync(folder).filter((name) => name.startsWith('repair-of-hallen'))).toHaveLength(1);
  await leftOut.getByRole('button', { name: `Open ${headline}` }).click();
  await page.keyboard.press('ControlOrMeta+3');
  const slug = page.getByRole('textbox', { name: 'Slug' });
  await slug.fill('lock-repair-second-look');
  await slug.press('Enter');
  await openExport(page);
  await expect(page.getByRole('list', { name: 'Checklist' })).not.toContainText('same slug');
  await desk.close();
});
