import { expect, test } from '@playwright/test';
import { launchDesk } from './support/desk.ts';
import { chooseMenuItem } from './support/menu.ts';

test('a version is named, compared in the text and restored in part and whole, and nothing is lost', async () => {
  const { app, page, close } = await launchDesk();
  try {
    const story = page.getByRole('textbox', { name: 'Story', exact: true });
    await expect(story).toBeVisible();
    await chooseMenuItem(app, 'story.new');
    await expect(story).toHaveText('');
    await page.keyboard.type('Harbour wall');
    await page.keyboard.press('Control+End');
    await page.keyboard.type('The trust will rebuild the harbour wall in June.');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Fares on the evening ferry rise by four per cent.');

    await chooseMenuItem(app, 'history.name');
    await page.getByRole('button', { name: 'As filed' }).click();
    await page.getByRole('button', { name: 'Name it' }).click();
    await page.keyboard.press('Control+4');
    const names = page.getByRole('list', { name: 'Named versions' });
    await expect(names).toContainText('As filed');

    await story.focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' Winter fares stay.');
    await page.keyboard.press('Enter');
    await page.keyboard.type('A paragraph that legal wanted.');

    await page.getByRole('button', { name: 'Compare with now: “As filed”' }).click();
    const comparison = page.getByRole('region', { name: 'Comparison' });
    await expect(comparison.getByRole('status')).toHaveText('2 changes · 8 words in');
    await expect(comparison.locator('ins').first()).toContainText('Winter fares stay.');
    await page.keyboard.press('Alt+ArrowDown');
    await expect(comparison.getByRole('status')).toHaveText('Change 1 of 2');

    await comparison.getByRole('button', { name: 'Put this paragraph back' }).click();
    await expect(comparison.getByRole('status')).toHaveText('1 change · 5 words in');
    await page.keyboard.press('Escape');
    await expect(comparison).toBeHidden();
    await expect(story).not.toContainText('Winter fares');
    await expect(story).toContainText('A paragraph that legal wanted.');

    await page.getByRole('button', { name: 'Read “As filed”' }).click();
    await page.getByRole('button', { name: 'Restore this' }).click();
    await expect(story).not.toContainText('legal wanted');
    const sitting = page.getByRole('list', { name: 'Sittings of Today' });
    await expect(sitting).toContainText('Restored as it stood: “As filed”');
    await expect(sitting).toContainText('Put a part back as it stood: “As filed”');

    // What came after the moment is one undo away, step by step.
    await story.focus();
    await page.keyboard.press('Control+z');
    await expect(story).toContainText('A paragraph that legal wanted.');
    await page.keyboard.press('Control+z');
    await expect(story).toContainText('Winter fares stay.');
  } finally {
    await close();
  }
});
