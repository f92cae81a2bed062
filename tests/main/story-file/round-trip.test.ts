import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { storyRecord } from '../../../core/contract/story-record.ts';
import { pictureHash } from '../../../core/article/pictures/picture-hash.ts';
import type {
  ClaimId,
  NoteId,
  QuoteTieId,
  ReplyId,
  SourceId,
  StoryId,
} from '../../../core/base/id.ts';
import { importFile } from '../../../core/importing/import-file.ts';
import type { ImportedDocument } from '../../../core/importing/imported-document.ts';
import { readZipParts } from '../../../core/importing/zip/zip-parts.ts';
import { publishPage } from '../../../core/publishing/page.ts';
import type { ArticleStore } from '../../../db/article-store.ts';
import { importStory } from '../../../main/import-story.ts';
import { readStory } from '../../../main/publishing/publish-story.ts';
import { packStory, type PackedStory } from '../../../main/story-file/pack-story.ts';
import { beginIntake, storeAsSource } from '../../../main/vault/intake.ts';
import { evidence } from '../../db/claim-fixture.ts';
import { createClock, temporaryStore } from '../../db/store-fixture.ts';
import { nightFerry } from '../../fixtures/stories/night-ferry.ts';

const claimId = 'claim-7f3a' as ClaimId;
const pageText = 'Minutes of the harbour board. The ferry sails again after two winters.';

async function addPage(store: ArticleStore, storyId: StoryId): Promise<SourceId> {
  const bytes = new TextEncoder().encode(pageText);
  const id = 'source-1' as SourceId;
  const intake = await beginIntake(store, { name: 'minutes.txt', size: bytes.length });
  if (!intake.ok) throw new Error(intake.error);
  await intake.value.append(bytes);
  await intake.value.finish(storeAsSource(store, { id, storyId, editor: 'Ada' }));
  store.sources.setText({
    id,
    text: pageText,
    pages: [{ at: 0, name: 'p. 1' }],
    failure: '',
    found: {},
  });
  return id;
}

/** Has its first note answered and resolved, and one more added. */
function addThread(store: ArticleStore, storyId: StoryId): void {
  const of = { storyId, noteId: 'note-secret-1' as NoteId, editor: 'Ada' };
  for (const name of ['r1', 'r2'])
    store.notes.reply({ ...of, reply: { id: name as ReplyId, text: `She says ${name}.` } });
  store.notes.editReply({ ...of, replyId: 'r1' as ReplyId, text: 'She says no.' });
  store.notes.removeReply({ ...of, replyId: 'r2' as ReplyId });
  store.notes.resolve(of);
  const quote = 'two winters';
  const second = { id: 'note-2' as NoteId, text: 'Sure?', author: 'Ada', at: 6 };
  store.notes.add(storyId, { ...second, kind: 'note', quote });
}

/** A store with one story that has something of everything. */
async function fullStore(): Promise<{ readonly store: ArticleStore; readonly id: StoryId }> {
  const clock = createClock();
  const store = temporaryStore({ now: clock.now });
  const { document, details, updatedAt, pictures } = nightFerry();
  const { id } = store.stories.create({
    document,
    details,
    updatedAt: updatedAt ?? 0,
    editor: 'Ada',
    notes: [
      { id: 'note-secret-1' as NoteId, kind: 'comment', text: 'Ask Ann.', author: 'Jon', at: 5 },
    ],
    pictures: [...pictures.values()].map(({ bytes }) => bytes),
  });
  addThread(store, id);
  for (const tag of nightFerry().tags) store.tags.add(id, tag);
  const sourceId = await addPage(store, id);
  const text = 'after two winters without a crossing';
  store.claims.add({ id: claimId, storyId: id, text, kind: 'number', editor: 'Ada' });
  const item = evidence({ sourceId, passage: { from: 30, to: 69 } });
  clock.pass(1000);
  store.claims.addEvidence({ id: claimId, evidence: item, editor: 'Ada' });
  store.claims.addEvidence({
    id: claimId,
    evidence: { ...item, id: 'e2' as typeof item.id },
    editor: 'Ada',
  });
  store.claims.removeEvidence({ id: claimId, evidenceId: 'e2' as typeof item.id, editor: 'Ada' });
  store.claims.settle({ id: claimId, verdict: 'confirmed', text, editor: 'Ada' });
  store.claims.setNote({ id: claimId, note: 'Minutes, point 4.', editor: 'Ada' });
  store.claims.signOff({ id: claimId, text, editor: 'Jon' });
  store.facts.dismiss({
    storyId: id,
    dismissal: { kind: 'proposal', text: 'It rains.' },
    editor: 'Ada',
  });
  const passage = { sourceId, from: 0, to: 7 };
  const tie = { id: 'tie-1' as QuoteTieId, words: 'Protokoll', passage, original: 'Minutes' };
  store.facts.tieQuote({ storyId: id, tie, editor: 'Ada' });
  store.stories.addIgnore(id, { rule: 'doubled', text: 'that that' });
  store.sources.write({
    id: 'source-2' as SourceId,
    storyId: id,
    kind: 'interview',
    details: {
      title: 'Tomas Verrin',
      publisher: '',
      author: '',
      published: '',
      address: '',
      retrievedAt: null,
    },
    text: 'We kept the crew on paper.',
    editor: 'Ada',
  });
  store.corrections.add(id, 'An earlier version misspelt the Ostrelka.', 'Ada');
  return { store, id };
}

async function packWell(store: ArticleStore, id: StoryId): Promise<PackedStory> {
  const packed = await packStory(store, id);
  if (!packed?.ok) throw new Error(packed?.error ?? 'no such story');
  return packed.value;
}

async function readWell(bytes: Uint8Array): Promise<ImportedDocument> {
  const file = { name: 'a.galley', bytes, beside: () => Promise.resolve(null) };
  const read = await importFile(file, { language: 'en-GB', newId: () => 'id', now: 0 });
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

async function importWell(store: ArticleStore, imported: ImportedDocument): Promise<StoryId> {
  const stored = await importStory(store, imported);
  if (!stored.ok) throw new Error(stored.error);
  expect(stored.value.report.dropped).toEqual([]);
  return stored.value.id;
}

function partsOf({ bytes }: PackedStory): ReadonlyMap<string, string> {
  const parts = readZipParts(bytes, () => true, 1e9);
  if (!parts.ok) throw new Error(parts.error);
  return new Map([...parts.value].map(([name, part]) => [name, new TextDecoder().decode(part)]));
}

function pageOf(store: ArticleStore, id: StoryId): string {
  const ready = readStory(store, id);
  if (!ready) throw new Error('no such story');
  return publishPage(ready.published, { shape: 'page', pictures: 'embedded' }).text;
}

describe('a story file', () => {
  test('gives another library the same story: the same file, and the same page', async () => {
    const { store, id } = await fullStore();
    const packed = await packWell(store, id);
    expect(packed.left).toEqual([]);
    const other = temporaryStore();
    const imported = await readWell(packed.bytes);
    expect(imported.report).toMatchObject({ changed: [], dropped: [] });
    expect(v.is(storyRecord, imported.record)).toBe(true);
    const theirs = await importWell(other, imported);
    expect((await packWell(other, theirs)).bytes).toEqual(packed.bytes);
    expect(pageOf(other, theirs)).toBe(pageOf(store, id));
    const [claim] = other.claims.ofStory(theirs);
    expect(claim).toMatchObject({ verdict: 'confirmed', checkedBy: 'Ada', signedBy: 'Jon' });
    expect(other.claims.history(claimId)).toEqual(store.claims.history(claimId));
    expect(other.sources.text('source-1' as SourceId)?.text).toBe(pageText);
  });

  test('opens a second time in its own library under fresh ids, and is else the same', async () => {
    const { store, id } = await fullStore();
    const packed = await packWell(store, id);
    const copy = await importWell(store, await readWell(packed.bytes));
    const ids = new Map<string, string>();
    const again = partsOf(await packWell(store, copy)).get('story.json') ?? '';
    const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
    for (const fresh of again.match(uuid) ?? [])
      ids.set(fresh, ids.get(fresh) ?? `fresh-${ids.size}`);
    expect(ids.size).toBeGreaterThan(0);
    const before = JSON.parse(partsOf(packed).get('story.json') ?? '') as object;
    const after = JSON.parse(again) as object;
    expect(withoutIds(after)).toEqual(withoutIds(before));
    expect(store.claims.ofStory(copy).map((claim) => claim.id)).not.toContain(claimId);
    expect(store.claims.ofStory(id).map((claim) => claim.id)).toEqual([claimId]);
    expect(pageOf(store, copy)).toBe(pageOf(store, id));
  });

  test('is the same bytes each time, and no clock or path is in it', async () => {
    const { store, id } = await fullStore();
    const [one, two] = [await packWell(store, id), await packWell(store, id)];
    expect(two.bytes).toEqual(one.bytes);
    const parts = partsOf(one);
    const picture = [...nightFerry().pictures.keys()][0] ?? '';
    const source = pictureHash(new TextEncoder().encode(pageText));
    expect([...parts.keys()]).toEqual([
      'galley.json',
      'story.json',
      `media/${picture}`,
      `sources/${source}`,
    ]);
    expect(parts.get('story.json')).not.toContain(process.cwd());
  });

  test('leaves a large source’s file behind, keeps its words and says so', async () => {
    const { store, id } = await fullStore();
    const size = 61 * 1024 * 1024;
    const intake = await beginIntake(store, { name: 'large.pdf', size });
    if (!intake.ok) throw new Error(intake.error);
    const bytes = new Uint8Array(size).fill(0x20);
    bytes.set(new TextEncoder().encode('%PDF-1.7\n'));
    await intake.value.append(bytes);
    const large = 'source-3' as SourceId;
    await intake.value.finish(storeAsSource(store, { id: large, storyId: id, editor: 'Ada' }));
    const packed = await packWell(store, id);
    expect(packed.left).toEqual(['large.pdf']);
    const imported = await readWell(packed.bytes);
    expect(imported.report.dropped.join(' ')).toContain('“large.pdf”');
    const other = temporaryStore();
    const stored = await importStory(other, imported);
    expect(stored.ok).toBe(true);
    expect(other.sources.get(large)).toMatchObject({ file: null, reading: 'failed' });
    expect(other.sources.get('source-1' as SourceId)?.file?.name).toBe('minutes.txt');
  });
});

/** A value with every id in it put aside. */
function withoutIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutIds);
  if (typeof value === 'string' && value.startsWith('{')) return withoutIds(JSON.parse(value));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => key !== 'id' && key !== 'sourceId');
  return Object.fromEntries(kept.map(([key, one]) => [key, withoutIds(one)]));
}
