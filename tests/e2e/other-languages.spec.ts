import { expect, test } from '@playwright/test';
import { launchDesk, type RunningDesk } from './support/desk.ts';
import { cards, caretBehind, selectWords, storyText } from './support/story.ts';

// Stories and words in other languages than English, spelt by their own dictionaries.

test.setTimeout(120_000);

let desk: RunningDesk;

test.beforeEach(async () => {
  desk = await launchDesk();
});

test.afterEach(async () => {
  await desk.close();
});

test('a German story is spelt in German, and a slip mended', async () => {
  const { page } = desk;
  await storyText(page).waitFor();
  await page.keyboard.press('ControlOrMeta+n');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('');
  await page.getByRole('tab', { name: 'Tags & details' }).click();
  await page.getByRole('combobox', { name: 'Language' }).selectOption('de');
  await expect(page.getByText('Its spelling is checked.')).toBeVisible();
  await storyText(page).focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.insertText('Die Regirung von Lindenau berät heute über den Hafen. ');
  const slip = storyText(page).locator('.finding', { hasText: 'Regirung' });
  await expect(slip).toHaveCount(1, { timeout: 20_000 });
  await page.getByRole('tab', { name: /^Proofread/ }).click();
  await expect(cards(page, 'Findings')).toHaveCount(1);
  await cards(page, 'Findings').getByRole('button', { name: 'Regierung' }).click();
  await expect(storyText(page)).toContainText('Die Regierung von Lindenau');
  await expect(storyText(page).locator('.finding')).toHaveCount(0);
});

test('a foreign word in an English story is spelt in its own language', async () => {
  const { page } = desk;
  await expect(cards(page, 'Findings')).toHaveCount(3);
  await caretBehind(page, 'asked to bring blankets.');
  await page.keyboard.insertText(' They call it Regirung there.');
  await selectWords(page, 'Regirung');
  await page.keyboard.press('ControlOrMeta+Shift+l');
  await page
    .getByRole('dialog', { name: 'These words are in' })
    .getByRole('button', { name: 'German' })
    .click();
  await expect(storyText(page).locator('span[lang=de]')).toHaveText('Regirung');
  await expect(storyText(page).locator('.finding', { hasText: 'Regirung' })).toHaveCount(1, {
    timeout: 20_000,
  });
});
