import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createStoryWords, usualForm } from '../../../core/proofreading/story-words.ts';
import { tokenize } from '../../../core/proofreading/token.ts';

const text = fc
  .array(
    fc.constantFrom(
      'Velmarsk',
      'Velmrask',
      'velmarsk',
      'VelMarsk',
      'the',
      'Torvenhal',
      'Torvenhal’s',
      '.',
    ),
    { maxLength: 12 },
  )
  .map((words) => words.join(' '));

it('is as it was when what came has gone again', () => {
  fc.assert(
    fc.property(text, fc.array(text, { maxLength: 5 }), (kept, passing) => {
      const words = createStoryWords();
      const alone = createStoryWords();
      words.add(tokenize(kept));
      alone.add(tokenize(kept));
      for (const one of passing) words.add(tokenize(one));
      for (const one of passing) words.remove(tokenize(one));
      for (const base of ['velmarsk', 'velmrask', 'torvenhal', 'the']) {
        expect(words.count(base)).toBe(alone.count(base));
        expect(words.name(base)).toEqual(alone.name(base));
        expect(words.namesNear(base)).toEqual(alone.namesNear(base));
      }
    }),
    { seed: 13, numRuns: 200 },
  );
});

it('counts a possessive as the name, and tells the usual capitals', () => {
  const words = createStoryWords();
  words.add(tokenize('In Torvenhal he saw Torvenhal’s mayor and TorvenHal.'));
  const name = words.name('torvenhal');
  expect(name?.all).toBe(3);
  expect(name && usualForm(name)).toBe('Torvenhal');
});

it('knows which names stand beside a name, and forgets them again', () => {
  const words = createStoryWords();
  const tokens = tokenize('On Monday Anna Velmarsk met Peter Velmarsk Jr. here.');
  words.add(tokens);
  const beside = words.name('velmarsk')?.beside ?? new Map<string, number>();
  expect([...beside]).toEqual([
    ['<anna', 1],
    ['<peter', 1],
    ['>jr', 1],
  ]);
  words.remove(tokens);
  expect(words.name('velmarsk')).toBeUndefined();
});

it('asks about no more than a few dozen names a form, however many are near to one another', () => {
  const words = createStoryWords();
  const letters = 'bcdfghjklmnpqrstvwxz';
  const alike = Array.from(letters).flatMap((a) =>
    Array.from(letters).flatMap((b) => Array.from(letters).map((c) => `V${a}l${b}${c}rsk`)),
  );
  words.add(tokenize(`in ${alike.join(' ')}`));
  let asked = 0;
  for (const name of alike) asked += words.namesNear(name.toLowerCase()).size;
  expect(alike.length).toBe(8000);
  expect(asked / alike.length).toBeLessThan(40 * 24);
});
