import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import axe, { type AxeResults } from 'axe-core';
import { freshLibrary, launchDesk, type RunningDesk } from './support/desk.ts';
import { answerSaveDialog } from './support/dialogs.ts';
import { request } from './support/request.ts';
import { caretBehind, selectWords, storyText, untilOnDisk } from './support/story.ts';

// What editors say to one another beside the words, and what becomes of it.

test.setTimeout(120_000);

let library: string;
let desk: RunningDesk;
let page: Page;

test.beforeEach(async () => {
  library = freshLibrary();
  await open();
  await signAs('Ada Brook');
});

test.afterEach(async () => {
  await desk.close();
  rmSync(library, { recursive: true, force: true });
});

async function open(): Promise<void> {
  desk = await launchDesk({ library });
  page = desk.page;
  await storyText(page).waitFor();
}

async function signAs(editor: string): Promise<void> {
  await request(page, 'desk.setSettings', { editor, inspectorTab: 'details' });
  await page.reload();
  await storyText(page).waitFor();
}

const words = 'The crossing takes 50 minutes';
const noted = () => storyText(page).locator('.note');
const card = () => page.getByRole('region', { name: /^Note by Ada Brook, on/ });
const listed = () =>
  page.getByRole('list', { name: 'Notes' }).locator('> li').filter({ hasText: 'Which boat' });
const resolved = () => page.locator('details.resolved-threads');

async function comment(): Promise<void> {
  await selectWords(page, words);
  await page.keyboard.press('ControlOrMeta+Alt+m');
  await page.getByRole('textbox', { name: /never published/ }).fill('Which boat is it?');
  await page.getByRole('button', { name: 'Add note' }).click();
  await expect(noted()).toHaveText(words);
}

async function reply(text: string): Promise<void> {
  await caretBehind(page, 'takes 50');
  await page.keyboard.press('F2');
  await expect(card().getByRole('textbox', { name: 'Reply' })).toBeFocused();
  await page.keyboard.type(text);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(card().getByRole('list', { name: 'Replies' })).toContainText(text);
}

async function textOf(format: 'page' | 'text'): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'galley-comments-'));
  const path = join(folder, 'story');
  await answerSaveDialog(desk.app, path);
  const list = await request(page, 'stories.list', {
    search: '',
    status: null,
    tag: null,
    offset: 0,
    limit: 1,
  });
  if (!list.ok) throw new Error(list.error.message);
  const override = 'only to be looked at';
  const id = list.value.rows[0]!.id;
  const done = await request(page, 'publishing.export', {
    id,
    format,
    claimReview: false,
    override,
  });
  if (!done.ok) throw new Error('Nothing was exported');
  const text = readFileSync(path, 'utf8');
  rmSync(folder, { recursive: true });
  return text;
}

test('a comment is answered, resolved and opened again at its place, and readers get none of it', async () => {
  await comment();
  await reply('The old one.');
  await page.keyboard.press('Escape');
  await expect(storyText(page)).toBeFocused();
  await expect(card()).toBeHidden();

  await signAs('Jon Hale');
  await reply('No, the new one.');
  const own = card().getByRole('listitem').filter({ hasText: 'Jon Hale' });
  const other = card().getByRole('listitem').filter({ hasText: 'The old one.' });
  await expect(own).toHaveCount(1);
  await expect(other.getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('status', { name: 'Threads' })).toContainText('No, the new one.');
  await own.getByRole('button', { name: 'Edit' }).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('The new one, since May.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(own).toContainText('The new one, since May.');
  await expect(own).toContainText('edited');
  await expect(listed()).toContainText('The new one, since May.');

  await card().getByRole('button', { name: 'Resolve' }).click();
  await expect(noted()).toHaveCount(0);
  await expect(resolved()).toContainText('Resolved (1)');

  // Around the words, and inside them.
  await caretBehind(page, 'The crossing takes');
  await page.keyboard.type(' at least');
  await untilOnDisk(page);
  for (const format of ['page', 'text'] as const) {
    const text = await textOf(format);
    expect(text).toContain('The crossing takes at least 50 minutes');
    expect(text).not.toMatch(/Which boat|old one|new one|data-note|Jon Hale/);
  }

  await desk.kill();
  await open();
  await expect(noted()).toHaveCount(0);
  await resolved().getByText('Resolved (1)').click();
  await expect(resolved()).toContainText('Resolved by Jon Hale');
  await resolved().getByRole('button', { name: 'Reopen' }).click();
  await expect(noted()).toHaveText('The crossing takes at least 50 minutes');
  await expect(listed()).toContainText('The old one.');
  expect(await textOf('page')).not.toMatch(/Which boat|old one|new one|data-note/);
});

test('a comment outlives its words, and an undo brings it back to them', async () => {
  await comment();
  await selectWords(page, words);
  await page.keyboard.press('Delete');
  await expect(listed()).toContainText('The words are gone.');
  await expect(listed()).toContainText(words);
  await storyText(page).focus();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(noted()).toHaveText(words);
  await expect(listed()).not.toContainText('The words are gone.');

  await selectWords(page, words);
  await page.keyboard.press('ControlOrMeta+c');
  await caretBehind(page, words);
  await page.keyboard.press('Enter');
  await page.keyboard.press('ControlOrMeta+v');
  await expect(storyText(page).getByText(words)).toHaveCount(2);
  await expect(noted()).toHaveCount(1);
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`card and list are open to everyone, ${colorScheme}`, async () => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await comment();
    await reply('The old one.');
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate<AxeResults>(
      `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`,
    );
    expect(
      violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)),
    ).toEqual([]);
  });
