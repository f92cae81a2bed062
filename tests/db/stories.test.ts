import { describe, expect, test } from 'vitest';
import { openDocument } from '../../core/article/document.ts';
import { articleSchema } from '../../core/article/schema.ts';
import type { StoryId } from '../../core/base/id.ts';
import { buildDocument } from '../support/build-document.ts';
import {
  addStory,
  asOpened,
  batch,
  createClock,
  exportOf,
  headlines,
  mustOpen,
  query,
  temporaryFolder,
  temporaryStore,
  textOf,
  typing,
} from './store-fixture.ts';

const nobody = 'nobody' as StoryId;

describe('a new story', () => {
  test('opens as it was made', () => {
    const clock = createClock();
    const store = temporaryStore(clock);
    const document = buildDocument({ headline: 'Ferry  returns', body: ['At noon.'] });
    const details = { language: 'en-US', publisher: 'The Quay', publishedAt: 7 };
    const story = store.stories.create({ document, details, editor: 'Ada' });
    expect(story).toEqual({
      id: story.id,
      status: 'draft',
      headline: 'Ferry returns',
      slug: '',
      kicker: '',
      language: 'en-US',
      canonicalUrl: '',
      publisher: 'The Quay',
      publishedAt: 7,
      embargoUntil: null,
      factCheck: null,
      createdAt: clock.now(),
      updatedAt: clock.now(),
    });
    const opened = asOpened(store, story.id);
    expect(opened).toMatchObject({
      story,
      seq: 0,
      selection: null,
      claims: [],
      tags: [],
      ignores: [],
      savedAt: clock.now(),
    });
    const read = openDocument(opened.document);
    expect(read.ok && read.value.eq(document)).toBe(true);
  });

  test('with a document that breaks the schema is a programmer’s error, and nothing is stored', () => {
    const store = temporaryStore();
    const document = articleSchema.nodes.doc.create(null, [articleSchema.nodes.body.create()]);
    expect(() => store.stories.create({ document, editor: '' })).toThrow(RangeError);
    expect(store.stories.list(query()).total).toBe(0);
  });
});

test('what is not there is null or false, never a throw', () => {
  const { stories } = temporaryStore();
  const all = [
    stories.get(nobody),
    stories.document(nobody),
    stories.open(nobody),
    stories.setDetails(nobody, {}),
  ];
  expect(all).toEqual([null, null, null, null]);
  expect(stories.setStatus(nobody, 'ready', 'Ada')).toBeNull();
  const ignore = { rule: 'spelling', text: 'x' };
  const done = [
    stories.setSelection(nobody, { anchor: 1, head: 1 }),
    stories.setFindings(nobody, 1),
    stories.addIgnore(nobody, ignore),
    stories.removeIgnore(nobody, ignore),
    stories.remove(nobody),
    stories.restore(nobody),
    stories.purge(nobody),
    stories.reindex(nobody),
  ];
  expect(done).toEqual(done.map(() => false));
});

describe('beside its text a story keeps', () => {
  test('its details: those that are given, the others as they were', () => {
    const store = temporaryStore();
    const id = addStory(store);
    store.stories.setDetails(id, { slug: 'ferry', kicker: 'Harbour', publishedAt: 12 });
    const story = store.stories.setDetails(id, { kicker: 'Sea\ud83d', publishedAt: null });
    expect(story).toMatchObject({
      slug: 'ferry',
      kicker: 'Sea\ufffd',
      publishedAt: null,
      language: 'en-GB',
    });
    expect(store.stories.get(id)).toEqual(story);
  });

  test('its status, and neither that nor its details count as a change of its words', () => {
    const clock = createClock();
    const store = temporaryStore(clock);
    const id = addStory(store);
    const begun = clock.now();
    clock.pass(5000);
    expect(store.stories.setStatus(id, 'checking', 'Jon')).toMatchObject({
      status: 'checking',
      updatedAt: begun,
    });
    expect(store.stories.setDetails(id, { slug: 'x' })).toMatchObject({
      status: 'checking',
      updatedAt: begun,
    });
  });

  test('what its editor keeps although a rule doubts it', () => {
    const store = temporaryStore();
    const id = addStory(store);
    const ignore = { rule: 'spelling', text: 'Elderfjord' };
    store.stories.addIgnore(id, ignore);
    store.stories.addIgnore(id, ignore);
    expect(asOpened(store, id).ignores).toEqual([ignore]);
    store.stories.removeIgnore(id, ignore);
    expect(asOpened(store, id).ignores).toEqual([]);
  });
});

describe('the bin', () => {
  test('takes a story out of the library and gives it back, with all that it had', () => {
    const store = temporaryStore();
    const id = addStory(store, { headline: 'Ferry' });
    store.stories.remove(id);
    expect(store.stories.list(query({ search: 'ferry' }))).toMatchObject({ rows: [], total: 0 });
    expect(store.journal.append(batch(id, 0)).ok).toBe(true);
    store.stories.restore(id);
    store.stories.reindex(id);
    expect(headlines(store)).toEqual(['xFerry']);
  });

  test('emptied of a story leaves nothing of it but its exports', () => {
    const folder = temporaryFolder();
    const store = mustOpen(folder);
    const id = addStory(store, { headline: 'Secret' });
    const kept = addStory(store, { headline: 'Kept' });
    store.journal.append(batch(id, 0));
    store.claims.add({ id: 'c1' as never, storyId: id, text: 'x', editor: 'Ada' });
    store.claims.addEvidence({
      id: 'c1' as never,
      evidence: {
        id: 'e1' as never,
        quote: 'q',
        source: 's',
        locator: '',
        primary: true,
        seenAt: 1,
        sourceId: null,
        passage: null,
      },
      editor: 'Ada',
    });
    store.tags.add(id, { kind: 'topic', name: 'Secrets' });
    store.stories.addIgnore(id, { rule: 'r', text: 't' });
    store.exports.record(exportOf(id, { name: 'p.html' }));
    expect(store.stories.purge(id)).toBe(true);
    expect(store.stories.open(id)).toBeNull();
    expect(headlines(store)).toEqual(['Kept']);
    expect(store.stories.list(query({ search: 'secret' })).total).toBe(0);
    expect(store.tags.complete('sec', null)).toEqual([]);
    expect(store.claims.get('c1' as never)).toBeNull();
    expect(store.exports.latest(id)?.name).toBe('p.html');
    expect(textOf(store, kept).firstChild?.textContent).toBe('Kept');
    // Its row number is not given again: another process may still remember the story by it.
    const next = addStory(store, { headline: 'Next' });
    expect(textOf(mustOpen(folder), next).firstChild?.textContent).toBe('Next');
  });
});

describe('indexing', () => {
  test('brings headline and words up to the journal', () => {
    const store = temporaryStore();
    const id = addStory(store, { headline: 'Ferry', body: ['Two words'] });
    store.journal.append(batch(id, 0, { steps: [typing(1, 'Night ')] }));
    expect(store.stories.get(id)?.headline).toBe('Ferry');
    expect(store.stories.reindex(id)).toBe(true);
    expect(store.stories.list(query()).rows[0]).toMatchObject({
      headline: 'Night Ferry',
      words: 4,
    });
  });

  test('that was missed is made up for when the store is opened', () => {
    const folder = temporaryFolder();
    const store = mustOpen(folder);
    const id = addStory(store, { headline: 'Ferry' });
    store.journal.append(batch(id, 0, { steps: [typing(1, 'Night ')] }));
    store.close();
    expect(headlines(mustOpen(folder), { search: 'night' })).toEqual(['Night Ferry']);
  });

  test('of many goes on in portions until none is left', () => {
    const store = temporaryStore();
    const ids = Array.from({ length: 5 }, (_, index) =>
      addStory(store, { headline: `Ferry ${index}` }),
    );
    for (const id of ids) store.journal.append(batch(id, 0));
    expect(store.stories.reindexStale(0)).toEqual({ done: [], left: true });
    expect(store.stories.reindexStale(10_000)).toEqual({ done: ids, left: false });
    expect(store.stories.reindexStale(10_000)).toEqual({ done: [], left: false });
  });

  test('takes a headline of any kind as one line', () => {
    const store = temporaryStore();
    const id = addStory(store, { headline: `  a\n b\t${'😀'.repeat(300)}` });
    const headline = store.stories.get(id)?.headline ?? '';
    expect(headline.startsWith('a b 😀')).toBe(true);
    expect(headline.length).toBeLessThanOrEqual(400);
    expect(headline).not.toMatch(/\p{Surrogate}/u);
  });
});
