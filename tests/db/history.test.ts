import { describe, expect, test } from 'vitest';
import type { NoteId, StoryId } from '../../core/base/id.ts';
import { addStory, batch, createClock, temporaryStore, typing } from './store-fixture.ts';

const minute = 60 * 1000;

/** A story with some batches, one a minute. */
function written(batches = 4) {
  const clock = createClock();
  const store = temporaryStore(clock);
  const id = addStory(store, { headline: 'Ferry', body: ['Two words.'] });
  for (let seq = 0; seq < batches; seq++) {
    clock.pass(minute);
    store.journal.append(batch(id, seq, { steps: [typing(1, String(seq))] }));
  }
  return { clock, store, id };
}

describe('named moments', () => {
  test('are kept by moment, newest first, exactly as they were written', () => {
    const { store, id } = written();
    const odd = 'As \ud83d filed';
    store.history.name({ id, seq: 2, name: odd, editor: 'Ada' });
    store.history.name({ id, seq: null, name: 'After legal', editor: 'Ada' });
    const names = store.history.name({ id, seq: 0, name: 'Raw', editor: 'Jon' });
    expect(names?.map(({ seq, name }) => [seq, name])).toEqual([
      [4, 'After legal'],
      [2, odd],
      [0, 'Raw'],
    ]);
    expect(store.history.timeline(id)?.names).toEqual(names);
  });

  test('are one a moment: another name takes the place of the first', () => {
    const { store, id } = written();
    store.history.name({ id, seq: 2, name: 'As filed', editor: 'Ada' });
    expect(store.history.name({ id, seq: 2, name: 'Filed', editor: 'Ada' })).toMatchObject([
      { seq: 2, name: 'Filed' },
    ]);
    expect(store.history.unname(id, 2)).toEqual([]);
    expect(store.history.read(id, { seq: 2 })?.document.firstChild?.textContent).toBe('10Ferry');
  });

  test('are refused where the story has not come to', () => {
    const { store, id } = written(2);
    expect(store.history.name({ id, seq: 3, name: 'Later', editor: '' })).toBeNull();
    expect(
      store.history.name({ id: 'nobody' as StoryId, seq: null, name: 'x', editor: '' }),
    ).toBeNull();
  });
});

test('two moments are read in either order', () => {
  const { store, id } = written();
  const words = (from: number, to: number | null) => {
    const found = store.history.versions(id, from, to);
    return [found?.before.firstChild?.textContent, found?.after.firstChild?.textContent];
  };
  expect(words(0, 2)).toEqual(['Ferry', '10Ferry']);
  expect(words(2, 0)).toEqual(['10Ferry', 'Ferry']);
  expect(words(1, null)).toEqual(['0Ferry', '3210Ferry']);
  expect(store.history.versions(id, 0, 5)).toBeNull();
});

test('a sitting is parted at short pauses, and every batch is in one part', () => {
  const { clock, store, id } = written(2);
  clock.pass(1000);
  store.journal.append(batch(id, 2));
  expect(store.history.stretches(id, 1, 3)).toMatchObject([
    { firstSeq: 1, lastSeq: 1 },
    { firstSeq: 2, lastSeq: 3, steps: 2 },
  ]);
});

describe('the timeline', () => {
  const told = (store: ReturnType<typeof written>['store'], id: StoryId) =>
    store.history.timeline(id)?.sittings.flatMap(({ happenings }) => happenings);

  test('tells restores, corrections and what became of notes, and how the story came', () => {
    const { clock, store, id } = written();
    store.settings.set({ editor: 'Ada' });
    store.history.name({ id, seq: 1, name: 'As filed', editor: 'Ada' });
    clock.pass(minute);
    store.history.recordRestore({ id, from: 1, isWhole: true, editor: 'Ada' });
    clock.pass(minute);
    const [correction] = store.corrections.add(id, 'It was Monday.', 'Ada') ?? [];
    const noteId = 'n1' as NoteId;
    store.notes.add(id, { id: noteId, kind: 'note', text: 'Ask Ines', author: 'Jon', at: 1 });
    clock.pass(minute);
    store.notes.resolve({ storyId: id, noteId, editor: 'Ada' });
    clock.pass(minute);
    store.corrections.remove(id, correction!.id);
    expect(told(store, id)?.map(({ what }) => what)).toEqual([
      'Named a version: “As filed”',
      'Restored as it stood: “As filed”',
      'Corrected for readers: “It was Monday.”',
      'Resolved a note by Jon: “Ask Ines”',
      'Took a correction away: “It was Monday.”',
    ]);
    expect(store.history.timeline(id)).toMatchObject({
      sittings: [{ editor: 'Ada' }],
      beginning: { editor: 'Ada', words: 3, pictures: 0 },
    });
  });

  test('counts many decisions in a row instead of telling each', () => {
    const { store, id } = written();
    const noteIds = Array.from({ length: 9 }, (_, index) => `n${index}` as NoteId);
    for (const note of noteIds)
      store.notes.add(id, { id: note, kind: 'insertion', text: '', author: 'Jon', at: 1 });
    store.notes.decide({ storyId: id, noteIds, outcome: 'accepted', editor: 'Ada' });
    expect(told(store, id)?.map(({ what }) => what)).toEqual(['Accepted 9 proposed changes']);
  });
});
