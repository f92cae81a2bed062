import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { JSDOM } from 'jsdom';
import { freshLibrary, launchDesk, project, type RunningDesk } from './support/desk.ts';
import { answerOpenDialog, answerSaveDialog } from './support/dialogs.ts';
import { cards, caretBehind, selectWords, storyText, untilOnDisk } from './support/story.ts';

// The whole main job as an editor does it: import, proofread, fact-check, tag, export, reopen.

interface Job {
  readonly file: string;
  readonly headline: RegExp;
  readonly captionEnd: string;
  readonly credit: string;
  readonly related: readonly string[];
  /** Wrong and right, in the order of the text. */
  readonly typos: readonly (readonly [string, string])[];
  /** Words of one paragraph, to be a claim. */
  readonly claim: string;
}

const ownStory: Job = {
  file: join(project, 'tests/fixtures/texts/harbour-pact.txt'),
  headline: /^Koravia, Velmark agree to guard the strait together$/,
  captionEnd: 'May 9, 2024.',
  credit: 'MERIDIAN/Darya Holub',
  related: [
    'Who pays for the palace fleet? (background)',
    'What is the Strait Convention? (background)',
  ],
  typos: [
    ['unles', 'unless'],
    ['holdays', 'holidays'],
    ['Beregstaza', 'Beregstraza'],
  ],
  claim: 'Beregstraza was split off from the navy in 2011',
};

const samplePath = join(project, '../shared/samples/security-agreement.txt');

/** What the sample holds is read from the sample: nothing of it is written down here. */
function sampleStory(): Job {
  const blocks = readFileSync(samplePath, 'utf8')
    .trim()
    .split(/\n\s*\n/);
  const related = blocks.filter((block) => /^[^\n]{1,80}\([^()]+\)$/.test(block));
  const caption = blocks[1]!;
  const credit = /\S+\/.+$/.exec(caption)![0];
  return {
    file: samplePath,
    headline: new RegExp(`^${blocks[0]!.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`),
    captionEnd: caption.slice(0, -credit.length).trim().slice(-13),
    credit,
    related,
    typos: sampleTypos(),
    claim: blocks[4]!.split('. ')[0]!,
  };
}

/** The three typos, as the development set beside the sample marks them. */
function sampleTypos(): Job['typos'] {
  const seed = readFileSync(join(project, '../shared/bench/proofreading/data/seed.jsonl'), 'utf8');
  const { errors } = JSON.parse(seed.split('\n')[0]!) as {
    errors: { wrong: string; right: string }[];
  };
  return errors.map(({ wrong, right }) => [wrong, right] as const);
}

test.setTimeout(180_000);

test('the main job, on a story of our own', async () => {
  await doTheMainJob(ownStory);
});

test('the main job, on the sample', async () => {
  test.skip(
    !existsSync(samplePath),
    'the sample lies beside the project only where it is developed',
  );
  await doTheMainJob(sampleStory());
});

async function doTheMainJob(job: Job): Promise<void> {
  const library = freshLibrary();
  const folder = mkdtempSync(join(tmpdir(), 'galley-pages-'));
  const desk = await launchDesk({ library });
  await importStory(desk, job);
  await proofread(desk, job);
  await factCheck(desk, job);
  await tag(desk);
  const page = join(folder, 'page.html');
  await exportPage(desk, page);
  checkPage(readFileSync(page, 'utf8'), job);
  await desk.close();
  await reopen(library, job);
  exportAgain(library, folder, page);
  rmSync(library, { recursive: true });
  rmSync(folder, { recursive: true });
}

async function importStory({ app, page }: RunningDesk, job: Job): Promise<void> {
  await answerOpenDialog(app, job.file);
  await storyText(page).waitFor();
  await page.keyboard.press('ControlOrMeta+o');
  await expect(page.getByRole('heading', { level: 1, name: job.headline })).toBeVisible();
  const figure = storyText(page).locator('figure');
  await expect(figure).toHaveCount(1);
  await expect(figure.locator('[data-part=caption]')).toHaveText(
    new RegExp(`${escaped(job.captionEnd)}$`),
  );
  await expect(figure.locator('[data-part=credit]')).toHaveText(job.credit);
  for (const line of job.related)
    await expect(
      storyText(page).locator('[data-part=related-link]', { hasText: line }),
    ).toHaveCount(1);
}

async function proofread({ page }: RunningDesk, job: Job): Promise<void> {
  const found = cards(page, 'Findings');
  await expect(found).toHaveCount(3);
  for (const [wrong, right] of job.typos) {
    const one = found.filter({ has: page.locator('.finding', { hasText: wholeWord(wrong) }) });
    await expect(one).toHaveCount(1);
    await expect(one.locator('.card-choices button').first()).toHaveText(right);
  }
  // By keyboard alone: F7 goes to the first, Enter takes its first suggestion and goes on.
  await storyText(page).focus();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('F7');
  for (const [wrong, right] of job.typos) {
    await expect(page.locator('.finding-card[data-current=true] .finding')).toHaveText(wrong);
    await page.keyboard.press('Enter');
    await expect(storyText(page)).not.toContainText(wholeWord(wrong));
    await expect(storyText(page)).toContainText(right);
  }
  await expect(page.getByText('Nothing left to mend')).toBeVisible();
}

async function factCheck({ page }: RunningDesk, job: Job): Promise<void> {
  await selectWords(page, job.claim);
  await page.keyboard.press('F8');
  const claims = cards(page, 'Claims');
  await expect(claims).toHaveCount(1);
  const card = claims.first();
  await expect(card.locator('.claim-words')).toHaveText(job.claim);
  await card.getByRole('button', { name: 'Add evidence' }).click();
  await card.getByLabel(/^Source/).fill('Gazette of Acts, no. 12');
  await card.getByLabel(/^What it says/).fill('The service is a body of its own.');
  await card.getByLabel(/^Page/).fill('page 3');
  await card.getByRole('button', { name: 'Keep evidence' }).click();
  await expect(card.getByRole('list', { name: 'Evidence' })).toContainText(
    'Gazette of Acts, no. 12',
  );
  await card.getByLabel('Note', { exact: true }).fill('Rang the ministry as well.');
  await card.getByRole('radio', { name: 'Confirmed' }).click();
  await expect(card.locator('.claim-status')).toHaveText(/Confirmed/);
  await expect(page.getByRole('button', { name: 'All claims settled' })).toBeVisible();

  // Touch its words and it reopens; undo and it closes again.
  await caretBehind(page, job.claim.slice(0, -3));
  await page.keyboard.type('x');
  await expect(card.locator('.claim-status')).toHaveText(/Text changed, recheck/);
  await expect(page.getByRole('button', { name: '1 claim left' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(card.locator('.claim-status')).toHaveText(/Confirmed/);
}

async function tag({ page }: RunningDesk): Promise<void> {
  await page.getByRole('tab', { name: 'Tags & details' }).click();
  const field = page.getByRole('combobox', { name: 'Add a tag' });
  await field.fill('Coastal waters');
  await page.getByRole('option', { name: /New topic/ }).click();
  await expect(page.getByRole('region', { name: 'Tags' }).getByRole('listitem')).toHaveText(
    'Coastal waters',
  );
  await page.getByRole('searchbox', { name: 'Search stories' }).fill('coastal');
  const rows = page.getByRole('listbox', { name: 'Stories' }).getByRole('option');
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('Coastal waters');
  await page.getByRole('searchbox', { name: 'Search stories' }).fill('');
}

async function exportPage({ app, page }: RunningDesk, path: string): Promise<void> {
  await answerSaveDialog(app, path);
  await untilOnDisk(page);
  await page.keyboard.press('ControlOrMeta+Shift+e');
  const dialog = page.getByRole('dialog', { name: 'Before you export' });
  await expect(dialog).toBeVisible();
  const reason = dialog.getByLabel(/^Reason/);
  if (await reason.isVisible()) await reason.fill('The picture follows.');
  await dialog.getByRole('button', { name: /^Export/ }).click();
  await expect(page.getByRole('status', { name: 'Notices' })).toContainText(
    'Exported as page.html',
  );
}

function checkPage(html: string, job: Job): void {
  const { document } = new JSDOM(html).window;
  expect(html.startsWith('<!doctype html>')).toBe(true);
  expect(document.querySelectorAll('h1')).toHaveLength(1);
  expect(document.querySelector('h1')!.textContent).toMatch(job.headline);
  expect(document.querySelectorAll('article')).toHaveLength(1);
  expect(document.querySelector('figcaption')!.textContent).toContain(job.credit);
  expect(document.querySelector('nav')!.textContent).toContain(job.related[0]!);
  for (const [wrong, right] of job.typos) {
    expect(html).not.toMatch(wholeWord(wrong));
    expect(document.body.textContent).toContain(right);
  }
  const scripts = [...document.querySelectorAll('script')];
  expect(scripts.map((script) => script.type)).toEqual(['application/ld+json']);
  expect(JSON.parse(scripts[0]!.textContent)).toMatchObject({
    '@type': 'NewsArticle',
    keywords: expect.arrayContaining(['Coastal waters']),
  });
  expect(document.querySelector('meta[property="og:title"]')!.getAttribute('content')).toMatch(
    job.headline,
  );
  for (const secret of [
    'Gazette of Acts',
    'Rang the ministry',
    'The picture follows',
    'data-claim',
    'data-sic',
    'galley-library',
  ]) {
    expect(html).not.toContain(secret);
  }
  const handlers = [...document.querySelectorAll('*')]
    .flatMap((one) => one.getAttributeNames())
    .filter((name) => name.startsWith('on'));
  expect(handlers).toEqual([]);
}

async function reopen(library: string, job: Job): Promise<void> {
  const { page, close } = await launchDesk({ library });
  await expect(page.getByRole('heading', { level: 1, name: job.headline })).toBeVisible();
  for (const [wrong, right] of job.typos) {
    await expect(storyText(page)).toContainText(right);
    await expect(storyText(page)).not.toContainText(wholeWord(wrong));
  }
  await page.getByRole('tab', { name: /^Facts/ }).click();
  await expect(cards(page, 'Claims').locator('.claim-status')).toHaveText(/Confirmed/);
  const stories = page.getByRole('listbox', { name: 'Stories' });
  await expect(stories.getByRole('option', { selected: true })).toContainText('Exported');
  await close();
}

/** The command line writes the very bytes that the desk wrote. */
function exportAgain(library: string, folder: string, page: string): void {
  const out = join(folder, 'cli');
  const id = storyId(library);
  execFileSync(
    'npm',
    ['run', '--silent', 'galley', '--', 'export', id, '--library', library, '--out', out],
    { cwd: project },
  );
  const written = execFileSync('ls', [out], { encoding: 'utf8' }).trim().split('\n');
  expect(written).toHaveLength(1);
  expect(readFileSync(join(out, written[0]!)).equals(readFileSync(page))).toBe(true);
}

function storyId(library: string): string {
  const script = `import { openStore } from '${join(project, 'db/open-store.ts')}';
    const opened = openStore(process.argv[1]);
    if (!opened.ok) throw new Error(opened.error.message);
    const page = opened.value.stories.list({ search: 'coastal', status: null, tag: null, offset: 0, limit: 2 });
    process.stdout.write(page.rows[0].id);
    opened.value.close();`;
  return execFileSync(process.execPath, ['--input-type=module', '-e', script, library], {
    encoding: 'utf8',
  });
}

const wholeWord = (word: string) => new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'u');

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
