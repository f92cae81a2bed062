import { expect, test } from 'vitest';
import { addStory, createClock, exportOf, temporaryStore } from './store-fixture.ts';

test('overridden checklists are on record by story, oldest first, whoever wrote them down', () => {
  const clock = createClock(1000);
  const store = temporaryStore({ now: clock.now });
  const [id, other] = [addStory(store), addStory(store)];
  const page = exportOf(id, { editor: 'Jon' });
  expect(store.overrides.ofStory(id)).toEqual([]);

  store.exports.record({ ...page, name: 'first.html', override: 'in a hurry', at: 1500 });
  store.exports.record({ ...page, name: 'clean.html', override: null, at: 1600 });
  store.exports.record({ ...page, storyId: other, name: 'x.html', override: 'no', at: 1700 });
  clock.pass(1000);
  store.stories.setStatus(id, 'checking', 'Ada');
  store.stories.setStatus(id, 'ready', 'Ada', { reason: 'the lawyer agrees', errors: 3 });
  store.exports.record({ ...page, name: 'last.html', override: 'again', at: 3000, editor: '' });

  expect(store.overrides.ofStory(id)).toEqual([
    { at: 1500, editor: 'Jon', done: { kind: 'export', name: 'first.html' }, reason: 'in a hurry' },
    {
      at: 2000,
      editor: 'Ada',
      done: { kind: 'status', status: 'ready', errors: 3 },
      reason: 'the lawyer agrees',
    },
    { at: 3000, editor: '', done: { kind: 'export', name: 'last.html' }, reason: 'again' },
  ]);
});
