import { describe, expect, test } from 'vitest';
import type { CorrectionId, StoryId } from '../../core/base/id.ts';
import {
  addStory,
  asOpened,
  createClock,
  mustOpen,
  temporaryFolder,
  temporaryStore,
} from './store-fixture.ts';

const nobody = 'nobody' as StoryId;

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
