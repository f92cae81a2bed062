import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchDesk, type RunningDesk } from './support/desk.ts';
import { answerOpenDialog, answerSaveDialog } from './support/dialogs.ts';
import { storyText } from './support/story.ts';

test.setTimeout(180_000);

let desk: RunningDesk;
let folder: string;

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'galley-input-'));
  desk = await launchDesk();
  await storyText(desk.page).waitFor();
});

test.afterEach(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

async function importBytes(name: string, bytes: Uint8Array | string): Promise<void> {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  await answerOpenDialog(desk.app, path);
  await desk.page.keyboard.press('ControlOrMeta+o');
}

const notices = () => desk.page.getByRole('status', { name: 'Notices' });
const headline = () => desk.page.getByRole('heading', { level: 1 });

test('files that hold no story are refused in a sentence, and the story on the desk stays', async () => {
  const before = await storyText(desk.page).textContent();
  const refused: readonly (readonly [string, Uint8Array | string])[] = [
    ['empty.txt', ''],
    ['binary.txt', Uint8Array.from({ length: 4096 }, (_, index) => (index * 37) % 256)],
    ['report.txt', '%PDF-1.7\n%\u00e2\u00e3\n1 0 obj\n'],
  ];
  for (const [name, bytes] of refused) {
    await importBytes(name, bytes);
    await expect(notices()).toContainText(name);
    await expect(notices()).not.toContainText(/Error:|\bat .*\.js/);
  }
  expect(await storyText(desk.page).textContent()).toBe(before);
});

test('UTF-16 and old encodings are read as what they are', async () => {
  await importBytes(
    'utf16.txt',
    Buffer.from('\ufeffŽeljka opens the port\n\nThe port opened on Monday.\n', 'utf16le'),
  );
  await expect(headline()).toHaveText('Željka opens the port');
  await importBytes(
    'latin.txt',
    Buffer.from(
      'Caf\u00e9 opens at the port\n\nIt opened on Monday, na\u00efve or not.\n',
      'latin1',
    ),
  );
  await expect(headline()).toHaveText('Café opens at the port');
});

test('a text of 20 MB opens, can be typed in, and is all there', async () => {
  const paragraph = `${'The harbour council met again on Monday. '.repeat(60).trim()}\n\n`;
  const text = `A very long story\n\n${paragraph.repeat(Math.floor(20_000_000 / paragraph.length))}The very end.\n`;
  await importBytes('long.txt', text);
  await expect(headline()).toHaveText('A very long story', { timeout: 120_000 });
  await expect(storyText(desk.page).locator('p').last()).toHaveText('The very end.');
  await headline().click();
  await desk.page.keyboard.press('End');
  await desk.page.keyboard.type(' indeed');
  await expect(headline()).toHaveText('A very long story indeed', { timeout: 60_000 });
  await expect(desk.page.locator('.status-saved')).toBeVisible({ timeout: 60_000 });
});

test('a folder that may not be written is named in a sentence when a page is exported', async () => {
  await answerSaveDialog(desk.app, join(folder, 'missing', 'page.html'));
  await desk.page.keyboard.press('ControlOrMeta+Shift+e');
  await desk.page
    .getByRole('dialog')
    .getByRole('button', { name: /^Export/ })
    .click();
  await expect(notices()).toContainText(/could not be|cannot be|folder/i);
  await expect(notices()).not.toContainText(/ENOENT|Error:/);
});
