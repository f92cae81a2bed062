import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Slice } from 'prosemirror-model';
import { ReplaceStep } from 'prosemirror-transform';
import { expect, onTestFinished, test } from 'vitest';
import { keeping } from '../../../db/backup/rotation.ts';
import type { SourceId, StoryId } from '../../../core/base/id.ts';
import type { Backup } from '../../../core/contract/backups.ts';
import type { ArticleStore } from '../../../db/article-store.ts';
import { createBackupsHandlers } from '../../../main/handlers/backups.ts';
import { replaceStore, type StoreReplacement } from '../../../main/backups/replace-store.ts';
import type { Ports } from '../../../main/ports.ts';
import { runChoreHere } from '../../../main/store-chores/run-chore.ts';
import { claimId, evidence, headline, storyWithClaim } from '../../db/claim-fixture.ts';
import { png } from '../../db/pictures.ts';
import {
  addStory,
  asOpened,
  batch,
  headlines,
  mustOpen,
  temporaryFolder,
  textOf,
} from '../../db/store-fixture.ts';
import { figure } from '../../support/build-document.ts';
import { valueOf } from './desk-fixture.ts';

const now = Date.UTC(2026, 4, 3, 12);

/** The handlers of backups over a library of its own. */
function openBackups(folder = temporaryFolder()) {
  const store = mustOpen(folder, { now: () => now });
  onTestFinished(() => store.close());
  const emitted: string[] = [];
  const replaced: StoreReplacement[] = [];
  const ports = {
    now: () => now,
    library: { folder },
    emit: (event: string) => void emitted.push(event),
    replaceStore: (replacement: StoreReplacement) => void replaced.push(replacement),
  } as unknown as Ports;
  return {
    folder,
    store,
    emitted,
    replaced,
    handlers: createBackupsHandlers(store, ports, runChoreHere),
  };
}

async function backUp({ handlers }: ReturnType<typeof openBackups>): Promise<Backup> {
  const [newest] = (await valueOf(handlers['backups.make'](undefined))).copies;
  if (!newest) throw new Error('No copy was made');
  return newest;
}

/** A story with all that can hang on one. */
async function fullStory(store: ArticleStore): Promise<StoryId> {
  const id = storyWithClaim(store);
  store.claims.addEvidence({ id: claimId, evidence: evidence(), editor: 'Ada' });
  store.tags.add(id, { kind: 'place', name: 'Grenholm' });
  const draft = await store.sources.receive();
  await draft.append(Buffer.from('Timetable of the ferries'));
  store.sources.add({
    id: 's1' as SourceId,
    storyId: id,
    kind: 'text',
    file: { draft: await draft.finish(), type: 'text/plain', name: 'timetable.txt' },
    details: { title: 'Timetable' },
    editor: 'Ada',
  });
  const words = { text: 'Dep. 12:00', pages: [], failure: '', found: {} };
  store.sources.setText({ id: 's1' as SourceId, ...words });
  store.stories.reindex(id);
  return id;
}

test('a copy lists its stories as the library does, and finds them by their words', async () => {
  const desk = openBackups();
  addStory(desk.store, { headline: 'Ferry returns', body: ['It came back at noon.'] });
  const id = addStory(desk.store, { headline: 'Bridge closed' });
  const { place, name } = await backUp(desk);
  desk.store.stories.purge(id);
  const list = async (search: string): Promise<string[]> => {
    const asked = { place, name, search, offset: 0, limit: 50 };
    const page = await valueOf(desk.handlers['backups.stories'](asked));
    return page.rows.map((row) => row.headline);
  };
  expect((await list('')).sort()).toEqual(['Bridge closed', 'Ferry returns']);
  expect(await list('noon')).toEqual(['Ferry returns']);
  const read = await valueOf(desk.handlers['backups.story']({ place, name, id }));
  expect(read).toMatchObject({ missingPictures: 0, isHere: false });
  expect(JSON.stringify(read.document.doc)).toContain('Bridge closed');
});

test('a story comes back beside the present one, with all that hangs on it', async () => {
  const desk = openBackups();
  const { store } = desk;
  const id = await fullStory(store);
  const { place, name } = await backUp(desk);
  store.journal.append(batch(id, 1));
  const restored = await valueOf(desk.handlers['backups.restoreStory']({ place, name, id }));
  expect(restored).toMatchObject({ headline: `${headline} (as of 3 May)`, hasHistory: false });
  expect(restored.id).not.toBe(id);
  expect(textOf(store, id).firstChild?.textContent).toBe(`x${headline}`);
  const opened = asOpened(store, restored.id);
  expect(opened.claims).toMatchObject([{ evidence: [{ quote: 'Dep. 12:00' }] }]);
  expect(opened.tags).toMatchObject([{ name: 'Grenholm' }]);
  const [source] = opened.sources;
  expect(source).toMatchObject({ title: 'Timetable', reading: 'read' });
  const file = source?.file && (await store.sources.file(source.file.hash));
  expect(file && (await new Response(file.bytes()).text())).toBe('Timetable of the ferries');
  expect(desk.emitted).toContain('library.changed');
});

test('a story that was deleted for good comes back as itself, with its history and its files', async () => {
  const desk = openBackups();
  const { store } = desk;
  const id = await fullStory(store);
  for (let seq = 1; seq < 8; seq++) store.journal.append(batch(id, seq));
  store.stories.reindex(id);
  const before = asOpened(store, id);
  const { place, name } = await backUp(desk);
  store.stories.purge(id);
  expect(store.stories.get(id)).toBeNull();
  addStory(store, { headline: 'Written since' });

  const restored = await valueOf(desk.handlers['backups.restoreStory']({ place, name, id }));

  expect(restored).toEqual({ id, headline: before.story.headline, hasHistory: true });
  expect(asOpened(store, id)).toMatchObject({
    seq: 8,
    claims: before.claims,
    tags: before.tags,
    sources: before.sources,
  });
  expect(store.journal.documentAt(id, 1)?.firstChild?.textContent).toBe(headline);
  expect(store.journal.append(batch(id, 8)).ok).toBe(true);
  expect(headlines(store, { search: 'Timetable' })).toEqual([before.story.headline]);
  const hash = before.sources[0]?.file?.hash;
  const file = hash && (await store.sources.file(hash));
  expect(file && (await new Response(file.bytes()).text())).toBe('Timetable of the ferries');
});

test('a deleted story brings back pictures that went with it, also those of its past', async () => {
  const desk = openBackups();
  const { store } = desk;
  const hashes = [1, 2].map((width) => {
    const added = store.media.add(png(width, 9));
    if (!added.ok) throw new Error(added.error);
    return added.value.hash;
  });
  const body = hashes.map((media) =>
    figure('', '').type.create({ media, width: 9, height: 9 }, [...figure('', '').children]),
  );
  const id = addStory(store, { headline, body });
  // The second picture is taken out again: only the history has it.
  const from = textOf(store, id).content.size - 1 - body[1]!.nodeSize;
  const steps = [new ReplaceStep(from, from + body[1]!.nodeSize, Slice.empty).toJSON()];
  store.journal.append(batch(id, 0, { steps }));
  const { place, name } = await backUp(desk);
  store.stories.purge(id);
  expect(hashes.map((hash) => store.media.read(hash))).toEqual([null, null]);
  await valueOf(desk.handlers['backups.restoreStory']({ place, name, id }));
  expect(hashes.map((hash) => store.media.read(hash) !== null)).toEqual([true, true]);
});

test('a file of a deleted story goes for good when no copy can name it any more', async () => {
  const desk = openBackups();
  const { store, folder } = desk;
  const id = await fullStory(store);
  const files = (): string[] =>
    readdirSync(join(folder, 'vault'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);
  const first = await backUp(desk);
  store.stories.purge(id);
  expect(files()).toHaveLength(1);
  // It may have been under way when the story went.
  const second = await backUp(desk);
  await backUp(desk);
  // Copies made by hand do not take one another's place.
  expect(files()).toHaveLength(1);
  const remove = ({ place, name }: Backup) =>
    valueOf(desk.handlers['backups.remove']({ place, name }));
  await remove(first);
  expect(files()).toHaveLength(1);
  await remove(second);
  expect(files()).toHaveLength(0);
});

test('what a restore of everything would undo is told before', async () => {
  const desk = openBackups();
  const { store } = desk;
  const changed = addStory(store, { headline: 'Changed' });
  const purged = addStory(store, { headline: 'Purged' });
  addStory(store, { headline: 'Same' });
  const { place, name } = await backUp(desk);
  store.journal.append(batch(changed, 0));
  store.stories.reindex(changed);
  store.stories.purge(purged);
  addStory(store, { headline: 'Added' });
  const losses = await valueOf(desk.handlers['backups.losses']({ place, name }));
  expect(losses).toMatchObject({ added: 1, changed: 1, back: 1, missingFiles: 0 });
  const named = { added: ['Added'], changed: ['xChanged'], back: ['Purged'] };
  expect(losses.headlines).toEqual(named);
});

test('everything is restored while the store is closed, and what was there is kept as a copy', async () => {
  const desk = openBackups();
  const { store, folder } = desk;
  addStory(store, { headline: 'Before' });
  const { place, name } = await backUp(desk);
  addStory(store, { headline: 'After' });
  expect(await valueOf(desk.handlers['backups.restoreAll']({ place, name }))).toBeNull();
  const [replacement] = desk.replaced;
  if (!replacement) throw new Error('Nothing is to be replaced');
  const told: unknown[] = [];
  await replaceStore(replacement, {
    renew: async (between) => {
      store.close();
      await between();
    },
    emit: (event, detail) => (event === 'backup.restored' ? void told.push(detail) : undefined),
    run: runChoreHere,
  });
  expect(told).toEqual([{ what: 'backup', trouble: '' }]);
  const after = openBackups(folder);
  expect(headlines(after.store)).toEqual(['Before']);
  const { copies } = await valueOf(after.handlers['backups.state'](undefined));
  const [safety] = copies;
  expect(safety).toMatchObject({ kind: 'before-restore', stories: 2, isGood: true });
  expect(copies.map((copy) => copy.name)).toContain(name);
  for (let made = 0; made <= keeping.byHand; made++) await backUp(after);
  const kept = await valueOf(after.handlers['backups.state'](undefined));
  expect(kept.copies.map((copy) => copy.name)).toContain(name);
  expect(kept.copies.filter(({ kind }) => kind === 'by-hand')).toHaveLength(keeping.byHand + 1);
});

test('a copy that is damaged is not restored, and the store stays as it was', async () => {
  const desk = openBackups();
  const { store, folder } = desk;
  addStory(store, { headline: 'Before' });
  const { name } = await backUp(desk);
  store.close();
  const copy = join(folder, 'backups', name);
  const bytes = readFileSync(copy);
  const was = readFileSync(join(folder, 'galley.sqlite'));
  writeFileSync(copy, bytes.fill(0x33, 5000, 9000));
  const told: unknown[] = [];
  await replaceStore(
    { what: 'backup', library: folder, copy, at: now },
    {
      renew: (between) => between(),
      emit: (event, detail) => (event === 'backup.restored' ? void told.push(detail) : undefined),
      run: runChoreHere,
    },
  );
  expect(told).toMatchObject([
    { trouble: expect.stringContaining('turned out to be damaged') as unknown },
  ]);
  expect(readFileSync(join(folder, 'galley.sqlite')).equals(was)).toBe(true);
});

test('no name leads out of the folder of the copies', async () => {
  const desk = openBackups();
  addStory(desk.store, { headline: 'Before' });
  await backUp(desk);
  const which = { place: 'library' as const, name: '../galley.sqlite' };
  expect(await desk.handlers['backups.restoreAll'](which)).toMatchObject({
    ok: false,
    error: { code: 'not-found' },
  });
  expect(desk.replaced).toEqual([]);
});
