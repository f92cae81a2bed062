import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import type { ClaimId, EvidenceId, StoryId } from '../../core/base/id.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { claimId, evidence, headline, storyWithClaim } from './claim-fixture.ts';
import {
  addStory,
  asOpened,
  batch,
  createClock,
  mustOpen,
  query,
  temporaryFolder,
  temporaryStore,
  typing,
} from './store-fixture.ts';

const id = claimId;

function counts(store: ArticleStore): unknown {
  const { claims, claimsSettled } = store.stories.list(query()).rows[0]!;
  return [claims, claimsSettled];
}

describe('a claim', () => {
  test('begins unchecked, and is there when the story opens', () => {
    const clock = createClock();
    const store = temporaryStore(clock);
    const storyId = storyWithClaim(store);
    const claim = {
      id,
      storyId,
      kind: 'other',
      verdict: 'unchecked',
      text: headline,
      fix: '',
      note: '',
      evidence: [],
      checkedBy: '',
      checkedAt: null,
      signedBy: '',
      signedAt: null,
      createdAt: clock.now(),
    };
    expect(asOpened(store, storyId).claims).toEqual([claim]);
    expect(store.claims.get(id)).toEqual(claim);
  });

  test('tells who settled it, when, and over which words', () => {
    const clock = createClock();
    const store = temporaryStore(clock);
    storyWithClaim(store);
    clock.pass(7000);
    const settled = store.claims.settle({
      id,
      verdict: 'confirmed',
      text: headline,
      editor: 'Jon',
    });
    expect(settled).toMatchObject({
      verdict: 'confirmed',
      checkedBy: 'Jon',
      checkedAt: clock.now(),
      text: headline,
    });
  });

  test('keeps its words exactly, lone surrogates too', () => {
    const folder = temporaryFolder();
    const store = mustOpen(folder);
    const text = 'half \ud83d and “quotes”\u0000';
    store.claims.add({ id, storyId: addStory(store), text, editor: 'Ada' });
    store.close();
    expect(mustOpen(folder).claims.get(id)?.text).toBe(text);
  });

  test('marked twice is one; its id in another story is refused', () => {
    const store = temporaryStore();
    const storyId = storyWithClaim(store);
    expect(store.claims.add({ id, storyId, text: 'other', editor: 'Ada' })?.text).toBe(headline);
    expect(store.claims.add({ id, storyId: addStory(store), text: 'x', editor: 'Ada' })).toBeNull();
    expect(
      store.claims.add({
        id: 'c2' as ClaimId,
        storyId: 'nobody' as StoryId,
        text: 'x',
        editor: 'Ada',
      }),
    ).toBeNull();
    expect(store.claims.ofStory(storyId)).toHaveLength(1);
  });

  test('that there is not is null', () => {
    const { claims } = temporaryStore();
    expect(claims.settle({ id, verdict: 'opinion', text: '', editor: '' })).toBeNull();
    expect(claims.setNote({ id, note: 'x', editor: '' })).toBeNull();
    expect(claims.addEvidence({ id, evidence: evidence(), editor: '' })).toBeNull();
    expect(claims.removeEvidence({ id, evidenceId: 'e1' as EvidenceId, editor: '' })).toBeNull();
    expect(claims.history(id)).toBeNull();
  });
});

describe('evidence', () => {
  test('is kept in the order it was found, once each, and can be taken away', () => {
    const store = temporaryStore();
    storyWithClaim(store);
    const first = evidence();
    const second = evidence({ id: 'e2' as EvidenceId, source: 'Harbour office', primary: false });
    store.claims.addEvidence({ id, evidence: first, editor: 'Ada' });
    store.claims.addEvidence({ id, evidence: second, editor: 'Ada' });
    expect(store.claims.addEvidence({ id, evidence: first, editor: 'Ada' })?.evidence).toEqual([
      first,
      second,
    ]);
    expect(
      store.claims.removeEvidence({ id, evidenceId: first.id, editor: 'Ada' })?.evidence,
    ).toEqual([second]);
  });
});

test('a verdict counts as settled without a signature only where none is asked for', () => {
  const store = temporaryStore();
  storyWithClaim(store);
  const settle = () =>
    store.claims.settle({ id, verdict: 'confirmed', text: headline, editor: 'Jon' });
  settle();
  store.stories.reindexStale(1000);
  expect(counts(store)).toEqual([1, 1]);
  store.settings.set({ asksSignOff: true });
  expect(store.stories.reindexStale(1000).done).toHaveLength(1);
  expect(counts(store)).toEqual([1, 0]);
  store.claims.signOff({ id, text: headline, editor: 'Ada' });
  expect(counts(store)).toEqual([1, 1]);
  settle();
  expect(counts(store)).toEqual([1, 0]);
  store.settings.set({ asksSignOff: true, editor: 'Mo' });
  expect(store.stories.reindexStale(1000).done).toEqual([]);
  store.settings.set({ asksSignOff: false });
  store.stories.reindexStale(1000);
  expect(counts(store)).toEqual([1, 1]);
});

describe('the history of a claim', () => {
  test('says what was done, by whom and when, newest first, and only what was done', () => {
    const clock = createClock(1000);
    const store = temporaryStore(clock);
    storyWithClaim(store);
    const acts: (() => unknown)[] = [
      () => store.claims.setNote({ id, note: 'Ask the office', editor: 'Jon' }),
      () => store.claims.setNote({ id, note: 'Ask the office', editor: 'Jon' }),
      () => store.claims.addEvidence({ id, evidence: evidence(), editor: 'Jon' }),
      () => store.claims.addEvidence({ id, evidence: evidence(), editor: 'Jon' }),
      () => store.claims.removeEvidence({ id, evidenceId: 'e1' as EvidenceId, editor: 'Ada' }),
      () => store.claims.removeEvidence({ id, evidenceId: 'e1' as EvidenceId, editor: 'Ada' }),
      () => store.claims.settle({ id, verdict: 'cannot-confirm', text: headline, editor: 'Ada' }),
      () => store.claims.setNote({ id, note: '', editor: 'Ada' }),
    ];
    for (const act of acts) {
      clock.pass(10);
      act();
    }
    expect(store.claims.history(id)).toEqual([
      { at: 1080, who: 'Ada', what: 'Cleared the note' },
      { at: 1070, who: 'Ada', what: `Could not confirm: “${headline}”` },
      { at: 1050, who: 'Ada', what: 'Removed evidence: Timetable' },
      { at: 1030, who: 'Jon', what: 'Added evidence: Timetable' },
      { at: 1010, who: 'Jon', what: 'Noted: Ask the office' },
      { at: 1000, who: 'Ada', what: `Marked as a claim: “${headline}”` },
    ]);
  });

  test.each(['UPDATE claim_events SET editor = 1', 'DELETE FROM claim_events'])(
    'is not rewritten: %s',
    (sql) => {
      const folder = temporaryFolder();
      storyWithClaim(mustOpen(folder));
      const database = new Database(join(folder, 'galley.sqlite'));
      expect(() => database.exec(sql)).toThrow(/is kept/);
      database.close();
    },
  );
});

describe('the library counts a claim', () => {
  test('as settled while its words are the checked ones, and reopens it when they change', () => {
    const store = temporaryStore();
    const storyId = storyWithClaim(store);
    expect(counts(store)).toEqual([1, 0]);
    store.claims.settle({ id, verdict: 'confirmed', text: headline, editor: 'Jon' });
    expect(counts(store)).toEqual([1, 1]);
    store.journal.append(batch(storyId, 1, { steps: [typing(3, 'x')] }));
    store.stories.reindex(storyId);
    expect(counts(store)).toEqual([1, 0]);
    store.journal.append(batch(storyId, 2, { steps: [{ stepType: 'replace', from: 3, to: 4 }] }));
    store.stories.reindex(storyId);
    expect(counts(store)).toEqual([1, 1]);
  });

  test('not at all when its words were cut: the record stays, the story has no such claim', () => {
    const store = temporaryStore();
    const storyId = storyWithClaim(store);
    store.journal.append(
      batch(storyId, 1, { steps: [{ stepType: 'replace', from: 1, to: 1 + headline.length }] }),
    );
    store.stories.reindex(storyId);
    expect(counts(store)).toEqual([0, 0]);
    expect(store.claims.ofStory(storyId)).toHaveLength(1);
  });
});
