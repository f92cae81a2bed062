import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { pageWordsOf } from '../../core/publishing/page-text.ts';
import { runExport } from '../../main/cli/export.ts';
import { runVerify } from '../../main/cli/verify.ts';
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
  return {
    store,
    id,
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
      stdout: `bridge-tunnel-shut.html: This is not “Bridge & tunnel shut” as the library has it. They differ in 2 places; [-of the story-] {+of the page+}:
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

  test('tells a change of markup from one of words', async () => {
    const { verify, edit } = await exported();
    edit('</head>', '<meta name="robots" content="noindex"></head>');
    expect((await verify('bridge-tunnel-shut.html')).stdout).toContain(
      'its markup or metadata differ',
    );
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
  ['<title>no</title><style>p{}</style><body>a<!-- b --><script>c</script>d', ['a', 'd']],
  [
    'a&amp;b &lt;i&gt; &#39;c&#x27; &quot;d&quot; &unknown; &#x110000;',
    ['a&b', '<i>', "'c'", '"d"', '&unknown;', '&#x110000;'],
  ],
  ['<p title="a > b">c</p>', ['c']],
  ['<script>unclosed', []],
])('the words of %j', (html, words) => {
  expect(pageWordsOf(html)).toEqual(words);
});
