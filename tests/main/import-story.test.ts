import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { articleSchema } from '../../core/article/schema.ts';
import { pictureHash } from '../../core/article/pictures/picture-hash.ts';
import type { MediaHash } from '../../core/base/id.ts';
import type { ImportedDocument } from '../../core/importing/imported-document.ts';
import { importStory } from '../../main/import-story.ts';
import { png } from '../db/pictures.ts';
import {
  asOpened,
  mustOpen,
  query,
  temporaryFolder,
  temporaryStore,
  textOf,
} from '../db/store-fixture.ts';
import { buildDocument } from '../support/build-document.ts';

const { nodes } = articleSchema;
const report = { kept: ['The words.'], changed: ['A quote.'], dropped: ['A word.'] };

function imported(rest: Partial<ImportedDocument> = {}): ImportedDocument {
  const document = buildDocument({ headline: 'Ferry', body: ['At noon.'] });
  return { document, details: {}, report, ...rest };
}

async function mustImport(store: Parameters<typeof importStory>[0], story: ImportedDocument) {
  const stored = await importStory(store, story);
  if (!stored.ok) throw new Error(stored.error);
  return stored.value;
}

const source = {
  id: 's1',
  kind: 'pdf',
  title: 'Timetable',
  publisher: '',
  author: '',
  published: '',
  address: '',
  retrievedAt: null,
  file: { name: '../../timetable.txt', bytes: new TextEncoder().encode('Noon, every day') },
  reading: 'waiting',
  failure: '',
  addedAt: 4,
  addedBy: 'Jon',
  text: null,
};
const record = { claims: [], dismissals: [], quoteTies: [], ignores: [], sources: [source] };

function draftsIn(folder: string): string[] {
  return readdirSync(join(folder, 'vault', 'incoming'));
}

describe('an imported story', () => {
  test('is stored with its report, and nothing is said where nothing had to be changed', async () => {
    const store = temporaryStore({ now: () => 9000 });
    const stored = await mustImport(store, imported({ updatedAt: 70 }));
    expect(stored).toMatchObject({ headline: 'Ferry', report });
    expect(store.stories.get(stored.id)).toMatchObject({ updatedAt: 70, createdAt: 9000 });
  });

  test('has its pictures; one that is none is left out, and the figure keeps its words', async () => {
    const store = temporaryStore();
    const [boat, broken] = [png(40, 30), png(40, 30).subarray(0, 20)];
    const figure = (media: MediaHash) =>
      nodes.figure.create({ media }, [
        nodes.caption.create(null, articleSchema.text('A boat')),
        nodes.credit.create(),
      ]);
    const pictures = [boat, broken].map((bytes) => ({ hash: pictureHash(bytes), bytes }));
    const document = buildDocument({ body: pictures.map(({ hash }) => figure(hash)) });
    const { id, report: told } = await mustImport(store, imported({ document, pictures }));
    const media = textOf(store, id)
      .child(4)
      .children.map(({ attrs, textContent }): unknown[] => [attrs['media'], textContent]);
    expect(media).toEqual([
      [pictureHash(boat), 'A boat'],
      [null, 'A boat'],
    ]);
    expect(told.dropped).toEqual(['A word.', 'One picture was left out: it is damaged.']);
  });

  test('brings the files of its sources, told by their content and under a bare name', async () => {
    const folder = temporaryFolder();
    const store = mustOpen(folder);
    const link = { ...source, id: 's2', kind: 'link' };
    const film = {
      ...source,
      id: 's3',
      file: { name: 'a.pdf', bytes: new Uint8Array(Buffer.from('GIF89a')) },
    };
    const all = { ...record, sources: [source, link, film] };
    const { id, report: told } = await mustImport(store, imported({ record: all }));
    const kept = asOpened(store, id).sources;
    expect(kept.map(({ kind, reading }) => [kind, reading])).toEqual([
      ['text', 'waiting'],
      ['link', 'waiting'],
      ['pdf', 'failed'],
    ]);
    expect(kept[0]?.file).toMatchObject({ name: 'timetable.txt', size: 15 });
    const file = await store.sources.file(kept[0]!.file!.hash);
    expect(await new Response(file?.bytes()).text()).toBe('Noon, every day');
    expect(told.dropped).toHaveLength(2);
    expect(told.dropped[1]).toMatch(/^The file of a source was left out\. .{20,}\.$/);
    expect(draftsIn(folder)).toEqual([]);
  });

  test.each([
    ['no record at all', 'x'],
    ['a field more', { ...record, intruder: 1 }],
    ['an odd source', { ...record, sources: [{ ...source, addedAt: -1 }] }],
  ])('with %s on record is stored without it, and says so', async (_what, odd) => {
    const store = temporaryStore();
    const { id, report: told } = await mustImport(store, imported({ record: odd }));
    expect(asOpened(store, id).sources).toEqual([]);
    expect(told.dropped[1]).toMatch(/on record/);
  });

  test.each([Number.NaN, -1, 1e17, 0.5])('is not dated %s', async (moment) => {
    const store = temporaryStore({ now: () => 9000 });
    const details = { publishedAt: moment, embargoUntil: moment, slug: 'ferry' };
    const { id } = await mustImport(store, imported({ updatedAt: moment, details }));
    expect(store.stories.get(id)).toMatchObject({
      updatedAt: 9000,
      publishedAt: null,
      embargoUntil: null,
      slug: 'ferry',
    });
  });

  test('that the disk refuses gives a sentence, and leaves neither story nor draft', async () => {
    const folder = temporaryFolder();
    mustOpen(folder).close();
    const store = mustOpen(folder, { readOnly: true });
    const stored = await importStory(store, imported({ record: { ...record, sources: [] } }));
    expect(stored).toMatchObject({ ok: false, error: expect.stringMatching(/.{40}\./) as string });
    expect(store.stories.list(query()).total).toBe(0);
  });
});
