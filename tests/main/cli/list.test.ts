import { PassThrough, Readable } from 'node:stream';
import { text as readAll } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { runCli } from '../../../main/cli.ts';
import {
  addStory,
  createClock,
  exportOf,
  mustOpen,
  temporaryFolder,
} from '../../db/store-fixture.ts';

async function list(...args: readonly string[]) {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const cwd = temporaryFolder();
  const status = await runCli(
    ['list', ...args],
    { stdin: Readable.from([]), stdout, stderr, cwd },
    { libraryFolder: cwd, languageFolder: cwd, now: () => 0 },
  );
  stdout.end();
  stderr.end();
  const out = await readAll(stdout);
  const rows = out.split('\n').filter(Boolean);
  return {
    status,
    err: await readAll(stderr),
    rows: rows.map((row) => JSON.parse(row) as Record<string, unknown>),
  };
}

/** A library of two stories; the second was changed last. */
function library() {
  const clock = createClock(Date.UTC(2026, 4, 2, 10));
  const folder = temporaryFolder();
  const store = mustOpen(folder, { now: clock.now });
  const ferry = addStory(store, { headline: 'Ferry', body: ['It sails at noon.'] });
  clock.pass(60_000);
  const bridge = addStory(store, { headline: 'Bridge' });
  store.stories.setDetails(bridge, { slug: 'bridge', language: 'en-US' });
  store.stories.setStatus(bridge, 'ready', 'Ada');
  const at = clock.now() + 60_000;
  store.exports.record(exportOf(bridge, { at, publishedAt: at }));
  return { folder, store, ferry, bridge };
}

describe('galley list', () => {
  test('prints the stories outside the bin, newest change first, one object a line', async () => {
    const { folder, store, ferry, bridge } = library();
    store.stories.remove(addStory(store, { headline: 'Gone' }));
    store.close();
    const { status, rows, err } = await list('--library', folder);
    expect(status).toBe(0);
    expect(err).toBe('');
    expect(rows).toEqual([
      {
        id: bridge,
        headline: 'Bridge',
        slug: 'bridge',
        status: 'ready',
        language: 'en-US',
        updatedAt: '2026-05-02T10:01:00.000Z',
        publishedAt: '2026-05-02T10:02:00.000Z',
        exportedAt: '2026-05-02T10:02:00.000Z',
      },
      {
        id: ferry,
        headline: 'Ferry',
        slug: '',
        status: 'draft',
        language: 'en-GB',
        updatedAt: '2026-05-02T10:00:00.000Z',
        publishedAt: null,
        exportedAt: null,
      },
    ]);
  });

  test('narrows them by status and by words, and finds none without complaint', async () => {
    const { folder, ferry, bridge } = library();
    const idsOf = async (...args: string[]) =>
      (await list('--library', folder, ...args)).rows.map(({ id }) => id);
    expect(await idsOf('--status', 'ready')).toEqual([bridge]);
    expect(await idsOf('--search', 'noon')).toEqual([ferry]);
    const none = await list('--library', folder, '--status', 'ready', '--search', 'noon');
    expect(none).toEqual({ status: 0, err: '', rows: [] });
  });

  test('prints every story of a library that has more than one stretch', async () => {
    const { folder, store } = library();
    for (let count = 0; count < 1100; count++) addStory(store, { headline: `Story ${count}` });
    const { rows } = await list('--library', folder);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(1102);
    expect(rows).toHaveLength(1102);
  });

  test.each([
    [['--status', 'done'], /no status “done”; it is one of draft, editing, checking, ready/],
    [['--library', ''], /Name the library's folder/],
    [['--search', 'x'.repeat(401)], /fewer words/],
    [['--tag', 'x'], /--tag.*Use: galley list/s],
    [['ferry'], /ferry.*Use: galley list/s],
    [[], /There is no library in /],
  ])('refuses %j with a sentence', async (args, sentence) => {
    const { status, err, rows } = await list(...args);
    expect(status).toBe(2);
    expect(err).toMatch(sentence);
    expect(rows).toEqual([]);
  });
});
