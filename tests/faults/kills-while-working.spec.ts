import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { openDocument } from '../../core/article/document.ts';
import type { StoryId } from '../../core/base/id.ts';
import { createRandom, wordOf } from '../db/generate-stories.ts';
import { project } from '../e2e/support/desk.ts';
import { figure, seed, times } from './extent.ts';
import { openOrThrow } from './library-at-work.ts';

// kill -9 of long work: an import of many files and an export of many stories, each begun anew on the
// same library after each kill. Kills during backups, restores and migrations are among the tests of
// the store.

const commandLine = join(project, 'out', 'main', 'cli.js');

test('kill -9 of an import: each story is whole or not there, and none that was told is missing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'galley-kills-'));
  try {
    const files = writeTexts(join(folder, 'texts'), 120);
    const words = new Map(files.map(({ path, body }) => [path, body]));
    const library = join(folder, 'library');
    const random = createRandom(seed);
    const told = new Map<string, string>();
    const rounds = times(4, 60);
    for (let round = 0; round < rounds; round++) {
      const args = ['import', ...files.map(({ path }) => path), '--library', library];
      for (const line of await runAndKill(args, random)) {
        const { id, file } = JSON.parse(line) as { id?: string; file: string };
        if (id !== undefined) told.set(id, file);
      }
      expectWhole(library, told, words);
    }
    expect(told.size).toBeGreaterThan(rounds);
    figure('kill -9 of an import', `${rounds} rounds, ${told.size} stories told and all there`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('kill -9 of an export: each page is whole or not there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'galley-kills-'));
  try {
    const files = writeTexts(join(folder, 'texts'), 60);
    const library = join(folder, 'library');
    run(['import', ...files.map(({ path }) => path), '--library', library]);
    const out = join(folder, 'pages');
    mkdirSync(out);
    const random = createRandom(seed + 1);
    const rounds = times(4, 60);
    let pages = 0;
    for (let round = 0; round < rounds; round++) {
      const args = ['export', '--all', '--library', library, '--out', out, '--override', 'A trial'];
      await runAndKill(args, random);
      const written = readdirSync(out).filter((name) => name.endsWith('.html'));
      pages = Math.max(pages, written.length);
      if (written.length === 0) continue;
      const paths = written.map((name) => join(out, name));
      const { status, stdout } = run(['verify', ...paths, '--library', library]);
      expect(status, stdout).toBe(0);
    }
    expect(pages).toBeGreaterThan(0);
    run(['export', '--all', '--library', library, '--out', out, '--override', 'A trial']);
    expect(readdirSync(out).filter((name) => name.endsWith('.html'))).toHaveLength(files.length);
    figure('kill -9 of an export', `${rounds} rounds; every page that was there was whole`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

interface Text {
  readonly path: string;
  /** The words of its body, as the story must have them. */
  readonly body: string;
}

function writeTexts(folder: string, count: number): Text[] {
  mkdirSync(folder);
  const random = createRandom(seed + 2);
  const sentence = (): string => {
    const words = Array.from({ length: 60 }, () => wordOf(Math.floor(random() * 5_000)));
    return `A${words.join(' ')}.`;
  };
  return Array.from({ length: count }, (_, index) => {
    const paragraphs = Array.from({ length: 30 }, sentence);
    const path = join(folder, `story-${index}.txt`);
    writeFileSync(path, `Headline number ${index}\n\n${paragraphs.join('\n\n')}\n`);
    return { path, body: paragraphs.join('') };
  });
}

/**
 * Lets a command work for a while, mostly until it has told of something and some more, and kills it.
 * @returns the lines that it wrote until then.
 */
async function runAndKill(args: readonly string[], random: () => number): Promise<string[]> {
  const child = spawn(process.execPath, [commandLine, ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const lines: string[] = [];
  const reading = createInterface({ input: child.stdout });
  reading.on('line', (line) => lines.push(line));
  const closed = once(reading, 'close');
  const ended = once(child, 'exit');
  if (random() < 0.8) await Promise.race([once(reading, 'line'), ended]);
  await Promise.race([pause(random() * 400), ended]);
  child.kill('SIGKILL');
  await closed;
  // The last line may have been cut off in the middle of being written.
  return lines.filter((line) => line.endsWith('}'));
}

function run(args: readonly string[]) {
  const maxBuffer = 64 * 1024 * 1024;
  return spawnSync(process.execPath, [commandLine, ...args], { encoding: 'utf8', maxBuffer });
}

function expectWhole(
  library: string,
  told: ReadonlyMap<string, string>,
  words: ReadonlyMap<string, string>,
): void {
  if (!existsSync(join(library, 'galley.sqlite'))) return;
  const store = openOrThrow(library);
  try {
    for (const [id, file] of told) expect(bodyOf(id)).toBe(words.get(file));
    const bodies = new Set(words.values());
    const all = { search: '', status: null, tag: null, offset: 0, limit: 500 } as const;
    for (const { id } of store.stories.list(all).rows) expect(bodies).toContain(bodyOf(id));
  } finally {
    store.close();
  }

  function bodyOf(id: string): string {
    const story = store.stories.open(id as StoryId);
    const document = story ? openDocument(story.document) : null;
    return document?.ok ? (document.value.lastChild?.textContent ?? '') : `no story ${id}`;
  }
}
