import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Node } from 'prosemirror-model';
import type { ClaimId, NoteId, StoryId } from '../../core/base/id.ts';
import type { PublishedStory } from '../../core/publishing/published-story.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { runExport } from '../../main/cli/export.ts';
import { runImport } from '../../main/cli/import.ts';
import { mustOpen, temporaryFolder } from '../db/store-fixture.ts';
import { skyPng } from '../fixtures/stories/picture.ts';
import { fixtureStories } from '../fixtures/stories/stories.ts';

// Out of one library by the command line, into a fresh one, and out again: the same bytes.

const noon = Date.UTC(2026, 7, 1, 12);
type Files = Readonly<Record<string, string>>;
type Run = typeof runExport;

/** A folder with two libraries in it; the story stands in the first. */
function atDesk({ document, details, updatedAt, tags, corrections, pictures }: PublishedStory) {
  const cwd = temporaryFolder();
  const store = mustOpen(join(cwd, 'first'), { now: () => noon });
  const bytes = [...pictures.values()].map((picture) => picture.bytes);
  const { id } = store.stories.create({
    ...{ document, details, tags, corrections, editor: 'Ada', pictures: bytes },
    ...(updatedAt !== null && { updatedAt }),
  });
  keepRecordOf(store, id, document);
  store.close();
  return { cwd, id };
}

/** Claims and notes that the text names, as the desk would have them. */
function keepRecordOf(store: ArticleStore, storyId: StoryId, document: Node): void {
  const seen = new Set<unknown>();
  document.descendants((node) => {
    for (const { type, attrs } of node.marks) {
      if (seen.has(attrs['id']) || !['claim', 'note'].includes(type.name)) continue;
      seen.add(attrs['id']);
      if (type.name === 'claim')
        store.claims.add({ id: attrs['id'] as ClaimId, storyId, text: 'Words', editor: 'Ada' });
      const note = { id: attrs['id'] as NoteId, text: 'Sure?', author: 'Ada', at: noon };
      if (type.name === 'note') store.notes.add(storyId, { ...note, kind: 'comment' });
    }
  });
}

async function galley(run: Run, cwd: string, args: readonly string[]): Promise<string> {
  const written = { out: '', errors: '' };
  const io = {
    stdin: Readable.from([]),
    stdout: new PassThrough().on('data', (part: Buffer) => (written.out += part.toString())),
    stderr: new PassThrough().on('data', (part: Buffer) => (written.errors += part.toString())),
    cwd,
  };
  const status = await run(args, io, { libraryFolder: cwd, languageFolder: cwd, now: () => noon });
  expect([status, status === 0 ? '' : written.errors]).toEqual([0, '']);
  return written.out;
}

/** Exports a story into a folder; every file of it by its place there, as Latin-1. */
async function out(
  cwd: string,
  library: string,
  id: StoryId,
  { to, options }: { readonly to: string; readonly options: readonly string[] },
): Promise<Files> {
  const args = [id, '--library', library, '--out', to, '--override', 'A test', ...options];
  await galley(runExport, cwd, args);
  const names = readdirSync(join(cwd, to), { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    names
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [path.slice(join(cwd, to).length + 1), readFileSync(path, 'latin1')]),
  );
}

/** Imports the one story file of a folder into the second library. */
async function into(cwd: string, from: string): Promise<StoryId> {
  const names = readdirSync(join(cwd, from)).filter((name) => /\.(?:html|md|galley)$/.test(name));
  expect(names).toHaveLength(1);
  const said = await galley(runImport, cwd, [join(from, names[0] ?? ''), '--library', 'second']);
  return (JSON.parse(said) as { id: StoryId }).id;
}

/** The same files with the page called the same: readers are not told what the desk calls it. */
function underOneName(files: Files): Files {
  return Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => [
      name.replace(/^[^/]+\.(html|md)$/, 'story.$1'),
      bytes,
    ]),
  );
}

function withoutTimes(files: Files): Files {
  const text = files['story.md'] ?? '';
  const lines = text.split('\n\n').filter((line) => !/^[^*].*\d\d:\d\d UTC/.test(line));
  expect(lines.length).toBeGreaterThan(2);
  return { ...files, 'story.md': lines.join('\n\n') };
}

function templateFolder(cwd: string): string {
  const folder = join(cwd, 'template');
  cpSync(fileURLToPath(new URL('../fixtures/template', import.meta.url)), folder, {
    recursive: true,
  });
  writeFileSync(join(folder, 'heron.png'), skyPng(48, 28));
  return folder;
}

const forms: Readonly<Record<string, readonly string[]>> = {
  'a page': [],
  'a page that is a fact-check to machines': ['--claim-review'],
  'a page with its pictures beside it': ['--pictures', 'beside'],
  'a page in the house’s template': ['--template', 'template'],
  'a fragment': ['--fragment'],
};

describe.each(Object.entries(fixtureStories))('“%s”', (_name, story) => {
  test.each(Object.entries(forms))('as %s comes back to the same bytes', async (_form, options) => {
    const { cwd, id } = atDesk(story());
    templateFolder(cwd);
    const before = await out(cwd, 'first', id, { to: 'a', options });
    const again = await into(cwd, 'a');
    const after = await out(cwd, 'second', again, { to: 'b', options });
    expect(underOneName(after)).toEqual(underOneName(before));
    expect(Object.keys(before).some((name) => name.endsWith('.html'))).toBe(true);
  });

  test('as a story file gives the same pages, and the same story file', async () => {
    const { cwd, id } = atDesk(story());
    // Exported once before, so that both know when readers got it first.
    const page = await out(cwd, 'first', id, { to: 'a', options: [] });
    const beside = ['--pictures', 'beside'];
    const pictures = await out(cwd, 'first', id, { to: 'b', options: beside });
    const packed = await out(cwd, 'first', id, { to: 'c', options: ['--format', 'galley'] });
    const again = await into(cwd, 'c');
    expect(await out(cwd, 'second', again, { to: 'd', options: [] })).toEqual(page);
    expect(await out(cwd, 'second', again, { to: 'e', options: beside })).toEqual(pictures);
    const repacked = await out(cwd, 'second', again, { to: 'f', options: ['--format', 'galley'] });
    expect(repacked).toEqual(packed);
  });

  // Markdown has no place for when a story was published, updated and corrected, nor for its
  // language and its tags: the lines of times under the head are those of the second library.
  test('as Markdown comes back to the same Markdown, but for its times', async () => {
    const { cwd, id } = atDesk(story());
    const options = ['--format', 'md'];
    const before = await out(cwd, 'first', id, { to: 'a', options });
    const again = await into(cwd, 'a');
    const after = await out(cwd, 'second', again, { to: 'b', options });
    expect(withoutTimes(underOneName(after))).toEqual(withoutTimes(underOneName(before)));
  });
});

test('the libraries are two: nothing of the first is at hand for the second', async () => {
  const { cwd, id } = atDesk(fixtureStories['night ferry']!());
  await out(cwd, 'first', id, { to: 'a', options: [] });
  mkdirSync(join(cwd, 'alone'));
  cpSync(join(cwd, 'a'), join(cwd, 'alone/a'), { recursive: true });
  const again = await into(join(cwd, 'alone'), 'a');
  expect(existsSync(join(cwd, 'alone/first'))).toBe(false);
  const after = await out(join(cwd, 'alone'), 'second', again, { to: 'b', options: [] });
  expect(Object.values(after).join()).toContain('Night ferry returns');
});
