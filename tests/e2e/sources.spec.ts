import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { StoryId } from '../../core/base/id.ts';
import type { Source } from '../../core/factcheck/source.ts';
import { docxOf, wordParagraph } from '../support/docx.ts';
import { pdfBomb, pdfOf } from '../support/pdf.ts';
import { latin1 } from '../support/small-files.ts';
import { launchDesk, type RunningDesk } from './support/desk.ts';
import { answerOpenDialog } from './support/dialogs.ts';
import { request } from './support/request.ts';
import { storyText, untilOnDisk } from './support/story.ts';

test.setTimeout(120_000);

let desk: RunningDesk;
let folder: string;

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'galley-sources-'));
  desk = await launchDesk();
  await storyText(desk.page).waitFor();
  await untilOnDisk(desk.page);
});

test.afterEach(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

function place(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

async function storyOnDesk(): Promise<StoryId> {
  const settings = await request(desk.page, 'desk.settings', undefined);
  if (!settings.ok) throw new Error(settings.error.message);
  return settings.value.lastStory as StoryId;
}

async function pick(paths: readonly string[]) {
  await answerOpenDialog(desk.app, ...paths);
  const picked = await request(desk.page, 'sources.pick', { storyId: await storyOnDesk() });
  if (!picked.ok) throw new Error(picked.error.message);
  return picked.value;
}

/** The sources of the story, once none of them waits to be read any more. */
async function onceRead(): Promise<readonly Source[]> {
  const id = await storyOnDesk();
  let sources: readonly Source[] = [];
  await expect
    .poll(
      async () => {
        const opened = await request(desk.page, 'stories.open', { id });
        sources = opened.ok ? opened.value.sources : [];
        return sources.filter(({ reading }) => reading === 'waiting').length;
      },
      { timeout: 60_000 },
    )
    .toBe(0);
  return sources;
}

async function wordsOf(source: Source | undefined): Promise<string> {
  if (!source) throw new Error('The source is missing');
  const words = await request(desk.page, 'sources.text', { id: source.id });
  return words.ok ? words.value.text : words.error.message;
}

test('files of every kind are read in the sandbox, good and bad, and stay as they came', async () => {
  const pages = Array.from({ length: 500 }, (_, at) => [`Page ${at + 1} of the long paper.`]);
  const paper = pdfOf({ title: 'Budget paper', pages: [['The ferry costs 340 crowns.']] });
  const { added, refused } = await pick([
    place('paper.pdf', paper),
    place('long.pdf', pdfOf({ pages, isPacked: true })),
    place('cut.pdf', paper.subarray(0, paper.length - 300)),
    place('scan.pdf', pdfOf({ pages: [[]] })),
    place('minutes.docx', docxOf({ body: wordParagraph('The board met.') })),
    place(
      'page.html',
      '<!doctype html><title>Quay</title><script>x=1</script><p>Closed since May.',
    ),
    place('notes.txt', 'Una Quay said so.'),
    place('talk.vtt', 'WEBVTT\n\n00:04.000 --> 00:06.000\n<v Una Quay>It is closed.'),
    place('film.mp4', latin1('\0\0\0\x20ftypisom'.padEnd(100_000, '\0'))),
  ]);
  expect(refused.map(({ reason }) => reason)).toEqual([
    expect.stringMatching(/is a video of 98 kB.*as a link, and quote it with its timestamps\.$/),
  ]);
  expect(added).toHaveLength(8);
  await desk.page.reload();
  await storyText(desk.page).waitFor();
  const sources = await onceRead();
  const byName = (name: string) => sources.find(({ file }) => file?.name === name);
  expect(await wordsOf(byName('paper.pdf'))).toBe('The ferry costs 340 crowns.');
  expect(byName('paper.pdf')?.title).toBe('Budget paper');
  expect(await wordsOf(byName('long.pdf'))).toContain('Page 500 of the long paper.');
  expect(byName('cut.pdf')?.failure).toMatch(/damaged|cut short/);
  expect(byName('scan.pdf')?.failure).toMatch(/as scanned papers do/);
  expect(await wordsOf(byName('minutes.docx'))).toBe('The board met.');
  expect(await wordsOf(byName('page.html'))).toBe('Closed since May.');
  expect(await wordsOf(byName('notes.txt'))).toBe('Una Quay said so.');
  expect(await wordsOf(byName('talk.vtt'))).toBe('Una Quay: It is closed.');
  const found = await request(desk.page, 'stories.list', {
    search: 'closed since may',
    status: null,
    tag: null,
    offset: 0,
    limit: 10,
  });
  expect(found.ok && found.value.rows.map(({ excerpt }) => excerpt)).toEqual([
    expect.stringMatching(/^In the source “Quay”: /),
  ]);
});

test('a PDF that unpacks to very much is given up, and the desk goes on', async () => {
  await pick([place('bomb.pdf', pdfBomb(1_000_000_000))]);
  await desk.page.reload();
  await storyText(desk.page).waitFor();
  const [bomb] = await onceRead();
  expect(bomb).toMatchObject({ reading: 'failed' });
  await expect(storyText(desk.page)).toBeVisible();
  const peak = await desk.app.evaluate(({ app }) =>
    Math.max(...app.getAppMetrics().map(({ memory }) => memory.peakWorkingSetSize)),
  );
  // Kilobytes; it was three times as much before there was a bound.
  expect(peak).toBeLessThan(1_000_000);
});

test('a file of the vault is bytes for the desk, and opens as no document', async () => {
  const { added } = await pick([
    place('page.html', '<!doctype html><script>document.title="ran"</script><p>Hi'),
  ]);
  const hash = added[0]?.file?.hash ?? '';
  const answer = await desk.page.evaluate(async (name) => {
    const reply = await fetch(`/vault/${name}`);
    const frame = document.createElement('iframe');
    frame.src = `/vault/${name}`;
    document.body.append(frame);
    await new Promise((resolve) => setTimeout(resolve, 300));
    return {
      type: reply.headers.get('content-type'),
      text: await reply.text(),
      title: document.title,
    };
  }, hash);
  expect(answer.type).toBe('application/octet-stream');
  expect(answer.text).toContain('<p>Hi');
  expect(answer.title).not.toBe('ran');
});

test('nothing is fetched for a link unless asked, and never from within the house', async () => {
  const storyId = await storyOnDesk();
  const details = { title: '', publisher: '', author: '', published: '', retrievedAt: null };
  const link = await request(desk.page, 'sources.write', {
    storyId,
    kind: 'link',
    details: { ...details, address: 'http://127.0.0.1:9/' },
    text: '',
  });
  if (!link.ok) throw new Error(link.error.message);
  const asked = await desk.app.evaluate(({ dialog }) => {
    const questions: string[] = [];
    Object.assign(globalThis, { questions });
    dialog.showMessageBox = ((_window: unknown, { message }: { message: string }) => {
      questions.push(message);
      return Promise.resolve({ response: questions.length === 1 ? 1 : 0, checkboxChecked: false });
    }) as never;
    return questions.length;
  });
  expect(asked).toBe(0);
  const said = await request(desk.page, 'sources.fetch', { id: link.value.id });
  expect(said).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  const inner = await request(desk.page, 'sources.fetch', { id: link.value.id });
  expect(inner).toMatchObject({
    error: { message: expect.stringMatching(/your own network or machine/) },
  });
  const questions = await desk.app.evaluate(
    () => (globalThis as never as { questions: string[] }).questions,
  );
  expect(questions).toEqual(Array(2).fill('Fetch the page from 127.0.0.1:9?'));
});

test('an upload whose page goes away leaves nothing', async () => {
  const storyId = await storyOnDesk();
  const incoming = () => readdirSync(join(desk.library, 'vault', 'incoming'));
  const begun = await request(desk.page, 'sources.begin', { storyId, name: 'a.txt', size: 50 });
  expect(begun.ok).toBe(true);
  expect(incoming()).toHaveLength(1);
  await desk.page.reload();
  await expect.poll(incoming).toEqual([]);
});
