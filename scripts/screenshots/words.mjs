/* global document, getSelection, NodeFilter -- what is evaluated is evaluated in the page */

/** @typedef {import('@playwright/test').Page} Page */

/**
 * Selects the first place where `words` stand in the story.
 * @param {Page} page
 * @param {string} words
 */
export async function selectWords(page, words) {
  await page.getByRole('textbox', { name: 'Story', exact: true }).focus();
  await page.evaluate((wanted) => {
    const story = document.querySelector('[role=textbox][aria-label=Story]');
    const walker = document.createTreeWalker(story ?? document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.nodeValue?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
      node.parentElement?.scrollIntoView({ block: 'center' });
      return;
    }
    throw new Error(`The story has no “${wanted}”`);
  }, words);
  // The editor reads the selection in its own time.
  await page.waitForTimeout(150);
}

/**
 * Puts `others` in the place of `words`.
 * @param {Page} page
 * @param {string} words
 * @param {string} others
 */
export async function replaceWords(page, words, others) {
  await selectWords(page, words);
  if (others === '') await page.keyboard.press('Delete');
  else await page.keyboard.type(others);
  await page.waitForTimeout(300);
}

/**
 * Whoever writes from now on, as history and changes name them.
 * @param {Page} page
 * @param {string} name
 */
export async function writeAs(page, name) {
  // What was changed last is on record under the name of its own time.
  await page.waitForTimeout(600);
  await page.keyboard.press('ControlOrMeta+3');
  const field = page.getByLabel('Your name, as verdicts and history record it');
  await field.fill(name);
  await field.blur();
  await page.waitForTimeout(300);
}

/**
 * Until nothing is told at the foot of the window any more.
 * @param {Page} page
 */
export async function untilQuiet(page) {
  await page.locator('.notices').filter({ hasText: /./ }).waitFor({ state: 'hidden' });
}

/**
 * Chooses an item of the menu bar.
 * @param {import('@playwright/test').ElectronApplication} app
 * @param {string} id
 */
export async function choose(app, id) {
  await app.evaluate(({ Menu, BrowserWindow }, wanted) => {
    const click = /** @type {(event: unknown, window: unknown) => void} */ (
      Menu.getApplicationMenu()?.getMenuItemById(wanted)?.click
    );
    click(undefined, BrowserWindow.getAllWindows()[0]);
  }, id);
}
