import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { channels, type ChannelName } from '../../core/contract/contract.ts';
import { passingChannels, readingChannels } from '../../core/contract/reading-channels.ts';
import { placesOf } from '../../db/open-database.ts';
import { openToRead } from '../../db/open-to-read.ts';
import { createHost } from '../../main/host.ts';
import { handlersForReading, readingSentence } from '../../main/reading-desk.ts';
import { fillStore } from '../db/salvage/damaged-store.ts';
import { mustOpen, temporaryFolder } from '../db/store-fixture.ts';
import { notingPorts } from './publishing-desk.ts';

const names = Object.keys(channels) as ChannelName[];

function readingDesk() {
  const folder = temporaryFolder();
  const writer = mustOpen(folder);
  const [id] = fillStore(writer, { stories: 2 });
  writer.close();
  const opened = openToRead(folder);
  if (!opened.ok || !id) throw new Error('It cannot be read');
  const store = opened.value;
  const page = join(temporaryFolder(), 'page.html');
  const ports = notingPorts(
    () => Date.UTC(2026, 4, 4),
    () => page,
  );
  const handlers = handlersForReading(createHost(store, ports), 'read-only');
  const ask = (name: ChannelName, input: unknown): unknown =>
    (handlers[name] as (input: unknown) => unknown)(input);
  return { folder, id, store, ask, page };
}

test('what may be asked of a desk that only reads is named one by one', () => {
  for (const name of [...readingChannels, ...passingChannels]) expect(names).toContain(name);
  expect([...passingChannels].some((name) => readingChannels.has(name))).toBe(false);
});

test('everything else is refused before it is begun, and the store’s file stays as it was', async () => {
  const { folder, store, ask } = readingDesk();
  const hash = () =>
    createHash('sha256')
      .update(readFileSync(placesOf(folder).file))
      .digest('hex');
  const before = hash();
  const others = names.filter((name) => !readingChannels.has(name) && !passingChannels.has(name));
  expect(others.length).toBeGreaterThan(60);
  const refusal = { ok: false, error: { code: 'read-only' } };
  for (const name of others) expect([name, await ask(name, {})]).toMatchObject([name, refusal]);
  store.close();
  expect(hash()).toBe(before);
});

test('stories are listed, opened and compared; the page’s own small words go nowhere', async () => {
  const { id, store, ask } = readingDesk();
  const query = { search: '', status: null, tag: null, offset: 0, limit: 10 };
  expect(await ask('stories.list', query)).toMatchObject({ ok: true, value: { total: 2 } });
  expect(await ask('stories.open', { id })).toMatchObject({ ok: true, value: { story: { id } } });
  const selection = { anchor: 3, head: 3 };
  expect(await ask('stories.setSelection', { id, selection })).toMatchObject({ ok: true });
  expect(await ask('stories.setFindings', { id, findings: 3 })).toMatchObject({ ok: true });
  expect(store.stories.open(id)?.selection).not.toEqual(selection);
  store.close();
});

test('how the desk is arranged is kept for the sitting', async () => {
  const { store, ask } = readingDesk();
  expect(await ask('desk.setSettings', { theme: 'dark' })).toMatchObject({
    value: { theme: 'dark' },
  });
  expect(await ask('desk.settings', undefined)).toMatchObject({ value: { theme: 'dark' } });
  expect(store.settings.get().theme).toBe('system');
  store.close();
});

test('the bar says why, and what can be done', async () => {
  const { store, ask } = readingDesk();
  const access = await ask('desk.access', undefined);
  expect(access).toEqual({ ok: true, value: { readOnly: readingSentence('read-only') } });
  for (const why of ['corrupt', 'locked', 'read-only', 'disk-full', 'io'] as const)
    expect(readingSentence(why)).toMatch(/^Open for reading only: .+ export/);
  store.close();
});

test('a story goes out as a story file, and as a page where nothing stands in the way', async () => {
  const { id, store, ask, page } = readingDesk();
  const order = { id, format: 'story-file', claimReview: false, override: null };
  expect(await ask('publishing.export', order)).toMatchObject({ ok: true });
  expect(existsSync(page)).toBe(true);
  expect(store.exports.ofStory(id)).toEqual([]);
  store.close();
});
