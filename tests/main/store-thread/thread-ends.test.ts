import { describe, expect, test } from 'vitest';
import type { StoreFailure } from '../../../db/store-failure.ts';
import { createDeaths } from '../../../main/store-thread/deaths.ts';
import { ask, desk, killThread, newStory, openThread, typed } from './thread-fixture.ts';

describe('a thread that ends by itself', () => {
  test('is started again, and what was acknowledged is there', async () => {
    const thread = await openThread();
    const id = await newStory(thread);
    await ask(thread, 'journal.append', typed(id, 0, 1, 'Ferry'));
    await killThread();
    await ask(thread, 'journal.append', typed(id, 1, 6, ' back'));
    const { document, seq } = await ask(thread, 'stories.open', { id });
    expect(seq).toBe(2);
    expect(JSON.stringify(document)).toContain('Ferry back');
  });

  test('answers what was under way with a sentence, and the next request as ever', async () => {
    const thread = await openThread();
    let tellAsked: (() => void) | undefined;
    const asked = new Promise<void>((resolve) => (tellAsked = resolve));
    thread.serve(
      desk({
        openLink: () => {
          tellAsked?.();
          return new Promise(() => undefined);
        },
      }),
    );
    const underWay = thread.request('desk.openLink', { href: 'https://example.org/' });
    await asked;
    await killThread();
    expect(await underWay).toMatchObject({ ok: false, error: { code: 'store' } });
    expect((await thread.request('desk.settings', undefined)).ok).toBe(true);
  });

  test('has the library read anew, for what it had under way is told by none', async () => {
    const thread = await openThread();
    const heard: unknown[] = [];
    thread.serve(desk({ emit: (...event) => void heard.push(event) }));
    await killThread();
    await thread.settings();
    expect(heard).toContainEqual(['library.changed', { id: null }]);
  });

  test('and once more while it opens the store again, is started all the same', async () => {
    const thread = await openThread();
    const lost: StoreFailure[] = [];
    thread.whenLost((why) => lost.push(why));
    await killThread();
    await killThread();
    expect((await thread.request('desk.settings', undefined)).ok).toBe(true);
    expect(lost).toEqual([]);
  });

  test('three times in a minute stays away until somebody wants it back', async () => {
    const thread = await openThread();
    const id = await newStory(thread);
    const lost: StoreFailure[] = [];
    thread.whenLost((why) => lost.push(why));
    for (const count of [0, 0, 1]) {
      await thread.request('desk.settings', undefined);
      await killThread();
      expect(lost).toHaveLength(count);
    }
    const refused = await thread.request('journal.append', typed(id, 0, 1, 'Ferry'));
    expect(refused).toEqual({ ok: false, error: { code: 'store', message: lost[0]?.message } });
    expect(await thread.reopen()).toEqual({ ok: true, value: null });
    await ask(thread, 'journal.append', typed(id, 0, 1, 'Ferry'));
    await killThread();
    expect(lost).toHaveLength(1);
    expect(await thread.headline(id)).toBe('Ferry');
  });

  test('while it closes is not started again', async () => {
    const thread = await openThread();
    const closed = thread.close(0);
    await killThread();
    await closed;
    expect((await thread.request('desk.settings', undefined)).ok).toBe(false);
  });
});

test('ends are too many when three lie within a minute', () => {
  let now = 0;
  const deaths = createDeaths(() => now);
  const add = (pass: number) => {
    now += pass;
    return deaths.add();
  };
  expect([add(0), add(30_000), add(29_999)]).toEqual([false, false, true]);
  deaths.forget();
  expect([add(0), add(30_000), add(30_001), add(29_000)]).toEqual([false, false, false, true]);
});
