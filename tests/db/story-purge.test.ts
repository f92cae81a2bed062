import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fragment, Slice, type Node } from 'prosemirror-model';
import { ReplaceStep } from 'prosemirror-transform';
import { describe, expect, test } from 'vitest';
import { articleSchema } from '../../core/article/schema.ts';
import type { ClaimId, MediaHash, NoteId, SourceId, StoryId } from '../../core/base/id.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { backUp } from '../../db/backup/back-up.ts';
import { listCopies, removeCopy } from '../../db/backup/copies.ts';
import { bringFile } from '../../db/backup/find-files.ts';
import { findKept, sweepKept } from '../../db/backup/kept-files.ts';
import { connect } from '../../db/connection.ts';
import { placesOf } from '../../db/open-database.ts';
import { sealRows } from '../../db/row-seals.ts';
import { buildDocument } from '../support/build-document.ts';
import { createRandom } from './generate-stories.ts';
import { png } from './pictures.ts';
import {
  addStory,
  batch,
  headlines,
  mustOpen,
  query,
  temporaryFolder,
  typing,
} from './store-fixture.ts';

const { nodes } = articleSchema;

function figure(media: MediaHash): Node {
  return nodes.figure.create({ media, width: 9, height: 9 }, [
    nodes.caption.create(null, articleSchema.text('Grebmoor seen from the mole')),
    nodes.credit.create(),
  ]);
}

function addPicture(store: ArticleStore, width: number): MediaHash {
  const added = store.media.add(png(width, 9));
  if (!added.ok) throw new Error(added.error);
  return added.value.hash;
}

function placeOfPicture(folder: string, hash: MediaHash): string {
  return join(folder, 'media', hash.slice(0, 2), hash);
}

/** Whether a word can be read in the store's file or in its log, in whatever case. */
function isOnDisk(folder: string, word: string): boolean {
  return [placesOf(folder).file, `${placesOf(folder).file}-wal`].some(
    (path) =>
      existsSync(path) && readFileSync(path).toString('latin1').toLowerCase().includes(word),
  );
}

function sealIn(folder: string): void {
  const database = connect(placesOf(folder).file, { lockWait: 0 });
  expect(sealRows(database)).toBeGreaterThan(0);
  database.close();
}

const secrets = [
  'zanzuquell',
  'vextorium',
  'brindlewex',
  'quorvash',
  'ylmpatter',
  'ostrevand',
  'murkenfold',
  'plumstaff',
];

async function addSecretStory(store: ArticleStore): Promise<StoryId> {
  const body = ['Vextorium stood by the harbour.'];
  const id = addStory(store, { headline: 'Zanzuquell opens', body });
  store.stories.setDetails(id, { slug: 'brindlewex' });
  store.journal.append(batch(id, 0, { steps: [typing(1, 'Quorvash ')] }));
  store.stories.reindex(id);
  const claim = { id: 'c1' as ClaimId, storyId: id, text: 'Ylmpatter paid', editor: 'Ada' };
  store.claims.add(claim);
  const note = { id: 'n1' as NoteId, kind: 'note', text: 'Ask Ylmpatter' } as const;
  store.notes.add(id, { ...note, author: 'Ada', at: 1 });
  store.tags.add(id, { kind: 'person', name: 'Brindlewex' });
  store.stories.addIgnore(id, { rule: 'name', text: 'Murkenfold' });
  const dismissal = { kind: 'proposal', text: 'Plumstaff said so.' } as const;
  store.facts.dismiss({ storyId: id, dismissal, editor: 'Ada' });
  const draft = await store.sources.receive();
  await draft.append(new TextEncoder().encode('Ostrevand in full'));
  store.sources.add({
    id: 's1' as SourceId,
    storyId: id,
    kind: 'text',
    file: { draft: await draft.finish(), type: 'text/plain', name: 'minutes.txt' },
    details: { title: 'Minutes' },
    editor: 'Ada',
  });
  const words = { text: 'Ostrevand in full', pages: [], failure: '', found: {} };
  store.sources.setText({ id: 's1' as SourceId, ...words });
  return id;
}

describe('a story that is deleted for good', () => {
  test('leaves none of its words in the store, and the others all of theirs', async () => {
    const folder = temporaryFolder();
    const store = mustOpen(folder);
    for (let nth = 0; nth < 20; nth++) addStory(store, { headline: `Ferry ${nth}` });
    const id = await addSecretStory(store);
    for (let nth = 20; nth < 40; nth++) addStory(store, { headline: `Ferry ${nth}` });
    // The keys of seals are words of the story, too.
    sealIn(folder);
    store.stories.addIgnore(id, { rule: 'name', text: 'Murkenfold again' });
    // The test itself must be able to see them.
    for (const word of secrets) expect(isOnDisk(folder, word), word).toBe(true);
    store.stories.remove(id);
    expect(store.stories.purge(id)).toBe(true);
    for (const word of secrets) expect(isOnDisk(folder, word), word).toBe(false);
    expect(headlines(store, { search: 'ferry' })).toHaveLength(40);
    store.close();
    expect(mustOpen(folder).stories.list(query()).total).toBe(40);
  });

  test('takes pictures along that are shown nowhere else, now or earlier', () => {
    const folder = temporaryFolder();
    const store = mustOpen(folder);
    const [own, shared, earlier] = [1, 2, 3].map((width) => addPicture(store, width));
    const parts = { body: [figure(own!), figure(shared!), figure(earlier!)] };
    const id = addStory(store, parts);
    addStory(store, { body: [figure(shared!)] });
    const other = addStory(store, { body: [''] });
    const at = buildDocument({ body: [''] }).content.size - 3;
    const coming = new ReplaceStep(at, at, new Slice(Fragment.from(figure(earlier!)), 0, 0));
    const going = new ReplaceStep(at, at + figure(earlier!).nodeSize, Slice.empty);
    store.journal.append(batch(other, 0, { steps: [coming.toJSON()] }));
    store.journal.append(batch(other, 1, { steps: [going.toJSON()] }));
    store.stories.purge(id);
    const there = [own!, shared!, earlier!].map((hash) => [
      store.media.get(hash) !== null,
      existsSync(placeOfPicture(folder, hash)),
    ]);
    expect(there).toEqual([
      [false, false],
      [true, true],
      [true, true],
    ]);
  });

  test('has its pictures kept aside while a copy may name them, and no longer', async () => {
    const folder = temporaryFolder();
    const store = mustOpen(folder);
    const hash = addPicture(store, 4);
    const id = addStory(store, { body: [figure(hash)] });
    const { file, backups } = placesOf(folder);
    const order = { store: file, folder: backups, leaveFree: 0, kind: 'backup' } as const;
    expect((await backUp({ ...order, at: 1_700_000_000_000 })).ok).toBe(true);
    store.stories.purge(id);
    const place = placeOfPicture(folder, hash);
    expect(existsSync(place)).toBe(false);
    const setting = { library: folder, besides: null };
    expect(await bringFile(setting, { kind: 'media', hash })).toBe(true);
    expect(createHash('sha256').update(readFileSync(place)).digest('hex')).toBe(hash);
    const isKept = (): boolean => findKept(placesOf(folder).media, hash) !== null;
    expect(isKept()).toBe(true);
    for (const { name } of listCopies(backups)) removeCopy(backups, name);
    sweepKept(placesOf(folder).media, backups);
    expect(isKept()).toBe(false);
  });
});

describe('the words of one story among many that were written over and over', () => {
  test('are in no page any more once it is deleted for good', () => {
    const folder = temporaryFolder();
    const store = mustOpen(folder);
    const random = createRandom(1);
    const ids = Array.from({ length: 30 }, (_, nth) =>
      addStory(store, { headline: `Item ${nth}`, body: ['Quay.'] }),
    );
    const [secret = '' as StoryId] = ids.splice(15, 1);
    const seqs = new Map<StoryId, number>();
    for (let round = 0; round < 150; round++) {
      const id = random() < 0.3 ? secret : (ids[Math.floor(random() * ids.length)] ?? secret);
      const seq = seqs.get(id) ?? 0;
      const word = id === secret ? 'skelverquint' : 'ballast';
      const long = `${word} ${'and so on '.repeat(Math.floor(random() * 60))}`;
      store.journal.append(batch(id, seq, { steps: [typing(1, long)] }));
      seqs.set(id, seq + 1);
      const noteId = `n${round}` as NoteId;
      store.notes.add(id, { id: noteId, kind: 'note', text: long, author: 'Ada', at: round });
      store.stories.addIgnore(id, { rule: 'name', text: `${long}${round}` });
      store.stories.setDetails(id, { kicker: long.slice(0, 60) });
      if (round % 40 === 0) sealIn(folder);
      if (round % 7 === 0) store.stories.reindex(id);
    }
    expect(isOnDisk(folder, 'skelverquint')).toBe(true);
    store.stories.remove(secret);
    store.stories.purge(secret);
    expect(isOnDisk(folder, 'skelverquint')).toBe(false);
    store.close();
  });
});

describe('a picture whose file another program holds', () => {
  function heldPicture() {
    const folder = temporaryFolder();
    const store = mustOpen(folder);
    const hash = addPicture(store, 5);
    const id = addStory(store, { body: [figure(hash)] });
    const place = placeOfPicture(folder, hash);
    // A folder of that name cannot be deleted as a file can.
    rmSync(place);
    mkdirSync(place);
    expect(store.stories.purge(id)).toBe(true);
    rmdirSync(place);
    writeFileSync(place, png(5, 9));
    return { folder, store, hash, place };
  }

  test('is deleted at the next start', () => {
    const { folder, store, hash, place } = heldPicture();
    store.close();
    expect(mustOpen(folder).media.get(hash)).toBeNull();
    expect(existsSync(place)).toBe(false);
  });

  test('stays when it has come into another story by then', () => {
    const { folder, store, hash, place } = heldPicture();
    addStory(store, { body: [figure(hash)] });
    store.close();
    expect(mustOpen(folder).media.read(hash)).not.toBeNull();
    expect(existsSync(place)).toBe(true);
  });
});
