import fc from 'fast-check';
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { storyStatuses } from '../../core/article/story.ts';
import type { StoryId } from '../../core/base/id.ts';
import type { Happening } from '../../core/contract/history.ts';
import {
  detailDifferences,
  withChange,
  type DetailDifference,
  type MomentDetails,
} from '../../core/contract/moment-details.ts';
import { tagKinds, type Tag } from '../../core/tagging/tag.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { longPause } from '../../db/sittings.ts';
import {
  addStory,
  batch,
  createClock,
  exportOf,
  mustOpen,
  temporaryFolder,
  temporaryStore,
} from './store-fixture.ts';

const minute = 60_000;

/** A store in which Ada works, and a story with one batch. */
function desk() {
  const clock = createClock();
  const folder = temporaryFolder();
  const store = mustOpen(folder, clock);
  store.settings.set({ editor: 'Ada' });
  const id = addStory(store, { headline: 'Ferry', body: ['Two words.'] });
  clock.pass(minute);
  store.journal.append(batch(id, 0));
  return { clock, folder, store, id };
}

function happenings(store: ArticleStore, id: StoryId) {
  return (store.history.timeline(id)?.sittings ?? []).flatMap((sitting) => sitting.happenings);
}

function differences(store: ArticleStore, id: StoryId): DetailDifference[] {
  return happenings(store, id).flatMap(({ differs }) => differs ?? []);
}

const place = (name: string): Tag => ({ kind: 'place', name });

describe('what is changed beside the text', () => {
  test('stands in the sitting in which it was done, with who and when', () => {
    const { clock, store, id } = desk();
    clock.pass(minute);
    store.stories.setDetails(id, { slug: 'ferry-back' });
    const at = clock.now();
    clock.pass(longPause);
    store.settings.set({ editor: 'Jon' });
    store.stories.setDetails(id, { kicker: 'Harbour' });
    expect(store.history.timeline(id)?.sittings).toMatchObject([
      {
        editor: 'Jon',
        steps: 0,
        detailsFrom: 1,
        detailsTo: 2,
        happenings: [{ kind: 'detail', differs: { field: 'kicker', was: '', is: 'Harbour' } }],
      },
      {
        editor: 'Ada',
        steps: 1,
        detailsFrom: 0,
        detailsTo: 1,
        happenings: [{ at, differs: { field: 'slug', was: '', is: 'ferry-back' } }],
      },
    ]);
  });

  test('is told in one line a detail, however often it was changed in a sitting', () => {
    const { clock, store, id } = desk();
    store.tags.add(id, place('Harbour'));
    clock.pass(longPause);
    for (const name of ['Sund', 'Oxholm', 'Ness', 'Vik', 'Lund']) store.tags.add(id, place(name));
    for (const name of ['Vik', 'Lund', 'harbour']) store.tags.remove(id, place(name));
    for (const slug of ['a', 'b', 'c']) store.stories.setDetails(id, { slug });
    expect(happenings(store, id).slice(0, 2)).toMatchObject([
      {
        differs: {
          field: 'tags',
          added: [place('Ness'), place('Oxholm'), place('Sund')],
          removed: [place('Harbour')],
          passing: [place('Lund'), place('Vik')],
        },
      },
      { differs: { field: 'slug', was: '', is: 'c' } },
    ]);
  });

  test('before an export is told apart from what came after it, and so is a first publication', () => {
    const { clock, store, id } = desk();
    store.stories.setDetails(id, { slug: 'a' });
    clock.pass(minute);
    store.exports.record(exportOf(id, { seq: 1, at: clock.now(), publishedAt: 5 }));
    clock.pass(minute);
    store.stories.setDetails(id, { slug: 'b' });
    const slugs = differences(store, id).filter(({ field }) => field === 'slug');
    expect(slugs).toEqual([
      { field: 'slug', was: '', is: 'a' },
      { field: 'slug', was: 'a', is: 'b' },
    ]);
    expect(differences(store, id)).toContainEqual({ field: 'publishedAt', was: null, is: 5 });
  });

  test('leaves nothing where nothing was changed, or the story brought it along', () => {
    const store = temporaryStore();
    const { id } = store.stories.create({
      document: store.stories.document(addStory(store))!,
      details: { slug: 'brought' },
      tags: [place('Sund')],
      editor: 'Ada',
    });
    store.stories.setDetails(id, { slug: 'brought', embargoUntil: null });
    store.tags.add(id, place('sund'));
    store.tags.remove(id, place('Nowhere'));
    store.stories.setStatus(id, 'draft', 'Ada');
    store.stories.restore(id);
    expect(happenings(store, id)).toEqual([]);
  });

  test('tells the bin and the way back, corrections as they were, words kept and sources', () => {
    const { clock, store, id } = desk();
    clock.pass(1000);
    const next = <T>(value: T): T => {
      clock.pass(1000);
      return value;
    };
    next(store.stories.remove(id));
    next(store.stories.restore(id));
    const [first] = next(store.corrections.add(id, 'It was Monday.', 'Ada')) ?? [];
    next(store.corrections.setText(id, first!.id, 'It was Sunday.'));
    next(store.corrections.remove(id, first!.id));
    next(store.stories.addIgnore(id, { rule: 'spelling', text: 'Oxholm' }));
    next(store.stories.removeIgnore(id, { rule: 'spelling', text: 'Oxholm' }));
    next(store.history.name({ id, seq: null, name: 'As filed', editor: 'Ada' }));
    store.history.unname(id, 1);
    expect(differences(store, id)).toEqual([{ field: 'isBinned', was: false, is: false }]);
    expect(happenings(store, id).flatMap(({ what }) => (what === '' ? [] : what))).toEqual([
      'Corrected for readers: “It was Monday.”',
      'Changed a correction to: “It was Sunday.”',
      'Took a correction away: “It was Sunday.”',
      'Kept as it is written: “Oxholm”',
      'Let be doubted again: “Oxholm”',
      'Named a version: “As filed”',
      'Took the name off a version: “As filed”',
    ]);
  });

  test('is only ever added to, and goes with its story', () => {
    const { store, id, folder } = desk();
    store.stories.setDetails(id, { slug: 'a' });
    const database = new Database(join(folder, 'galley.sqlite'));
    for (const sql of [
      `UPDATE detail_changes SET editor = 'Jon'`,
      'DELETE FROM detail_changes',
      `INSERT INTO detail_changes (story, number, seq, at, editor, field, was, became)
         SELECT story, 3, seq, at, editor, field, was, became FROM detail_changes`,
    ])
      expect(() => database.exec(sql)).toThrow(/beside the text/u);
    database.pragma('foreign_keys = ON');
    store.stories.purge(id);
    expect(database.prepare('SELECT count(*) FROM detail_changes').pluck().get()).toBe(0);
    database.close();
  });
});

describe('two moments', () => {
  test('differ in their details too, at the ends of a sitting as in the present', () => {
    const { clock, store, id } = desk();
    store.stories.setDetails(id, { slug: 'a' });
    clock.pass(longPause);
    store.stories.setStatus(id, 'checking', 'Ada');
    store.tags.add(id, place('Sund'));
    store.journal.append(batch(id, 1));
    const ends = (from: [number, number?], to: [number | null, number?]) =>
      store.history.ends(id, { seq: from[0], detailsAt: from[1] }, { seq: to[0], detailsAt: to[1] })
        ?.details;
    const tagged = { field: 'tags', added: [place('Sund')], removed: [], passing: [] };
    const checking = { field: 'status', was: 'draft', is: 'checking' };
    expect(ends([1, 1], [2, 3])).toEqual([checking, tagged]);
    expect(ends([1], [2])).toEqual([]);
    expect(ends([0], [null])).toEqual([checking, { field: 'slug', was: '', is: 'a' }, tagged]);
    expect(ends([2], [0])?.at(-1)).toEqual({ ...tagged, added: [], removed: [place('Sund')] });
    expect(store.history.ends(id, { seq: 0 }, { seq: 3 })).toBeNull();
  });

  test('a named one keeps the details that it had when it was named', () => {
    const { store, id } = desk();
    store.stories.setDetails(id, { slug: 'filed' });
    const [named] = store.history.name({ id, seq: null, name: 'As filed', editor: 'Ada' }) ?? [];
    store.stories.setDetails(id, { slug: 'late' });
    expect(store.history.read(id, named!)?.details).toEqual([
      { field: 'slug', was: 'filed', is: 'late' },
    ]);
  });
});

/** Brings the details back that stood after a change. */
function bringBack(store: ArticleStore, id: StoryId, fromDetails: number) {
  const restore = { id, from: 0, fromDetails, isWhole: true, hasDetails: true, editor: 'Ada' };
  return store.history.recordRestore(restore)?.brought;
}

describe('bringing details back', () => {
  test('changes what differs, but for status and bin, and is recorded like any change', () => {
    const { store, id } = desk();
    store.stories.setDetails(id, { slug: 'a', language: 'en-US' });
    store.tags.add(id, place('Sund'));
    store.stories.setStatus(id, 'checking', 'Ada');
    const brought = bringBack(store, id, 0);
    expect(brought).toMatchObject({
      story: { slug: '', language: 'en-GB', status: 'checking' },
      tags: [],
      from: 4,
      to: 7,
      left: [],
    });
    expect(store.history.timeline(id)?.sittings[0]?.detailsTo).toBe(7);
  });

  test('is taken back whole, but for what was changed again since; and that is taken back too', () => {
    const { store, id } = desk();
    store.stories.setDetails(id, { slug: 'now', kicker: 'Harbour' });
    store.tags.add(id, place('Sund'));
    const brought = bringBack(store, id, 0)!;
    store.stories.setDetails(id, { kicker: 'Sea' });
    const back = store.history.takeBackDetails(id, brought.from, brought.to)!;
    expect(back).toMatchObject({ story: { slug: 'now', kicker: 'Sea' }, tags: [place('Sund')] });
    const again = store.history.takeBackDetails(id, back.from, back.to);
    expect(again).toMatchObject({ story: { slug: '', kicker: 'Sea' }, tags: [] });
  });

  test('leaves the day of first publication that readers have', () => {
    const { store, id } = desk();
    store.exports.record(exportOf(id, { publishedAt: 5 }));
    expect(bringBack(store, id, 0)).toMatchObject({
      story: { publishedAt: 5 },
      left: ['publishedAt'],
    });
  });
});

// Names that fold alike, and such as differ: spellings must not be taken for tags of their own.
const tag = fc.record({
  kind: fc.constantFrom(...tagKinds),
  name: fc.constantFrom('Sund', 'SUND', 'sünd', 'Oxholm', 'Ness'),
});
const details = fc.record(
  {
    slug: fc.constantFrom('', 'ferry', 'ferry-back'),
    kicker: fc.string({ unit: 'binary', maxLength: 4 }),
    language: fc.constantFrom('en-GB', 'en-US', 'uk'),
    canonicalUrl: fc.constantFrom('', 'https://example.org/a'),
    publisher: fc.constantFrom('', 'The Quay'),
    embargoUntil: fc.constantFrom(null, 1, 2),
    factCheck: fc.constantFrom(null, {
      claim: 'It sank',
      claimant: '',
      verdict: 'False',
      rating: 1,
    }),
  },
  { requiredKeys: [] },
);
const act = fc.oneof(
  fc.record({ do: fc.constant('details' as const), details }),
  fc.record({ do: fc.constantFrom('tag' as const, 'untag' as const), tag }),
  fc.record({ do: fc.constant('status' as const), status: fc.constantFrom(...storyStatuses) }),
  fc.record({ do: fc.constant('published' as const), at: fc.constantFrom(null, 3, 4) }),
  fc.record({ do: fc.constant('restore' as const), back: fc.nat(20) }),
  fc.record({
    do: fc.constantFrom(
      'bin' as const,
      'unbin' as const,
      'type' as const,
      'pause' as const,
      'back' as const,
      'keep' as const,
    ),
  }),
);
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;

/** Does one thing to a story. */
function carryOut(
  { store, clock, id }: Pick<ReturnType<typeof desk>, 'store' | 'clock' | 'id'>,
  one: Act,
): void {
  switch (one.do) {
    case 'details':
      return void store.stories.setDetails(id, one.details);
    case 'tag':
      return void store.tags.add(id, one.tag);
    case 'untag':
      return void store.tags.remove(id, one.tag);
    case 'status':
      return void store.stories.setStatus(id, one.status, 'Jon');
    case 'published':
      return void store.stories.setPublishedAt(id, one.at);
    case 'restore':
      return void bringBack(store, id, one.back);
    case 'bin':
      return void store.stories.remove(id);
    case 'unbin':
      return void store.stories.restore(id);
    case 'type':
      return void store.journal.append(batch(id, store.stories.open(id)!.seq));
    case 'keep':
      return void store.stories.addIgnore(id, { rule: 'spelling', text: String(clock.now()) });
    case 'pause':
      return clock.pass(longPause);
    case 'back':
      return clock.pass(-1000);
  }
}

/** What stands beside a story's text now, read from the tables that hold it. */
function present(store: ArticleStore, id: StoryId, isBinned: boolean): MomentDetails {
  return { ...store.stories.get(id)!, isBinned, tags: store.tags.ofStory(id) };
}

/** What the lines of a timeline say of single details and tags, put upon what stood before them. */
function told(before: MomentDetails, happened: readonly Happening[]): MomentDetails {
  return happened.reduce((details, { differs }) => {
    if (!differs) return details;
    if (differs.field !== 'tags') {
      expect(details[differs.field]).toEqual(differs.was);
      return withChange(details, differs);
    }
    const gone = differs.removed.map((was) => ({ field: 'tag', was, is: null }) as const);
    const come = differs.added.map((is) => ({ field: 'tag', was: null, is }) as const);
    return [...gone, ...come].reduce<MomentDetails>(withChange, details);
  }, before);
}

test('whatever is changed, the record replayed either way gives the details of each moment', () => {
  const clock = createClock();
  const store = temporaryStore(clock);
  store.settings.set({ editor: 'Ada' });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
      const id = addStory(store, { headline: 'Ferry' });
      let isBinned = false;
      const lived: { readonly details: MomentDetails; readonly number: number }[] = [];
      const live = (): void => {
        const number = store.history.ends(id, { seq: null }, { seq: null })!.to.detailsAt;
        lived.push({ details: present(store, id, isBinned), number });
      };
      live();
      for (const one of acts) {
        clock.pass(1000);
        carryOut({ store, clock, id }, one);
        if (one.do === 'bin' || one.do === 'unbin') isBinned = one.do === 'bin';
        live();
      }
      const last = lived.at(-1)!;
      for (const { details: then, number } of lived) {
        const ends = store.history.ends(id, { seq: 0, detailsAt: number }, { seq: null });
        expect(ends?.details).toEqual(detailDifferences(then, last.details));
      }
      const timeline = store.history.timeline(id)!;
      let stands = lived[0]!.details;
      for (const { happenings: own, detailsFrom, detailsTo } of timeline.sittings.toReversed()) {
        const after = lived.findLast(({ number }) => number === detailsTo)?.details;
        expect(detailsFrom).toBeLessThanOrEqual(detailsTo);
        stands = told(stands, own);
        // Restores may make several changes at once, of which a sitting holds all or none. That a
        // story was moved along is told in a sentence.
        expect(detailDifferences({ ...stands, status: after!.status }, after!)).toEqual([]);
      }
      expect(timeline.sittings[0]?.detailsTo ?? 0).toBe(last.number);
    }),
    { seed: 25, numRuns: 40 },
  );
});
