import axe, { type AxeResults } from 'axe-core';
import { expect, test, type Page } from '@playwright/test';
import { unlockPage, wrongPassphraseSentence } from '../../main/passphrase/unlock-page.ts';
import {
  clockPage,
  savingPage,
  troublePage,
  unsavedPage,
  waitingPage,
} from '../../main/trouble/trouble-page.ts';
import { launchDesk } from './support/desk.ts';
import { chooseMenuItem } from './support/menu.ts';
import { openReader } from './support/reader.ts';
import { caretBehind, selectWords, storyText, untilOnDisk } from './support/story.ts';

// What the desk keeps beside the words, as axe-core sees it: proposals, threads, the history,
// backups, the passphrase; and the pages that stand in the desk's place.

test.setTimeout(120_000);

const themes = ['light', 'dark'] as const;

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await page.evaluate<AxeResults>(
    `axe.run(document, { preload: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`,
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${html.slice(0, 160)} ${any[0]?.message ?? ''}`),
  );
}

async function pulledUp(page: Page): Promise<number> {
  return page.evaluate(() => {
    scrollTo(0, 10_000);
    document.body.scrollTop = 10_000;
    return scrollY + document.body.scrollTop;
  });
}

for (const theme of themes) {
  test(`proposals, threads, history, backups and passphrase, ${theme}`, async () => {
    const { app, page, close } = await launchDesk();
    await storyText(page).waitFor();
    await app.evaluate(({ nativeTheme }, source) => {
      nativeTheme.themeSource = source;
    }, theme);
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await page.evaluate(axe.source);
    const look = async (what: string): Promise<void> => {
      expect.soft(await violations(page), what).toEqual([]);
      // Were anything laid out below the window, a key or a finger could pull all of the desk up.
      expect.soft(await pulledUp(page), what).toBe(0);
    };

    await page.keyboard.press('ControlOrMeta+3');
    await caretBehind(page, 'The crossing takes');
    await page.keyboard.press('ControlOrMeta+Shift+s');
    await page.keyboard.type(' about');
    await selectWords(page, 'eleven');
    await page.keyboard.press('Delete');
    await selectWords(page, 'Bohdar Selivanets');
    await page.keyboard.press('ControlOrMeta+b');
    await page.keyboard.press('ControlOrMeta+Shift+s');
    await expect(page.getByRole('list', { name: 'Proposed changes' })).toBeVisible();
    await look('the list of proposals');
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.press('F4');
    await expect(page.getByRole('group', { name: /^Change proposed/ })).toBeVisible();
    await look('the card of a proposal');

    await selectWords(page, '50 minutes');
    await page.keyboard.press('ControlOrMeta+Alt+m');
    await page.getByRole('textbox', { name: /never published/ }).fill('Which boat is it?');
    await look('the dialog of a note');
    await page.getByRole('button', { name: 'Add note' }).click();
    await caretBehind(page, '50 min');
    await page.keyboard.press('F2');
    await expect(page.locator('.note-card')).toBeVisible();
    await look('a thread');
    await untilOnDisk(page);

    await chooseMenuItem(app, 'history.name');
    await expect(page.getByRole('button', { name: 'Name it' })).toBeVisible();
    await look('the dialog of a name');
    await page.getByRole('button', { name: 'As filed' }).click();
    await page.getByRole('button', { name: 'Name it' }).click();
    await page.keyboard.press('ControlOrMeta+4');
    await caretBehind(page, 'The crossing takes');
    await page.keyboard.type(' only');
    await selectWords(page, 'OSTROHAVA');
    await page.keyboard.press('Delete');
    await untilOnDisk(page);
    await expect(page.getByRole('list', { name: 'Named versions' })).toBeVisible();
    await look('the history');
    const compare = page.getByRole('button', { name: 'Compare with now: “As filed”' });
    await compare.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: 'Comparison' }).locator('ins')).not.toHaveCount(
      0,
    );
    await look('a comparison');
    await storyText(page).focus();
    await expect(storyText(page)).not.toBeFocused();
    await page.keyboard.press('Escape');
    await expect(compare).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('button', { name: /^See changes/ }).first()).toBeFocused();
    const rename = page.getByRole('button', { name: 'Rename “As filed”' });
    await rename.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(rename).toBeFocused();

    await chooseMenuItem(app, 'desk.backups');
    const backups = page.getByRole('dialog', { name: 'Backups' });
    await look('backups and archives');
    await backups.getByRole('button', { name: 'Back up now' }).click();
    await expect(backups.getByText('Last backup just now, checked.')).toBeVisible();
    await look('the copies');
    const lookInto = backups.getByRole('button', { name: /^Look into/ }).first();
    await lookInto.click();
    const read = backups.getByRole('button', { name: /^Read it/ }).first();
    await expect(read).toBeVisible();
    await look('inside a backup');
    await read.click();
    await expect(backups.getByRole('document')).toBeVisible();
    await look('a story in a backup');
    await backups.getByRole('button', { name: 'Back to the stories' }).click();
    await backups.getByRole('button', { name: 'Back to the list' }).click();
    await expect(lookInto).toBeFocused();
    await expect(async () => {
      if (await backups.isVisible()) await page.keyboard.press('Escape');
      await expect(backups).toBeHidden({ timeout: 500 });
    }).toPass();

    await chooseMenuItem(app, 'view.settings');
    await page.getByRole('tab', { name: 'Passphrase' }).click();
    await expect(page.getByLabel('New passphrase')).toBeVisible();
    await look('the passphrase');
    await close();
  });
}

const folder = '/home/ada/Galley';
const around = { folder, newestCopy: 'of 4 April', room: 'The disk has room.' };
const damaged = { code: 'empty', message: 'The file does not read to its end.' } as const;

test('the pages in the desk’s place', async () => {
  const reader = await openReader();
  const { page } = reader;
  const pages: Readonly<Record<string, string>> = {
    question: unlockPage({ shows: 'question', trouble: '' }, folder),
    'wrong answer': unlockPage({ shows: 'question', trouble: wrongPassphraseSentence }, folder),
    work: unlockPage({ shows: 'work', share: 0.4 }, folder),
    opening: unlockPage({ shows: 'opening' }, folder),
    waiting: waitingPage(folder),
    saving: savingPage('Saving what can be saved', 0.4),
    trouble: troublePage(damaged, around),
    unsaved: unsavedPage('The disk is full.', around),
    clock: clockPage(Date.UTC(2031, 0, 1), Date.UTC(2032, 0, 1)),
  };
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme });
    for (const [name, html] of Object.entries(pages)) {
      await page.setContent(html);
      await page.evaluate(axe.source);
      expect.soft(await violations(page), `${name}, ${theme}`).toEqual([]);
    }
  }
  await reader.close();
});
