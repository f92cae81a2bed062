import { expect, test } from 'vitest';
import type { StoryId } from '../../../core/base/id.ts';
import { createHistoryHandlers } from '../../../main/handlers/history.ts';
import { runChoreHere, type RunChore } from '../../../main/store-chores/run-chore.ts';
import { addStory, batch, mustOpen, temporaryFolder, typing } from '../../db/store-fixture.ts';
import { valueOf } from './desk-fixture.ts';

/** A story with a few batches, its history handled here, and in what would be another thread. */
function desk() {
  const folder = temporaryFolder();
  const store = mustOpen(folder);
  const id = addStory(store, { headline: 'Ferry', body: ['Two words.', 'And more.'] });
  for (let seq = 0; seq < 4; seq++)
    store.journal.append(batch(id, seq, { steps: [typing(1, `word${seq} `)] }));
  store.stories.setDetails(id, { slug: 'ferry' });
  const ran: string[] = [];
  const run: RunChore = (name, options, terms) => {
    ran.push(name);
    return runChoreHere(name, options, terms);
  };
  const ports = { emit: () => undefined, library: { folder, key: undefined } };
  const handlers = (leastApart: number) => createHistoryHandlers(store, ports, { run, leastApart });
  return { id, ran, here: handlers(Infinity), apart: handlers(1) };
}

test('a long story is compared elsewhere, with the same outcome in either order', async () => {
  const { id, ran, here, apart } = desk();
  for (const [from, to] of [
    [0, null],
    [1, 3],
    [4, 2],
  ] as const) {
    const asked = { id, from, to };
    const one = await valueOf(await here['history.compare'](asked));
    expect(await valueOf(await apart['history.compare'](asked))).toEqual(one);
    expect(one.summary.head).toEqual(['headline']);
  }
  const spans = [
    { from: 0, to: 2 },
    { from: 2, to: 4 },
  ];
  const changes = await valueOf(await apart['history.changes']({ id, spans }));
  expect(changes).toEqual(await valueOf(await here['history.changes']({ id, spans })));
  expect(ran).toEqual(Array<string>(4).fill('history.compare'));
  // What lay between two moments never changes: it is not asked for again.
  await apart['history.changes']({ id, spans });
  expect(ran).toHaveLength(4);
});

test('the details of the ends are compared as well', async () => {
  const { id, apart } = desk();
  const slug = { field: 'slug', was: '', is: 'ferry' };
  const compare = apart['history.compare'];
  expect(await valueOf(await compare({ id, from: 0, to: null }))).toMatchObject({
    details: [slug],
  });
  const same = { id, from: 4, fromDetails: 0, to: 4, toDetails: 1 };
  expect(await valueOf(await compare(same))).toMatchObject({ details: [slug] });
});

test('a moment that is not there is refused, wherever it would be compared', async () => {
  const { id, here, apart } = desk();
  for (const handlers of [here, apart]) {
    const spans = [{ from: 0, to: 5 }];
    expect(await handlers['history.changes']({ id, spans })).toMatchObject({ ok: false });
    expect(await handlers['history.compare']({ id, from: 5, to: null })).toMatchObject({
      ok: false,
    });
    const nobody = { id: 'nobody' as StoryId, from: 0, to: null };
    expect(await handlers['history.compare'](nobody)).toMatchObject({ ok: false });
  }
});
