import { rmSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { freshLibrary, launchDesk, type RunningDesk } from './support/desk.ts';
import { chooseMenuItem } from './support/menu.ts';
import { caretBehind, selectWords, storyText, untilOnDisk } from './support/story.ts';

test.setTimeout(120_000);

const changes = (page: Page) =>
  page.getByRole('list', { name: 'Proposed changes' }).getByRole('listitem');

async function nameOneself(page: Page, name: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+3');
  const field = page.getByLabel('Your name, as verdicts and history record it');
  await field.fill(name);
  await field.press('Enter');
}

async function deleteBack(page: Page, letters: number): Promise<void> {
  for (let left = letters; left > 0; left -= 1) await page.keyboard.press('Backspace');
}

async function preview({ app, page }: RunningDesk): Promise<string> {
  const opened = app.waitForEvent('window');
  await page.getByRole('button', { name: 'Preview' }).click();
  const shown = await opened;
  await shown.waitForLoadState();
  const text = await shown.locator('body').innerText();
  await shown.close();
  // The page bears the minute in which it was made.
  return text.replace(/\d\d:\d\d UTC/, '');
}

test('two editors propose, one decides: all stands after a kill, and readers get none of it before', async () => {
  const library = freshLibrary();
  const desk = await launchDesk({ library });
  const { page } = desk;
  await storyText(page).waitFor();
  const before = await preview(desk);

  await nameOneself(page, 'Ada Brook');
  await page.getByRole('button', { name: 'Suggesting' }).click();
  await expect(page.getByRole('button', { name: 'Suggesting', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await caretBehind(page, 'The crossing takes');
  await page.keyboard.type(' about');
  await selectWords(page, 'eleven');
  await page.keyboard.type('twelve');
  await expect(changes(page)).toHaveCount(2);
  await expect(changes(page).nth(0)).toContainText('Ada Brook');
  await expect(changes(page).nth(0)).toContainText('Replace “eleven” with “twelve”');
  await expect(changes(page).nth(1)).toContainText('Insert “ about”');

  await nameOneself(page, 'Jon Field');
  await caretBehind(page, 'by night again');
  await deleteBack(page, ' again'.length);
  await selectWords(page, 'OSTROHAVA');
  await page.keyboard.press('Delete');
  await caretBehind(page, 'from 4 April');
  await page.keyboard.press('Enter');
  await selectWords(page, 'Bohdar Selivanets');
  await page.keyboard.press('ControlOrMeta+b');
  await expect(changes(page)).toHaveCount(6);
  await expect(changes(page).filter({ hasText: 'Jon Field' })).toHaveCount(4);
  await expect(changes(page).filter({ hasText: 'Delete “ again”' })).toHaveCount(1);
  await expect(changes(page).filter({ hasText: 'Begin a new paragraph' })).toHaveCount(1);
  await expect(changes(page).filter({ hasText: 'Make it bold' })).toHaveCount(1);
  await untilOnDisk(page);
  expect(await preview(desk)).toBe(before);
  await desk.kill();

  const again = await launchDesk({ library });
  await storyText(again.page).waitFor();
  await again.page.keyboard.press('ControlOrMeta+3');
  await expect(changes(again.page)).toHaveCount(6);
  await expect(changes(again.page).filter({ hasText: 'Ada Brook' })).toHaveCount(2);
  expect(await preview(again)).toBe(before);

  // One is accepted in the list, one rejected at the caret; undo brings both back undecided.
  const twelve = changes(again.page).filter({ hasText: 'with “twelve”' });
  await twelve.getByRole('button', { name: 'Accept' }).click();
  await expect(changes(again.page)).toHaveCount(5);
  await caretBehind(again.page, ' abo');
  await again.page.keyboard.press('ControlOrMeta+Shift+r');
  await expect(changes(again.page)).toHaveCount(4);
  await expect(storyText(again.page)).toContainText('The crossing takes 50 minutes');
  expect(await preview(again)).toBe(before.replace('eleven years\n', 'twelve years\n'));
  await storyText(again.page).focus();
  await again.page.keyboard.press('ControlOrMeta+z');
  await again.page.keyboard.press('ControlOrMeta+z');
  await expect(changes(again.page)).toHaveCount(6);
  expect(await preview(again)).toBe(before);

  // Those of one author are one step.
  await again.page.getByLabel('Proposed by', { exact: true }).selectOption('Jon Field');
  await again.page.getByRole('button', { name: 'Reject all' }).click();
  await expect(changes(again.page)).toHaveCount(2);
  await chooseMenuItem(again.app, 'edit.undo');
  await expect(changes(again.page)).toHaveCount(4);
  await again.page.getByLabel('Proposed by', { exact: true }).selectOption('everybody');
  await expect(changes(again.page)).toHaveCount(6);

  await chooseMenuItem(again.app, 'changes.acceptAll');
  await expect(changes(again.page)).toHaveCount(0);
  await untilOnDisk(again.page);
  const after = await preview(again);
  expect(after).toContain('The crossing takes about 50 minutes');
  expect(after).toContain('twelve years');
  expect(after).not.toContain('by night again');
  expect(after).not.toContain('OSTROHAVA, 18');
  await again.close();
  rmSync(library, { recursive: true });
});

test('a change has its card: read at the caret, decided by key', async () => {
  const desk = await launchDesk();
  const { page } = desk;
  await storyText(page).waitFor();
  await nameOneself(page, 'Ada Brook');
  await caretBehind(page, 'The crossing takes');
  await page.keyboard.press('ControlOrMeta+Shift+s');
  await page.keyboard.type(' about');
  await page.keyboard.press('ControlOrMeta+Shift+s');
  const card = page.getByRole('group', { name: 'Change proposed by Ada Brook' });
  await page.keyboard.press('F4');
  await expect(card).toContainText('Insert “ about”');
  await page.keyboard.press('ControlOrMeta+Home');
  await expect(card).toHaveCount(0);
  await page.keyboard.press('F4');
  await expect(card).toContainText('Insert “ about”');
  await expect(page.getByRole('status', { name: 'Change at the caret' })).toContainText(
    /^Proposed by Ada Brook on .*: Insert “ about”\.$/,
  );
  await page.keyboard.press('ControlOrMeta+Shift+a');
  await expect(card).toHaveCount(0);
  await expect(storyText(page).locator('ins')).toHaveCount(0);
  await expect(storyText(page)).toContainText('The crossing takes about 50 minutes');
  await desk.close();
});

test('what an input method composes is proposed, and composing is not broken', async () => {
  const desk = await launchDesk();
  const { page } = desk;
  await storyText(page).waitFor();
  await page.keyboard.press('ControlOrMeta+Shift+s');
  const input = await page.context().newCDPSession(page);
  const compose = async (...steps: readonly string[]): Promise<void> => {
    for (const text of steps) {
      const end = text.length;
      await input.send('Input.imeSetComposition', { text, selectionStart: end, selectionEnd: end });
      await page.waitForTimeout(50);
    }
    await input.send('Input.insertText', { text: steps.at(-1) ?? '' });
  };
  await caretBehind(page, 'The crossing takes');
  await compose('か', 'かわ', 'かわの');
  await expect(
    storyText(page)
      .locator('ins')
      .filter({ hasText: /^かわの$/ }),
  ).toHaveCount(1);
  await selectWords(page, 'OSTROHAVA');
  await compose('み', 'みな');
  await expect(
    storyText(page)
      .locator('ins')
      .filter({ hasText: /^みな$/ }),
  ).toHaveCount(1);
  await expect(storyText(page).locator('del')).toContainText('OSTROHAVA');
  await desk.close();
});
