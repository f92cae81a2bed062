import { rmSync } from 'node:fs';
import axe, { type AxeResults } from 'axe-core';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { freshLibrary, launchDesk, type RunningDesk } from './support/desk.ts';
import { cards, caretBehind, storyText, untilOnDisk } from './support/story.ts';

// Proofreading at hand, on the welcome story and a paragraph with slips of several kinds.

test.setTimeout(120_000);

const slips = 'He saw the the quay from a old boat and the the tide from a empty one.';

let desk: RunningDesk;
let page: Page;

const card = (): Locator => page.locator('.text-card');
const inStory = (word: string): Locator => storyText(page).locator('.finding', { hasText: word });
const notices = (): Locator => page.getByRole('status', { name: 'Notices' });

test.beforeEach(async () => {
  desk = await launchDesk();
  page = desk.page;
  await expect(cards(page, 'Findings')).toHaveCount(3);
});

test.afterEach(async () => {
  await desk.close();
});

async function writeSlips(): Promise<void> {
  await caretBehind(page, 'asked to bring blankets.');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText(slips);
  await page.keyboard.press('ControlOrMeta+Home');
  await expect(cards(page, 'Findings')).toHaveCount(7);
}

async function openSettings(part: string): Promise<Locator> {
  await page.keyboard.press('ControlOrMeta+Comma');
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  await dialog.getByRole('tab', { name: part }).click();
  return dialog;
}

async function violations(): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations: found } = await page.evaluate<AxeResults>(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`,
  );
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

/** The card stands in the window and leaves the words of its finding to be read. */
async function expectBeside(words: Locator): Promise<void> {
  const [place, box] = await Promise.all([card().boundingBox(), words.boundingBox()]);
  const height = await page.evaluate(() => innerHeight);
  const isBeside = place!.y >= box!.y + box!.height || place!.y + place!.height <= box!.y;
  expect(isBeside).toBe(true);
  expect(place!.y).toBeGreaterThanOrEqual(0);
  expect(place!.y + place!.height).toBeLessThanOrEqual(height);
}

test('F7 steps, the card comes beside the words, a digit takes, and it is said aloud', async () => {
  await storyText(page).focus();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('F7');
  await expect(card()).toBeVisible();
  await expectBeside(inStory('harobur').first());
  await expect(storyText(page)).toBeFocused();
  await expect(page.getByRole('status', { name: 'Announcements' })).toHaveText(
    /^Spelling: “harobur”\. .+ Enter takes “harbour”\. .+ 1 of 3\.$/,
  );
  await page.keyboard.press('1');
  await expect(storyText(page)).toContainText('told the harbour council');
  await expect(card()).toContainText('seperate');
  await page.keyboard.press('Escape');
  await expect(card()).toHaveCount(0);
  await page.keyboard.type('!');
  await expect(storyText(page)).toContainText('seperate! account');
});

test('a key opens the card at the caret, by keyboard alone, and Escape gives the caret back', async () => {
  await caretBehind(page, 'seper');
  await page.keyboard.press('ControlOrMeta+Period');
  const dialog = page.getByRole('dialog', { name: /^Spelling/ });
  await expect(dialog.getByRole('button', { name: 'separate', exact: true })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('button').nth(1)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(storyText(page)).toBeFocused();
  await page.keyboard.press('Alt+Enter');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(storyText(page)).toContainText('a separate account');
  await expect(dialog).toHaveCount(0);
});

test('a pointer that rests on a finding brings the card, typing sends it away', async () => {
  await storyText(page).focus();
  await inStory('Selivanest').hover();
  await expect(card()).toBeVisible();
  await expectBeside(inStory('Selivanest'));
  await expect(storyText(page)).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(card()).toHaveCount(0);
});

test('the palette offers the same for the finding at the caret', async () => {
  await caretBehind(page, 'seperate');
  await page.keyboard.press('ControlOrMeta+Shift+k');
  await page.keyboard.type('ignore here');
  await expect(page.getByRole('option', { name: /^Ignore here “seperate”/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(cards(page, 'Findings')).toHaveCount(2);
  await expect(storyText(page)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(cards(page, 'Findings')).toHaveCount(3);
});

test('one suggestion is taken everywhere, and all of a kind at once, each one undo step', async () => {
  await writeSlips();
  await caretBehind(page, 'the the');
  await page.keyboard.press('ControlOrMeta+Period');
  await card().getByRole('button', { name: 'Take everywhere (2)' }).click();
  await expect(notices()).toContainText('2 places mended.');
  await expect(storyText(page)).toContainText('He saw the quay from a old boat and the tide');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(storyText(page)).toContainText(slips);

  const articles = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: /^A or an/ }) });
  await articles.getByRole('button', { name: 'Fix all 2' }).click();
  await expect(storyText(page)).toContainText('from an old boat and the the tide from an empty');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(storyText(page)).toContainText(slips);
});

test('the panel shows one kind, and F7 follows', async () => {
  await writeSlips();
  const kinds = page.getByRole('radiogroup', { name: 'Kind of findings' });
  await kinds.getByRole('radio', { name: /^All/ }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(kinds.getByRole('radio', { name: /^Spelling 2/ })).toBeFocused();
  await expect(cards(page, 'Findings')).toHaveCount(2);
  await kinds.getByRole('radio', { name: /^A or an 2/ }).click();
  await expect(cards(page, 'Findings')).toHaveCount(2);
  await storyText(page).focus();
  await page.keyboard.press('F7');
  await expect(card()).toContainText('A or an');
  await page.keyboard.press('F7');
  await expect(card()).toContainText('A or an');
});

test('always ignored words are listed in the settings and checked again from there', async () => {
  await caretBehind(page, 'seper');
  await page.keyboard.press('ControlOrMeta+Period');
  await card().getByRole('button', { name: 'Ignore always' }).click();
  await expect(cards(page, 'Findings')).toHaveCount(2);
  await notices().getByRole('button', { name: 'Undo' }).click();
  await expect(cards(page, 'Findings')).toHaveCount(3);

  await caretBehind(page, 'seper');
  await page.keyboard.press('ControlOrMeta+Period');
  await card().getByRole('button', { name: 'Ignore always' }).click();
  await expect(cards(page, 'Findings')).toHaveCount(2);
  const dialog = await openSettings('Always ignored');
  await dialog.getByRole('button', { name: 'Check seperate again' }).click();
  await expect(dialog.getByRole('list', { name: 'Always ignored' })).not.toContainText('seperate');
  await page.keyboard.press('Escape');
  await expect(cards(page, 'Findings')).toHaveCount(3);
  await expect(storyText(page)).toBeFocused();
});

test('a rule that is switched off is silent, a house rule speaks and is ignored, also after a restart', async () => {
  const library = freshLibrary();
  const first = await launchDesk({ library });
  page = first.page;
  await expect(cards(page, 'Findings')).toHaveCount(3);
  const dialog = await openSettings('Proofreading rules');
  const spelling = dialog.getByRole('switch', { name: 'A word that is not in the dictionary.' });
  await expect(spelling).toBeChecked();
  await spelling.focus();
  await page.keyboard.press('Space');
  await expect(spelling).not.toBeChecked();
  await dialog.getByRole('tab', { name: 'House rules' }).click();
  await dialog.getByRole('button', { name: 'New house rule' }).click();
  await dialog.getByLabel('Words to look for').fill('crowns');
  await dialog.getByLabel(/^Write instead/).fill('koruny');
  await dialog.getByLabel(/^Try it/).fill('It costs five crowns.');
  await expect(dialog.getByRole('status', { name: 'What the rule finds' })).toContainText('koruny');
  await dialog.getByRole('button', { name: 'Add the rule' }).click();
  // What lies behind the dialog is out of reach of keys.
  await page.keyboard.press('F7');
  await expect(dialog.locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(inStory('crowns').first()).toBeVisible();
  await expect(inStory('seperate')).toHaveCount(0);
  const ours = await inStory('crowns').count();
  await inStory('crowns').first().hover();
  await card().getByRole('button', { name: 'Ignore here' }).click();
  await expect(inStory('crowns')).toHaveCount(ours - 1);
  const left = await cards(page, 'Findings').count();
  await untilOnDisk(page);
  await first.close();

  const second = await launchDesk({ library });
  page = second.page;
  await expect(cards(page, 'Findings')).toHaveCount(left);
  await expect(inStory('crowns')).toHaveCount(ours - 1);
  await expect(inStory('seperate')).toHaveCount(0);
  await second.close();
  rmSync(library, { recursive: true });
  page = desk.page;
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`card and settings as axe-core sees them, ${colorScheme}`, async () => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await writeSlips();
    expect(await violations()).toEqual([]);
    await caretBehind(page, 'called the figure');
    await page.keyboard.press('Shift+F7');
    await expect(card()).toBeVisible();
    await page.keyboard.press('ControlOrMeta+Period');
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    const dialog = await openSettings('Proofreading rules');
    expect(await violations()).toEqual([]);
    for (const part of ['House rules', 'Dictionary', 'Always ignored']) {
      await dialog.getByRole('tab', { name: part }).click();
      expect(await violations()).toEqual([]);
    }
    await dialog.getByRole('tab', { name: 'House rules' }).click();
    await dialog.getByRole('button', { name: 'New house rule' }).click();
    await dialog.getByLabel('Words to look for').fill('quay side');
    expect(await violations()).toEqual([]);
  });
}

test('at 200 % zoom the card and the settings fit the window', async () => {
  await desk.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.setContentSize(1280, 800);
    window?.webContents.setZoomFactor(2);
  });
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(640);
  await storyText(page).focus();
  await page.keyboard.press('F7');
  await expect(card()).toBeVisible();
  await expectBeside(storyText(page).locator('.finding-in-hand').first());
  await page.keyboard.press('Escape');
  const dialog = await openSettings('Dictionary');
  await expect(dialog.getByRole('button', { name: 'Export…' })).toBeInViewport();
  const isCut = await dialog.evaluate((element) =>
    [element, ...element.querySelectorAll('.settings-panel')].some(
      (part) => part.scrollWidth > part.clientWidth + 1,
    ),
  );
  expect(isCut).toBe(false);
});
