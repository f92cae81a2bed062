import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { Fragment, Slice } from 'prosemirror-model';
import { ReplaceStep } from 'prosemirror-transform';
import { articleSchema } from '../../core/article/schema.ts';
import { readPage } from '../../core/publishing/page-reading.ts';
import { runExport } from '../../main/cli/export.ts';
import { runVerify } from '../../main/cli/verify.ts';
import { skyPng } from '../fixtures/stories/picture.ts';
import { parent, story, textBlock } from '../support/nodes.ts';
import { duskPicture } from '../support/real-pictures.ts';
import { addStory, mustOpen, temporaryFolder } from '../db/store-fixture.ts';

const noon = Date.UTC(2026, 2, 4, 12);
const bridge = {
  headline: 'Bridge & tunnel shut',
  standfirst: 'For a week.',
  byline: 'By Ada Brook',
  body: [
    'Both are shut from nine on Friday, the council said.',
    'Boats will carry those who must cross.',
  ],
};

/** A folder with a library, in which a story has been exported as page.html. */
async function exported() {
  const cwd = temporaryFolder();
  const library = join(cwd, 'library');
  const store = mustOpen(library, { now: () => noon });
  const id = addStory(store, bridge);
  const clock = { now: noon };
  const call = async (command: typeof runVerify, args: readonly string[]) => {
    const written = { stdout: '', stderr: '' };
    const into = (name: 'stdout' | 'stderr') =>
      new PassThrough().on('data', (part: Buffer) => (written[name] += part.toString()));
    const io = { stdin: Readable.from([]), stdout: into('stdout'), stderr: into('stderr'), cwd };
    const status = await command(args, io, {
      libraryFolder: library,
      languageFolder: cwd,
      now: () => clock.now,
    });
    return { status, ...written };
  };
  await call(runExport, [id, '--out', '.']);
  const path = join(cwd, 'bridge-tunnel-shut.html');
  const edit = (from: string | RegExp, to: string): void =>
    writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
  const retitle = (headline: string): void => {
    const before = store.stories.document(id)?.firstChild;
    if (!before) throw new Error('The story is gone');
    const words = new Slice(Fragment.from(articleSchema.text(headline)), 0, 0);
    const step = new ReplaceStep(1, 1 + before.content.size, words);
    const sent = { id, seq: 0, steps: [step.toJSON()], selection: null, editor: 'Ada' };
    const appended = store.journal.append(sent);
    if (!appended.ok) throw new Error(appended.error);
  };
  return {
    store,
    id,
    folder: cwd,
    retitle,
    exportTo: (folder: string, ...args: string[]) =>
      call(runExport, [
        ...(args.includes(id) || !args[0]?.startsWith('--') ? [] : [id]),
        ...args,
        '--out',
        folder,
      ]),
    clock,
    path,
    edit,
    again: () => call(runExport, [id, '--out', '.']),
    verify: (...args: string[]) => call(runVerify, args),
  };
}

describe('galley verify', () => {
  test('knows the page that was exported', async () => {
    const { verify } = await exported();
    expect(await verify('bridge-tunnel-shut.html')).toEqual({
      status: 0,
      stdout:
        'bridge-tunnel-shut.html: This is “Bridge & tunnel shut” as it was exported on 2026-03-04T12:00:00Z.\n',
      stderr: '',
    });
  });

  test('shows which words were changed', async () => {
    const { verify, edit } = await exported();
    edit('from nine on', 'from ten or eleven on');
    edit(' must cross', ' cross');
    expect(await verify('bridge-tunnel-shut.html')).toMatchObject({
      status: 1,
      stdout: `bridge-tunnel-shut.html: This is not “Bridge & tunnel shut” as it was exported on 2026-03-04T12:00:00Z. Its words differ in 2 places; [-of the story-] {+of the page+}:
  Both are shut from [-nine-] {+ten or eleven+} on Friday, the council
  will carry those who [-must-] cross.
`,
    });
  });

  test('finds the story by its sentences when the headline is another', async () => {
    const { verify, edit } = await exported();
    edit('<h1>Bridge &amp; tunnel', '<h1>Tunnel');
    expect((await verify('bridge-tunnel-shut.html')).stdout).toContain(
      '[-Bridge & tunnel-] {+Tunnel+} shut',
    );
  });

  test('tells a change of what machines read, of markup and of links from one of words', async () => {
    const { verify, edit } = await exported();
    edit('</head>', '<meta name="robots" content="noindex"></head>');
    edit('"headline": "Bridge', '"headline": "Ridge');
    const told = (await verify('bridge-tunnel-shut.html')).stdout;
    expect(told).toContain('The words are the same');
    expect(told).toContain('robots: [--] {+noindex+}');
    expect(told).toContain(
      'NewsArticle.headline: [-Bridge & tunnel shut-] {+Ridge & tunnel shut+}',
    );
    const other = await exported();
    other.edit('<main>', '<main class="wide">');
    expect((await other.verify('bridge-tunnel-shut.html')).stdout).toContain(
      'its markup, its style or the house’s template differ',
    );
    other.edit('</main>', '<p>Buy this bridge.</p></main>');
    expect((await other.verify('bridge-tunnel-shut.html')).stdout).toContain(
      'Around it: {+Buy this bridge.+}',
    );
  });

  test('holds a page against what readers saw, and says that the story has been changed since', async () => {
    const { verify, edit, retitle } = await exported();
    retitle('Bridge open again');
    expect(await verify('bridge-tunnel-shut.html')).toEqual({
      status: 0,
      stdout:
        'bridge-tunnel-shut.html: This is “Bridge & tunnel shut” as it was exported on 2026-03-04T12:00:00Z. The story has been changed since, in one place.\n',
      stderr: '',
    });
    edit('from nine on', 'from ten on');
    expect((await verify('bridge-tunnel-shut.html')).stdout).toContain(
      `“Bridge & tunnel shut” as it was exported on 2026-03-04T12:00:00Z. Its words differ in one place; [-of the story-] {+of the page+}:\n  Both are shut from [-nine-] {+ten+} on Friday`,
    );
  });

  test.each([
    ['fragment', ['--fragment'], 'bridge-tunnel-shut.html'],
    ['Markdown', ['--format', 'md'], 'bridge-tunnel-shut.md'],
    ['plain text', ['--format', 'txt'], 'bridge-tunnel-shut.txt'],
  ])('knows %s too', async (_what, args, name) => {
    const { verify, exportTo, folder } = await exported();
    await exportTo('other', ...args);
    const path = join('other', name);
    expect(await verify(path)).toMatchObject({ status: 0 });
    const file = join(folder, path);
    writeFileSync(file, readFileSync(file, 'utf8').replace('must cross', 'dare cross'));
    expect(await verify(path)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('[-must-] {+dare+} cross') as string,
    });
  });

  test('tells when a picture beside the page is another, gone or described otherwise', async () => {
    const { verify, store, exportTo, folder } = await exported();
    const added = store.media.add(skyPng(48, 27));
    if (!added.ok) throw new Error(added.error);
    const figure = parent(
      'figure',
      [textBlock('caption', 'A ferry.'), textBlock('credit', 'Ada')],
      {
        media: added.value.hash,
        alt: 'A ferry at sea.',
        width: 48,
        height: 27,
      },
    );
    const body = [textBlock('paragraph', 'Nobody was on board of it that night.'), figure];
    const { id } = store.stories.create({
      document: story(
        { headline: 'Ferry adrift', standfirst: 'All night.', byline: 'By Ada' },
        body,
      ),
      editor: 'Ada',
    });
    await exportTo('beside', id, '--pictures', 'beside');
    const page = join(folder, 'beside', 'ferry-adrift.html');
    expect(await verify('beside/ferry-adrift.html')).toMatchObject({ status: 0 });
    writeFileSync(page, readFileSync(page, 'utf8').replaceAll('A ferry at sea.', 'A yacht.'));
    const [picture = ''] = readdirSync(join(folder, 'beside', 'pictures'));
    writeFileSync(join(folder, 'beside', 'pictures', picture), skyPng(20, 20));
    const told = await verify('beside/ferry-adrift.html');
    expect(told.stdout).toContain('described as “A yacht.” instead of “A ferry at sea.”');
    expect(told.stdout).toContain(`pictures/${picture} holds another picture.`);
    rmSync(join(folder, 'beside', 'pictures', picture));
    expect((await verify('beside/ferry-adrift.html')).stdout).toContain('is not beside it');
  });

  test.each([
    ['line ends of another system', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\ufeff${text}`],
  ])('knows a page through %s, and names it', async (_what, recast) => {
    const { verify, path } = await exported();
    writeFileSync(path, recast(readFileSync(path, 'utf8')));
    expect(await verify('bridge-tunnel-shut.html')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Another program has changed its line ends') as string,
    });
    writeFileSync(path, readFileSync(path, 'utf8').replace('from nine on', 'from ten on'));
    expect(await verify('bridge-tunnel-shut.html')).toMatchObject({ status: 1 });
  });

  test('finds in a page that a browser saved again the same words, and that it is another file', async () => {
    const { verify, path } = await exported();
    const { document } = new JSDOM(readFileSync(path, 'utf8')).window;
    document.body.append(document.createElement('script'));
    writeFileSync(path, document.documentElement.outerHTML);
    expect(await verify('bridge-tunnel-shut.html')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('but its markup, its style or the house') as string,
    });
  });

  test('takes no page for signed off whose pictures are not', async () => {
    const { verify, store, exportTo, folder } = await exported();
    const added = store.media.add(await duskPicture('image/jpeg', 700, 500));
    if (!added.ok) throw new Error(added.error);
    const { hash: media, width, height } = added.value;
    const words = [textBlock('caption', 'Dusk.'), textBlock('credit', 'Ada')];
    const figure = parent('figure', words, { media, alt: 'Dusk.', width, height });
    const document = story({ headline: 'Dusk', standfirst: 'All night.', byline: 'By Ada' }, [
      figure,
    ]);
    const { id } = store.stories.create({ document, editor: 'Ada' });
    await exportTo('beside', id, '--pictures', 'beside');
    const pictures = join(folder, 'beside', 'pictures');
    const names = readdirSync(pictures);
    expect(names).toHaveLength(2);
    expect(await verify('beside/dusk.html')).toMatchObject({ status: 0 });
    for (const name of names) {
      const whole = readFileSync(join(pictures, name));
      writeFileSync(join(pictures, name), await duskPicture('image/jpeg', 480, 343));
      expect(await verify('beside/dusk.html')).toMatchObject({
        status: 1,
        stdout: expect.stringContaining(`pictures/${name} holds another picture.`) as string,
      });
      rmSync(join(pictures, name));
      expect((await verify('beside/dusk.html')).stdout).toContain(`${name} is not beside it.`);
      writeFileSync(join(pictures, name), whole);
    }
    expect(await verify('beside/dusk.html')).toMatchObject({ status: 0 });
  });

  test('says of a page that the story went on, whatever else was exported since', async () => {
    const { verify, store, id, retitle, exportTo } = await exported();
    retitle('Bridge open again');
    await exportTo('other', '--fragment');
    expect((await verify('bridge-tunnel-shut.html')).stdout).toContain(
      'changed since, in one place',
    );
    store.corrections.add(id, 'The bridge is open.', 'Ada');
    expect((await verify('other/bridge-open-again.html')).stdout).toMatch(
      /exported on [^ ]+ A correction has been written since\.\n$/,
    );
  });

  test.each([
    ['Markdown', 'md', ['--claim-review']],
    ['Markdown without its verdict', 'md', []],
    ['plain text', 'txt', ['--claim-review']],
  ])('holds a fact-check in %s against what it was', async (_what, format, args) => {
    const { verify, store, id, exportTo, folder, retitle } = await exported();
    const factCheck = { claim: 'It never shuts.', claimant: '', verdict: 'False', rating: 1 };
    store.stories.setDetails(id, { factCheck });
    await exportTo('told', id, '--format', format, ...args);
    const name = `told/bridge-tunnel-shut.${format}`;
    expect(await verify(name)).toMatchObject({ status: 0 });
    // A page that went out later is no measure for it.
    retitle('Bridge open again');
    await exportTo('later', id);
    const path = join(folder, name);
    writeFileSync(path, readFileSync(path, 'utf8').replace('must cross', 'dare cross'));
    const { stdout } = await verify(name);
    expect(stdout).toContain('differ in one place');
    expect(stdout).toContain('[-must-] {+dare+} cross');
  });

  test('takes the house’s template for no difference', async () => {
    const { verify, store, folder, again, edit } = await exported();
    const house = join(folder, 'house');
    mkdirSync(house);
    writeFileSync(join(house, 'foot.html'), '<p>The Quay, every morning.</p>');
    store.settings.setTemplateFolder(house);
    await again();
    edit('from nine on', 'from ten on');
    const { stdout } = await verify('bridge-tunnel-shut.html');
    expect(stdout).toContain('[-nine-] {+ten+}');
    expect(stdout).not.toContain('Around it');
  });

  test('tells an earlier page from the last', async () => {
    const { verify, store, id, again, clock, path } = await exported();
    copyFileSync(path, `${path}.old`);
    store.stories.setDetails(id, { kicker: 'Roads' });
    clock.now += 3_600_000;
    await again();
    expect(await verify('bridge-tunnel-shut.html')).toMatchObject({ status: 0 });
    expect(await verify('bridge-tunnel-shut.html.old')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining(
        'but it was exported again on 2026-03-04T13:00:00Z.',
      ) as string,
    });
  });

  test('tells of every form that its story went out corrected since in another', async () => {
    const { verify, store, id, folder, exportTo, clock, retitle } = await exported();
    const forms = [
      ['text', '--format', 'txt'],
      ['markdown', '--format', 'md'],
      ['fragment', '--fragment'],
      ['beside', '--pictures', 'beside'],
    ] as const;
    for (const [name, ...args] of forms) await exportTo(name, id, ...args);
    const files = forms.map(([name]) => join(name, readdirSync(join(folder, name))[0] ?? ''));
    // The same state once more in one form is no news for the others.
    for (const file of files) {
      const told = await verify(file);
      expect(told.status).toBe(0);
      expect(told.stdout).not.toContain('since');
    }
    clock.now += 3_600_000;
    retitle('Bridge open again');
    store.corrections.add(id, 'The bridge is open.', 'Ada');
    await exportTo('.', id);
    const again = '2026-03-04T13:00:00Z';
    for (const file of files.slice(0, 3)) {
      const { stdout } = await verify(file);
      expect(stdout).toContain(
        `The story was exported again since, as a page on ${again}, and reads otherwise there.`,
      );
      expect(stdout).toContain('has been changed since, in one place. A correction');
    }
    expect(await verify(files[3] ?? '')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining(`but it was exported again on ${again}.`) as string,
    });
    expect((await verify('bridge-open-again.html')).stdout).toMatch(/exported on [^ ]+\.\n$/);
  });

  test('says that it knows nothing of another page', async () => {
    const { verify, path } = await exported();
    writeFileSync(
      path.replace('bridge-tunnel-shut', 'other'),
      '<h1>Lighthouse to open</h1><p>Nobody has been up there for nine years.</p>',
    );
    expect(await verify('other.html')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('no story in it has its words') as string,
    });
    expect(await verify('gone.html')).toMatchObject({ status: 2, stdout: '' });
    expect(await verify()).toMatchObject({ status: 2 });
  });
});

test.each([
  ['<body><p>One <em>two</em>three</p><p>four</p>', ['One', 'twothree', 'four']],
  ['<title>no</title><style>p{}</style><body>a<!-- b --><script>c</script>d', ['ad']],
  [
    'a&amp;b &lt;i&gt; &#39;c&#x27; &quot;d&quot; &unknown; &#x110000;',
    ['a&b', '<i>', "'c'", '"d"', '&unknown;', '\ufffd'],
  ],
  ['<p title="a > b">c</p>', ['c']],
  ['<script>unclosed', []],
])('the words of %j', (html, words) => {
  expect(readPage(html).words).toEqual(words);
});
