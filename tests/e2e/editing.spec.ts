import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { launchDesk, project, type RunningDesk } from './support/desk.ts';
import { cards, caretBehind, selectWords, storyText } from './support/story.ts';

test.setTimeout(120_000);

let desk: RunningDesk;
let page: Page;

test.beforeEach(async () => {
  desk = await launchDesk();
  page = desk.page;
  await storyText(page).waitFor();
});

test.afterEach(async () => {
  await desk.close();
});

/** Begins a story; the caret stands in its headline. */
async function beginStory(): Promise<void> {
  await page.keyboard.press('ControlOrMeta+n');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('');
}

/** Goes on to the body of a new story. */
async function beginBody(): Promise<void> {
  await beginStory();
  for (let part = 0; part < 4; part++) await page.keyboard.press('Enter');
}

test('Enter leads through the head of a story into its body', async () => {
  await beginStory();
  const parts = ['Port opens', 'At last.', 'By Ada Brook', 'PORT ELDER, 3 May', 'The port opened.'];
  for (const [index, part] of parts.entries()) {
    if (index > 0) await page.keyboard.press('Enter');
    await page.keyboard.type(part);
  }
  const story = storyText(page);
  await expect(story.locator('[data-part=headline]')).toHaveText('Port opens');
  await expect(story.locator('[data-part=standfirst]')).toHaveText('At last.');
  await expect(story.locator('[data-part=byline]')).toHaveText('By Ada Brook');
  await expect(story.locator('[data-part=dateline]')).toHaveText('PORT ELDER, 3 May');
  await expect(story.locator('[data-part=body] p')).toHaveText('The port opened.');
});

test('the keys that everyone knows', async () => {
  await beginBody();
  const body = storyText(page).locator('[data-part=body]');
  await page.keyboard.press('ControlOrMeta+b');
  await page.keyboard.type('bold');
  await page.keyboard.press('ControlOrMeta+b');
  await page.keyboard.press('ControlOrMeta+i');
  await page.keyboard.type(' slanted');
  await page.keyboard.press('ControlOrMeta+i');
  await expect(body.locator('strong')).toHaveText('bold');
  await expect(body.locator('em')).toHaveText('slanted');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(body).not.toContainText('slanted');
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(body).toContainText('slanted');
});

test('a link is set over words, refused when unsafe, and Ctrl+K without words opens the palette', async () => {
  await selectWords(page, 'Koravian Ministry of Waterways');
  await page.keyboard.press('ControlOrMeta+k');
  const dialog = page.getByRole('dialog', { name: 'Link' });
  await dialog.getByLabel('Address').fill('javascript:alert(1)');
  await dialog.getByRole('button', { name: 'Set link' }).click();
  await expect(dialog.getByRole('alert')).toContainText('A web or mail address is wanted');
  await dialog.getByLabel('Address').fill('waterways.example.org');
  await page.keyboard.press('Enter');
  await expect(storyText(page).locator('a')).toHaveAttribute(
    'href',
    'https://waterways.example.org',
  );
  await caretBehind(page, 'eleven years after');
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('combobox', { name: 'Search stories and commands' })).toBeFocused();
});

test('quotes curl by the language of the story', async () => {
  await beginBody();
  const body = storyText(page).locator('[data-part=body]');
  await page.keyboard.type(`"Don't call it 'war'," she said.`);
  await expect(body).toHaveText('“Don’t call it ‘war’,” she said.');
  await page.getByRole('tab', { name: 'Tags & details' }).click();
  await page.getByRole('combobox', { name: 'Language' }).selectOption('de');
  await storyText(page).focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('"Ja", sagte sie.');
  await expect(body.locator('p').last()).toHaveText('„Ja“, sagte sie.');
});

test('find and replace, in one undo step', async () => {
  await caretBehind(page, 'Ferries will cross');
  await page.keyboard.press('ControlOrMeta+h');
  const bar = page.getByRole('search', { name: 'Find in the story' });
  await bar.getByRole('textbox', { name: 'Find', exact: true }).fill('Lutina');
  const before = (await storyText(page).textContent())?.match(/Lutina/g)?.length ?? 0;
  expect(before).toBeGreaterThan(1);
  await expect(bar.getByRole('status')).toContainText(`of ${before}`);
  await bar.getByRole('textbox', { name: 'Replace with' }).fill('Selva');
  await bar.getByRole('button', { name: 'Replace all' }).click();
  await expect(storyText(page)).not.toContainText('Lutina');
  await page.keyboard.press('Escape');
  await expect(bar).toBeHidden();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(storyText(page)).toContainText('Lutina');
  await expect(storyText(page)).not.toContainText('Selva');
});

test('a paste keeps structure, drops dressing and runs nothing', async () => {
  await beginBody();
  const html = `<style>p{color:red}</style><h2 style="color:red" onclick="window.ran=1">Council</h2>
    <p class=MsoNormal>It met on <b>Monday</b>.<script>window.ran=1</script><img src=x onerror="window.ran=1"></p>
    <ul><li>One</li><li>Two</li></ul><blockquote><p>No.</p></blockquote>
    <p><a href="javascript:window.ran=1">bad</a> and <a href="https://example.org/">good</a></p>`;
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData('text/html', text);
    data.setData('text/plain', 'plain');
    const paste = new ClipboardEvent('paste', {
      clipboardData: data,
      bubbles: true,
      cancelable: true,
    });
    document.querySelector('[role=textbox][aria-label=Story]')?.dispatchEvent(paste);
  }, html);
  const body = storyText(page).locator('[data-part=body]');
  await expect(body.locator('h2')).toHaveText('Council');
  await expect(body.locator('strong')).toHaveText('Monday');
  await expect(body.locator('li')).toHaveText(['One', 'Two']);
  await expect(body.locator('blockquote')).toHaveText('No.');
  await expect(body.locator('a')).toHaveText('good');
  await expect(body).toContainText('bad and good');
  expect(await body.locator('[style],[onclick],[class*=Mso],script').count()).toBe(0);
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
});

test('findings: ignore here, ignore in the story, add to the dictionary, each undoable', async () => {
  const findings = page.getByRole('list', { name: 'Findings' });
  const cardOf = (word: string) =>
    findings.getByRole('listitem').filter({ has: page.locator('.finding', { hasText: word }) });
  await expect(findings.getByRole('listitem')).toHaveCount(3);
  const words = await findings.locator('.finding').allTextContents();

  await cardOf(words[0]!).getByRole('button', { name: 'Ignore here' }).click();
  await expect(cardOf(words[0]!)).toHaveCount(0);
  await storyText(page).focus();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(cardOf(words[0]!)).toHaveCount(1);

  await cardOf(words[1]!).getByRole('button', { name: 'Ignore in this story' }).click();
  await expect(cardOf(words[1]!)).toHaveCount(0);
  await page.getByText('1 ignored in this story').click();
  await page.getByRole('button', { name: 'Check again' }).click();
  await expect(cardOf(words[1]!)).toHaveCount(1);

  await cardOf(words[1]!).getByRole('button', { name: 'Add to dictionary' }).click();
  await expect(cardOf(words[1]!)).toHaveCount(0);
  await page
    .getByRole('status', { name: 'Notices' })
    .getByRole('button', { name: 'Undo' })
    .last()
    .click();
  await expect(cardOf(words[1]!)).toHaveCount(1);
});

test('the menu of the right-hand button offers the finding under it', async () => {
  await expect(page.getByRole('list', { name: 'Findings' }).getByRole('listitem')).toHaveCount(3);
  const word = await page.locator('.finding-card .finding').first().textContent();
  await storyText(page).locator('.finding', { hasText: word! }).first().click({ button: 'right' });
  const menu = page.getByRole('menu');
  await expect(menu.getByRole('menuitem', { name: 'Ignore in this story' })).toBeVisible();
  await menu.getByRole('menuitem').first().click();
  await expect(storyText(page)).not.toContainText(word!);
});

test('history shows an earlier state and restores it', async () => {
  await caretBehind(page, 'Ferries will cross');
  await page.keyboard.type(' slowly');
  await expect(storyText(page)).toContainText('Ferries will cross slowly');
  await page.getByRole('tab', { name: 'History' }).click();
  await page.getByRole('button', { name: 'Read as it came' }).click();
  const sheet = page.locator('.revision');
  await expect(sheet).toContainText('Ferries will cross the');
  await sheet.getByRole('button', { name: 'Restore this' }).click();
  await expect(storyText(page)).not.toContainText('slowly');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(storyText(page)).toContainText('slowly');
});

test('a story goes into the bin and comes back', async () => {
  const row = page.getByRole('listbox', { name: 'Stories' }).getByRole('option').first();
  const headline = await row.locator('.library-row-headline').textContent();
  await page.keyboard.press('ControlOrMeta+Shift+k');
  await page.getByRole('combobox', { name: 'Search stories and commands' }).fill('bin');
  await page.keyboard.press('Enter');
  await expect(page.getByText('An empty desk')).toBeVisible();
  await page.getByRole('status', { name: 'Notices' }).getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('heading', { level: 1, name: headline! })).toBeVisible();
});

test('words, reading time and language stand in the status line', async () => {
  await beginBody();
  await page.keyboard.type('One two three four five.');
  await expect(page.getByRole('contentinfo')).toContainText('5 words · 1 min');
  await expect(page.getByRole('contentinfo')).toContainText('English (UK)');
});

test('a story in the bin is found there and put back, also later', async () => {
  const headline = await page.getByRole('heading', { level: 1 }).textContent();
  await page.keyboard.press('ControlOrMeta+Shift+k');
  await page.getByRole('combobox', { name: 'Search stories and commands' }).fill('bin');
  await page.keyboard.press('Enter');
  await expect(page.getByText('An empty desk')).toBeVisible();
  await page.getByRole('button', { name: 'Bin', exact: true }).click();
  const rows = page.getByRole('listbox', { name: 'Stories' }).getByRole('option');
  await expect(rows).toHaveCount(1);
  await rows.first().click();
  await page.getByRole('button', { name: 'Put it back' }).click();
  await expect(page.getByRole('heading', { level: 1, name: headline! })).toBeVisible();
  await expect(storyText(page)).toBeVisible();
});

test('F7 from anywhere takes the next finding in hand, and the focus into the text', async () => {
  await expect(page.getByRole('list', { name: 'Findings' }).getByRole('listitem')).toHaveCount(3);
  await page.getByRole('tab', { name: /^Proofread/ }).focus();
  await page.keyboard.press('F7');
  await expect(storyText(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Findings' }).getByRole('listitem')).toHaveCount(2);
});

test('what is found comes into sight, and Escape leads back to the caret', async () => {
  await caretBehind(page, 'Ferries will cross');
  await page.keyboard.press('ControlOrMeta+f');
  await page.keyboard.type('anchors');
  await expect(page.locator('.match-current')).toBeInViewport();
  await page.keyboard.press('Escape');
  await page.keyboard.type(' slowly');
  await expect(storyText(page)).toContainText('Ferries will cross slowly');
});

test('a whole story pasted as plain text is read as one, in one undo step', async () => {
  const text = readFileSync(join(project, 'tests/fixtures/texts/harbour-pact.txt'), 'utf8');
  await beginStory();
  await page.evaluate((plain) => {
    const data = new DataTransfer();
    data.setData('text/plain', plain);
    const paste = new ClipboardEvent('paste', {
      clipboardData: data,
      bubbles: true,
      cancelable: true,
    });
    document.querySelector('[role=textbox][aria-label=Story]')?.dispatchEvent(paste);
  }, text);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Koravia/);
  await expect(storyText(page).locator('[data-part=credit]')).toHaveText('MERIDIAN/Darya Holub');
  await expect(storyText(page).locator('[data-part=related-link]')).toHaveCount(2);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('');
});

test('words marked as a claim again take up its record', async () => {
  const words = 'The crossing takes 50 minutes';
  const claims = cards(page, 'Claims');
  await selectWords(page, words);
  await page.keyboard.press('F8');
  await claims.getByRole('radio', { name: 'Confirmed' }).click();
  await expect(page.getByRole('button', { name: 'All claims settled' })).toBeVisible();
  await claims.getByRole('button', { name: 'Unmark' }).click();
  await expect(storyText(page)).toBeFocused();
  await page.getByText('No longer in the text (1)').click();
  await expect(page.locator('.claim-status')).toHaveText(/No longer marked/);
  await expect(page.getByRole('button', { name: 'No claims' })).toBeVisible();
  await selectWords(page, words);
  await page.keyboard.press('F8');
  await expect(claims).toHaveCount(1);
  await expect(claims.locator('.claim-status')).toHaveText(/Confirmed/);
});

test('redo with nothing to redo undoes nothing, also under Caps Lock', async () => {
  await caretBehind(page, 'Ferries will cross');
  await page.keyboard.type(' slowly');
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(storyText(page)).toContainText('Ferries will cross slowly');
});
