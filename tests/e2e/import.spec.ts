import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import axe, { type AxeResults } from 'axe-core';
import { docxOf, wordParagraph, wordPart } from '../support/docx.ts';
import { odtOf, textParagraph } from '../support/odt.ts';
import { tinyGif } from '../support/small-files.ts';
import { launchDesk, type RunningDesk } from './support/desk.ts';
import { answerOpenDialog, answerSaveDialog } from './support/dialogs.ts';
import { request } from './support/request.ts';
import { selectWords, storyText, untilOnDisk } from './support/story.ts';

test.setTimeout(90_000);

let desk: RunningDesk;
let folder: string;

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'galley-import-'));
  desk = await launchDesk();
  await storyText(desk.page).waitFor();
});

test.afterEach(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

function write(path: string, content: string | Uint8Array): string {
  const full = join(folder, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, content);
  return full;
}

async function pick(...paths: string[]): Promise<void> {
  await answerOpenDialog(desk.app, ...paths);
  await desk.page.keyboard.press('ControlOrMeta+o');
}

async function libraryOf(page: Page, limit = 1) {
  const list = await request(page, 'stories.list', {
    search: '',
    status: null,
    tag: null,
    offset: 0,
    limit,
  });
  if (!list.ok) throw new Error(list.error.message);
  return list.value;
}

const notices = () => desk.page.getByRole('status', { name: 'Notices' });
const headline = () => desk.page.getByRole('heading', { level: 1 });
const panel = () => desk.page.getByRole('region', { name: 'Import under way' });
const notes = () => desk.page.getByRole('list', { name: 'Notes' }).getByRole('listitem');

const changes = () =>
  desk.page.getByRole('list', { name: 'Proposed changes' }).getByRole('listitem');

const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const by = 'w:author="Ruth Moos" w:date="2031-05-04T10:00:00Z"';

/** A picture too large to be one that only counts its readers. */
function mapPicture(): Uint8Array {
  const picture = tinyGif.slice();
  picture[6] = 200;
  picture[8] = 100;
  return picture;
}

/** A Word document with an insertion, a deletion and a comment. */
function trackedDocument(): Uint8Array {
  const inserted = `<w:ins w:id="1" ${by}>${run('and its fish market ')}</w:ins>`;
  const deleted = `<w:del w:id="2" ${by}><w:r><w:delText xml:space="preserve">for two weeks </w:delText></w:r></w:del>`;
  const commented = `<w:commentRangeStart w:id="7"/>${run('before Friday')}<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>`;
  const comment = `<w:comment w:id="7" ${by}>${wordParagraph('Is Friday right?')}</w:comment>`;
  return docxOf({
    body: [
      wordParagraph('Lindmouth shuts its harbour', 'Heading1'),
      `<w:p>${run('The harbour ')}${inserted}${run('will shut ')}${deleted}${run('on Monday.')}</w:p>`,
      `<w:p>${run('Nobody was told ')}${commented}${run(', the council said.')}</w:p>`,
    ].join(''),
    relations: [{ id: 'r3', type: 'comments', target: 'comments.xml' }],
    more: { 'word/comments.xml': wordPart('w:comments', comment) },
  });
}

test('documents of several kinds become stories, and the report says what came of each', async () => {
  const { page } = desk;
  write('bridge/map.gif', mapPicture());
  const html = write(
    'bridge/bridge.html',
    '<!doctype html><html lang="en"><title>The bridge opens</title><article><h1>The bridge opens</h1><p>The bridge at Lindmouth opened <strong>today</strong>.</p><figure><img src="map.gif" alt="A map of the bridge"><figcaption>Where the bridge stands.</figcaption></figure><script>alert(1)</script></article></html>',
  );
  await pick(html);
  await expect(headline()).toHaveText('The bridge opens');
  await expect(storyText(page).locator('figure img')).toHaveAttribute(
    'src',
    /\/media\/[0-9a-f]{64}/,
  );
  await expect(storyText(page)).toContainText('opened today');

  await notices().getByRole('button', { name: 'Report' }).click();
  const report = page.getByRole('dialog', { name: 'The bridge opens' });
  await expect(report).toContainText('Imported from bridge.html');
  for (const part of ['Kept', 'Changed', 'Left out']) await expect(report).toContainText(part);
  await page.keyboard.press('Escape');
  await expect(report).toBeHidden();

  // Later in the sitting it is still to be had.
  await page.keyboard.press('ControlOrMeta+3');
  await page.getByRole('button', { name: 'What was kept and left out' }).click();
  await expect(report).toBeVisible();
  await report.getByRole('button', { name: 'Close' }).click();

  const ferry = write('ferry.md', '# The ferry is late\n\nThe **ferry** was late again.\n');
  const broken = write('broken.docx', 'PK\u0003\u0004 and no more of word/document.xml');
  await pick(ferry, broken, write('cafe.txt', 'A café opens\n\nIt opened on Monday.\n'));
  await expect(notices()).toContainText('2 stories are imported, 1 file was not.');
  await expect(notices()).toContainText(/broken\.docx: .+damaged.+\./);
  await expect(notices()).not.toContainText(/Error:|\bat .*\.js/);
  // What lies on the desk stays there until another story is asked for.
  await expect(headline()).toHaveText('The bridge opens');
  await notices().getByRole('button', { name: 'Report' }).last().click();
  const many = page.getByRole('dialog', { name: 'Imported' });
  const files = many.getByRole('list', { name: 'Files' }).getByRole('listitem');
  await expect(files).toHaveCount(3);
  await expect(files.first()).toContainText('broken.docx');
  await files.filter({ hasText: 'The ferry is late' }).locator('summary').press('Enter');
  await files.getByRole('button', { name: 'Open the story' }).press('Enter');
  await expect(headline()).toHaveText('The ferry is late');
});

test('comments are notes to settle, tracked changes proposals to accept and reject', async () => {
  const { page } = desk;
  await pick(write('harbour.docx', trackedDocument()));
  await expect(headline()).toHaveText('Lindmouth shuts its harbour');
  await page.keyboard.press('ControlOrMeta+3');
  await expect(notes()).toHaveCount(1);
  await expect(changes()).toHaveCount(2);
  await expect(storyText(page)).toContainText(
    /The harbour and its fish market will shut .*for two weeks on Monday\./,
  );

  const inserted = changes().filter({ hasText: 'and its fish market' });
  await expect(inserted).toContainText('Ruth Moos');
  await inserted.getByRole('button', { name: 'Reject' }).click();
  await expect(storyText(page)).toContainText('The harbour will shut');
  await expect(changes()).toHaveCount(1);
  await storyText(page).focus();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(storyText(page)).toContainText('and its fish market');
  await expect(changes()).toHaveCount(2);
  await inserted.getByRole('button', { name: 'Accept' }).click();
  await expect(changes()).toHaveCount(1);

  const deleted = changes().filter({ hasText: 'for two weeks' });
  await deleted.getByRole('button', { name: 'Reject' }).click();
  await expect(storyText(page)).toContainText('will shut for two weeks on Monday.');

  const comment = notes().filter({ hasText: 'Is Friday right?' });
  await comment.getByRole('button', { name: 'Resolve' }).click();
  await expect(notes()).toHaveCount(0);
  await expect(storyText(page).locator('.note')).toHaveCount(0);

  await selectWords(page, 'the council');
  await page.getByRole('button', { name: 'Add a note' }).click();
  await page.getByRole('textbox', { name: /never published/ }).fill('Which of the two councils?');
  await page.getByRole('button', { name: 'Add note' }).click();
  await expect(notes()).toHaveCount(1);
  await expect(notes()).toContainText('Which of the two councils?');
  await expect(storyText(page).locator('.note')).toHaveText('the council');
});

test('a folder comes in while one writes, and a cancel keeps what is in', async () => {
  const { page } = desk;
  const most = 200;
  for (let number = 1; number <= most; number += 1)
    write(`shelf/${number % 3}/${number}.txt`, `Story ${number}\n\nThe council met again.\n`);
  write('shelf/map.jpg', 'no story');
  write('shelf/.hidden.txt', 'no story');
  await pick(join(folder, 'shelf'));
  await expect(panel()).toContainText(`of ${most}`);
  await storyText(page).click();
  await page.keyboard.type('Typing goes on. ');
  await expect(storyText(page)).toContainText('Typing goes on.');
  await untilOnDisk(page);
  await expect(panel()).toBeVisible();
  await panel().getByRole('button', { name: 'Cancel' }).click();
  await expect(panel()).toBeHidden();
  await expect(notices()).toContainText(/The import was stopped\. .+ in and stay/);
  await expect(storyText(page)).toContainText('Typing goes on.');
  await notices().getByRole('button', { name: 'Report' }).click();
  const report = page.getByRole('dialog', { name: 'Imported' });
  const said = (await report.getByText(/became stories/).textContent()) ?? '';
  const stories = Number(/^(\d+) of 200 files/.exec(said)?.[1]);
  expect(stories).toBeGreaterThan(0);
  expect(stories).toBeLessThan(most);
  await expect(report).toContainText(
    'map.jpg is a picture that no imported document shows. Drop it on a story.',
  );
  await expect(report).toContainText('1 hidden file or folder.');
  const { total } = await libraryOf(page);
  // The welcome story was there before.
  expect(total).toBe(stories + 1);
});

test('every format is read where the desk reads it', async () => {
  const { page } = desk;
  const story = join(folder, 'welcome.galley');
  await answerSaveDialog(desk.app, story);
  const [first] = (await libraryOf(page)).rows;
  const welcome = first!.headline;
  const exported = await request(page, 'publishing.export', {
    id: first!.id,
    format: 'story-file',
    claimReview: false,
    override: 'to be read elsewhere',
  });
  expect(exported).toMatchObject({ ok: true });
  const paths = [
    story,
    write('a.docx', trackedDocument()),
    write('b.odt', odtOf({ body: textParagraph('The ODT story is told in words.') })),
    write('c.rtf', '{\\rtf1\\ansi The RTF story is told in words.\\par}'),
    write('d.md', '# The Markdown story\n\nIt has &eacute; and *emphasis*.\n'),
    write('e.html', '<!doctype html><h1>The HTML story</h1><p>It is told in words.</p>'),
    write(
      'f.json',
      '{"uri":"urn:newsml:example.org:1","type":"text","versioncreated":"2031-05-04T10:00:00Z","headline":"The ninjs story","body_text":"It is told in words."}',
    ),
    write(
      'g.mht',
      'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html\r\nContent-Location: http://example.org/\r\n\r\n<h1>The archived story</h1><p>It is told in words.</p>\r\n--x--\r\n',
    ),
    write('h.txt', 'The plain story\n\nIt is told in words.\n'),
  ];
  await pick(...paths);
  await expect(notices()).toContainText(`${paths.length} stories are imported.`);
  const { total, rows } = await libraryOf(page, 20);
  expect(total).toBe(paths.length + 1);
  const headlines = rows.map(({ headline: words }) => words);
  expect(headlines.filter((words) => words === welcome)).toHaveLength(2);
  expect(headlines).toEqual(
    expect.arrayContaining([
      'Lindmouth shuts its harbour',
      'The Markdown story',
      'The HTML story',
      'The ninjs story',
      'The archived story',
      'The plain story',
    ]),
  );
});

test('a folder that is dropped on the window comes in, and pictures beside its pages too', async () => {
  const { page } = desk;
  write(
    'shelf/page.html',
    '<!doctype html><h1>A page</h1><p>Words.</p><img src="map.gif" alt="A map">',
  );
  write('shelf/map.gif', mapPicture());
  write('shelf/deep/note.txt', 'A note\n\nIts words.\n');
  write('shelf/settings.json', '{"wide": true}');
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [join(folder, 'shelf')], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data });
  await expect(notices()).toContainText('2 stories are imported, 1 file was not.');
  await expect(notices()).toContainText('settings.json: This JSON file holds no news item');
  await page.getByRole('option', { name: 'A page' }).click();
  await expect(storyText(page).locator('figure img')).toHaveAttribute('src', /\/media\//);
  await expect(page.locator('.drop-cursor')).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`notes and reports as axe sees them, ${colorScheme}`, async () => {
    const { page } = desk;
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.evaluate(axe.source);
    await pick(write('harbour.docx', trackedDocument()));
    await expect(headline()).toHaveText('Lindmouth shuts its harbour');
    await page.keyboard.press('ControlOrMeta+3');
    await notes().filter({ hasText: 'Is Friday right?' }).getByRole('button').first().click();
    await expect(page.getByRole('region', { name: /^Comment by Ruth Moos/ })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await notices().getByRole('button', { name: 'Report' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await selectWords(page, 'the council');
    await page.getByRole('button', { name: 'Add a note' }).click();
    await expect(page.getByRole('dialog', { name: 'Note' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await pick(write('bad.docx', 'PK\u0003\u0004 word/'), write('good.txt', 'Good\n\nWords.\n'));
    await expect(notices()).toContainText('1 story is imported, 1 file was not.');
    await notices().getByRole('button', { name: 'Report' }).last().click();
    const report = page.getByRole('dialog', { name: 'Imported' });
    await report.locator('summary').click();
    expect(await violations(page)).toEqual([]);
  });
}

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await page.evaluate<AxeResults>(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`,
  );
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

test('what reads a file may fetch nothing, start nothing and draw nothing', async () => {
  const { page } = desk;
  const script = await page.evaluate(async () => {
    const own = [...document.querySelectorAll('script')].map(({ src }) => src);
    const linked = [...document.querySelectorAll('link')].map(({ href }) => href);
    for (const address of [...own, ...linked].filter((name) => name.endsWith('.js'))) {
      const text = await (await fetch(address)).text();
      const found = /importing-worker-[\w-]+\.js/.exec(text)?.[0];
      if (found) return `/assets/${found}`;
    }
    return null;
  });
  expect(script).not.toBeNull();
  const policy = await page.evaluate(
    async (address) => (await fetch(address)).headers.get('content-security-policy') ?? '',
    script ?? '',
  );
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toMatch(/connect-src|worker-src|img-src|wasm|unsafe/);
});
