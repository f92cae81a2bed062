import { join } from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import { expect, test, type Page } from '@playwright/test';
import { launchDesk, project, type RunningDesk } from './support/desk.ts';
import { answerOpenDialog } from './support/dialogs.ts';
import { cards, caretBehind, storyText } from './support/story.ts';

// The desk as axe-core sees it, in both themes, on each panel and dialog.

test.setTimeout(120_000);

let desk: RunningDesk;
let page: Page;

test.beforeEach(async () => {
  desk = await launchDesk();
  page = desk.page;
  await expect(cards(page, 'Findings')).toHaveCount(3);
  await page.evaluate(axe.source);
});

test.afterEach(async () => {
  await desk.close();
});

async function violations(): Promise<string[]> {
  const { violations: found } = await page.evaluate<AxeResults>(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`,
  );
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every panel and dialog, ${colorScheme}`, async () => {
    // Without motion: colours on their way from one theme to the other are nobody's choice.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await violations()).toEqual([]);

    await caretBehind(page, 'The crossing takes');
    await page.keyboard.press('F8');
    await page.getByRole('radio', { name: 'Confirmed' }).click();
    await page.getByRole('button', { name: 'Add evidence' }).click();
    expect(await violations()).toEqual([]);

    for (const tab of [/^Tags/, /^History/]) {
      await page.getByRole('tab', { name: tab }).click();
      expect(await violations()).toEqual([]);
    }

    await storyText(page).focus();
    await page.keyboard.press('ControlOrMeta+h');
    await page.keyboard.type('boat');
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');

    await page.keyboard.press('ControlOrMeta+Shift+k');
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');

    await page.keyboard.press('ControlOrMeta+Shift+e');
    await expect(page.getByRole('dialog', { name: 'Before you export' })).toBeVisible();
    expect(await violations()).toEqual([]);
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`each part of the fact-check, with and without a source, and the gate, ${colorScheme}`, async () => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const facts = (name: string) => join(project, 'tests/fixtures/facts', name);
    await answerOpenDialog(desk.app, facts('lock-repair.txt'));
    await page.keyboard.press('ControlOrMeta+o');
    await expect(storyText(page)).toContainText('Repair of Hallen lock');
    await page.keyboard.press('ControlOrMeta+2');
    await expect(page.getByText(/not looked at/).first()).toBeVisible();
    await storyText(page).focus();
    await page.keyboard.press('F9');
    await page.keyboard.press('F8');
    await page.keyboard.press('ControlOrMeta+;');
    await expect(page.getByRole('radio', { name: /Unchecked/ })).toBeFocused();
    await page.keyboard.press('n');
    await expect(page.getByRole('textbox', { name: 'Should read' })).toBeVisible();
    const parts = [/^Claims/, /^Quotes/, /^Figures/, /^Sources/];
    const look = async () => {
      for (const name of parts) {
        await page.getByRole('tab', { name }).click();
        expect(await violations(), String(name)).toEqual([]);
      }
    };
    await look();
    await answerOpenDialog(desk.app, facts('lock-report.txt'));
    await page.getByRole('button', { name: 'Add files…' }).click();
    await page.getByRole('button', { name: 'Read beside the story' }).click();
    await expect(page.getByRole('region', { name: 'Source: lock-report.txt' })).toBeVisible();
    await look();
    await page
      .getByRole('group', { name: 'Status of the story' })
      .getByRole('button', { name: 'Ready' })
      .click();
    await expect(page.getByRole('dialog', { name: 'Before it is ready' })).toBeVisible();
    expect(await violations()).toEqual([]);
  });
}

test('Tab walks from the top of the window to its foot, and the focus is always to be seen', async () => {
  await page.getByRole('button', { name: 'Library', exact: true }).focus();
  const seen = new Set<string>();
  for (let step = 0; step < 80; step++) {
    const { name, isVisible } = await page.evaluate(() => {
      const { activeElement } = document;
      const box = activeElement?.getBoundingClientRect();
      const style = activeElement ? getComputedStyle(activeElement) : null;
      const region = activeElement?.closest('header, nav, main, aside, footer')?.tagName ?? 'NONE';
      const isDrawn = box !== undefined && box.width > 0 && box.height > 0;
      const isMarked =
        style !== null &&
        (style.outlineStyle !== 'none' ||
          style.boxShadow !== 'none' ||
          activeElement?.closest('.story, .resizer') !== null);
      return { name: region, isVisible: isDrawn && isMarked };
    });
    expect(isVisible, `the focus in ${name} at step ${step}`).toBe(true);
    seen.add(name);
    if (name === 'FOOTER') break;
    await page.keyboard.press(name === 'MAIN' ? 'F6' : 'Tab');
  }
  expect([...seen]).toEqual(expect.arrayContaining(['HEADER', 'NAV', 'MAIN', 'ASIDE', 'FOOTER']));
});

test('at 200 % zoom nothing is cut off sideways', async () => {
  await desk.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.setContentSize(1280, 800);
    window?.webContents.setZoomFactor(2);
  });
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(640);
  const overflow = () =>
    page.evaluate(() =>
      [
        ...document.querySelectorAll(
          '.top-bar, .toolbar, .story-scroll, .status-line, .inspector-panel',
        ),
      ]
        .filter((element) => element.scrollWidth > element.clientWidth + 1)
        .map((element) => element.className),
    );
  expect(await overflow()).toEqual([]);
  await page.keyboard.press('ControlOrMeta+2');
  await expect(page.getByRole('tab', { name: /^Facts/, selected: true })).toBeVisible();
  expect(await overflow()).toEqual([]);
});
