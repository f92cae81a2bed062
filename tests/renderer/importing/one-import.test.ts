import { expect, test } from 'vitest';
import type { ImportAnswer, ImportMessage } from '../../../renderer/importing-worker/messages.ts';
import { importInWorker } from '../../../renderer/importing-worker/one-import.ts';

const read = { story: {} as never, report: { kept: [], changed: [], dropped: [] } };

function setUp() {
  const world = {
    posted: [] as ImportMessage[],
    asked: [] as string[],
    stopped: 0,
    answer: (() => undefined) as (answer: ImportAnswer) => void,
    die: (): void => undefined,
    /** Ends the time that the worker may still be silent; null while nobody waits for it. */
    silence: null as (() => void) | null,
    disk: null as ((bytes: Uint8Array | null) => void) | null,
    stop: new AbortController(),
  };
  const importing = () =>
    importInWorker(
      {
        name: 'a.html',
        bytes: new Uint8Array([1, 2]),
        isFromFolder: true,
        beside: (path) => {
          world.asked.push(path);
          return new Promise((resolve) => (world.disk = resolve));
        },
      },
      world.stop.signal,
      {
        language: 'en-GB',
        now: () => 7,
        start: (answered, died) => {
          world.answer = answered;
          world.die = died;
          return {
            post: (message) => world.posted.push(message),
            stop: () => {
              world.stopped += 1;
            },
          };
        },
        wait: (milliseconds, act) => {
          expect(milliseconds).toBe(60_000);
          world.silence = act;
          return () => {
            if (world.silence === act) world.silence = null;
          };
        },
      },
    );
  return { world, importing };
}

const turn = () => new Promise((resolve) => setTimeout(resolve));

test('a file goes to a worker of its own, which is stopped when the story is there', async () => {
  const { world, importing } = setUp();
  const outcome = importing();
  expect(world.posted).toEqual([
    {
      kind: 'file',
      name: 'a.html',
      bytes: new Uint8Array([1, 2]),
      isFromFolder: true,
      language: 'en-GB',
      now: 7,
    },
  ]);
  world.answer({ kind: 'read', read });
  expect(await outcome).toEqual({ ok: true, value: read });
  expect(world.stopped).toBe(1);
  expect(world.silence).toBeNull();
});

test('what the reader says is wrong with a file is passed on', async () => {
  const { world, importing } = setUp();
  const outcome = importing();
  world.answer({ kind: 'failed', message: 'The file is empty.' });
  expect(await outcome).toEqual({ ok: false, error: 'The file is empty.' });
  expect(world.stopped).toBe(1);
});

test('files beside the document are fetched for the worker, and the disk may take its time', async () => {
  const { world, importing } = setUp();
  const outcome = importing();
  world.answer({ kind: 'beside', ask: 3, path: 'map.png' });
  expect(world.asked).toEqual(['map.png']);
  expect(world.silence).toBeNull();
  world.disk?.(new Uint8Array([9]));
  await turn();
  expect(world.posted.at(-1)).toEqual({ kind: 'beside', ask: 3, bytes: new Uint8Array([9]) });
  expect(world.silence).not.toBeNull();
  world.answer({ kind: 'read', read });
  expect((await outcome).ok).toBe(true);
});

test.each([
  [
    'falls silent for a minute',
    (world: ReturnType<typeof setUp>['world']) => world.silence?.(),
    /within a minute/,
  ],
  ['dies', (world: ReturnType<typeof setUp>['world']) => world.die(), /more memory/],
  ['is called off', (world: ReturnType<typeof setUp>['world']) => world.stop.abort(), /called off/],
])('a worker that %s is stopped, and a sentence says so', async (_what, act, sentence) => {
  const { world, importing } = setUp();
  const outcome = importing();
  act(world);
  const ended = await outcome;
  expect(ended.ok ? '' : ended.error).toMatch(sentence);
  expect(world.stopped).toBe(1);
});

test('no worker is started for an import that was called off before', async () => {
  const { world, importing } = setUp();
  world.stop.abort();
  expect((await importing()).ok).toBe(false);
  expect(world.posted).toEqual([]);
});
