import { expect, test, vi } from 'vitest';
import { keepThread } from '../../../main/store-thread/thread-keeper.ts';

interface Call {
  readonly name: string;
  readonly answer: (value: unknown) => void;
  readonly fail: (fault: Error) => void;
}

/** A thread whose every answer and end a test sets. */
interface Puppet {
  readonly calls: Call[];
  /** Ends as by a fault of its own. */
  readonly die: () => void;
}

const puppets: Puppet[] = [];

vi.mock('../../../main/store-thread/running-worker.ts', () => ({
  startWorker: (_ports: unknown, whenGone: () => void) => {
    const calls: Puppet['calls'] = [];
    let isEnding = false;
    const die = () => {
      if (!isEnding) whenGone();
    };
    puppets.push({ calls, die });
    const call = (name: string) =>
      new Promise((answer, fail) => {
        calls.push({ name, answer, fail });
      });
    return {
      far: { call, tell: () => undefined, hangUp: () => undefined },
      end: () => {
        isEnding = true;
        return Promise.resolve();
      },
    };
  },
}));

const isOpen = { ok: true, value: { isNew: false } };
const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Answers what the thread that was started as number `index` was asked last. */
async function answer(index: number, name: string, value: unknown): Promise<void> {
  await turn();
  const last = puppets[index]?.calls.at(-1);
  expect(last?.name).toBe(name);
  last?.answer(value);
  await turn();
}

/** A thread that has ended by itself and is being started again. */
async function startingAgain() {
  puppets.length = 0;
  const keeper = keepThread({ library: '/nowhere' });
  await answer(0, 'open', isOpen);
  puppets[0]?.die();
  expect(puppets).toHaveLength(2);
  return keeper;
}

test('nobody opens the store while it is exchanged, though its thread ends meanwhile', async () => {
  const keeper = await startingAgain();
  let exchanged: () => void = () => undefined;
  const exchange = new Promise<void>((resolve) => (exchanged = resolve));
  const reopened = keeper.reopen(() => exchange);
  await answer(1, 'open', isOpen);
  // Asked to put its store away, and ends over it.
  puppets[1]?.die();
  await answer(1, 'close', undefined);
  expect(puppets).toHaveLength(2);
  exchanged();
  await answer(2, 'open', isOpen);
  expect(await reopened).toEqual({ ok: true, value: null });
  expect(puppets).toHaveLength(3);
  puppets[2]?.die();
  expect(puppets).toHaveLength(4);
});

test('nobody opens the store after it was closed, whoever still wants to', async () => {
  const keeper = await startingAgain();
  const done = keeper.close(0);
  await answer(1, 'open', isOpen);
  puppets[1]?.die();
  await answer(1, 'close', undefined);
  await done;
  const between = vi.fn(() => Promise.resolve());
  expect(await keeper.reopen(between)).toMatchObject({ ok: false, error: { code: 'io' } });
  expect(between).not.toHaveBeenCalled();
  expect(puppets).toHaveLength(2);
  await expect(keeper.far()).rejects.toThrow('closing');
});

test('a thread that ends again and again while it opens the store is given up, and told of once', async () => {
  const keeper = await startingAgain();
  const lost = vi.fn();
  keeper.whenLost(lost);
  for (const index of [1, 2]) {
    expect(puppets).toHaveLength(index + 1);
    expect(lost).not.toHaveBeenCalled();
    puppets[index]?.calls.at(-1)?.fail(new Error('The thread ended'));
    puppets[index]?.die();
    await turn();
  }
  expect(puppets).toHaveLength(3);
  expect(lost).toHaveBeenCalledOnce();
  await expect(keeper.far()).rejects.toThrow('keeps stopping');
});
