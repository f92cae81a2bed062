import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { QuoteTieId, SourceId, StoryId } from '../../core/base/id.ts';
import { dismissalKinds, type Dismissal } from '../../core/factcheck/dismissal.ts';
import type { QuoteTie } from '../../core/factcheck/quotation.ts';
import { addStory, asOpened, mustOpen, temporaryFolder, temporaryStore } from './store-fixture.ts';

const editor = 'Ada';

function tie(rest: Partial<QuoteTie> = {}): QuoteTie {
  return {
    id: 't1' as QuoteTieId,
    words: 'We sail at noon',
    passage: { sourceId: 'q1' as SourceId, from: 4, to: 20 },
    original: 'Lähdemme keskipäivällä',
    ...rest,
  };
}

describe('what was set aside', () => {
  test('is set aside once, in its story alone, and can be taken back', () => {
    const store = temporaryStore();
    const storyId = addStory(store);
    const other = addStory(store);
    const dismissal: Dismissal = { kind: 'proposal', text: 'The ferry sails at noon.' };
    expect(store.facts.dismiss({ storyId, dismissal, editor })).toBe(true);
    expect(store.facts.dismiss({ storyId, dismissal, editor: 'Jon' })).toBe(true);
    expect(asOpened(store, storyId).dismissals).toEqual([dismissal]);
    expect(asOpened(store, other).dismissals).toEqual([]);
    expect(store.facts.undismiss({ storyId: other, dismissal })).toBe(true);
    expect(store.facts.dismissals(storyId)).toEqual([dismissal]);
    expect(store.facts.undismiss({ storyId, dismissal })).toBe(true);
    expect(store.facts.undismiss({ storyId, dismissal })).toBe(true);
    expect(store.facts.dismissals(storyId)).toEqual([]);
  });

  test('is kept apart by kind and by the very words, lone surrogates too', () => {
    const folder = temporaryFolder();
    const store = mustOpen(folder);
    const storyId = addStory(store);
    const texts = ['half \ud83d', 'half \ud83e', 'half \ufffd', 'Noon', 'noon', ''];
    const all = dismissalKinds.flatMap((kind) => texts.map((text) => ({ kind, text })));
    for (const dismissal of all) store.facts.dismiss({ storyId, dismissal, editor });
    store.close();
    const kept = mustOpen(folder).facts.dismissals(storyId);
    expect(kept).toHaveLength(all.length);
    expect(kept).toEqual(expect.arrayContaining(all));
  });

  test('is what a set would hold, after any calls', () => {
    const dismissals = fc.record({
      kind: fc.constantFrom(...dismissalKinds),
      text: fc.constantFrom('a', 'b', 'A', '\ud800', 'é', 'e\u0301'),
    });
    const calls = fc.array(fc.tuple(fc.boolean(), dismissals), { maxLength: 30 });
    const store = temporaryStore();
    fc.assert(
      fc.property(calls, (made) => {
        const storyId = addStory(store);
        const model = new Map<string, Dismissal>();
        for (const [isDismissed, dismissal] of made) {
          const key = JSON.stringify(dismissal);
          if (isDismissed) model.set(key, dismissal);
          else model.delete(key);
          const { dismiss, undismiss } = store.facts;
          if (isDismissed) dismiss({ storyId, dismissal, editor });
          else undismiss({ storyId, dismissal });
        }
        const kept = store.facts.dismissals(storyId).map((one) => JSON.stringify(one));
        expect(kept.sort()).toEqual([...model.keys()].sort());
      }),
      { seed: 61, numRuns: 60 },
    );
  });
});

describe('a tied quotation', () => {
  test('is there with its passage when the story opens, until it is untied', () => {
    const folder = temporaryFolder();
    const store = mustOpen(folder);
    const storyId = addStory(store);
    const first = tie({ original: 'half \udc00' });
    const second = tie({ id: 't2' as QuoteTieId, words: 'half \ud83d' });
    expect(store.facts.tieQuote({ storyId, tie: first, editor })).toBe(true);
    expect(store.facts.tieQuote({ storyId, tie: second, editor })).toBe(true);
    store.close();
    const again = mustOpen(folder);
    expect(asOpened(again, storyId).quoteTies).toEqual([first, second]);
    expect(again.facts.untieQuote({ storyId, id: first.id })).toBe(true);
    expect(again.facts.untieQuote({ storyId, id: first.id })).toBe(true);
    expect(again.facts.quoteTies(storyId)).toEqual([second]);
  });

  test('has one original: tied anew, by its id or by its words, the last tie holds', () => {
    const store = temporaryStore();
    const storyId = addStory(store);
    const { facts } = store;
    facts.tieQuote({ storyId, tie: tie(), editor });
    const better = tie({ original: 'Lähdemme puolilta päivin' });
    facts.tieQuote({ storyId, tie: better, editor });
    expect(facts.quoteTies(storyId)).toEqual([better]);
    const other = tie({ id: 't2' as QuoteTieId, original: 'Me purjehdimme' });
    facts.tieQuote({ storyId, tie: other, editor });
    expect(facts.quoteTies(storyId)).toEqual([other]);
  });

  test('of one story is nothing to another, even under the same id', () => {
    const store = temporaryStore();
    const [one, two] = [addStory(store), addStory(store)];
    store.facts.tieQuote({ storyId: one, tie: tie(), editor });
    store.facts.tieQuote({ storyId: two, tie: tie({ original: 'Toinen' }), editor });
    store.facts.untieQuote({ storyId: two, id: tie().id });
    expect(store.facts.quoteTies(one)).toEqual([tie()]);
    expect(store.facts.quoteTies(two)).toEqual([]);
  });
});

test('a story that there is not takes nothing', () => {
  const { facts } = temporaryStore();
  const storyId = 'nobody' as StoryId;
  const dismissal: Dismissal = { kind: 'quotation', text: 'x' };
  expect(facts.dismiss({ storyId, dismissal, editor })).toBe(false);
  expect(facts.undismiss({ storyId, dismissal })).toBe(false);
  expect(facts.tieQuote({ storyId, tie: tie(), editor })).toBe(false);
  expect(facts.untieQuote({ storyId, id: tie().id })).toBe(false);
  expect(facts.dismissals(storyId)).toEqual([]);
  expect(facts.quoteTies(storyId)).toEqual([]);
});

test('a purged story takes all of it along', () => {
  const store = temporaryStore();
  const storyId = addStory(store);
  store.facts.dismiss({ storyId, dismissal: { kind: 'proposal', text: 'x' }, editor });
  store.facts.tieQuote({ storyId, tie: tie(), editor });
  store.stories.purge(storyId);
  expect(store.facts.dismissals(storyId)).toEqual([]);
  expect(store.facts.quoteTies(storyId)).toEqual([]);
});
