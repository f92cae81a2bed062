// Takes the pictures that README.md and docs show, of the desk as it is: `npm run screenshots`.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { backUp, lookBack, suggest } from './screenshots/record.mjs';
import { untilQuiet, writeAs } from './screenshots/words.mjs';
import { electronArguments, electronExecutable, withDisplay } from './runtime.mjs';
import { project } from './set-up/place.mjs';

const pictures = join(project, 'docs', 'pictures');

await withDisplay(async () => {
  const library = mkdtempSync(join(tmpdir(), 'galley-pictures-'));
  const app = await _electron.launch({
    executablePath: electronExecutable(),
    args: [...electronArguments(), project, `--library=${library}`],
    // Days and times as a British desk has them, wherever the pictures are taken.
    env: { ...process.env, LANGUAGE: 'en_GB', LC_ALL: 'en_GB.UTF-8' },
  });
  const page = await app.firstWindow();
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800),
  );
  await page.getByRole('list', { name: 'Findings' }).waitFor();
  await settleAClaim(page);
  await page.getByRole('tab', { name: /^Proofread/ }).click();
  await untilQuiet(page);
  await page.keyboard.press('F7');
  await page.waitForTimeout(600);
  mkdirSync(pictures, { recursive: true });
  await take(page, 'desk');
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(1440, 860),
  );
  await lookBack(app, page);
  await take(page, 'history');
  await suggest(app, page);
  await take(page, 'suggesting');
  await backUp(app, page);
  await take(page, 'backups');
  await page.keyboard.press('Escape');
  await factCheck(app, page);
  await take(page, 'facts');
  await app.close();
  rmSync(library, { recursive: true });
});

/**
 * Takes a picture in both themes.
 * @param {import('@playwright/test').Page} page
 * @param {string} name
 */
async function take(page, name) {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(300);
    await page.screenshot({ path: join(pictures, `${name}-${colorScheme}.png`) });
  }
}

/**
 * One statement confirmed and one still open, as on a desk at work.
 * @param {import('@playwright/test').Page} page
 */
async function settleAClaim(page) {
  for (const { words, verdict } of [
    { words: 'The crossing takes 50 minutes', verdict: 'Confirmed' },
    { words: 'half of that will come from the port', verdict: 'Checking' },
  ]) {
    await page
      .getByRole('textbox', { name: 'Story', exact: true })
      .locator('p', { hasText: words })
      .click();
    await page.keyboard.press('F8');
    const card = page.locator('.claim-card[data-current=true]');
    await card.getByRole('radio', { name: verdict }).click();
    await card.locator('.claim-status', { hasText: verdict }).waitFor();
  }
}

/**
 * A story on the fact-check desk, with the report that it rests on beside it.
 * @param {import('@playwright/test').ElectronApplication} app
 * @param {import('@playwright/test').Page} page
 */
async function factCheck(app, page) {
  const story = page.getByRole('textbox', { name: 'Story', exact: true });
  await writeAs(page, 'Ada Brook');
  await pick(app, 'lock-repair.txt');
  await page.keyboard.press('ControlOrMeta+o');
  await page.getByRole('heading', { level: 1, name: /Hallen lock/ }).waitFor();
  await page.keyboard.press('ControlOrMeta+5');
  await pick(app, 'lock-report.txt');
  await page.getByRole('button', { name: 'Add files…' }).click();
  await page.getByRole('button', { name: 'Read beside the story' }).click();
  await page.getByRole('textbox', { name: 'Words of lock-report.txt' }).waitFor();
  await page.getByRole('tab', { name: /^Claims/ }).click();
  await page
    .getByText(/not looked at/)
    .first()
    .waitFor();
  await story.locator('p', { hasText: 'The repair of the old sea lock' }).click();
  await page.keyboard.press('F8');
  await page
    .getByRole('searchbox', { name: 'Find in the source' })
    .fill('will cost 680,000 crowns');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ControlOrMeta+Shift+Enter');
  await page.keyboard.press('ControlOrMeta+;');
  await page.keyboard.press('c');
  await untilQuiet(page);
  await page.locator('.claim-card[data-current=true]').evaluate((card) => {
    card.scrollIntoView();
  });
}

/**
 * The next open dialog gives this file of the fact-check's fixtures.
 * @param {import('@playwright/test').ElectronApplication} app
 * @param {string} name
 */
async function pick(app, name) {
  await app.evaluate(
    ({ dialog }, path) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
    },
    join(project, 'tests', 'fixtures', 'facts', name),
  );
}
