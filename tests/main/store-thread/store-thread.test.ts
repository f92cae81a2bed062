import Database from 'better-sqlite3';
import { copyFileSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openStoreThread } from '../../../main/store-thread/store-thread.ts';
import {
  ask,
  desk,
  freshLibrary,
  longestStandstill,
  newStory,
  openThread,
  typed,
} from './thread-fixture.ts';

describe('the store in its thread', () => {
  test('says whether it is new, and is there the next time', async () => {
    const library = freshLibrary();
    const first = await openThread(library);
    expect(first.isNew).toBe(true);
    const id = await newStory(first);
    await first.close(200);
    const second = await openThread(library);
    expect(second.isNew).toBe(false);
    expect(await second.headline(id)).toBe('');
  });

  test('refuses to open what is no store, with the sentence for it', async () => {
    const library = freshLibrary();
    writeFileSync(join(library, 'galley.sqlite'), 'Notes on the ferry.');
    expect(await openStoreThread(library)).toMatchObject({
      ok: false,
      error: { code: 'foreign' },
    });
  });

  test('carries requests out in the order in which they were made', async () => {
    const thread = await openThread();
    const id = await newStory(thread);
    // Each is made upon the one before: any other order is a conflict.
    const sent = Array.from({ length: 300 }, (_, seq) =>
      thread.request('journal.append', typed(id, seq, 1 + seq, String(seq % 10))),
    );
    const answers = await Promise.all(sent);
    expect(answers.filter(({ ok }) => !ok)).toEqual([]);
    await ask(thread, 'journal.append', typed(id, 300, 1, '!'));
    await thread.reopen();
    expect(await thread.headline(id)).toMatch(/^!0123456789012/);
  });

  test('checks what the page sends, and answers refusals as values', async () => {
    const thread = await openThread();
    expect(await thread.request('stories.open', { id: '../etc' })).toMatchObject({
      ok: false,
      error: { code: 'bad-request' },
    });
    expect(await thread.request('desk.openLink', { href: () => 'code' })).toMatchObject({
      ok: false,
    });
    expect(await thread.request('desk.openLink', { href: 'javascript:1' })).toMatchObject({
      ok: false,
      error: { code: 'bad-request' },
    });
  });

  test('a story passes through the main process as one text, unread, and so do its steps', async () => {
    const thread = await openThread();
    const id = await newStory(thread);
    const sent = JSON.stringify(typed(id, 0, 1, 'Ferry'));
    expect(await thread.request('journal.append', sent)).toMatchObject({ ok: true });
    const answer = await thread.request('stories.open', { id });
    const opened = await ask(thread, 'stories.open', { id });
    expect(answer).toEqual({ ok: true, value: JSON.stringify(opened) });
    expect(opened).toMatchObject({ seq: 1, story: { id } });
  });

  test('a text that is no batch is refused, and nothing is stored', async () => {
    const thread = await openThread();
    const id = await newStory(thread);
    const nested = (open: string, close: string) => open.repeat(100_000) + close.repeat(100_000);
    const batch = (steps: string) => `{"id":"${id}","seq":0,"selection":null,"steps":${steps}}`;
    for (const text of [
      '{"id":',
      '7',
      JSON.stringify({ ...typed(id, 0, 1, 'x'), sql: 'DROP TABLE stories' }),
      `{"__proto__":{"seq":0},"id":"${id}"}`,
      batch(`[${nested('{"slice":{"content":[', ']}}')}]`),
      batch(nested('[', ']')),
    ]) {
      expect(await thread.request('journal.append', text)).toMatchObject({
        ok: false,
        error: { code: 'bad-request' },
      });
    }
    expect(await ask(thread, 'stories.open', { id })).toMatchObject({ seq: 0 });
  });

  test('after it was closed requests are refused, in words', async () => {
    const thread = await openThread();
    await thread.close(0);
    const answer = await thread.request('desk.settings', undefined);
    expect(answer).toMatchObject({ ok: false, error: { code: 'store' } });
    await thread.close(0);
  });
});

describe('what the handlers need of the desk', () => {
  test('is asked of it, and its answer taken', async () => {
    const thread = await openThread();
    const links: string[] = [];
    thread.serve(desk({ openLink: (href) => Promise.resolve(void links.push(href)) }));
    await ask(thread, 'desk.openLink', { href: 'https://example.org/' });
    expect(links).toEqual(['https://example.org/']);
  });

  test('that fails is a failure of the request, and the thread lives on', async () => {
    const thread = await openThread();
    const gone = Object.assign(new Error('no room'), { code: 'ENOSPC' });
    thread.serve(desk({ openLink: () => Promise.reject(gone) }));
    const href = 'https://example.org/';
    expect(await thread.request('desk.openLink', { href })).toMatchObject({
      ok: false,
      error: { code: 'disk-full' },
    });
    expect((await thread.request('desk.settings', undefined)).ok).toBe(true);
  });

  test('events arrive before the answer to the request that caused them', async () => {
    const thread = await openThread();
    const heard: unknown[] = [];
    thread.serve(desk({ emit: (name, detail) => void heard.push([name, detail]) }));
    const id = await newStory(thread);
    await ask(thread, 'corrections.add', { storyId: id, text: 'The ferry leaves at six.' });
    expect(heard).toContainEqual(['library.changed', { id }]);
  });

  test('a page that goes takes along what was kept for it', async () => {
    const thread = await openThread();
    const storyId = await newStory(thread);
    const { upload } = await ask(thread, 'sources.begin', { storyId, name: 'a.txt', size: 4 });
    thread.pageGone();
    const answer = await thread.request('sources.finish', { upload });
    expect(answer).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });
});

describe('while the disk is slow', () => {
  test('this thread goes on, and nothing is acknowledged before it is on disk', async () => {
    const library = freshLibrary();
    const thread = await openThread(library);
    const id = await newStory(thread);
    // Whoever holds the store keeps every write waiting, as a disk does that takes its time.
    const holder = new Database(join(library, 'galley.sqlite'));
    holder.exec('BEGIN IMMEDIATE');
    let isReleased = false;
    setTimeout(() => {
      isReleased = true;
      holder.exec('ROLLBACK');
      holder.close();
    }, 800);
    const append = thread.request('journal.append', typed(id, 0, 1, 'Ferry'));
    const acknowledged = append.then((answer) => ({ answer, isReleased }));
    const standstill = await longestStandstill(acknowledged);
    expect(await acknowledged).toMatchObject({ answer: { ok: true }, isReleased: true });
    // The store stood still for 800 ms; a busy machine may take some of the time in between.
    expect(standstill).toBeLessThan(400);
  });
});

describe('opening the store again', () => {
  test('with another file in its place, while requests wait', async () => {
    const library = freshLibrary();
    const thread = await openThread(library);
    const kept = await newStory(thread);
    const copy = join(freshLibrary(), 'copy.sqlite');
    await thread.reopen(() => {
      copyFileSync(join(library, 'galley.sqlite'), copy);
      return Promise.resolve();
    });
    const dropped = await newStory(thread);
    const reopened = thread.reopen(() => {
      // Closed in order, the store has put everything into its one file.
      expect(existsSync(join(library, 'galley.sqlite-wal'))).toBe(false);
      copyFileSync(copy, join(library, 'galley.sqlite'));
      return Promise.resolve();
    });
    const waiting = [thread.headline(kept), thread.headline(dropped)];
    expect(await reopened).toEqual({ ok: true, value: null });
    expect(await Promise.all(waiting)).toEqual(['', null]);
  });

  test('goes on with the store as it was when what needs it closed fails', async () => {
    const thread = await openThread();
    const id = await newStory(thread);
    await expect(thread.reopen(() => Promise.reject(new Error('no copy')))).rejects.toThrow(
      'no copy',
    );
    expect(await thread.headline(id)).toBe('');
  });

  test('says why it cannot be', async () => {
    const library = freshLibrary();
    const thread = await openThread(library);
    const opened = await thread.reopen(() => {
      writeFileSync(join(library, 'galley.sqlite'), 'Notes on the ferry.');
      return Promise.resolve();
    });
    expect(opened).toMatchObject({ ok: false, error: { code: 'foreign' } });
    expect(await thread.request('desk.settings', undefined)).toMatchObject({
      ok: false,
      error: { code: 'store' },
    });
  });
});
