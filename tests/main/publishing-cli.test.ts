import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import type { ClaimId } from '../../core/base/id.ts';
import { runExport } from '../../main/cli/export.ts';
import { createPublishingHandlers } from '../../main/handlers/publishing.ts';
import { addStory, mustOpen, temporaryFolder } from '../db/store-fixture.ts';
import { nightFerry } from '../fixtures/stories/night-ferry.ts';
import { skyPng } from '../fixtures/stories/picture.ts';
import { notingPorts } from './publishing-desk.ts';

const sample = fileURLToPath(
  new URL('../../../shared/samples/security-agreement.txt', import.meta.url),
);
const noon = Date.UTC(2026, 2, 4, 12);
const bridge = {
  headline: 'Bridge shut',
  standfirst: 'For a week.',
  byline: 'By Ada Brook',
  body: ['It is shut.'],
};

/** A folder in which `galley export` is run. */
function atDesk() {
  const cwd = temporaryFolder();
  const library = join(cwd, 'library');
  const run = async (args: readonly string[], input = '', now = noon) => {
    const written = { stdout: '', stderr: '' };
    const into = (name: 'stdout' | 'stderr') =>
      new PassThrough().on('data', (part: Buffer) => {
        written[name] += part.toString();
      });
    const io = {
      stdin: Readable.from([Buffer.from(input)]),
      stdout: into('stdout'),
      stderr: into('stderr'),
      cwd,
    };
    const environment = { libraryFolder: library, languageFolder: cwd, now: () => now };
    const status = await runExport(args, io, environment);
    return { status, ...written };
  };
  return { cwd, library, run, page: (name: string) => readFileSync(join(cwd, name), 'utf8') };
}

describe('galley export ID', () => {
  test('writes the page that the desk writes, byte for byte, and records it', async () => {
    const { cwd, library, run, page } = atDesk();
    const store = mustOpen(library, { now: () => noon });
    const id = addStory(store, bridge);
    const handlers = createPublishingHandlers(
      store,
      notingPorts(
        () => noon + 5000,
        () => join(cwd, 'desk.html'),
      ),
    );
    await handlers['publishing.export']({
      id,
      format: 'page',
      claimReview: false,
      override: null,
    });
    const ran = await run([id, '--out', 'pages'], '', noon + 99_000);
    expect(ran).toMatchObject({ status: 0, stdout: `${join(cwd, 'pages', 'bridge-shut.html')}\n` });
    expect(page('pages/bridge-shut.html')).toBe(page('desk.html'));
    expect(store.exports.latest(id)).toMatchObject({
      name: 'bridge-shut.html',
      exportedAt: noon + 99_000,
    });
  });

  test('dates a story that it publishes first, so that the desk writes the same afterwards', async () => {
    const { cwd, library, run, page } = atDesk();
    const store = mustOpen(library, { now: () => noon });
    const id = addStory(store, bridge);
    await run([id, '--out', '.'], '', noon + 5000);
    const handlers = createPublishingHandlers(
      store,
      notingPorts(
        () => noon + 99_000,
        () => join(cwd, 'desk.html'),
      ),
    );
    await handlers['publishing.export']({
      id,
      format: 'page',
      claimReview: false,
      override: null,
    });
    expect(page('desk.html')).toBe(page('bridge-shut.html'));
    expect(page('desk.html')).toContain('"datePublished": "2026-03-04T12:00:05Z"');
  });

  test('writes several stories, also when two have one name', async () => {
    const { cwd, library, run } = atDesk();
    const store = mustOpen(library, { now: () => noon });
    const ids = [
      addStory(store, bridge),
      addStory(store, bridge),
      addStory(store, { ...bridge, headline: 'Con' }),
    ];
    expect(await run([...ids, '--out', 'pages'])).toMatchObject({ status: 0 });
    expect(readdirSync(join(cwd, 'pages')).sort()).toEqual(
      ['bridge-shut.html', `bridge-shut-${ids[1]}.html`, 'story-con.html'].sort(),
    );
  });

  test('keeps back what its checklist stops, exports the rest, and takes a reason', async () => {
    const { cwd, library, run } = atDesk();
    const store = mustOpen(library, { now: () => noon });
    const { document, details } = nightFerry();
    store.media.add(skyPng(48, 27));
    const stopped = store.stories.create({ document, details, editor: 'Ada' }).id;
    store.claims.add({
      id: 'claim-7f3a' as ClaimId,
      storyId: stopped,
      text: 'after two winters',
      editor: 'Ada',
    });
    const fine = addStory(store, bridge);
    const ran = await run([stopped, fine, '--out', 'pages']);
    expect(ran.status).toBe(1);
    expect(ran.stderr).toContain(
      `${stopped}: error: This has not been checked: “after two winters`,
    );
    expect(ran.stderr).toContain('Errors keep a page back');
    expect(readdirSync(join(cwd, 'pages'))).toEqual(['bridge-shut.html']);
    const reason = ['--override', 'Checked by hand'];
    const forced = await run([stopped, '--out', 'pages', '--pictures', 'beside', ...reason]);
    expect(forced.status).toBe(0);
    // The errors are named still, but nobody is told how to do what has just been done.
    expect(forced.stderr).toContain('error: This has not been checked');
    expect(forced.stderr).not.toContain('Errors keep a page back');
    expect(readdirSync(join(cwd, 'pages')).sort()).toEqual([
      'bridge-shut.html',
      'ferry-back-v3.html',
      'pictures',
    ]);
    expect(readdirSync(join(cwd, 'pages', 'pictures'))).toHaveLength(1);
    expect(store.exports.find(store.exports.latest(stopped)?.sha256 ?? '')?.override).toBe(
      'Checked by hand',
    );
  });

  test('knows neither a story nor a library that is not there, and makes none', async () => {
    const { cwd, library, run } = atDesk();
    expect(await run(['abc', '--out', 'pages'])).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/There is no library/) as string,
    });
    expect(existsSync(library)).toBe(false);
    mustOpen(library, { now: () => noon });
    expect(await run(['abc', '--out', 'pages'])).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/There is no story abc/) as string,
    });
    expect(await run(['../../etc/passwd', '--out', 'pages'])).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/There is no story/) as string,
    });
    expect(readdirSync(join(cwd, 'pages'))).toEqual([]);
  });
});

describe('galley export in other forms', () => {
  test('writes a story file past the checklist, Markdown, text and a fragment', async () => {
    const { cwd, library, run } = atDesk();
    const store = mustOpen(library, { now: () => noon });
    const id = addStory(store, { ...bridge, headline: '' });
    expect(await run([id, '--out', 'pages', '--format', 'galley'])).toMatchObject({ status: 0 });
    expect(store.stories.get(id)?.publishedAt).toBeNull();
    const shut = addStory(store, bridge);
    for (const form of [['--format', 'md'], ['--format', 'txt'], ['--fragment']])
      expect(await run([shut, '--out', 'pages', ...form])).toMatchObject({ status: 0 });
    expect(readdirSync(join(cwd, 'pages')).sort()).toEqual(
      [`${id}.galley`, 'bridge-shut.html', 'bridge-shut.md', 'bridge-shut.txt'].sort(),
    );
  });

  test('writes every story, or those of one status', async () => {
    const { cwd, library, run } = atDesk();
    const store = mustOpen(library, { now: () => noon });
    const ready = addStory(store, bridge);
    store.stories.setStatus(ready, 'ready', 'Ada');
    addStory(store, { ...bridge, headline: 'Tunnel shut' });
    await run(['--all', '--status', 'ready', '--out', 'ready']);
    expect(readdirSync(join(cwd, 'ready'))).toEqual(['bridge-shut.html']);
    const ran = await run(['--all', '--out', 'all']);
    expect(ran.status).toBe(0);
    expect(readdirSync(join(cwd, 'all')).sort()).toEqual(['bridge-shut.html', 'tunnel-shut.html']);
  });

  test('never overwrites another story’s page, also in a later run', async () => {
    const { cwd, library, run, page } = atDesk();
    const store = mustOpen(library, { now: () => noon });
    const [first, second] = [addStory(store, bridge), addStory(store, bridge)];
    store.stories.setDetails(second, { kicker: 'Roads' });
    await run([first, '--out', 'pages']);
    const before = page('pages/bridge-shut.html');
    await run([second, '--out', 'pages']);
    expect(page('pages/bridge-shut.html')).toBe(before);
    expect(readdirSync(join(cwd, 'pages')).sort()).toEqual(
      ['bridge-shut.html', `bridge-shut-${second}.html`].sort(),
    );
    await run([first, second, '--out', 'pages']);
    expect(readdirSync(join(cwd, 'pages'))).toHaveLength(2);
  });

  test('takes the library’s template as the desk does, another or none', async () => {
    const { cwd, library, run, page } = atDesk();
    const store = mustOpen(library, { now: () => noon });
    const id = addStory(store, bridge);
    for (const name of ['own', 'other']) {
      mkdirSync(join(cwd, name));
      writeFileSync(join(cwd, name, 'foot.html'), `<p>The foot of ${name}.</p>`);
    }
    store.settings.setTemplateFolder(join(cwd, 'own'));
    await run([id, '--out', 'a']);
    await run([id, '--out', 'b', '--template', 'other']);
    await run([id, '--out', 'c', '--no-template']);
    expect(page('a/bridge-shut.html')).toContain('The foot of own.');
    expect(page('b/bridge-shut.html')).toContain('The foot of other.');
    expect(page('c/bridge-shut.html')).not.toContain('The foot');
    writeFileSync(join(cwd, 'other', 'head.html'), '<p>x</p>\n<script>alert(1)</script>');
    const ran = await run([id, '--out', 'b', '--template', 'other']);
    expect(ran.stderr).toMatch(/^template head\.html:2: /m);
    expect(await run([id, '--out', 'b', '--template', 'gone'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('There is no template in') as string,
    });
  });

  test('warns of a story that readers would find changed, with no correction', async () => {
    const { library, run } = atDesk();
    const store = mustOpen(library, { now: () => noon });
    const id = addStory(store, bridge);
    const warning = 'reads otherwise in one place than readers saw it';
    expect((await run([id, '--out', 'pages'])).stderr).not.toContain(warning);
    store.stories.setDetails(id, { kicker: 'Roads' });
    expect(await run([id, '--out', 'pages'])).toMatchObject({
      status: 0,
      stderr: expect.stringContaining(`${id}: warning: The story ${warning}`) as string,
    });
    expect((await run([id, '--out', 'pages'])).stderr).not.toContain(warning);
    store.stories.setDetails(id, { kicker: 'Bridges' });
    store.corrections.add(id, 'The topic was wrong.', 'Ada');
    expect((await run([id, '--out', 'pages'])).stderr).not.toContain(warning);
  });

  test('asks for what a ClaimReview needs, then tells machines of it', async () => {
    const { library, run, page } = atDesk();
    const store = mustOpen(library, { now: () => noon });
    const id = addStory(store, bridge);
    expect(await run([id, '--out', 'pages', '--claim-review'])).toMatchObject({ status: 1 });
    const factCheck = {
      claim: 'It never shuts.',
      claimant: 'The mayor',
      verdict: 'False',
      rating: 1,
    };
    store.stories.setDetails(id, { factCheck });
    await run([id, '--out', 'pages', '--claim-review']);
    expect(page('pages/bridge-shut.html')).toContain('ClaimReview');
    await run([id, '--out', 'plain']);
    expect(page('plain/bridge-shut.html')).not.toContain('ClaimReview');
    for (const [format, ending] of [
      ['md', 'md'],
      ['txt', 'txt'],
    ] as const) {
      await run([id, '--out', 'told', '--format', format, '--claim-review']);
      expect(page(`told/bridge-shut.${ending}`)).toContain('It never shuts.');
      await run([id, '--out', 'untold', '--format', format]);
      expect(page(`untold/bridge-shut.${ending}`)).not.toContain('It never shuts.');
    }
  });
});

describe('galley export --from', () => {
  const text =
    'Lighthouse to open its stairs\n\nThe lamp room has been shut for nine years.\n\n“We counted the steps twice,” the keeper said.\n';

  test('turns a text into a page, the same every time', async () => {
    const { cwd, run, page } = atDesk();
    writeFileSync(join(cwd, 'story.txt'), text);
    expect(await run(['--from', 'story.txt', '--out', 'page.html'])).toMatchObject({
      status: 0,
      stdout: `${join(cwd, 'page.html')}\n`,
    });
    await run(['--from', 'story.txt', '--out', 'again.html'], '', noon + 86_400_000);
    expect(page('again.html')).toBe(page('page.html'));
    const { document } = new JSDOM(page('page.html')).window;
    expect(document.querySelector('h1')?.textContent).toBe('Lighthouse to open its stairs');
    expect(
      [...document.querySelectorAll('article > p')].map((paragraph) => paragraph.textContent),
    ).toEqual([
      'The lamp room has been shut for nine years.',
      '“We counted the steps twice,” the keeper said.',
    ]);
    expect(page('page.html')).not.toMatch(/datePublished|dateModified/);
  });

  test('reads standard input, and writes the article alone', async () => {
    const { run, page } = atDesk();
    expect(await run(['--from', '-', '--out', 'part.html', '--fragment'], text)).toMatchObject({
      status: 0,
    });
    expect(page('part.html')).toMatch(
      /^<article lang="en-GB">\n<header>\n<h1>Lighthouse to open its stairs<\/h1>/,
    );
  });

  test('writes Markdown and plain text too', async () => {
    const { run, page } = atDesk();
    expect(await run(['--from', '-', '--out', 'story.md', '--format', 'md'], text)).toMatchObject({
      status: 0,
    });
    expect(page('story.md')).toBe(
      '# Lighthouse to open its stairs\n\nThe lamp room has been shut for nine years.\n\n“We counted the steps twice,” the keeper said.\n',
    );
    expect(await run(['--from', '-', '--out', 'story.txt', '--format', 'txt'], text)).toMatchObject(
      { status: 0 },
    );
    expect(page('story.txt')).toBe(text);
  });

  test('turns its own page into the same page again, pictures beside it too', async () => {
    const { cwd, library, run, page } = atDesk();
    const store = mustOpen(library, { now: () => noon });
    const { document, details } = nightFerry();
    store.media.add(skyPng(48, 27));
    const { id } = store.stories.create({ document, details, editor: 'Ada' });
    const reason = ['--override', 'For the test'];
    await run([id, '--out', 'pages', '--pictures', 'beside', ...reason]);
    const again = ['--from', 'pages/ferry-back-v3.html', '--out', 'again/page.html'];
    mkdirSync(join(cwd, 'again'));
    await run([...again, '--pictures', 'beside', ...reason]);
    expect(page('again/page.html')).toBe(page('pages/ferry-back-v3.html'));
    expect(readdirSync(join(cwd, 'again', 'pictures'))).toEqual(
      readdirSync(join(cwd, 'pages', 'pictures')),
    );
  });

  test.each<[string, string]>([
    ['an empty file', ''],
    ['binary', '\u0000\u0001\u0002\u0003'.repeat(200)],
  ])('refuses %s with a sentence and writes nothing', async (_what, content) => {
    const { cwd, run } = atDesk();
    writeFileSync(join(cwd, 'story.txt'), content);
    const ran = await run(['--from', 'story.txt', '--out', 'page.html']);
    expect(ran.status).toBe(2);
    expect(ran.stderr).toMatch(/^galley export: story\.txt: .+\.\n$/);
    expect(existsSync(join(cwd, 'page.html'))).toBe(false);
  });

  test.skipIf(!existsSync(sample))(
    'keeps every word of the sample, in order (../shared is not part of every checkout)',
    async () => {
      const { run, page } = atDesk();
      expect(await run(['--from', sample, '--out', 'page.html'])).toMatchObject({ status: 0 });
      const article = new JSDOM(page('page.html')).window.document.querySelector('article');
      const words = (from: string): string[] => from.split(/\s+/u).filter((word) => word !== '');
      expect(words(article?.textContent ?? '')).toEqual(words(readFileSync(sample, 'utf8')));
      expect(article?.querySelectorAll('h1, nav a, nav li, figcaption')).toHaveLength(4);
    },
  );

  test('says when it cannot read or write', async () => {
    const { cwd, run } = atDesk();
    expect(await run(['--from', 'gone.txt', '--out', 'page.html'])).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/gone\.txt cannot be read/) as string,
    });
    writeFileSync(join(cwd, 'story.txt'), text);
    mkdirSync(join(cwd, 'folder'));
    expect(await run(['--from', 'story.txt', '--out', 'gone/page.html'])).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/does not exist/) as string,
    });
    expect(await run(['--from', 'story.txt', '--out', 'folder'])).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/is a folder/) as string,
    });
  });
});

test.each<[string, string[], RegExp]>([
  ['nothing to export', ['--out', 'pages'], /Name the stories/],
  ['nowhere to write', ['abc'], /--out/],
  ['both stories and a file', ['abc', '--from', 'story.txt', '--out', 'page.html'], /not both/],
  ['an unknown option', ['abc', '--out', 'pages', '--colour'], /--colour/],
  [
    'a story file of a file',
    ['--from', 'a.txt', '--out', 'a.galley', '--format', 'galley'],
    /import the file first/,
  ],
  ['a story and all of them', ['abc', '--all', '--out', 'pages'], /--all/],
  ['a status without --all', ['abc', '--status', 'ready', '--out', 'pages'], /--status/],
  ['a status that is none', ['--all', '--status', 'done', '--out', 'pages'], /--status/],
  [
    'a template for a fragment',
    ['abc', '--fragment', '--template', 'house', '--out', 'pages'],
    /--template/,
  ],
  [
    'a review for colleagues',
    ['abc', '--format', 'galley', '--claim-review', '--out', 'pages'],
    /--claim-review/,
  ],
  ['no format at all', ['abc', '--out', 'pages', '--format', 'pdf'], /“pdf”/],
  [
    'a language that is none',
    ['--from', 'a.txt', '--out', 'pages', '--lang', '<b>'],
    /language tag/,
  ],
  ['an empty reason', ['abc', '--out', 'pages', '--override', ' '], /reason/],
  ['a reason of one sign', ['abc', '--out', 'pages', '--override', 'x'], /at least three letters/],
])('%s is wrong use', async (_what, args, sentence) => {
  const { run } = atDesk();
  const ran = await run(args);
  expect([ran.status, ran.stdout]).toEqual([2, '']);
  expect(ran.stderr).toMatch(sentence);
});
