import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FileHash, SourceId, StoryId } from '../../core/base/id.ts';
import type { SourceDetails } from '../../core/factcheck/source.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { sourcesOfStorySql, unusedFilesSql } from '../../db/source-sql.ts';
import { addStory, asOpened, createClock, mustOpen, temporaryFolder } from './store-fixture.ts';

const encoder = new TextEncoder();

async function draftOf(store: ArticleStore, bytes: Uint8Array, piece = 7) {
  const draft = await store.sources.receive();
  for (let at = 0; at < bytes.length; at += piece)
    await draft.append(bytes.subarray(at, at + piece));
  return draft;
}

async function addFile(
  store: ArticleStore,
  storyId: StoryId,
  id: string,
  content: string | Uint8Array,
  details: Partial<SourceDetails> = {},
) {
  const bytes = typeof content === 'string' ? encoder.encode(content) : content;
  const draft = await (await draftOf(store, bytes)).finish();
  const added = store.sources.add({
    id: id as SourceId,
    storyId,
    kind: 'pdf',
    file: { draft, type: 'application/pdf', name: `${id}.pdf` },
    details,
    editor: 'Ada',
  });
  if (!added) throw new Error('The story is gone');
  return added;
}

function filesIn(folder: string): string[] {
  const vault = join(folder, 'vault');
  if (!existsSync(vault)) return [];
  return readdirSync(vault, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(vault.length + 1))
    .toSorted();
}

function sha256(bytes: string | Uint8Array): FileHash {
  return createHash('sha256').update(bytes).digest('hex') as FileHash;
}

async function served(store: ArticleStore, hash: FileHash): Promise<string | null> {
  const file = await store.sources.file(hash);
  return file && (await new Response(file.bytes()).text());
}

const details: SourceDetails = {
  title: 'Budget paper',
  publisher: 'Harbour Board',
  author: 'Una Quay',
  published: '2025-03',
  address: 'https://example.org/budget',
  retrievedAt: 5,
};

describe('a file in the vault', () => {
  test('lies under its hash, for its owner alone, once', async () => {
    const folder = temporaryFolder();
    const store = mustOpen(folder, { now: createClock(9).now });
    const story = addStory(store);
    const hash = sha256('the same bytes');
    const one = await addFile(store, story, 'one', 'the same bytes', details);
    const other = await addFile(store, addStory(store), 'other', 'the same bytes');
    expect(one).toEqual({
      ...details,
      id: 'one',
      storyId: story,
      kind: 'pdf',
      file: { hash, name: 'one.pdf', size: 14 },
      reading: 'waiting',
      failure: '',
      addedAt: 9,
      addedBy: 'Ada',
    });
    expect(other.file?.hash).toBe(hash);
    expect(filesIn(folder)).toEqual([join(hash.slice(0, 2), hash)]);
    const path = join(folder, 'vault', hash.slice(0, 2), hash);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'vault')).mode & 0o777).toBe(0o700);
    expect(asOpened(store, story).sources).toEqual([one]);
  });

  test('that comes twice to a story is the source that it has; another story gets its own', async () => {
    const folder = temporaryFolder();
    const store = mustOpen(folder);
    const [story, elsewhere] = [addStory(store), addStory(store)];
    const first = await addFile(store, story, 'one', 'the same bytes', details);
    expect(await addFile(store, story, 'two', 'the same bytes')).toEqual(first);
    expect((await addFile(store, elsewhere, 'three', 'the same bytes')).id).toBe('three');
    expect((await addFile(store, story, 'four', 'other bytes')).id).toBe('four');
    expect(store.sources.ofStory(story).map(({ id }) => id)).toEqual(['one', 'four']);
    expect(filesIn(folder)).toHaveLength(2);
  });

  test('that was taken out and comes again is the source that it was, words and all', async () => {
    const store = mustOpen(temporaryFolder());
    const story = addStory(store);
    const { id } = await addFile(store, story, 'one', 'the same bytes', details);
    const words = { id, text: 'The harbour is shut.', pages: [], failure: '', found: {} };
    store.sources.setText(words);
    const before = store.sources.get(id);
    store.sources.remove(id);
    expect(await addFile(store, story, 'two', 'the same bytes')).toEqual(before);
    expect(store.sources.text(id)?.text).toBe('The harbour is shut.');
    const search = { search: 'harbour', tag: null, status: null, offset: 0, limit: 9 };
    expect(store.stories.list(search).rows).toHaveLength(1);
  });

  test('whose reading failed is read again when it comes again', async () => {
    const store = mustOpen(temporaryFolder());
    const story = addStory(store);
    const { id } = await addFile(store, story, 'one', 'the same bytes');
    store.sources.setText({ id, text: '', pages: [], failure: 'It broke.', found: {} });
    expect(await addFile(store, story, 'two', 'the same bytes')).toMatchObject({
      id,
      reading: 'waiting',
      failure: '',
    });
  });

  test('has the hash of its bytes, in whatever pieces they came', async () => {
    const store = mustOpen(temporaryFolder());
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.integer({ min: 1, max: 64 }),
        async (bytes, piece) => {
          const draft = await draftOf(store, bytes, piece);
          expect(draft.size).toBe(bytes.length);
          expect(await draft.read(2, 5)).toEqual(bytes.subarray(2, 7));
          expect((await draft.finish()).hash).toBe(sha256(bytes));
          await draft.drop();
        },
      ),
      { seed: 412, numRuns: 40 },
    );
  });

  test('is handed out whole, in pieces, also when it is large', async () => {
    const store = mustOpen(temporaryFolder());
    const bytes = randomBytes(3_500_000);
    const draft = await (await draftOf(store, bytes, 1_000_000)).finish();
    store.sources.add({
      id: 'large' as SourceId,
      storyId: addStory(store),
      kind: 'pdf',
      file: { draft, type: 'application/pdf', name: 'large.pdf' },
      details: {},
      editor: '',
    });
    const file = await store.sources.file(draft.hash);
    expect(file).toMatchObject({ type: 'application/pdf', size: 3_500_000 });
    expect(sha256(new Uint8Array(await new Response(file?.bytes()).arrayBuffer()))).toBe(
      draft.hash,
    );
  });

  test('is not handed out when its bytes are no longer those that were stored', async () => {
    const folder = temporaryFolder();
    const store = mustOpen(folder);
    const { file } = await addFile(store, addStory(store), 'one', 'as it came');
    const hash = file!.hash;
    expect(await served(store, hash)).toBe('as it came');
    writeFileSync(join(folder, 'vault', hash.slice(0, 2), hash), 'as it goes');
    expect(await served(store, hash)).toBeNull();
    writeFileSync(join(folder, 'vault', hash.slice(0, 2), hash), 'longer than it was');
    expect(await served(store, hash)).toBeNull();
    // The same file dropped in again mends it.
    await addFile(store, addStory(store), 'again', 'as it came');
    expect(await served(store, hash)).toBe('as it came');
    expect(await served(store, sha256('never stored'))).toBeNull();
  });

  test('is not kept for a story that is not there', async () => {
    const folder = temporaryFolder();
    const store = mustOpen(folder);
    const draft = await draftOf(store, encoder.encode('x'));
    const added = store.sources.add({
      id: 'x' as SourceId,
      storyId: 'nobody' as StoryId,
      kind: 'text',
      file: { draft: await draft.finish(), type: 'text/plain', name: 'x.txt' },
      details: {},
      editor: '',
    });
    expect(added).toBeNull();
    await draft.drop();
    await draft.drop();
    expect(filesIn(folder)).toEqual([]);
  });

  test('goes with the last story that has it, and no sooner', async () => {
    const folder = temporaryFolder();
    const store = mustOpen(folder);
    const [one, other] = [addStory(store), addStory(store)];
    await addFile(store, one, 'a', 'shared');
    await addFile(store, other, 'b', 'shared');
    await addFile(store, one, 'c', 'alone');
    store.sources.remove('b' as SourceId);
    store.stories.purge(one);
    expect(filesIn(folder)).toHaveLength(1);
    store.sources.restore('b' as SourceId);
    expect(await served(store, sha256('shared'))).toBe('shared');
    store.stories.purge(other);
    expect(filesIn(folder)).toEqual([]);
    expect(store.sources.get('b' as SourceId)).toBeNull();
  });
});

describe('a file that never came whole', () => {
  test('leaves nothing when it is dropped', async () => {
    const folder = temporaryFolder();
    const draft = await draftOf(mustOpen(folder), encoder.encode('half of'));
    expect(filesIn(folder)).toHaveLength(1);
    await draft.drop();
    expect(filesIn(folder)).toEqual([]);
  });

  test('is cleared away at the next start when its writer was killed', async () => {
    const folder = temporaryFolder();
    mustOpen(folder).close();
    const child = spawn(
      process.execPath,
      [fileURLToPath(new URL('receive-half.ts', import.meta.url)), folder],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    await once(child.stdout, 'data');
    expect(filesIn(folder)).toHaveLength(1);
    // A second process must not take it from the one that is still writing.
    mustOpen(folder).close();
    expect(filesIn(folder)).toHaveLength(1);
    child.kill('SIGKILL');
    await once(child, 'exit');
    mustOpen(folder).close();
    expect(filesIn(folder)).toEqual([]);
  });

  test.each(['999999999-left', 'unknown', '-1'])('is cleared away also as %s', (name) => {
    const folder = temporaryFolder();
    mustOpen(folder).close();
    mkdirSync(join(folder, 'vault', 'incoming'), { recursive: true });
    writeFileSync(join(folder, 'vault', 'incoming', name), 'half');
    mustOpen(folder);
    expect(filesIn(folder)).toEqual([]);
  });
});

describe('the words of a source', () => {
  const pages = [
    { at: 0, name: 'p. 1' },
    { at: 6, name: 'p. 2' },
  ];
  const setUp = async () => {
    const folder = temporaryFolder();
    const store = mustOpen(folder);
    const story = addStory(store, { headline: 'Ferry' });
    await addFile(store, story, 'a', 'bytes', { title: 'Mine' });
    const set = (rest: object = {}) =>
      store.sources.setText({
        id: 'a' as SourceId,
        text: 'First second \ud800.',
        pages,
        failure: '',
        found: { title: 'Theirs', author: 'Ned Wharf' },
        ...rest,
      });
    return { folder, store, story, set };
  };

  test('are kept exactly, with their pages, and fill in what was empty', async () => {
    const { store, set } = await setUp();
    expect(store.sources.text('a' as SourceId)).toEqual({ text: '', pages: [] });
    expect(set()).toMatchObject({
      ok: true,
      value: { title: 'Mine', author: 'Ned Wharf', reading: 'read', failure: '' },
    });
    expect(store.sources.text('a' as SourceId)).toEqual({ text: 'First second \ud800.', pages });
  });

  test('never change once they are there', async () => {
    const { store, set } = await setUp();
    set();
    expect(
      set({ text: 'Other', pages: [], failure: 'x', found: { publisher: 'New' } }),
    ).toMatchObject({
      value: { reading: 'read', failure: '', publisher: '' },
    });
    expect(store.sources.text('a' as SourceId)?.text).toBe('First second \ud800.');
  });

  test('may be read again after a failure', async () => {
    const { set } = await setUp();
    expect(set({ text: '', pages: [], failure: 'It is locked.' })).toMatchObject({
      value: { reading: 'failed', failure: 'It is locked.' },
    });
    expect(set({ failure: 'Page 3 is broken.' })).toMatchObject({
      value: { reading: 'read', failure: 'Page 3 is broken.' },
    });
  });

  test.each([
    ['beyond the text', [{ at: 40, name: 'p. 1' }]],
    ['backwards', [pages[1], pages[0]]],
  ])('are refused with pages that lie %s', async (_what, wrong) => {
    const { store, set } = await setUp();
    expect(set({ pages: wrong })).toEqual({ ok: false, error: 'invalid' });
    expect(store.sources.get('a' as SourceId)?.reading).toBe('waiting');
  });

  test('are not believed when the disk has changed them', async () => {
    const { folder, store, set } = await setUp();
    set();
    const database = new Database(join(folder, 'galley.sqlite'));
    database.exec('DROP TRIGGER source_text_is_not_rewritten');
    database.exec(`UPDATE source_texts SET text = '"Forged"'`);
    database.close();
    expect(() => store.sources.text('a' as SourceId)).toThrow(/damaged on disk/);
  });

  test('of an interview are there at once', async () => {
    const { store, story } = await setUp();
    const write = (id: string, text: string) =>
      store.sources.write({
        id: id as SourceId,
        storyId: story,
        kind: 'interview',
        details,
        text,
        editor: 'Ada',
      });
    expect(write('i', 'She said so.')).toMatchObject({ reading: 'read', file: null, ...details });
    expect(write('j', '')).toMatchObject({ reading: 'none' });
    expect(store.sources.text('i' as SourceId)?.text).toBe('She said so.');
  });
});

test('a source that is taken out comes back as it was', async () => {
  const store = mustOpen(temporaryFolder());
  const story = addStory(store);
  const source = await addFile(store, story, 'a', 'bytes', details);
  expect(store.sources.remove(source.id)).toBe(true);
  expect(store.sources.remove(source.id)).toBe(false);
  expect(store.sources.ofStory(story)).toEqual([]);
  expect(store.sources.get(source.id)).toBeNull();
  expect(store.sources.setDetails(source.id, details)).toBeNull();
  expect(store.sources.restore(source.id)).toEqual(source);
  expect(store.sources.ofStory(story)).toEqual([source]);
  expect(store.sources.setDetails(source.id, { ...details, title: 'New' })?.title).toBe('New');
  expect(store.sources.restore('nobody' as SourceId)).toBeNull();
});

test('a link takes the page that was fetched for it, unless it has words', async () => {
  const store = mustOpen(temporaryFolder());
  const storyId = addStory(store);
  const link = (id: string, text: string) =>
    store.sources.write({
      id: id as SourceId,
      storyId,
      kind: 'link',
      details,
      text,
      editor: '',
    })!.id;
  const page = async () => ({
    draft: await (await draftOf(store, encoder.encode('<p>x'))).finish(),
    type: 'text/html',
    name: 'example.org.html',
  });
  expect(store.sources.attach(link('bare', ''), await page(), 77)).toMatchObject({
    kind: 'link',
    reading: 'waiting',
    retrievedAt: 77,
    file: { name: 'example.org.html', size: 4 },
  });
  expect(store.sources.attach(link('noted', 'Words'), await page(), 77)).toBeNull();
});

test('nothing is written to a library that is only read', async () => {
  const folder = temporaryFolder();
  const store = mustOpen(folder);
  const story = addStory(store);
  const source = await addFile(store, story, 'a', 'bytes');
  store.close();
  writeFileSync(join(folder, 'vault', 'incoming', '999999999-left'), '');
  const before = filesIn(folder);
  const reading = mustOpen(folder, { readOnly: true });
  expect(reading.sources.ofStory(story)).toEqual([source]);
  expect(await served(reading, source.file!.hash)).toBe('bytes');
  expect(() => reading.sources.remove(source.id)).toThrow(/readonly/);
  expect(filesIn(folder)).toEqual(before);
});

test('the vault is found through its indexes', () => {
  const folder = temporaryFolder();
  mustOpen(folder).close();
  const database = new Database(join(folder, 'galley.sqlite'));
  const plan = (sql: string, ...binds: string[]): string =>
    (database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...binds) as { detail: string }[])
      .map(({ detail }) => detail)
      .join('\n');
  expect(plan(sourcesOfStorySql, 'x')).not.toMatch(/SCAN/);
  expect(plan(unusedFilesSql)).toContain('sources_of_file');
  database.close();
});

describe('what lies in the way of the vault', () => {
  test('never keeps the library from being opened', async () => {
    const folder = temporaryFolder();
    const store = mustOpen(folder);
    const story = addStory(store);
    await addFile(store, story, 'one', 'Words that go');
    const hash = sha256('Words that go');
    // A folder of that name cannot be deleted as a file can.
    rmSync(join(folder, 'vault', hash.slice(0, 2), hash));
    mkdirSync(join(folder, 'vault', hash.slice(0, 2), hash));
    mkdirSync(join(folder, 'vault', 'incoming', '0-left-over'));
    expect(store.stories.remove(story)).toBe(true);
    expect(store.stories.purge(story)).toBe(true);
    store.close();
    expect(mustOpen(folder).stories.get(story)).toBeNull();
  });

  test('is tried again at the next start', async () => {
    const folder = temporaryFolder();
    const store = mustOpen(folder);
    const story = addStory(store);
    await addFile(store, story, 'one', 'Words that go');
    const hash = sha256('Words that go');
    const path = join(folder, 'vault', hash.slice(0, 2), hash);
    rmSync(path);
    mkdirSync(path);
    store.stories.purge(story);
    store.close();
    rmdirSync(path);
    writeFileSync(path, 'Words that go');
    mustOpen(folder);
    expect(existsSync(path)).toBe(false);
  });
});

test('a file whose source could not be recorded does not stay behind', async () => {
  const folder = temporaryFolder();
  const store = mustOpen(folder);
  const story = addStory(store);
  await addFile(store, story, 'one', 'Shared words');
  // The same id once more: the record refuses, after the file got its lasting name.
  await expect(addFile(store, story, 'one', 'Other words')).rejects.toThrow();
  await expect(addFile(store, addStory(store), 'one', 'Shared words')).rejects.toThrow();
  expect(filesIn(folder).map((path) => path.slice(3))).toEqual([sha256('Shared words')]);
});

test('a page that is being read is not exchanged for another', async () => {
  const folder = temporaryFolder();
  const store = mustOpen(folder);
  const story = addStory(store);
  const id = 'link' as SourceId;
  store.sources.write({ id, storyId: story, kind: 'link', details, text: '', editor: 'Ada' });
  const fetched = async (text: string) => {
    const draft = await (await draftOf(store, encoder.encode(text))).finish();
    return store.sources.attach(id, { draft, type: 'text/html', name: 'a.html' }, 9);
  };
  expect(await fetched('<p>First')).toMatchObject({ reading: 'waiting' });
  expect(await fetched('<p>Second')).toBeNull();
  expect(store.sources.get(id)?.file?.hash).toBe(sha256('<p>First'));
  store.sources.setText({ id, text: '', pages: [], failure: 'It shows no words.', found: {} });
  expect(await fetched('<p>Third')).toMatchObject({ reading: 'waiting' });
});

test('a source whose words are damaged does not keep the library from being searched', async () => {
  const folder = temporaryFolder();
  const store = mustOpen(folder);
  const story = addStory(store);
  const source = await addFile(store, story, 'one', 'x', { title: 'Paper' });
  const words = { id: source.id, text: 'The dredging ended.', pages: [], failure: '', found: {} };
  store.sources.setText(words);
  const database = new Database(join(folder, 'galley.sqlite'));
  database.exec('DROP TRIGGER source_text_is_not_rewritten');
  database.pragma('ignore_check_constraints = ON');
  database.exec(`UPDATE source_texts SET text = substr(text, 1, 9)`);
  database.close();
  const query = { search: 'dredging', status: null, tag: null, offset: 0, limit: 9 } as const;
  const { rows } = store.stories.list(query);
  expect(rows.map(({ id }) => id)).toEqual([story]);
});
