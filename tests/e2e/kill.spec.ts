import { rmSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { freshLibrary, launchDesk } from './support/desk.ts';
import { caretBehind, storyText, untilOnDisk } from './support/story.ts';

test.setTimeout(120_000);

/** The letters that the desk has said are on disk, read in the page as they are acknowledged. */
const acknowledged = `(() => {
  const story = document.querySelector('[role=textbox][aria-label=Story]');
  return document.querySelector('.status-saved') ? story.textContent : null;
})()`;

test('kill -9 while typing: nothing that was on disk is lost, and the caret is where it was', async () => {
  const library = freshLibrary();
  const desk = await launchDesk({ library });
  const { page } = desk;
  await storyText(page).waitFor();
  await page.keyboard.press('ControlOrMeta+n');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('');
  await page.keyboard.type('Typed until the last moment ');
  let saved = '';
  for (let round = 0; round < 40; round++) {
    await page.keyboard.type(`w${round} `);
    const text = await page.evaluate<string | null>(acknowledged);
    if (text !== null) saved = text;
  }
  expect(saved).toContain('w20 ');
  await desk.kill();

  const again = await launchDesk({ library });
  const headline = again.page.getByRole('heading', { level: 1 });
  await expect(headline).toContainText('Typed until the last moment');
  const stands = (await storyText(again.page).textContent()) ?? '';
  expect(stands.startsWith(saved.trimEnd())).toBe(true);
  await storyText(again.page).focus();
  await again.page.keyboard.type('and on');
  await expect(headline).toContainText(/w3\d and on$/);
  await again.close();
  rmSync(library, { recursive: true });
});

test('a story opens again with its caret, its undone words and its claims as they were', async () => {
  const library = freshLibrary();
  const desk = await launchDesk({ library });
  await storyText(desk.page).waitFor();
  await caretBehind(desk.page, 'The crossing takes 50 minutes');
  await desk.page.keyboard.type(' or so');
  await untilOnDisk(desk.page);
  // The caret is kept once it has rested.
  await desk.page.waitForTimeout(1500);
  await desk.kill();
  const again = await launchDesk({ library });
  await storyText(again.page).focus();
  await again.page.keyboard.type(', they say');
  await expect(storyText(again.page)).toContainText(
    'The crossing takes 50 minutes or so, they say',
  );
  await again.close();
  rmSync(library, { recursive: true });
});
