import Database from 'better-sqlite3';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Mark, Node } from 'prosemirror-model';
import { AddMarkStep, AttrStep, RemoveMarkStep, Step } from 'prosemirror-transform';
import { describe, expect, test } from 'vitest';
import { articleSchema } from '../../core/article/schema.ts';
import type { StoryId } from '../../core/base/id.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import {
  exportOf,
  addStory,
  asOpened,
  batch,
  createClock,
  mustOpen,
  temporaryFolder,
  temporaryStore,
  textOf,
  typing,
} from './store-fixture.ts';
import { editAtRandom } from './random-edits.ts';

const minute = 60_000;

/** The database of a store's folder, beside the store, to do what no code of ours does. */
function beside(folder: string): Database.Database {
  return new Database(join(folder, 'galley.sqlite'));
}

describe('a batch of steps', () => {
  test('is on disk when it is acknowledged, with the selection', () => {
    const folder = temporaryFolder();
    const clock = createClock();
    const store = mustOpen(folder, clock);
    const id = addStory(store, { headline: 'erry' });
    clock.pass(minute);
    const saved = store.journal.append(
      batch(id, 0, { steps: [typing(1, 'F')], selection: { anchor: 2, head: 3 } }),
    );
    expect(saved).toEqual({ ok: true, value: { seq: 1, savedAt: clock.now() } });
    const elsewhere = mustOpen(folder, { readOnly: true });
    expect(elsewhere.stories.open(id)).toMatchObject({
      seq: 1,
      selection: { anchor: 2, head: 3 },
      savedAt: clock.now(),
    });
    expect(textOf(elsewhere, id).firstChild?.textContent).toBe('Ferry');
  });

  test('leaves the selection alone when it has none', () => {
    const store = temporaryStore();
    const id = addStory(store);
    store.stories.setSelection(id, { anchor: 1, head: 1 });
    store.journal.append(batch(id, 0));
    expect(asOpened(store, id).selection).toEqual({ anchor: 1, head: 1 });
  });

  test.each([0, 2, 99])(
    'made upon a place where the journal does not stand (%i) is a conflict',
    (seq) => {
      const store = temporaryStore();
      const id = addStory(store, { headline: 'Ferry' });
      store.journal.append(batch(id, 0));
      const late = batch(id, seq, { steps: [typing(1, 'y')] });
      expect(store.journal.append(late)).toEqual({ ok: false, error: 'conflict' });
      expect(asOpened(store, id).seq).toBe(1);
    },
  );

  test('made while another process appended is a conflict, and what that one wrote is read', () => {
    const folder = temporaryFolder();
    const here = mustOpen(folder);
    const id = addStory(here, { headline: 'Ferry' });
    here.journal.append(batch(id, 0));
    const there = mustOpen(folder);
    there.journal.append(batch(id, 1, { steps: [typing(1, 'The ')] }));
    expect(here.journal.append(batch(id, 1))).toEqual({ ok: false, error: 'conflict' });
    expect(textOf(here, id).firstChild?.textContent).toBe('The xFerry');
    expect(here.journal.append(batch(id, 2)).ok).toBe(true);
    expect(textOf(there, id).firstChild?.textContent).toBe('xThe xFerry');
  });

  test('for a story that is not there is not found', () => {
    expect(temporaryStore().journal.append(batch('nobody' as StoryId, 0))).toEqual({
      ok: false,
      error: 'not-found',
    });
  });
});

describe('the day of the last change', () => {
  const claim = articleSchema.marks.claim.create({ id: 'c1' });
  const note = articleSchema.marks.note.create({ id: 'n1' });
  const sic = articleSchema.marks.sic.create({ rule: 'nonword', text: 'Fer' });
  const houseSic = articleSchema.marks.sic.create({ rule: 'house:ferries', text: 'Fer' });
  const { strong } = articleSchema.marks;
  const add = (mark: Mark) => new AddMarkStep(1, 4, mark);
  const take = (mark: Mark) => new RemoveMarkStep(1, 4, mark);

  function afterSteps(steps: readonly Step[]) {
    const clock = createClock();
    const store = temporaryStore(clock);
    const id = addStory(store, { headline: 'Ferry' });
    clock.pass(minute);
    const saved = store.journal.append(
      batch(id, 0, { steps: steps.map((step) => step.toJSON() as unknown) }),
    );
    expect(saved.ok).toBe(true);
    const { story, savedAt } = asOpened(store, id);
    return { moved: story.updatedAt - story.createdAt, saved: savedAt - story.createdAt };
  }

  test.each<[string, Step[]]>([
    ['a claim marked', [add(claim)]],
    ['a note marked', [add(note)]],
    ['words kept', [add(sic)]],
    ['words kept although a rule of the house doubts them', [add(houseSic)]],
    ['all of them, and one taken off', [add(claim), add(note), add(sic), take(claim)]],
  ])('does not move with what readers cannot see: %s', (_what, steps) => {
    expect(afterSteps(steps)).toEqual({ moved: 0, saved: minute });
  });

  test.each<[string, Step[]]>([
    ['emphasis', [add(strong.create())]],
    ['emphasis among claims', [add(claim), add(strong.create()), add(note)]],
    ['words under a claim', [add(claim), Step.fromJSON(articleSchema, typing(2, 'x'))]],
  ])('moves with what they see: %s', (_what, steps) => {
    expect(afterSteps(steps)).toEqual({ moved: minute, saved: minute });
  });
});

describe('steps that break the story are refused and nothing is stored', () => {
  const paragraphInHeadline = {
    stepType: 'replace',
    from: 1,
    to: 1,
    slice: { content: [{ type: 'paragraph' }] },
  };
  const emptyList = {
    stepType: 'replace',
    from: 13,
    to: 13,
    slice: { content: [{ type: 'bullet_list' }] },
  };
  const marked = (mark: object): unknown => ({
    stepType: 'replace',
    from: 1,
    to: 1,
    slice: { content: [{ type: 'text', text: 'x', marks: [mark] }] },
  });
  const hostile = { type: 'link', attrs: { href: 'javascript:alert(1)' } };
  const cases: readonly (readonly [string, unknown])[] = [
    ['nothing', null],
    ['a word', 'replace'],
    ['a number', 7],
    ['an empty object', {}],
    ['an unknown step', { stepType: 'explode' }],
    ['a name that every object has', { stepType: '__proto__' }],
    ['a place beyond the end', typing(4000, 'x')],
    ['a place before the beginning', typing(-5, 'x')],
    ['a place that is no number', { ...(typing(1, 'x') as object), from: 'one' }],
    [
      'a slice whose content is a number',
      { stepType: 'replace', from: 1, to: 1, slice: { content: 5 } },
    ],
    ['an unknown node', { ...paragraphInHeadline, slice: { content: [{ type: 'script' }] } }],
    ['a paragraph in the headline', paragraphInHeadline],
    ['a list with nothing in it', emptyList],
    ['a hostile link in the text', marked(hostile)],
    ['a hostile link as a mark', { stepType: 'addMark', from: 1, to: 2, mark: hostile }],
    ['a mark that the headline may not have', marked({ type: 'strong' })],
    ['an attribute out of range', new AttrStep(11, 'level', 99).toJSON()],
    ['an attribute that there is not', new AttrStep(11, 'onclick', 'x').toJSON()],
  ];

  test.each(cases)('%s', (_what, step) => {
    const store = temporaryStore();
    const id = addStory(store, { headline: 'Ok', body: [articleSchema.nodes.heading.create()] });
    const before = textOf(store, id);
    expect(before.nodeAt(11)?.type.name).toBe('heading');
    const saved = store.journal.append(batch(id, 0, { steps: [typing(1, 'good'), step] }));
    expect(saved).toEqual({ ok: false, error: 'invalid' });
    expect(asOpened(store, id).seq).toBe(0);
    expect(textOf(store, id).eq(before)).toBe(true);
    expect(store.history.timeline(id)?.sittings).toEqual([]);
  });

  test('as does JSON of any other kind', () => {
    const store = temporaryStore();
    const id = addStory(store, { headline: 'Ok' });
    fc.assert(
      fc.property(fc.jsonValue(), (step) => {
        expect(store.journal.append(batch(id, 0, { steps: [step] }))).toEqual({
          ok: false,
          error: 'invalid',
        });
      }),
      { seed: 20_262, numRuns: 300 },
    );
  });
});

describe('the journal', () => {
  test('gives back what was typed, whatever was typed, also after reopening', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 2 ** 31 - 1 }), { minLength: 1, maxLength: 60 }),
        (seeds) => {
          const folder = temporaryFolder();
          const store = mustOpen(folder);
          const id = addStory(store, { headline: 'Ferry', body: ['One paragraph.', 'Another.'] });
          const moments: Node[] = [textOf(store, id)];
          for (const seed of seeds) moments.push(appendEdit(store, id, moments, seed));
          expectMoments(store, id, moments);
          store.close();
          const again = mustOpen(folder);
          expectMoments(again, id, moments);
          again.close();
        },
      ),
      { seed: 20_263, numRuns: 25 },
    );
  });

  test('keeps lone surrogates, controls and every other sign', () => {
    const folder = temporaryFolder();
    const odd = 'a\ud83d b\ude00\ud83d c\u0000d \u2028 e\ufffe \u{10ffff} f\u0301';
    const store = mustOpen(folder);
    const id = addStory(store, { headline: odd, body: [odd] });
    expect(store.journal.append(batch(id, 0, { steps: [typing(3, odd)] })).ok).toBe(true);
    const live = textOf(store, id);
    store.close();
    const again = mustOpen(folder);
    expect(textOf(again, id).eq(live)).toBe(true);
    expect(textOf(again, id).firstChild?.textContent).toBe(odd.slice(0, 2) + odd + odd.slice(2));
    expect(again.journal.documentAt(id, 0)?.firstChild?.textContent).toBe(odd);
  });

  test('of a long history is read from snapshots: nothing is replayed from the beginning', () => {
    const folder = temporaryFolder();
    const store = mustOpen(folder);
    const id = addStory(store, { headline: 'x' });
    for (let seq = 0; seq < 1200; seq++) store.journal.append(batch(id, seq));
    store.close();
    const database = beside(folder);
    const snapshots = database.prepare('SELECT seq FROM snapshots ORDER BY seq').pluck().all();
    database.close();
    expect(snapshots).toEqual([0, 500, 1000]);
    const again = mustOpen(folder);
    for (const seq of [0, 1, 499, 500, 501, 1199, 1200]) {
      expect(again.journal.documentAt(id, seq)?.firstChild?.textContent.length, `at ${seq}`).toBe(
        seq + 1,
      );
    }
  });

  test('writes a snapshot after much text, however few the batches', () => {
    const folder = temporaryFolder();
    const store = mustOpen(folder);
    const id = addStory(store);
    for (let seq = 0; seq < 3; seq++)
      store.journal.append(batch(id, seq, { steps: [typing(1, 'word '.repeat(60_000))] }));
    store.close();
    const database = beside(folder);
    expect(database.prepare('SELECT seq FROM snapshots ORDER BY seq').pluck().all()).toEqual([
      0, 2,
    ]);
    database.close();
  });

  test.each([-1, 3, 1.5])('knows no moment %d', (seq) => {
    const store = temporaryStore();
    const id = addStory(store);
    store.journal.append(batch(id, 0));
    expect(store.journal.documentAt(id, seq)).toBeNull();
    expect(store.journal.documentAt('nobody' as StoryId, 0)).toBeNull();
  });

  test.each([
    'UPDATE journal SET steps = 1',
    'DELETE FROM journal',
    'UPDATE snapshots SET document = 1',
    'DELETE FROM snapshots',
    'REPLACE INTO journal SELECT * FROM journal',
    'REPLACE INTO snapshots SELECT * FROM snapshots',
    'INSERT INTO journal SELECT story, 7, at, editor, version, step_count, steps, checksum FROM journal',
  ])('lets nobody rewrite it: %s', (sql) => {
    const folder = temporaryFolder();
    const store = mustOpen(folder);
    store.journal.append(batch(addStory(store), 0));
    const database = beside(folder);
    expect(() => database.exec(sql)).toThrow(/append-only|is kept/);
    database.close();
  });
});

describe('a damaged journal', () => {
  /** A story with `rows` batches, the database opened with the guards taken off. */
  function damaged(rows: number, sql: string): { store: ArticleStore; id: StoryId } {
    const folder = temporaryFolder();
    const store = mustOpen(folder);
    const id = addStory(store, { headline: 'x' });
    for (let seq = 0; seq < rows; seq++) store.journal.append(batch(id, seq));
    store.close();
    const database = beside(folder);
    database.exec(
      `DROP TRIGGER journal_is_not_rewritten; DROP TRIGGER journal_is_not_shortened; ${sql}`,
    );
    database.close();
    return { store: mustOpen(folder), id };
  }

  test('with a letter changed is noticed by its checksum', () => {
    const { store, id } = damaged(
      5,
      `UPDATE journal SET steps = replace(steps, '"x"', '"y"') WHERE seq = 3`,
    );
    expect(() => store.stories.open(id)).toThrow(/damaged after change 2/);
    expect(store.journal.documentAt(id, 2)?.firstChild?.textContent).toBe('xxx');
  });

  test('with a row missing is noticed', () => {
    const { store, id } = damaged(5, 'DELETE FROM journal WHERE seq = 4');
    expect(() => textOf(store, id)).toThrow(/damaged after change 3/);
  });

  test('does not matter behind a snapshot', () => {
    const { store, id } = damaged(510, 'DELETE FROM journal WHERE seq = 4');
    expect(textOf(store, id).firstChild?.textContent).toHaveLength(511);
  });

  test('with a snapshot spoilt is replayed from the one before', () => {
    const { store, id } = damaged(510, `UPDATE snapshots SET document = '{' WHERE seq = 500`);
    expect(textOf(store, id).firstChild?.textContent).toHaveLength(511);
  });
});

describe('sittings', () => {
  const moved = (at: number, what: string) => ({ at, kind: 'status', what, of: null });

  test('end at a pause of half an hour and where another editor takes over; newest first', () => {
    const clock = createClock();
    const store = temporaryStore(clock);
    const id = addStory(store);
    const begun = clock.now();
    const work: readonly (readonly [pause: number, editor: string])[] = [
      [0, 'Ada'],
      [29, 'Ada'],
      [30, 'Ada'],
      [1, 'Jon'],
      [1, 'Jon'],
      [1, 'Ada'],
    ];
    work.forEach(([pause, editor], seq) => {
      clock.pass(pause * minute);
      store.journal.append(batch(id, seq, { editor, steps: [typing(1, 'a'), typing(1, 'b')] }));
    });
    const at = (minutes: number): number => begun + minutes * minute;
    const happenings: never[] = [];
    expect(store.history.timeline(id)?.sittings).toMatchObject([
      {
        firstSeq: 6,
        lastSeq: 6,
        startedAt: at(62),
        endedAt: at(62),
        editor: 'Ada',
        steps: 2,
        happenings,
      },
      {
        firstSeq: 4,
        lastSeq: 5,
        startedAt: at(60),
        endedAt: at(61),
        editor: 'Jon',
        steps: 4,
        happenings,
      },
      {
        firstSeq: 3,
        lastSeq: 3,
        startedAt: at(59),
        endedAt: at(59),
        editor: 'Ada',
        steps: 2,
        happenings,
      },
      {
        firstSeq: 1,
        lastSeq: 2,
        startedAt: at(0),
        endedAt: at(29),
        editor: 'Ada',
        steps: 4,
        happenings,
      },
    ]);
  });

  test('tell how the story was moved along, where in the journal it was', () => {
    const clock = createClock();
    const store = temporaryStore(clock);
    const id = addStory(store);
    const begun = clock.now();
    const work: readonly (() => unknown)[] = [
      () => store.stories.setStatus(id, 'editing', 'Ada'),
      () => store.stories.setStatus(id, 'editing', 'Ada'),
      () => store.journal.append(batch(id, 0)),
      () => store.stories.setStatus(id, 'checking', 'Ada'),
      () => store.journal.append(batch(id, 1)),
      () => store.stories.setStatus(id, 'ready', 'Jon', { reason: 'Goes out at six', errors: 3 }),
      () => store.stories.setStatus(id, 'draft', 'Jon'),
      () => store.journal.append(batch(id, 2)),
      () => store.stories.setStatus(id, 'ready', 'Ada', { reason: 'As before', errors: 1 }),
    ];
    for (const act of work) {
      clock.pass(minute);
      act();
    }
    const at = (minutes: number): number => begun + minutes * minute;
    expect(store.history.timeline(id)?.sittings).toMatchObject([
      {
        firstSeq: 3,
        lastSeq: 3,
        startedAt: at(8),
        endedAt: at(9),
        editor: 'Ada',
        steps: 1,
        happenings: [moved(at(9), 'Moved to ready although 1 error was left: “As before”')],
      },
      {
        // Jon changed no words: his sitting holds no batch.
        firstSeq: 3,
        lastSeq: 2,
        startedAt: at(6),
        endedAt: at(7),
        editor: 'Jon',
        steps: 0,
        happenings: [
          moved(at(6), 'Moved to ready although 3 errors were left: “Goes out at six”'),
          moved(at(7), 'Moved to draft'),
        ],
      },
      {
        firstSeq: 1,
        lastSeq: 2,
        startedAt: at(1),
        endedAt: at(5),
        editor: 'Ada',
        steps: 2,
        happenings: [moved(at(1), 'Moved to editing'), moved(at(4), 'Moved to checking')],
      },
    ]);
  });

  test('place a move that an older release made where the clock says it was', () => {
    const clock = createClock();
    const folder = temporaryFolder();
    const store = mustOpen(folder, clock);
    const id = addStory(store);
    store.journal.append(batch(id, 0));
    clock.pass(40 * minute);
    store.stories.setStatus(id, 'checking', 'Ada');
    clock.pass(40 * minute);
    store.journal.append(batch(id, 1));
    const database = beside(folder);
    database.exec('UPDATE status_changes SET seq = NULL');
    database.close();
    expect(store.history.timeline(id)?.sittings).toMatchObject([
      { firstSeq: 2, lastSeq: 2, happenings: [] },
      { firstSeq: 2, lastSeq: 1, happenings: [{ what: 'Moved to checking' }] },
      { firstSeq: 1, lastSeq: 1, happenings: [] },
    ]);
  });

  test('tell what was exported, and why although the checklist had errors', () => {
    const clock = createClock();
    const store = temporaryStore(clock);
    const id = addStory(store);
    store.journal.append(batch(id, 0));
    const [at, later] = [clock.now(), clock.now() + 1000];
    store.exports.record(exportOf(id, { at, seq: 1, editor: 'Ada', name: 'bridge.html' }));
    store.exports.record(
      exportOf(id, {
        at: later,
        seq: null,
        editor: 'Ada',
        name: 'again.html',
        override: 'By phone',
      }),
    );
    expect(store.history.timeline(id)?.sittings.flatMap(({ happenings }) => happenings)).toEqual([
      { at, kind: 'export', what: 'Exported as bridge.html', of: null },
      {
        at: later,
        kind: 'export',
        of: null,
        what: 'Exported as again.html although the checklist had errors: “By phone”',
      },
    ]);
  });

  test('are not parted by a clock that was set back', () => {
    const clock = createClock();
    const store = temporaryStore(clock);
    const id = addStory(store);
    store.journal.append(batch(id, 0));
    clock.pass(-10 * minute);
    store.journal.append(batch(id, 1));
    expect(store.history.timeline(id)?.sittings).toHaveLength(1);
  });

  test('of a story that is not there are null', () => {
    expect(temporaryStore().history.timeline('nobody' as StoryId)).toBeNull();
  });
});

function appendEdit(
  store: ArticleStore,
  id: StoryId,
  moments: readonly Node[],
  seed: number,
): Node {
  const { steps, doc } = editAtRandom(moments.at(-1)!, seed);
  const wire = JSON.parse(
    JSON.stringify(steps.map((step: Step) => step.toJSON() as unknown)),
  ) as unknown[];
  const saved = store.journal.append(batch(id, moments.length - 1, { steps: wire }));
  expect(saved).toMatchObject({ ok: true, value: { seq: moments.length } });
  return doc;
}

function expectMoments(store: ArticleStore, id: StoryId, moments: readonly Node[]): void {
  expect(textOf(store, id).eq(moments.at(-1)!)).toBe(true);
  moments.forEach((moment, seq) => {
    expect(store.journal.documentAt(id, seq)?.eq(moment), `moment ${seq}`).toBe(true);
  });
}
