import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { chooseMenuItem } from './support/menu.ts';
import { freshLibrary, launchDesk, type RunningDesk } from './support/desk.ts';
import { endOf, noteRelaunch } from './support/relaunch.ts';
import { storyText, untilOnDisk } from './support/story.ts';

const passphrase = 'nine herons over the weir';
const marker = 'Quillfeather';
const welcome = 'Night ferries return to the Lutina after eleven years';

/** Files under `folder` that hold `words` as UTF-8 or UTF-16. */
function filesWith(folder: string, words: string): string[] {
  const needles = [Buffer.from(words), Buffer.from(words, 'utf16le')];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => needles.some((needle) => readFileSync(path).includes(needle)));
}

async function showPassphrase(desk: RunningDesk): Promise<void> {
  await chooseMenuItem(desk.app, 'view.settings');
  await desk.page.getByRole('tab', { name: 'Passphrase' }).click();
}

async function typeMarker(page: Page): Promise<void> {
  await storyText(page).focus();
  await page.keyboard.press('Control+Home');
  // At once, so that it stands in one step of the journal and not a letter in each.
  await page.keyboard.insertText(`${marker} `);
  await untilOnDisk(page);
}

/** Turns the passphrase on. @returns the recovery key. */
async function turnOn(desk: RunningDesk): Promise<string> {
  const { page } = desk;
  await showPassphrase(desk);
  await page.getByLabel('New passphrase').fill(passphrase);
  await page.getByLabel('The same once more').fill(passphrase);
  await page.getByRole('button', { name: 'Go on to the recovery key' }).click();
  const shown = page.getByRole('list', { name: 'The recovery key, in eight groups' });
  await expect(shown).toBeVisible({ timeout: 20_000 });
  const groups = await shown.getByRole('listitem').allTextContents();
  await page.getByRole('button', { name: 'I have it on paper' }).click();
  await expect(shown).toBeHidden();
  for (const field of await page.getByLabel(/^Group \d$/).all()) {
    const label = await field.evaluate((input) => input.parentElement?.textContent);
    await field.fill(groups[Number(label?.slice(-1)) - 1] ?? '');
  }
  const renewed = page.waitForEvent('load');
  await page.getByRole('button', { name: 'Encrypt this library' }).click();
  await renewed;
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  return groups.join('-');
}

/** Types into the unlock window, which runs no script, and sends it by keyboard. */
async function unlock(page: Page, words: string): Promise<void> {
  const field = page.getByLabel('Passphrase or recovery key');
  await expect(field).toBeFocused();
  await page.keyboard.insertText(words);
  await page.keyboard.press('Enter');
}

/** The desk's page, once the unlock window has made way for it. */
async function deskAfter(desk: Pick<RunningDesk, 'app'>): Promise<Page> {
  await expect
    .poll(() => desk.app.windows().some((page) => page.url().startsWith('app://galley/')))
    .toBe(true);
  const page = desk.app.windows().find((each) => each.url().startsWith('app://galley/'));
  if (!page) throw new Error('There is no desk');
  await expect(storyText(page)).toBeVisible();
  return page;
}

test('a library under a passphrase holds nothing that can be read, and opens with it alone', async () => {
  test.setTimeout(120_000);
  const library = freshLibrary();
  let desk = await launchDesk({ library });
  await expect(desk.page.getByRole('heading', { level: 1, name: welcome })).toBeVisible();
  await typeMarker(desk.page);
  expect(filesWith(library, marker).length).toBeGreaterThan(0);
  const recoveryKey = await turnOn(desk);
  await expect(desk.page.getByRole('heading', { level: 1 })).toContainText(marker);
  await desk.page.keyboard.press('Escape');
  await storyText(desk.page).focus();
  await desk.page.keyboard.press('Control+Home');
  await desk.page.keyboard.insertText('Wetherlamb ');
  await untilOnDisk(desk.page);
  for (const words of [marker, 'Wetherlamb', 'Lutina', passphrase, recoveryKey])
    expect(filesWith(library, words), words).toEqual([]);
  await desk.close();
  for (const words of [marker, 'Wetherlamb', 'Lutina', passphrase, recoveryKey])
    expect(filesWith(library, words), words).toEqual([]);

  desk = await launchDesk({ library });
  await expect(desk.page.getByRole('heading', { name: 'This library is locked' })).toBeVisible();
  expect(desk.page.url()).toBe('app://unlock/');
  await unlock(desk.page, 'nine herons over the wire');
  await expect(desk.page.getByRole('alert')).toContainText('neither the passphrase nor');
  await unlock(desk.page, passphrase);
  const page = await deskAfter(desk);
  for (const words of [marker, 'Wetherlamb'])
    await expect(page.getByRole('heading', { level: 1 })).toContainText(words);
  await typeMarker(page);
  expect(desk.errors()).not.toContain(passphrase);
  await desk.close();
  expect(filesWith(library, marker)).toEqual([]);

  desk = await launchDesk({ library });
  await unlock(desk.page, recoveryKey.toLowerCase().replaceAll('-', ' '));
  const again = await deskAfter(desk);
  await expect(again.getByRole('heading', { level: 1 })).toContainText(marker);
  await chooseMenuItem(desk.app, 'view.settings');
  await again.getByRole('tab', { name: 'Passphrase' }).click();
  await again.getByRole('button', { name: 'Turn the passphrase off…' }).click();
  await again.getByLabel('The present passphrase, or the recovery key').fill(passphrase);
  const renewed = again.waitForEvent('load');
  await again.getByRole('button', { name: 'Decrypt this library' }).click();
  await renewed;
  await expect(again.getByRole('heading', { level: 1 })).toContainText(marker);
  expect(existsSync(join(library, 'locked.json'))).toBe(false);
  await desk.close();

  desk = await launchDesk({ library });
  await expect(desk.page.getByRole('heading', { level: 1 })).toContainText(marker);
  await desk.close();
  rmSync(library, { recursive: true });
});

test('“Lock now” puts all away and starts again at the question', async () => {
  test.setTimeout(90_000);
  const library = freshLibrary();
  const desk = await launchDesk({ library });
  await expect(desk.page.getByRole('heading', { level: 1, name: welcome })).toBeVisible();
  await turnOn(desk);
  const next = await noteRelaunch(desk.app);
  const ended = endOf(desk.app);
  await storyText(desk.page).focus();
  await desk.page.keyboard.press('Control+Home');
  // Not on disk yet when the desk is told to go.
  await desk.page.keyboard.insertText(`${marker} `);
  await chooseMenuItem(desk.app, 'desk.lock');
  expect(await ended).toBe(0);
  const locked = await next.start();
  await expect(locked.page.getByRole('heading', { name: 'This library is locked' })).toBeVisible();
  await unlock(locked.page, passphrase);
  const page = await deskAfter(locked);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(marker);
  await locked.app.close();
  rmSync(library, { recursive: true });
});
