import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Node } from 'prosemirror-model';
import { describe, expect, test } from 'vitest';
import { threadOf } from '../../core/article/note.ts';
import { articleSchema } from '../../core/article/schema.ts';
import type { MediaHash, NoteId, SourceId, StoryId } from '../../core/base/id.ts';
import * as v from 'valibot';
import { storyRecord, type StoryRecord } from '../../core/contract/story-record.ts';
import { claimAnchors } from '../../core/factcheck/anchor.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import type { NewStory } from '../../db/stories.ts';
import { buildDocument } from '../support/build-document.ts';
import { png } from './pictures.ts';
import {
  asOpened,
  createClock,
  exportOf,
  headlines,
  mustOpen,
  query,
  temporaryFolder,
  temporaryStore,
  textOf,
} from './store-fixture.ts';

const { nodes, marks } = articleSchema;
const nothing: StoryRecord = {
  claims: [],
  dismissals: [],
  quoteTies: [],
  ignores: [],
  sources: [],
};

function hashOf(bytes: Uint8Array): MediaHash {
  return createHash('sha256').update(bytes).digest('hex') as MediaHash;
}

function figure(media: MediaHash | null, words: Record<string, string> = {}): Node {
  const { caption = 'A boat', credit = 'Ada Brook', alt = 'A boat at sea', rights = '' } = words;
  return nodes.figure.create({ media, alt, rights, width: 9, height: 9 }, [
    nodes.caption.create(null, caption === '' ? [] : articleSchema.text(caption)),
    nodes.credit.create(null, credit === '' ? [] : articleSchema.text(credit)),
  ]);
}

function marked(...names: readonly (readonly ['claim' | 'note', string])[]): Node {
  const of = names.map(([kind, id]) => marks[kind].create({ id }));
  return nodes.paragraph.create(null, [
    articleSchema.text('Before. '),
    articleSchema.text('The ferry sails at noon.', of),
    articleSchema.text(' After.'),
  ]);
}

const evidence = {
  id: 'e1',
  quote: 'Dep. 12:00',
  source: 'Timetable',
  locator: 'p. 2',
  primary: true,
  seenAt: 5,
  sourceId: 's1',
  passage: { from: 0, to: 4 },
};

/** A record with something of everything, checked as the host checks one. */
function fullRecord(): StoryRecord {
  const text = 'The ferry sails at noon.';
  const event = { at: 8, editor: 'Ada', verdict: null };
  const made = v.parse(storyRecord, {
    claims: [
      {
        id: 'c1',
        kind: 'date',
        verdict: 'confirmed',
        text,
        fix: 'At one.',
        note: 'Seen',
        checkedBy: 'Jon',
        checkedAt: 9,
        signedBy: 'Eve',
        signedAt: 10,
        createdAt: 8,
        evidence: [evidence],
        history: [
          { ...event, kind: 'added', text },
          { ...event, kind: 'evidence-removed', text: JSON.stringify({ ...evidence, id: 'e0' }) },
          { at: 9, editor: 'Jon', kind: 'settled', verdict: 'confirmed', text: `${text}\ud83d` },
        ],
      },
    ],
    dismissals: [{ kind: 'proposal', text: 'Before.' }],
    quoteTies: [
      { id: 't1', words: 'We sail', passage: { sourceId: 's1', from: 0, to: 4 }, original: 'Noon' },
    ],
    ignores: [{ rule: 'spelling', text: 'quayside' }],
    sources: [
      {
        id: 's1',
        kind: 'text',
        title: 'Timetable',
        publisher: '',
        author: '',
        published: '',
        address: '',
        retrievedAt: null,
        file: null,
        reading: 'read',
        failure: '',
        addedAt: 4,
        addedBy: 'Jon',
        text: { text: 'Noon, every day', pages: [{ at: 0, name: 'p. 1' }] },
      },
    ],
  });
  return made;
}

function bring(store: ArticleStore, story: Partial<NewStory> = {}): StoryId {
  const document = buildDocument({ headline: 'Ferry', body: [marked(['claim', 'c1'])] });
  return store.stories.create({ document, editor: 'Ada', ...story }).id;
}

function figuresOf(store: ArticleStore, id: StoryId): Node[] {
  const found: Node[] = [];
  textOf(store, id).descendants((node) => {
    if (node.type.name === 'figure') found.push(node);
  });
  return found;
}

describe('a story that arrives', () => {
  test('keeps its own days, tags, notes and corrections', () => {
    const clock = createClock(90_000);
    const folder = temporaryFolder();
    const store = mustOpen(folder, { now: clock.now });
    const note = { kind: 'comment', text: 'Who?\ud83d', author: 'Jon', at: null } as const;
    const correction = { id: 'k1', at: 60, text: 'It is red.' };
    const id = bring(store, {
      document: buildDocument({ headline: 'Ferry', body: [marked(['note', 'n1'])] }),
      details: { publishedAt: 50, slug: 'ferry' },
      updatedAt: 70,
      tags: [
        { kind: 'place', name: 'Port Elder' },
        { kind: 'own', name: '  ' },
      ],
      notes: [
        { ...note, id: 'n1' as NoteId },
        { ...note, id: 'n1' as NoteId, text: 'A second' },
      ],
      corrections: [correction, { ...correction, at: 40, text: 'It is blue.' }] as never,
    });
    expect(store.stories.get(id)).toMatchObject({
      publishedAt: 50,
      updatedAt: 70,
      createdAt: 90_000,
      status: 'draft',
    });
    store.close();
    const opened = asOpened(mustOpen(folder), id);
    expect(opened.tags).toEqual([{ kind: 'place', name: 'Port Elder' }]);
    expect(opened.notes.map(({ text }) => text)).toEqual(['Who?\ud83d', 'A second']);
    expect(opened.notes[0]).toEqual(threadOf({ ...note, id: 'n1' as NoteId }));
    expect(new Set(opened.notes.map((one) => one.id)).size).toBe(2);
    expect(opened.corrections.map(({ text, at }) => [text, at])).toEqual([
      ['It is blue.', 40],
      ['It is red.', 60],
    ]);
  });

  test('is found by its words and tags at once', () => {
    const store = temporaryStore();
    bring(store, { tags: [{ kind: 'topic', name: 'Transport' }] });
    expect(headlines(store, { search: 'sails' })).toEqual(['Ferry']);
    expect(headlines(store, { search: 'transport' })).toEqual(['Ferry']);
  });

  test('loses marks of claims and notes that are on no record, and not a word', () => {
    const store = temporaryStore();
    const document = buildDocument({
      body: [marked(['claim', 'c9'], ['note', 'n9']), marked(['note', 'n1'])],
    });
    const note = { id: 'n1' as NoteId, kind: 'note', text: '', author: '', at: null } as const;
    const id = bring(store, { document, record: nothing, notes: [note] });
    const stored = textOf(store, id);
    expect(stored.textBetween(0, stored.content.size, '\n')).toBe(
      document.textBetween(0, document.content.size, '\n'),
    );
    const json = JSON.stringify(stored.toJSON());
    expect(json).not.toContain('c9');
    expect(json).not.toContain('n9');
    expect(json).toContain('n1');
    // Words that only a lost mark kept apart are one run again.
    expect(stored.child(4).child(0).childCount).toBe(1);
  });
});

describe('the record of a story that arrives', () => {
  test('stands as it stood elsewhere: claims, evidence, history, sources and decisions', () => {
    const folder = temporaryFolder();
    const store = mustOpen(folder);
    const record = fullRecord();
    const id = bring(store, { record });
    store.close();
    const again = mustOpen(folder);
    const opened = asOpened(again, id);
    const [claim] = record.claims;
    const { history, ...standing } = claim!;
    expect(opened.claims).toEqual([{ ...standing, storyId: id }]);
    expect(again.claims.events(claim!.id)).toEqual(history);
    expect(opened.dismissals).toEqual(record.dismissals);
    expect(opened.quoteTies).toEqual(record.quoteTies);
    expect(opened.ignores).toEqual(record.ignores);
    const [source] = record.sources;
    const { text, ...facts } = source!;
    expect(opened.sources).toEqual([{ ...facts, storyId: id }]);
    expect(again.sources.text(source!.id)).toEqual(text);
    expect(headlines(again, { search: 'every day' })).toEqual(['Ferry']);
    const row = again.stories.list(query()).rows[0];
    expect(row).toMatchObject({ claims: 1, claimsSettled: 1 });
    expect(() => again.claims.setNote({ id: claim!.id, note: 'More', editor: '' })).not.toThrow();
  });

  test('gets fresh ids where another story has them, everywhere that they occur', () => {
    const store = temporaryStore();
    const first = bring(store, { record: fullRecord() });
    const second = bring(store, { record: fullRecord() });
    const [one, other] = [asOpened(store, first), asOpened(store, second)];
    const [claim] = other.claims;
    const [source] = other.sources;
    expect(claim?.id).not.toBe('c1');
    expect(source?.id).not.toBe('s1');
    expect(one.claims[0]?.id).toBe('c1');
    expect([...claimAnchors(textOf(store, second)).keys()]).toEqual([claim?.id]);
    expect(claim?.evidence[0]?.sourceId).toBe(source?.id);
    expect(other.quoteTies[0]?.passage.sourceId).toBe(source?.id);
    const removed = store.claims.events(claim!.id)?.[1]?.text ?? '';
    expect((JSON.parse(removed) as { sourceId: SourceId }).sourceId).toBe(source?.id);
    expect(store.sources.text(source!.id)?.text).toBe('Noon, every day');
    expect(store.stories.list(query()).rows.map((row) => row.claimsSettled)).toEqual([1, 1]);
  });

  test('never leads to another story’s source that is only named in it', () => {
    const store = temporaryStore();
    bring(store, { record: fullRecord() });
    const id = bring(store, { record: { ...fullRecord(), sources: [] } });
    const opened = asOpened(store, id);
    const named = opened.claims[0]?.evidence[0]?.sourceId;
    expect(named).not.toBe('s1');
    expect(opened.quoteTies[0]?.passage.sourceId).toBe(named);
    expect(opened.sources).toEqual([]);
  });

  test('has the files of its sources in the vault, and says so where one did not come', async () => {
    const folder = temporaryFolder();
    const store = mustOpen(folder);
    bring(store, { record: fullRecord() });
    const draft = await store.sources.receive();
    await draft.append(new TextEncoder().encode('Noon, every day'));
    const finished = await draft.finish();
    const record = fullRecord();
    const [source] = record.sources;
    const lost = { ...source!, id: 's2' as SourceId, reading: 'waiting', text: null } as const;
    const id = bring(store, {
      record: { ...record, sources: [source!, lost] },
      files: new Map([
        [source!.id, { draft: finished, type: 'text/plain', name: 'timetable.txt' }],
      ]),
    });
    const [kept, without] = asOpened(store, id).sources;
    expect(kept?.file).toEqual({ hash: finished.hash, name: 'timetable.txt', size: 15 });
    const file = await store.sources.file(finished.hash);
    expect(await new Response(file?.bytes()).text()).toBe('Noon, every day');
    expect(without).toMatchObject({ reading: 'failed', file: null });
    expect(without?.failure).toMatch(/did not come/);
  });

  test('that cannot be stored leaves nothing of the story, nor its files', async () => {
    const folder = temporaryFolder();
    const store = mustOpen(folder);
    const draft = await store.sources.receive();
    await draft.append(new TextEncoder().encode('Noon'));
    const finished = await draft.finish();
    const record = fullRecord();
    const twice = { ...record, claims: [...record.claims, ...record.claims] };
    expect(() =>
      bring(store, {
        record: twice,
        notes: [],
        files: new Map([
          [record.sources[0]!.id, { draft: finished, type: 'text/plain', name: 'a.txt' }],
        ]),
      }),
    ).toThrow(/UNIQUE/);
    expect(store.stories.list(query()).total).toBe(0);
    expect(await store.sources.file(finished.hash)).toBeNull();
    const place = join(folder, 'vault', finished.hash.slice(0, 2));
    expect(existsSync(place) ? readdirSync(place) : []).toEqual([]);
  });
});

describe('the pictures of a story that arrives', () => {
  test('are stored with it and give its figures their true size; others lose only the picture', () => {
    const store = temporaryStore();
    const [boat, known] = [png(40, 30), png(8, 6)];
    store.media.add(known);
    const stranger = 'f'.repeat(64) as MediaHash;
    const id = bring(store, {
      document: buildDocument({
        body: [
          figure(hashOf(boat)),
          figure(hashOf(known)),
          figure(stranger, { caption: 'Lost' }),
          figure(null),
        ],
      }),
      pictures: [boat, new TextEncoder().encode('<svg/>')],
    });
    const told = figuresOf(store, id).map(({ attrs }): unknown[] => [
      attrs['media'],
      attrs['width'],
      attrs['height'],
      attrs['alt'],
    ]);
    expect(told).toEqual([
      [hashOf(boat), 40, 30, 'A boat at sea'],
      [hashOf(known), 8, 6, 'A boat at sea'],
      [null, 0, 0, 'A boat at sea'],
      [null, 9, 9, 'A boat at sea'],
    ]);
    expect(figuresOf(store, id)[2]?.textContent).toBe('LostAda Brook');
    expect(store.media.read(hashOf(boat))).not.toBeNull();
  });
});

describe('the words of a picture', () => {
  const boat = png(40, 30);
  const hash = hashOf(boat);
  const use = (store: ArticleStore, words: Record<string, string>, updatedAt: number): StoryId =>
    bring(store, {
      document: buildDocument({ body: [figure(hash, words)] }),
      pictures: [boat],
      updatedAt,
    });

  test('are those of the last story that used it, as far as they were written', () => {
    const store = temporaryStore();
    expect(store.media.words(hash)).toEqual({ alt: '', caption: '', credit: '', rights: '' });
    use(store, { rights: '© The Quay' }, 10);
    use(store, { caption: 'The ferry\n leaves', credit: '', alt: '' }, 20);
    const words = {
      alt: 'A boat at sea',
      caption: 'The ferry leaves',
      credit: 'Ada Brook',
      rights: '© The Quay',
    };
    expect(store.media.words(hash)).toEqual(words);
    expect(store.media.get(hash)?.words).toEqual(words);
    expect(store.media.add(boat)).toMatchObject({ ok: true, value: { words } });
  });

  test('are those of a figure that has some, also when the picture stands once more without', () => {
    const store = temporaryStore();
    const again = figure(hash, { alt: 'The ferry', caption: '', credit: '' });
    bring(store, {
      document: buildDocument({ body: [figure(hash, { caption: 'The ferry leaves' }), again] }),
      pictures: [boat],
    });
    expect(store.media.words(hash)).toMatchObject({
      alt: 'The ferry',
      caption: 'The ferry leaves',
    });
  });

  test('are not set back by an older story that is indexed anew', () => {
    const store = temporaryStore();
    const older = use(store, { caption: 'Older' }, 10);
    use(store, { caption: 'Newer' }, 20);
    store.tags.add(older, { kind: 'own', name: 'later' });
    store.stories.reindexStale(1000);
    expect(store.media.words(hash).caption).toBe('Newer');
  });

  test('follow what is typed, once the story is indexed, without the desk’s own marks', () => {
    const store = temporaryStore();
    const note = marks.note.create({ id: 'n1' });
    const captioned = nodes.figure.create({ media: hash }, [
      nodes.caption.create(null, [
        articleSchema.text('The '),
        articleSchema.text('ferry', [note]),
        articleSchema.text(' leaves'),
      ]),
      nodes.credit.create(),
    ]);
    bring(store, { document: buildDocument({ body: [captioned] }), pictures: [boat] });
    expect(store.media.words(hash).caption).toBe('The ferry leaves');
  });
});

describe('stories are found', () => {
  test('by a slug, whatever its case; not the story itself, nor one in the bin', () => {
    const store = temporaryStore();
    const ids = ['ferry', 'FERRY', 'bridge', ''].map((slug) => bring(store, { details: { slug } }));
    const [first, second, , blank] = ids as [StoryId, StoryId, StoryId, StoryId];
    expect(store.stories.bySlug('Ferry', first)).toEqual([{ id: second, headline: 'Ferry' }]);
    expect(store.stories.bySlug('', blank)).toEqual([]);
    store.stories.remove(second);
    expect(store.stories.bySlug('ferry', first)).toEqual([]);
  });

  test('by an address, with or without a fragment or a slash at the end', () => {
    const store = temporaryStore();
    const canonicalUrl = 'https://quay.example/ferry/';
    const id = bring(store, { details: { canonicalUrl } });
    bring(store);
    for (const url of [canonicalUrl, 'https://quay.example/ferry', `${canonicalUrl}#times`])
      expect(store.stories.byAddress(url)).toEqual({ id, headline: 'Ferry' });
    for (const url of ['', '#times', 'https://quay.example/', 'https://quay.example/ferry/a'])
      expect(store.stories.byAddress(url)).toBeNull();
    store.stories.remove(id);
    expect(store.stories.byAddress(canonicalUrl)).toBeNull();
  });
});

describe('the day of first publication that came with an import', () => {
  const publishedAt = Date.UTC(2026, 2, 2, 6, 15);

  test('can be forgotten and said again', () => {
    const store = temporaryStore();
    const id = bring(store, { details: { publishedAt } });
    expect(store.stories.setPublishedAt(id, null)).toMatchObject({
      ok: true,
      value: { id, publishedAt: null },
    });
    expect(store.stories.open(id)).toMatchObject({
      story: { publishedAt: null },
      exportedAt: null,
    });
    store.stories.setPublishedAt(id, publishedAt);
    expect(store.stories.get(id)?.publishedAt).toBe(publishedAt);
    expect(store.stories.setPublishedAt('nobody' as StoryId, null)).toEqual({
      ok: false,
      error: 'not-found',
    });
  });

  test('stays once the story was exported for readers; a story file is no such export', () => {
    const store = temporaryStore();
    const id = bring(store, { details: { publishedAt } });
    store.exports.record(exportOf(id, { at: 80, format: 'story-file', publishedAt: null }));
    expect(store.stories.open(id)?.exportedAt).toBeNull();
    expect(store.stories.setPublishedAt(id, null).ok).toBe(true);
    store.exports.record(exportOf(id, { at: 90, publishedAt: 90 }));
    expect(store.stories.open(id)?.exportedAt).toBe(90);
    expect(store.stories.setPublishedAt(id, null)).toEqual({ ok: false, error: 'exported' });
    expect(store.stories.get(id)?.publishedAt).toBe(90);
  });
});

test('a very long story is stored at once and found by its words once it is indexed', () => {
  const store = temporaryStore();
  const body = Array.from(
    { length: 600 },
    (_, index) => `Paragraph ${index} ${'at sea '.repeat(120)}`,
  );
  bring(store, { document: buildDocument({ headline: 'Long', body: [...body, 'Moored'] }) });
  expect(headlines(store)).toEqual(['Long']);
  expect(headlines(store, { search: 'moored' })).toEqual([]);
  expect(store.stories.reindexStale(0)).toEqual({ done: [], left: true });
  store.stories.reindexStale(1000);
  expect(headlines(store, { search: 'moored' })).toEqual(['Long']);
});
