import { expect, test } from 'vitest';
import type { StoryId } from '../../core/base/id.ts';
import { judgeStory, prepareStory } from '../../main/publishing/publish-story.ts';
import { addStory, temporaryStore } from '../db/store-fixture.ts';

test('a long story is read for the checklist a little at a time', async () => {
  const store = temporaryStore();
  const sentence = 'The wall cost £3 million in 2019, the mayor said, “and we paid all of it”. ';
  const body = Array.from({ length: 300 }, (_, nth) => `${sentence.repeat(4)}It has ${nth} gates.`);
  const id = addStory(store, { headline: 'The wall holds', body });

  let turns = 0;
  let isReading = true;
  const count = (): void => {
    turns += 1;
    if (isReading) setImmediate(count);
  };
  setImmediate(count);
  const start = performance.now();
  await prepareStory(store, id);
  const prepared = performance.now() - start;
  isReading = false;
  // With all in one go nobody else has a turn before the end.
  expect(turns).toBeGreaterThan(3);

  const again = performance.now();
  expect(judgeStory(store, id)?.some(({ rule }) => rule === 'proposals')).toBe(true);
  expect(performance.now() - again).toBeLessThan(prepared);
});

test('a story that is not there needs no reading', async () => {
  const store = temporaryStore();
  await expect(prepareStory(store, 'gone' as StoryId)).resolves.toBeUndefined();
});
