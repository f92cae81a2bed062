import fc from 'fast-check';
import { expect, test } from 'vitest';
import { storyStatuses } from '../../core/article/story.ts';
import { longPause, sittingsOf, type JournalMoment, type StoryEvent } from '../../db/sittings.ts';

const editor = fc.constantFrom('Ada', 'Jon');
const happening = fc.record({
  isBatch: fc.boolean(),
  pause: fc.constantFrom(0, 1000, longPause - 1, longPause, -5000),
  editor,
  status: fc.constantFrom(...storyStatuses),
});

/** A life of a story: its batches, and its changes of status between them. */
const life = fc.array(happening, { maxLength: 40 }).map((happenings) => {
  const moments: JournalMoment[] = [];
  const changes: StoryEvent[] = [];
  let at = 1_700_000_000_000;
  for (const { isBatch, pause, ...rest } of happenings) {
    at += pause;
    const moment = { seq: moments.length, at, editor: rest.editor };
    if (isBatch) moments.push({ ...moment, seq: moment.seq + 1, step_count: 2 });
    else changes.push({ ...moment, kind: 'status', what: rest.status, of: null, many: null });
  }
  return { moments, changes };
});

test('sittings hold every batch and every move once, in order, each batch in one sitting', () => {
  fc.assert(
    fc.property(life, ({ moments, changes }) => {
      const sittings = sittingsOf(moments, changes).reverse();
      let next = 1;
      for (const { firstSeq, lastSeq, steps, editor: who, happenings } of sittings) {
        const own = moments.filter(({ seq }) => seq >= firstSeq && seq <= lastSeq);
        expect(firstSeq).toBe(next);
        expect(own.every((moment) => moment.editor === who)).toBe(true);
        expect(steps).toBe(own.length * 2);
        expect(steps + happenings.length).toBeGreaterThan(0);
        next = lastSeq + 1;
      }
      expect(next).toBe(moments.length + 1);
      const told = sittings.flatMap(({ happenings }) => happenings.map(({ what }) => what));
      const inOrder = changes.toSorted((one, other) => one.seq! - other.seq! || one.at - other.at);
      expect(told).toEqual(inOrder.map(({ what }) => what));
    }),
    { seed: 7, numRuns: 500 },
  );
});
