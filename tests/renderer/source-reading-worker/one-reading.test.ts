import { expect, test } from 'vitest';
import type { FileHash } from '../../../core/base/id.ts';
import type {
  ReadingAnswer,
  ReadingRequest,
} from '../../../renderer/source-reading-worker/messages.ts';
import { readInWorker } from '../../../renderer/source-reading-worker/one-reading.ts';

const file = { hash: 'a'.repeat(64) as FileHash, name: 'a.pdf', size: 3 };
const source = { kind: 'pdf' as const, file };
const words = { text: 'Words', pages: [], failure: '', found: {} };

function setUp(bytes: Uint8Array | null = new Uint8Array([1, 2, 3])) {
  const world = {
    posted: [] as ReadingRequest[],
    parts: [] as number[],
    stopped: 0,
    answer: (() => undefined) as (answer: ReadingAnswer) => void,
    die: (): void => undefined,
    /** The time that the worker may still be silent. */
    silence: null as (() => void) | null,
    stop: new AbortController(),
    /** How often the file's reading began and never ended. */
    tries: 0,
  };
  const reading = (from: Parameters<typeof readInWorker>[0] = source) =>
    readInWorker(
      from,
      { progress: (part) => world.parts.push(part), signal: world.stop.signal },
      {
        fetchFile: () => Promise.resolve(bytes),
        start: (answered, died) => {
          world.answer = answered;
          world.die = died;
          return {
            post: (request) => world.posted.push(request),
            stop: () => {
              world.stopped += 1;
            },
          };
        },
        begun: () => {
          world.tries += 1;
          return world.tries - 1;
        },
        ended: () => {
          world.tries = 0;
        },
        wait: (_milliseconds, act) => {
          world.silence = act;
          return () => {
            world.silence = null;
          };
        },
      },
    );
  return { world, reading };
}

const turn = () => new Promise((resolve) => setTimeout(resolve));

test('a worker reads one file, tells how far it is, and is stopped', async () => {
  const { world, reading } = setUp();
  const done = reading();
  await turn();
  expect(world.posted).toEqual([{ kind: 'pdf', bytes: new Uint8Array([1, 2, 3]) }]);
  world.answer({ kind: 'progress', part: 0.5 });
  world.answer({ kind: 'read', words });
  expect(await done).toEqual(words);
  expect(world).toMatchObject({ parts: [0.5], stopped: 1, silence: null });
});

test.each([
  [
    'falls silent',
    (world: ReturnType<typeof setUp>['world']) => world.silence?.(),
    /within a minute/,
  ],
  ['dies', (world: ReturnType<typeof setUp>['world']) => world.die(), /more memory than there is/],
  ['is called off', (world: ReturnType<typeof setUp>['world']) => world.stop.abort(), /called off/],
])('a worker that %s is stopped, and a sentence says so', async (_what, end, sentence) => {
  const { world, reading } = setUp();
  const done = reading();
  await turn();
  end(world);
  expect(await done).toMatchObject({
    text: '',
    failure: expect.stringMatching(sentence) as string,
  });
  expect(world).toMatchObject({ stopped: 1, silence: null });
});

test('a file that took the page down twice is not read a third time, unless it is asked for anew', async () => {
  const { world, reading } = setUp();
  world.tries = 1;
  void reading();
  await turn();
  expect(world.posted).toHaveLength(1);
  // The page went down here once more.
  expect((await reading()).failure).toMatch(/more memory than there is/);
  expect(world.posted).toHaveLength(1);
  void reading();
  await turn();
  expect(world.posted).toHaveLength(2);
});

test('each sign of life gives it time anew', async () => {
  const { world, reading } = setUp();
  void reading();
  await turn();
  const before = world.silence;
  world.answer({ kind: 'progress', part: 0.1 });
  expect(world.silence).not.toBe(before);
});

test('no worker is started without a file, for a missing one, or after a cancel', async () => {
  const none = setUp();
  expect(await none.reading({ kind: 'interview', file: null })).toMatchObject({ failure: '' });
  const missing = setUp(null);
  expect((await missing.reading()).failure).toMatch(/missing from the vault/);
  const late = setUp();
  late.world.stop.abort();
  expect((await late.reading()).failure).toMatch(/called off/);
  for (const { world } of [none, missing, late]) expect(world.posted).toEqual([]);
});
