import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { PassThrough, Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { StoryId } from '../../core/base/id.ts';
import { runCli } from '../../main/cli.ts';
import { libraryFolder, type Machine } from '../../main/library-folder.ts';
import { headlines, mustOpen, temporaryFolder } from '../db/store-fixture.ts';
import { skyPng } from '../fixtures/stories/picture.ts';

const texts = fileURLToPath(new URL('../fixtures/texts/', import.meta.url));
const { version } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as { version: string };

/** A folder in which `galley` is run. */
function atDesk() {
  const cwd = temporaryFolder();
  const library = join(cwd, 'own');
  const run = async (args: readonly string[], input: Iterable<string | Uint8Array> = []) => {
    const written = { stdout: '', stderr: '' };
    const into = (name: 'stdout' | 'stderr') =>
      new PassThrough().on('data', (part: Buffer) => {
        written[name] += part.toString();
      });
    const io = { stdin: Readable.from(input), stdout: into('stdout'), stderr: into('stderr'), cwd };
    const status = await runCli(args, io, {
      libraryFolder: library,
      languageFolder: cwd,
      now: () => 1_700_000_000_000,
    });
    return { status, ...written };
  };
  return { cwd, library, run };
}

interface PrintedStory {
  readonly file: string;
  readonly id: StoryId;
  readonly headline: string;
  readonly kept: readonly string[];
}

const stories = (stdout: string): PrintedStory[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as PrintedStory);

describe('galley', () => {
  test('tells its version and how to use it, and its commands', async () => {
    const { run } = atDesk();
    expect(await run(['--version'])).toEqual({
      status: 0,
      stdout: `galley ${version}\n`,
      stderr: '',
    });
    const { status, stdout } = await run(['--help']);
    expect(status).toBe(0);
    for (const command of ['check', 'import', 'export']) {
      expect(stdout).toContain(`galley ${command} `);
      const help = await run([command, '--help']);
      expect(help).toMatchObject({
        status: 0,
        stderr: '',
        stdout: expect.stringContaining(`galley ${command} `) as string,
      });
      expect(await run(['help', command])).toEqual(help);
    }
  });

  test.each([
    ['no command', [], 'Say what to do.'],
    ['an unknown command', ['publish'], 'There is no command “publish”.'],
    ['a name of every object', ['constructor'], 'There is no command'],
    ['help on nothing', ['help', 'publish'], 'There is no command “publish”.'],
    ['no file', ['import'], 'Name the files or folders to import.'],
    ['an unknown option', ['import', '--libary', 'x', 'a.txt'], '--libary'],
    ['an option without its value', ['import', 'a.txt', '--library'], '--library'],
    ['a wrong language', ['import', 'a.txt', '--lang', 'not a tag'], 'is not a language tag'],
  ])('with %s ends with 2 and one sentence', async (_what, args, words) => {
    const { status, stdout, stderr } = await atDesk().run(args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(words);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  test('asks for the commands’ own language data by a sentence when it is not there', async () => {
    const { status, stderr } = await atDesk().run(['check'], ['Text.']);
    expect(status).toBe(2);
    expect(stderr).toContain('language data');
  });
});

describe('galley import', () => {
  test('prints one JSON object a story and puts it into the library', async () => {
    const { cwd, run } = atDesk();
    const { status, stdout, stderr } = await run([
      'import',
      join(texts, 'french.txt'),
      join(texts, 'polish.txt'),
      '--library',
      'shelf',
    ]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const printed = stories(stdout);
    expect(printed.map(({ headline }) => headline)).toEqual([
      'À Vieuxmoulin, l’école rouvre avec trois élèves',
      'Kolej wąskotorowa wraca do Zagórza Małego',
    ]);
    expect(Object.keys(printed[0]!)).toEqual([
      'file',
      'id',
      'headline',
      'kept',
      'changed',
      'dropped',
    ]);
    const store = mustOpen(join(cwd, 'shelf'));
    expect(printed.map(({ id }) => store.stories.get(id)?.language)).toEqual(['fr', 'pl']);
  });

  test('uses the desk’s own library when none is named, and reads standard input', async () => {
    const { library, run } = atDesk();
    const { status, stdout } = await run(
      ['import', '-'],
      [Buffer.from('Harbour '), 'shut\n\nThe harbour is shut.'],
    );
    expect(status).toBe(0);
    expect(stories(stdout)[0]).toMatchObject({ headline: 'Harbour shut' });
    expect(headlines(mustOpen(library))).toEqual(['Harbour shut']);
  });

  test('takes the language that is named for a text that shows none', async () => {
    const { library, run } = atDesk();
    const { stdout } = await run(['import', '-', '--lang', 'en-US'], ['Harbour shut']);
    expect(mustOpen(library).stories.get(stories(stdout)[0]!.id)?.language).toBe('en-US');
  });

  test('imports the others when a file is bad, says which and why, and ends with 2', async () => {
    const { cwd, library, run } = atDesk();
    writeFileSync(join(cwd, 'good.txt'), 'Harbour shut');
    writeFileSync(join(cwd, 'bad.pdf'), '%PDF-1.7');
    mkdirSync(join(cwd, 'folder'));
    const { status, stdout, stderr } = await run([
      'import',
      'gone.txt',
      'bad.pdf',
      'folder',
      'good.txt',
    ]);
    expect(status).toBe(2);
    expect(stories(stdout).map(({ headline }) => headline)).toEqual(['Harbour shut']);
    expect(stderr.trimEnd().split('\n')).toEqual([
      'galley import: gone.txt: There is no such file.',
      expect.stringContaining('bad.pdf: This is a PDF'),
      'galley import: folder: There is no story to import in it.',
    ]);
    expect(headlines(mustOpen(library))).toEqual(['Harbour shut']);
  });

  test('imports all documents of a folder, and says what else is in it', async () => {
    const { cwd, library, run } = atDesk();
    for (const path of ['shelf/2.txt', 'shelf/10.md', 'shelf/deep/er.html', 'shelf/.git/a.txt']) {
      mkdirSync(dirname(join(cwd, path)), { recursive: true });
      writeFileSync(join(cwd, path), `<p>${path}</p>`);
    }
    writeFileSync(join(cwd, 'shelf', 'map.png'), 'no picture');
    writeFileSync(join(cwd, 'shelf', 'settings.json'), '{"wide": true}');
    const { status, stdout, stderr } = await run(['import', 'shelf/']);
    expect(status).toBe(0);
    expect(stories(stdout).map(({ file }) => file)).toEqual([
      'shelf/2.txt',
      'shelf/10.md',
      'shelf/deep/er.html',
    ]);
    expect(stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^Left out: shelf\/settings\.json: .+no news item/),
      'Left out of shelf/: shelf/map.png is a picture that no imported document shows. Drop it on a story.',
      'Left out of shelf/: 1 hidden file or folder.',
    ]);
    expect(headlines(mustOpen(library))).toHaveLength(3);
  });

  test('of a folder names the pictures that no document shows, and what is no story', async () => {
    const { cwd, run } = atDesk();
    mkdirSync(join(cwd, 'shelf'));
    for (const name of ['shown.png', 'alone.jpg', 'b.csv'])
      writeFileSync(join(cwd, 'shelf', name), skyPng(4, 4));
    writeFileSync(
      join(cwd, 'shelf', 'a.md'),
      '# Ferry\n\nIt is late again.\n\n![Sky](shown.png)\n',
    );
    const { status, stderr } = await run(['import', 'shelf']);
    expect(status).toBe(0);
    expect(stderr.trimEnd().split('\n')).toEqual([
      'Left out of shelf: shelf/alone.jpg is a picture that no imported document shows. Drop it on a story.',
      'Left out of shelf: shelf/b.csv is of a kind that no story is read from.',
    ]);
  });

  test('stops reading what has no end', async () => {
    const part = Buffer.alloc(1024 * 1024, 'a');
    function* endless(): Generator<Buffer> {
      for (;;) yield part;
    }
    const { run } = atDesk();
    const { status, stderr } = await run(['import', '-'], endless());
    expect(status).toBe(2);
    expect(stderr).toBe(
      'galley import: standard input: The file is larger than 64 MB. Nothing was imported; split it and try again.\n',
    );
  });

  test('leaves a library that cannot be trusted as it is', async () => {
    const { cwd, run } = atDesk();
    mkdirSync(join(cwd, 'broken'));
    writeFileSync(join(cwd, 'broken', 'galley.sqlite'), 'This is no database. '.repeat(300));
    const { status, stdout, stderr } = await run(
      ['import', '-', '--library', 'broken'],
      ['Harbour shut'],
    );
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^galley import: .+\.\n$/);
    expect(readFileSync(join(cwd, 'broken', 'galley.sqlite'), 'utf8')).toBe(
      'This is no database. '.repeat(300),
    );
  });

  test('goes on when nobody reads its output', async () => {
    const { cwd, library } = atDesk();
    const gone = new Writable({
      write: (_part, _encoding, done) =>
        done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })),
    });
    const stderr = new PassThrough();
    writeFileSync(join(cwd, 'one.txt'), 'Harbour shut');
    writeFileSync(join(cwd, 'two.txt'), 'Harbour open');
    const io = { stdin: Readable.from([]), stdout: gone, stderr, cwd };
    const status = await runCli(['import', 'one.txt', 'two.txt'], io, {
      libraryFolder: library,
      languageFolder: cwd,
      now: () => 1,
    });
    expect(status).toBe(0);
    expect(stderr.read()).toBeNull();
    expect(headlines(mustOpen(library)).sort()).toEqual(['Harbour open', 'Harbour shut']);
  });
});

const entry = fileURLToPath(new URL('../../out/main/cli.js', import.meta.url));
const isBuilt = existsSync(entry);

/** The modules that are loaded before a line of `file` runs. */
function loadedFirst(file: string): string[] {
  const named = [...readFileSync(file, 'utf8').matchAll(/^import\b[^;]*?["']([^"']+)["'];/gm)].map(
    ([, name]) => name ?? '',
  );
  return named.flatMap((name) =>
    name.startsWith('.') ? [name, ...loadedFirst(resolve(dirname(file), name))] : [name],
  );
}

// `npm test` builds before it tests.
describe.skipIf(!isBuilt)(
  isBuilt
    ? 'the command line as a program'
    : 'the command line as a program (skipped: run npm run build)',
  () => {
    test('never loads the store to check a text', () => {
      const loaded = loadedFirst(entry);
      expect(loaded).toContain('node:path');
      expect(loaded).not.toContain('better-sqlite3');
    });

    test('ends quietly when its reader leaves and its input stays open', async () => {
      const child = spawn(process.execPath, [entry, 'check', '--jsonl'], {
        stdio: ['pipe', 'pipe', 'pipe'],
      });
      let complaint = '';
      child.stderr.on('data', (part: Buffer) => (complaint += part.toString()));
      const ended = new Promise<number | null>((settle) => child.once('exit', settle));
      child.stdin.on('error', () => undefined);
      child.stdout.once('data', () => {
        child.stdout.destroy();
        const typing = setInterval(() => child.stdin.write('{"id":2,"text":"Teh harbour."}\n'), 10);
        void ended.then(() => clearInterval(typing));
      });
      child.stdin.write('{"id":1,"text":"Teh harbour."}\n');
      expect(await ended).toBe(0);
      expect(complaint).toBe('');
    });
  },
);

describe('the desk’s own library', () => {
  const machine = (platform: NodeJS.Platform, env: Machine['env'], home: string): Machine => ({
    platform,
    env,
    home,
  });
  test.each([
    [machine('linux', {}, '/home/ada'), '/home/ada/.config/Galley/desk'],
    [
      machine('linux', { XDG_CONFIG_HOME: '/home/ada/.own' }, '/home/ada'),
      '/home/ada/.own/Galley/desk',
    ],
    [machine('linux', { XDG_CONFIG_HOME: 'own' }, '/home/ada'), '/home/ada/.config/Galley/desk'],
    [
      machine('darwin', { XDG_CONFIG_HOME: '/x' }, '/Users/ada'),
      '/Users/ada/Library/Application Support/Galley/desk',
    ],
    [
      machine('win32', { APPDATA: 'C:\\Users\\Ada\\AppData\\Roaming' }, 'C:\\Users\\Ada'),
      'C:\\Users\\Ada\\AppData\\Roaming\\Galley\\desk',
    ],
    [machine('win32', {}, 'C:\\Users\\Ada'), 'C:\\Users\\Ada\\AppData\\Roaming\\Galley\\desk'],
  ])('stands where Electron keeps an app’s data: %o', (known, folder) => {
    expect(libraryFolder(known)).toBe(folder);
  });
});
