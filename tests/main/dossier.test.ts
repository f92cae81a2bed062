import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import type { ClaimId, EvidenceId, QuoteTieId, SourceId, StoryId } from '../../core/base/id.ts';
import type { ClaimKind } from '../../core/factcheck/claim.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { runCli } from '../../main/cli.ts';
import { createFactsHandlers } from '../../main/handlers/facts.ts';
import { exportStory } from '../../main/publishing/export-story.ts';
import { readStory } from '../../main/publishing/publish-story.ts';
import { publishMarkdown } from '../../core/publishing/markdown.ts';
import { publishPage } from '../../core/publishing/page.ts';
import type { PublishedStory } from '../../core/publishing/published-story.ts';
import { publishPlainText } from '../../core/publishing/plain-text.ts';
import { createClock, exportOf, mustOpen, temporaryFolder } from '../db/store-fixture.ts';
import { mark, marked, story, textBlock } from '../support/nodes.ts';

const start = Date.UTC(2026, 4, 4, 9);
const wall = 'c-wall' as ClaimId;
const lost = 'c-lost' as ClaimId;
const tape = 's-tape' as SourceId;
const kind: ClaimKind = 'comparison';

/** Nothing of this may ever stand in a page. */
const secrets = [
  'fix-secret',
  'note-secret',
  'Checker Secret',
  'Signer Secret',
  'evidence-secret',
  'source-secret',
  'title-secret',
  'publisher-secret',
  'author-secret',
  'https://address-secret.example/',
  'tie-secret',
  'override-secret',
  'cut-secret',
  'comparison',
  wall,
  tape,
];

const spoken =
  'Well, we will not yield to the river, whatever it costs. The source-secret is mine.';

/** A desk with a story of which everything is on record. */
function openDesk() {
  const folder = temporaryFolder();
  const clock = createClock(start);
  const store = mustOpen(join(folder, 'library'), { now: clock.now });
  const pages = join(folder, 'pages');
  mkdirSync(pages);
  const dialog = { place: join(pages, 'made.html') as string | null, asked: [] as string[] };
  const pickPagePlace = (name: string): Promise<string | null> => {
    dialog.asked.push(name);
    return Promise.resolve(dialog.place);
  };
  const handlers = createFactsHandlers(store, { now: clock.now, pickPagePlace });
  return { folder, store, clock, pages, dialog, handlers, id: addRecord(store, clock) };
}

function addRecord(store: ArticleStore, clock: ReturnType<typeof createClock>): StoryId {
  const document = story({ headline: 'The wall holds', standfirst: 'So far.', byline: 'By Ada' }, [
    textBlock('paragraph', [
      'It is ',
      marked('the longest wall in the land', mark('claim', { id: wall })),
      '.',
    ]),
    textBlock('paragraph', '“We shall not yield to the river,” the mayor said.'),
    textBlock('paragraph', '“Jamais encore une fois,” said her brother.'),
    textBlock('paragraph', 'It opened on Monday, 5 May 2026.'),
  ]);
  const { id } = store.stories.create({ document, details: { slug: 'wall' }, editor: 'Ada' });
  store.sources.write({
    id: tape,
    storyId: id,
    kind: 'interview',
    details: {
      title: 'title-secret',
      publisher: 'publisher-secret',
      author: 'author-secret',
      published: '2026-05',
      address: 'https://address-secret.example/',
      retrievedAt: start,
    },
    text: spoken,
    editor: 'Checker Secret',
  });
  addClaims(store, id);
  clock.pass(60_000);
  store.facts.tieQuote({
    storyId: id,
    tie: {
      id: 't-1' as QuoteTieId,
      words: 'Jamais encore une fois,',
      passage: { sourceId: tape, from: 0, to: 4 },
      original: 'Never tie-secret again',
    },
    editor: 'Ada',
  });
  store.stories.setStatus(id, 'ready', 'Ada Brook', { reason: 'override-secret', errors: 2 });
  return id;
}

function addClaims(store: ArticleStore, storyId: StoryId): void {
  const text = 'the longest wall in the land';
  const editor = 'Checker Secret';
  store.claims.add({ id: wall, storyId, text: 'the tallest wall in the land', kind, editor });
  store.claims.add({ id: lost, storyId, text: 'cut-secret', editor });
  store.claims.settle({ id: lost, verdict: 'cannot-confirm', text: 'cut-secret', editor });
  store.claims.add({ id: 'c-undone' as ClaimId, storyId, text: 'undone-mark', editor });
  store.claims.setFix({ id: wall, fix: 'fix-secret', editor });
  store.claims.setNote({ id: wall, note: 'note-secret', editor });
  store.claims.addEvidence({
    id: wall,
    evidence: {
      id: 'e-1' as EvidenceId,
      quote: 'evidence-secret',
      source: 'A tape',
      locator: '00:04',
      primary: true,
      seenAt: start,
      sourceId: tape,
      passage: { from: 0, to: 4 },
    },
    editor,
  });
  store.claims.settle({ id: wall, verdict: 'confirmed', text, editor });
  const signed = store.claims.signOff({ id: wall, text, editor: 'Signer Secret' });
  if (!signed.ok) throw new Error(signed.error);
}

function parse(html: string): Document {
  return new JSDOM(html).window.document;
}

describe('facts.exportDossier', () => {
  test('writes the dossier where the editor says, and tells its hash', async () => {
    const { handlers, dialog, pages, id } = openDesk();
    const written = await handlers['facts.exportDossier']({ id });
    const bytes = readFileSync(join(pages, 'made.html'));
    expect(written).toEqual({
      ok: true,
      value: { name: 'made.html', sha256: createHash('sha256').update(bytes).digest('hex') },
    });
    expect(dialog.asked).toEqual(['wall-dossier.html']);
    expect(readdirSync(pages)).toEqual(['made.html']);
  });

  test('holds all that is on record of the story', async () => {
    const { handlers, pages, id } = openDesk();
    await handlers['facts.exportDossier']({ id });
    const document = parse(readFileSync(join(pages, 'made.html'), 'utf8'));
    const text = document.body.textContent.replace(/\s+/gu, ' ');
    // Ids say nothing to a reader.
    const ids: readonly string[] = [wall, tape];
    const told = secrets.filter((one) => !ids.includes(one));
    for (const secret of told) expect(text).toContain(secret);
    expect(text).not.toContain('undone-mark');
    expect(text).toContain('we [-will-] {+shall+} not yield to the riverSource 1');
    const state = (heading: string) =>
      [...document.querySelectorAll('h3, h4')].find((one) => one.textContent.startsWith(heading))
        ?.textContent;
    expect(state('Claim 1')).toBe('Claim 1: comparison ✓ Confirmed');
    expect(state('Claim 2')).toBe('Claim 2: statement ✂ Cut from the story');
    expect(text).toContain('Moved to ready with 2 errors left');
    expect(text).toContain('We shall not yield to the river,✎ Altered');
    expect(document.querySelector('#quotations ~ table del')?.textContent).toBe('[-will-]');
    expect(text).toContain('⇄ Translated, tied to its original');
    expect(document.querySelector('#inconsistencies ~ table')).not.toBeNull();
    expect(text).toContain('Signed off by Signer Secret');
    expect(text.indexOf('Marked as a claim')).toBeLessThan(text.indexOf('Signed off as'));
  });

  test('holds what was written down up to a bound, then says that it goes on', async () => {
    const { store, handlers, pages, id } = openDesk();
    store.sources.write({
      id: 's-long' as SourceId,
      storyId: id,
      kind: 'link',
      details: {
        title: 'Long',
        publisher: '',
        author: '',
        published: '',
        address: 'https://long.example/',
        retrievedAt: null,
      },
      text: `${'a'.repeat(19_999)}\u{1f6a2} and the end of it`,
      editor: 'Ada',
    });
    await handlers['facts.exportDossier']({ id });
    const text = parse(readFileSync(join(pages, 'made.html'), 'utf8')).body.textContent;
    expect(text).toContain('a'.repeat(19_999));
    expect(text).not.toContain('the end of it');
    expect(text).toContain('It goes on: these are its first 19999 characters of 20019.');
  });

  test('names the hash of the text that is exported as plain text', async () => {
    const { store, handlers, pages, id, clock } = openDesk();
    await handlers['facts.exportDossier']({ id });
    const ready = readStory(store, id);
    if (!ready) throw new Error('The story is gone');
    const exported = await exportStory(store, {
      ready,
      form: { format: 'text', pictures: 'embedded', claimReview: false, template: null },
      path: join(pages, 'wall.txt'),
      override: 'because',
      copies: null,
      now: clock.now(),
    });
    const html = readFileSync(join(pages, 'made.html'), 'utf8');
    expect(exported.ok && html.includes(exported.value.sha256)).toBe(true);
  });

  test('is the same at the same moment, and tells of the page that was exported since', async () => {
    const { store, handlers, dialog, pages, id, clock } = openDesk();
    await handlers['facts.exportDossier']({ id });
    dialog.place = join(pages, 'again.html');
    await handlers['facts.exportDossier']({ id });
    const [first, again] = ['made.html', 'again.html'].map((name) =>
      readFileSync(join(pages, name), 'utf8'),
    );
    expect(again).toBe(first);
    const sha256 = 'd'.repeat(64);
    const page = { name: 'wall.html', sha256, at: clock.now(), override: 'late override' };
    store.exports.record(exportOf(id, page));
    await handlers['facts.exportDossier']({ id });
    const text = parse(readFileSync(join(pages, 'again.html'), 'utf8')).body.textContent;
    for (const told of [sha256, 'Page exported as wall.html', 'late override'])
      expect(text).toContain(told);
  });

  test('writes nothing when no place was picked or the story is not there', async () => {
    const { handlers, dialog, pages, id } = openDesk();
    dialog.place = null;
    expect(await handlers['facts.exportDossier']({ id })).toMatchObject({
      ok: false,
      error: { code: 'cancelled' },
    });
    expect(await handlers['facts.exportDossier']({ id: 'gone' as StoryId })).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
    expect(dialog.asked).toHaveLength(1);
    expect(readdirSync(pages)).toEqual([]);
  });

  test('says what the disk says, and leaves what stood there', async () => {
    const { handlers, dialog, pages, id } = openDesk();
    dialog.place = join(pages, 'no-such-folder', 'made.html');
    expect(await handlers['facts.exportDossier']({ id })).toMatchObject({
      ok: false,
      error: { code: 'bad-input' },
    });
    expect(readdirSync(pages)).toEqual([]);
  });
});

describe('a page never holds what a dossier holds', () => {
  test.each([
    [
      'a page',
      (published: PublishedStory) =>
        publishPage(published, { shape: 'page', pictures: 'embedded' }),
    ],
    [
      'a fragment',
      (published: PublishedStory) =>
        publishPage(published, { shape: 'fragment', pictures: 'beside' }),
    ],
    ['Markdown', publishMarkdown],
    ['plain text', publishPlainText],
  ])('%s', (_name, draw) => {
    const { store, id } = openDesk();
    const ready = readStory(store, id);
    if (!ready) throw new Error('The story is gone');
    const { text } = draw(ready.published);
    expect(text).toContain('the longest wall in the land');
    for (const secret of secrets) expect(text).not.toContain(secret);
  });
});

describe('galley dossier', () => {
  function atDesk(library: string, cwd: string) {
    return async (...args: readonly string[]) => {
      const written = { stdout: '', stderr: '' };
      const into = (name: 'stdout' | 'stderr') =>
        new PassThrough().on('data', (part: Buffer) => {
          written[name] += part.toString();
        });
      const io = { stdin: Readable.from([]), stdout: into('stdout'), stderr: into('stderr'), cwd };
      const environment = {
        libraryFolder: library,
        languageFolder: cwd,
        now: () => start + 60_000,
      };
      const status = await runCli(['dossier', ...args], io, environment);
      return { status, ...written };
    };
  }

  test('writes what the desk writes, byte for byte', async () => {
    const { folder, store, handlers, pages, id } = openDesk();
    store.settings.set({ editor: 'Mira Dask' });
    await handlers['facts.exportDossier']({ id });
    const run = atDesk(join(folder, 'library'), folder);
    const out = join(folder, 'pages', 'cli.html');
    expect(await run(id, '--out', 'pages/cli.html')).toEqual({
      status: 0,
      stdout: `${out}\n`,
      stderr: '',
    });
    expect(readFileSync(out, 'utf8')).toBe(readFileSync(join(pages, 'made.html'), 'utf8'));
  });

  test('reads a library that is named, and says what is wrong', async () => {
    const { folder, pages, id } = openDesk();
    const run = atDesk(join(folder, 'elsewhere'), folder);
    const out = ['--out', 'pages/cli.html'];
    expect(await run(id, '--library', 'library', ...out)).toMatchObject({ status: 0 });
    for (const [args, sentence] of [
      [[id, ...out], 'There is no library in'],
      [['gone', '--library', 'library', ...out], 'There is no story gone'],
      [[id, '--library', 'library'], 'Say with --out where to write.'],
      [out, 'Name one story.'],
      [[id, id, ...out], 'Name one story.'],
      [['No Id', ...out], 'is no story’s id'],
      [[id, '--colour', ...out], 'Use: galley dossier'],
      [[id, '--library', 'library', '--out', 'nowhere/x.html'], 'The folder for “x.html”'],
    ] as const) {
      const said = await run(...args);
      expect(said).toMatchObject({ status: 2, stdout: '' });
      expect(said.stderr).toContain(sentence);
    }
    expect(readdirSync(pages)).toEqual(['cli.html']);
  });

  test('says how it is used', async () => {
    const { folder } = openDesk();
    const { status, stdout } = await atDesk(folder, folder)('--help');
    expect([status, stdout]).toEqual([0, expect.stringContaining('galley dossier ID')]);
  });
});
