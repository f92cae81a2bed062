import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { launchDesk, project, type RunningDesk } from './support/desk.ts';
import { answerOpenDialog, answerSaveDialog } from './support/dialogs.ts';
import { request } from './support/request.ts';
import { caretBehind, storyText, untilOnDisk } from './support/story.ts';

// A story is fact-checked as a checker does it, with the keyboard alone. The story and the report
// that it rests on are in tests/fixtures/facts: in the story a quotation differs from the report
// by a word, and a percentage does not fit its figures.

const fixture = (name: string) => join(project, 'tests/fixtures/facts', name);

test.setTimeout(180_000);

let desk: RunningDesk;
let page: Page;
let folder: string;

test.beforeEach(async () => {
  desk = await launchDesk();
  page = desk.page;
  folder = mkdtempSync(join(tmpdir(), 'galley-facts-'));
  await storyText(page).waitFor();
  await request(page, 'desk.setSettings', { editor: 'Ada Brook', inspectorTab: 'facts' });
  await page.reload();
  await storyText(page).waitFor();
  await answerOpenDialog(desk.app, fixture('lock-repair.txt'));
  await page.keyboard.press('ControlOrMeta+o');
  await expect(
    page.getByRole('heading', { level: 1, name: /^Repair of Hallen lock/ }),
  ).toBeVisible();
});

test.afterEach(async () => {
  await desk.close();
  rmSync(folder, { recursive: true });
});

const statements = (): Locator => page.getByRole('list', { name: 'Claims', exact: true });
const inHand = (): Locator => statements().locator('[data-current=true]');

/** Carries out a command of the palette by its name. */
async function command(name: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Shift+k');
  await page.keyboard.type(name);
  await expect(page.getByRole('option', { name }).first()).toBeVisible();
  await page.keyboard.press('Enter');
}

async function addReport(): Promise<void> {
  await answerOpenDialog(desk.app, fixture('lock-report.txt'));
  await command('Add sources');
  await expect(page.getByRole('list', { name: 'Sources' })).toContainText('lock-report.txt');
}

/**
 * Steps with F9 until a statement that begins so is in hand. While the story is still being read,
 * there may be nothing to step to yet: then it is pressed once more, as an editor would.
 */
async function stepTo(words: string): Promise<void> {
  const aimed = inHand().filter({ hasText: words });
  await expect(async () => {
    if (await aimed.isVisible()) return;
    await page.keyboard.press('F9');
    await expect(aimed).toBeVisible({ timeout: 400 });
  }).toPass({ timeout: 30_000 });
}

test('what can be checked is proposed, and accepted or set aside from the keyboard', async () => {
  await expect(page.getByText(/not looked at/).first()).toBeVisible();
  await storyText(page).focus();
  await page.keyboard.press('ControlOrMeta+Home');
  await stepTo('The repair of the old sea lock');
  await page.keyboard.press('F8');
  await expect(storyText(page).locator('[data-claim]')).toHaveText(
    /^The repair of the old sea lock .* Tobias Venn\.$/,
  );
  await stepTo('Its members listened');
  await page.keyboard.press('Shift+F8');
  await expect(statements()).not.toContainText('Its members listened');
  // A question of taste is nobody’s claim.
  await expect(statements()).not.toContainText('Who will pay');
  await untilOnDisk(page);
  await page.reload();
  await storyText(page).waitFor();
  await expect(storyText(page).locator('[data-claim]')).toHaveCount(1);
  await expect(statements()).toContainText('The number of boats');
  await expect(statements()).not.toContainText('Its members listened');
});

test('a claim is confirmed by a passage of its source, reopens when it changes and closes at undo', async () => {
  await addReport();
  await storyText(page).focus();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('ControlOrMeta+2');
  await command('Show Facts');
  await page.getByRole('tab', { name: /^Claims/ }).press('Enter');
  await storyText(page).focus();
  await stepTo('The repair of the old sea lock');
  await page.keyboard.press('F8');

  await command('Show the sources');
  await page.getByRole('button', { name: 'Read beside the story' }).focus();
  await page.keyboard.press('Enter');
  const source = page.getByRole('region', { name: 'Source: lock-report.txt' });
  await expect(source.getByRole('textbox', { name: 'Words of lock-report.txt' })).toBeFocused();
  await source.getByRole('searchbox').focus();
  await page.keyboard.type('the repair will cost 680,000 crowns');
  await page.keyboard.press('Enter');
  await expect(source).toContainText('1 of 1');
  await page.keyboard.press('ControlOrMeta+Shift+Enter');
  await expect(page.getByText(/^Evidence for “The repair of the old/)).toBeVisible();
  // Out of the search first, then out of the source.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(source).toBeHidden();

  await page.keyboard.press('ControlOrMeta+;');
  await expect(inHand()).toContainText('the repair will cost 680,000 crowns');
  await page.keyboard.press('c');
  await expect(inHand().getByRole('radio', { name: /Confirmed/ })).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(storyText(page)).toBeFocused();

  const claim = storyText(page).locator('[data-claim]').first();
  await expect(claim).toHaveAttribute('data-claim-state', 'settled');
  await caretBehind(page, 'will cost 680');
  await page.keyboard.type('1');
  await expect(claim).toHaveAttribute('data-claim-state', 'changed');
  await expect(inHand()).toContainText('Text changed, recheck');
  await expect(inHand().locator('del')).toHaveText(/: 680,000$/);
  await expect(inHand().locator('ins')).toHaveText(/: 6801,000$/);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(claim).toHaveAttribute('data-claim-state', 'settled');

  // Other words may change as they like.
  await caretBehind(page, 'Who will pay is ');
  await page.keyboard.type('quite ');
  await untilOnDisk(page);
  await expect(claim).toHaveAttribute('data-claim-state', 'settled');

  // The evidence leads back to the very passage.
  await caretBehind(page, 'The repair of the old');
  await page.keyboard.press('ControlOrMeta+;');
  await inHand().getByRole('button', { name: 'Show in source' }).press('Enter');
  await expect(source).toBeVisible();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe(
    'the repair will cost 680,000 crowns',
  );
});

test('a quotation is held to its source as either side changes', async () => {
  await page.getByRole('tab', { name: /^Quotes/ }).press('Enter');
  const quotes = page.getByRole('list', { name: 'Quotations' });
  await expect(quotes).toContainText('The gates are safe');
  await addReport();
  await page.getByRole('tab', { name: /^Quotes/ }).press('Enter');
  await expect(quotes).toContainText(/Altered/);
  await expect(quotes.locator('del')).toHaveText(/: no$/);
  await expect(quotes.locator('ins')).toHaveText(/: not$/);
  await caretBehind(page, 'winter, and not');
  await page.keyboard.press('Backspace');
  await expect(quotes).toContainText(/Verbatim/);
});

test('figures that do not fit are shown with the calculation, until they fit', async () => {
  await page.getByRole('tab', { name: /^Figures/ }).press('Enter');
  const sums = page.getByRole('list', { name: 'Figures and dates' });
  await expect(sums).toContainText('30 per cent');
  await expect(sums).toContainText('25');
  await caretBehind(page, 'rose by 30');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('25');
  await expect(sums).toBeHidden();
});

test('Ready asks for what is left, takes a reason, and the dossier tells of all of it', async () => {
  await addReport();
  await page.getByRole('tab', { name: /^Claims/ }).press('Enter');
  await storyText(page).focus();
  await page.keyboard.press('ControlOrMeta+Home');
  await stepTo('The repair of the old sea lock');
  await page.keyboard.press('F8');
  const status = page.getByRole('group', { name: 'Status of the story' });
  await status.getByRole('button', { name: 'Ready' }).press('Enter');
  const gate = page.getByRole('dialog');
  await expect(gate).toContainText('The repair of the old sea lock');
  await gate.getByRole('textbox').fill('The chief has seen the report.');
  await gate.getByRole('button', { name: /Ready/ }).press('Enter');
  await expect(gate).toBeHidden();
  await expect(status.getByRole('button', { name: 'Ready' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  const dossier = join(folder, 'dossier.html');
  await answerSaveDialog(desk.app, dossier);
  await command('Write the dossier');
  await expect(page.getByText(/dossier\.html/)).toBeVisible();
  const written = readFileSync(dossier, 'utf8');
  expect(written).toContain('The chief has seen the report.');
  expect(written).toContain('lock-report.txt');
  expect(written).not.toMatch(/<script/i);
  const exported = join(folder, 'page.html');
  await answerSaveDialog(desk.app, exported);
  await page.keyboard.press('ControlOrMeta+Shift+e');
  const dialog = page.getByRole('dialog', { name: 'Before you export' });
  await dialog.getByRole('textbox').fill('The chief has seen it.');
  await dialog.getByRole('button', { name: /^Export/ }).press('Enter');
  await expect(dialog).toBeHidden();
  const published = readFileSync(exported, 'utf8');
  for (const secret of ['lock-report', 'Ada Brook', 'The chief has seen', 'data-claim'])
    expect(published).not.toContain(secret);
});

test('one click gives a verdict, wherever in the panel its card stands', async () => {
  await page.getByRole('tab', { name: /^Claims/ }).press('Enter');
  for (const words of ['The number of boats', 'The council will vote', 'The report was laid']) {
    await caretBehind(page, words);
    await page.keyboard.press('F8');
    await expect(inHand()).toContainText(words);
    await inHand().getByRole('radio', { name: 'Checking' }).click();
    await expect(inHand().getByRole('radio', { name: 'Checking' })).toBeChecked();
  }
});
