import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Note } from '../../core/article/note.ts';
import type { CorrectionId, NoteId, StoryId } from '../../core/base/id.ts';
import {
  addStory,
  asOpened,
  createClock,
  mustOpen,
  temporaryFolder,
  temporaryStore,
} from './store-fixture.ts';

const nobody = 'nobody' as StoryId;

function note(id: string, rest: Partial<Note> = {}): Note {
  return { id: id as NoteId, kind: 'note', text: 'Ask the pilot', author: 'Ada', at: 7, ...rest };
}

describe('notes', () => {
  test('stand in the order that they came, whoever wrote them and whenever', () => {
    const folder = temporaryFolder();
    const store = mustOpen(folder);
    const id = addStory(store);
    const comment = note('n2', { kind: 'comment', author: '', at: null, text: '' });
    expect(store.notes.add(id, note('n1'))).toBe(true);
    expect(store.notes.add(id, comment)).toBe(true);
    expect(store.notes.ofStory(id)).toEqual([note('n1'), comment]);
    store.close();
    expect(asOpened(mustOpen(folder), id).notes).toEqual([note('n1'), comment]);
  });

  test('of one id are one in a story, and two in two', () => {
    const store = temporaryStore();
    const [first, second] = [addStory(store), addStory(store)];
    store.notes.add(first, note('n1'));
    store.notes.add(first, note('n1', { text: 'Another' }));
    store.notes.add(second, note('n1', { text: 'Elsewhere' }));
    expect(store.notes.ofStory(first)).toEqual([note('n1')]);
    expect(store.notes.ofStory(second)).toEqual([note('n1', { text: 'Elsewhere' })]);
  });

  test('that are settled stand no more, and can be opened again', () => {
    const store = temporaryStore();
    const id = addStory(store);
    store.notes.add(id, note('n1'));
    store.notes.add(id, note('n2'));
    expect(store.notes.settle(id, 'n1' as NoteId, 'Jon')).toEqual([note('n2')]);
    expect(store.notes.settle(id, 'n1' as NoteId, 'Jon')).toEqual([note('n2')]);
    expect(asOpened(store, id).notes).toEqual([note('n2')]);
    expect(store.notes.reopen(id, 'n1' as NoteId)).toEqual([note('n1'), note('n2')]);
  });

  test('that are not there are told from those that are', () => {
    const store = temporaryStore();
    const id = addStory(store);
    expect(store.notes.add(nobody, note('n1'))).toBe(false);
    expect(store.notes.ofStory(nobody)).toEqual([]);
    expect(store.notes.settle(id, 'n1' as NoteId, '')).toBeNull();
    expect(store.notes.reopen(nobody, 'n1' as NoteId)).toBeNull();
  });

  test('keep every sign, lone surrogates and all, and do not date the story', () => {
    const clock = createClock();
    const store = temporaryStore({ now: clock.now });
    const id = addStory(store);
    const before = store.stories.get(id);
    clock.pass(5000);
    let count = 0;
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const made = note(`n${(count += 1)}`, { text: `${text}\ud83d` });
        store.notes.add(id, made);
        expect(store.notes.ofStory(id).at(-1)).toEqual(made);
      }),
      { seed: 20_267, numRuns: 60 },
    );
    expect(store.stories.get(id)).toEqual(before);
  });
});

describe('corrections', () => {
  test('are dated by the store, oldest first, and change what readers see', () => {
    const clock = createClock(1000);
    const folder = temporaryFolder();
    const store = mustOpen(folder, { now: clock.now });
    const id = addStory(store);
    clock.pass(500);
    const [first] = store.corrections.add(id, 'The ferry left at one.', 'Ada') ?? [];
    expect(first).toMatchObject({ at: 1500, text: 'The ferry left at one.' });
    clock.pass(500);
    const both = store.corrections.add(id, 'It has two decks.', '');
    expect(both?.map(({ at }) => at)).toEqual([1500, 2000]);
    expect(store.stories.get(id)?.updatedAt).toBe(2000);
    store.close();
    const again = mustOpen(folder);
    expect(again.corrections.ofStory(id)).toEqual(both);
    expect(asOpened(again, id).corrections).toEqual(both);
  });

  test('can be put into other words under their day, or taken off; what is gone stays gone', () => {
    const clock = createClock(1000);
    const store = temporaryStore({ now: clock.now });
    const id = addStory(store);
    const made = store.corrections.add(id, 'At one.', 'Ada')?.[0];
    if (!made) throw new Error('No correction was made');
    clock.pass(500);
    const text = 'At one\ud83d o’clock.';
    expect(store.corrections.setText(id, made.id, text)).toEqual([{ ...made, text }]);
    expect(store.stories.get(id)?.updatedAt).toBe(1500);
    clock.pass(500);
    expect(store.corrections.remove(id, made.id)).toEqual([]);
    expect(store.stories.get(id)?.updatedAt).toBe(2000);
    clock.pass(500);
    expect(store.corrections.remove(id, made.id)).toBeNull();
    expect(store.corrections.setText(id, made.id, 'x')).toBeNull();
    expect(store.stories.get(id)?.updatedAt).toBe(2000);
  });

  test('of a story that is not there, or of another story, are null', () => {
    const store = temporaryStore();
    const [id, other] = [addStory(store), addStory(store)];
    const made = store.corrections.add(id, 'At one.', 'Ada')?.[0];
    expect(store.corrections.add(nobody, 'x', '')).toBeNull();
    expect(store.corrections.remove(other, made?.id ?? ('' as CorrectionId))).toBeNull();
    expect(store.corrections.ofStory(id)).toEqual([made]);
    expect(store.corrections.ofStory(nobody)).toEqual([]);
  });
});
