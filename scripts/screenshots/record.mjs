import { choose, replaceWords, selectWords, untilQuiet, writeAs } from './words.mjs';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('@playwright/test').ElectronApplication} App */

/**
 * The welcome story compared with what was filed, beside its timeline.
 * @param {App} app
 * @param {Page} page
 */
export async function lookBack(app, page) {
  await writeAs(page, 'Ada Brook');
  await choose(app, 'history.name');
  await page.getByRole('button', { name: 'As filed' }).click();
  await page.getByRole('button', { name: 'Name it' }).click();
  await replaceWords(page, 'harobur', 'harbour');
  await replaceWords(page, 'three fewer than by day', 'three fewer than the day boat costs');
  await writeAs(page, 'Jon Field');
  await replaceWords(page, 'The last night boat sailed on 30 September 2014.', '');
  await replaceWords(page, 'seperate', 'separate');
  await page.keyboard.press('ControlOrMeta+4');
  await untilQuiet(page);
  await page.getByRole('button', { name: 'Compare with now: “As filed”' }).click();
  const comparison = page.getByRole('region', { name: 'Comparison' });
  await comparison.locator('ins').first().waitFor();
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Alt+ArrowDown');
  await page.mouse.move(60, 700);
  await page.waitForTimeout(800);
}

/**
 * Proposed changes of two editors in the text and in the list, the card of one, and a thread.
 * @param {App} app
 * @param {Page} page
 */
export async function suggest(app, page) {
  await page.keyboard.press('Escape');
  await writeAs(page, 'Ada Brook');
  await selectWords(page, 'The crossing');
  await choose(app, 'notes.add');
  await page.getByRole('textbox', { name: /never published/ }).fill('The old boat or the new one?');
  await page.getByRole('button', { name: 'Add note' }).click();
  await page.keyboard.press('ControlOrMeta+Shift+s');
  await replaceWords(page, '50 minutes', 'an hour in calm weather');
  await writeAs(page, 'Jon Field');
  await replaceWords(page, 'islanders and nurses', 'islanders, pupils and nurses');
  await replaceWords(page, 'half of it never came', 'none of it came');
  await untilQuiet(page);
  await page.getByRole('heading', { name: /^Proposed changes/ }).evaluate((heading) => {
    heading.scrollIntoView();
  });
  await page.keyboard.press('ControlOrMeta+Home');
  await page.waitForTimeout(500);
  await page.keyboard.press('F4');
  await page.getByRole('group', { name: /^Change proposed/ }).waitFor();
  await page.waitForTimeout(800);
}

/**
 * The backups, with one just made.
 * @param {App} app
 * @param {Page} page
 */
export async function backUp(app, page) {
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+Shift+s');
  await untilQuiet(page);
  await choose(app, 'desk.backups');
  const backups = page.getByRole('dialog', { name: 'Backups' });
  await backups.getByRole('button', { name: 'Back up now' }).click();
  await backups.getByText('Last backup just now, checked.').waitFor();
  await page.waitForTimeout(600);
}
