import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
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

// Whoever heard no answer cannot know whether her words are on disk, and sends them again.

const headline = (store: Parameters<typeof textOf>[0], id: Parameters<typeof textOf>[1]) =>
  textOf(store, id).firstChild?.textContent;

describe('a batch that is sent again because its answer was lost', () => {
  test('is acknowledged as it was the first time, and stored once', () => {
    const clock = createClock();
    const store = mustOpen(temporaryFolder(), clock);
    const id = addStory(store, { headline: 'erry' });
    const sent = batch(id, 0, { steps: [typing(1, 'F')] });
    const first = store.journal.append(sent);
    clock.pass(5_000);
    expect(store.journal.append(sent)).toEqual(first);
    expect(headline(store, id)).toBe('Ferry');
    expect(asOpened(store, id).seq).toBe(1);
  });

  test('brings along what was typed since, and only that is stored', () => {
    const store = temporaryStore();
    const id = addStory(store, { headline: 'y' });
    const first = [typing(1, 'F'), typing(2, 'e')];
    store.journal.append(batch(id, 0, { steps: first }));
    const again = batch(id, 0, { steps: [...first, typing(3, 'rr')] });
    expect(store.journal.append(again)).toMatchObject({ ok: true, value: { seq: 2 } });
    expect(headline(store, id)).toBe('Ferry');
    expect(store.journal.documentAt(id, 1)?.firstChild?.textContent).toBe('Fey');
  });

  test('is known after the store was opened anew', () => {
    const folder = temporaryFolder();
    const before = mustOpen(folder);
    const id = addStory(before, { headline: 'erry' });
    const sent = batch(id, 0, { steps: [typing(1, 'F')] });
    before.journal.append(sent);
    before.close();
    const after = mustOpen(folder);
    expect(after.journal.append(sent)).toMatchObject({ ok: true, value: { seq: 1 } });
    expect(headline(after, id)).toBe('Ferry');
  });

  test('with fewer steps than are on disk, or others, is another text', () => {
    const store = temporaryStore();
    const id = addStory(store, { headline: 'y' });
    store.journal.append(batch(id, 0, { steps: [typing(1, 'F'), typing(2, 'e')] }));
    for (const steps of [
      [typing(1, 'F')],
      [typing(1, 'F'), typing(2, 'a'), typing(3, 'rr')],
      [{ stepType: 'none' }, typing(2, 'e')],
    ])
      expect(store.journal.append(batch(id, 0, { steps }))).toEqual({
        ok: false,
        error: 'conflict',
      });
    expect(headline(store, id)).toBe('Fey');
  });

  test('whichever answers are lost, each letter is there once and in its place', () => {
    const letters = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 12 });
    const rounds = fc.array(fc.record({ letters, isLost: fc.boolean() }), { maxLength: 12 });
    fc.assert(
      fc.property(rounds, (sending) => {
        const store = temporaryStore();
        const id = addStory(store, { headline: '' });
        let queue: unknown[] = [];
        let typed = '';
        let seq = 0;
        for (const round of [...sending, { letters: ['z'], isLost: false }]) {
          for (const letter of round.letters) {
            queue.push(typing(1 + typed.length, letter));
            typed += letter;
          }
          const answer = store.journal.append(batch(id, seq, { steps: queue }));
          expect(answer.ok).toBe(true);
          // As a page that heard nothing goes on from where it was.
          if (!answer.ok || round.isLost) continue;
          seq = answer.value.seq;
          queue = [];
        }
        expect(headline(store, id)).toBe(typed);
        store.close();
      }),
      { seed: 20261122, numRuns: 60 },
    );
  });
});
