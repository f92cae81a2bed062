// @vitest-environment jsdom
import { beforeEach, describe, expect, test } from 'vitest';
import { nothingLeftOut } from '../../../core/importing/folder/left-out.ts';
import type { ImportSource } from '../../../renderer/importing/import-source.ts';
import { runImport } from '../../../renderer/importing/import-run.ts';
import { useImporting } from '../../../renderer/importing/importing-state.ts';
import { answerRequests, layOnDesk } from '../desk/desk-fixture.ts';

const report = { kept: ['Kept.'], changed: [], dropped: ['A table.'] };

function source(path: string, extra: Partial<ImportSource> = {}): ImportSource {
  return {
    path,
    size: 3,
    read: () => Promise.resolve({ ok: true, value: new Uint8Array([1, 2, 3]) }),
    beside: () => Promise.resolve(null),
    ...extra,
  };
}

/** Readers that answer when a test says so, in any order. */
function heldReaders() {
  const under: { readonly name: string; readonly end: (sentence?: string) => void }[] = [];
  let ahead = 0;
  const surroundings = {
    startAhead: () => (ahead += 1),
    stopAhead: () => (ahead = 0),
    readStory: ({ name }: { readonly name: string }, _language: string, signal: AbortSignal) =>
      new Promise<never>((resolve) => {
        const answer = resolve as (answer: unknown) => void;
        signal.addEventListener('abort', () => answer({ ok: false, error: 'Called off.' }));
        under.push({
          name,
          end: (error) =>
            answer(
              error === undefined
                ? { ok: true, value: { story: { document: name, notes: [] }, report } }
                : { ok: false, error },
            ),
        });
      }),
  };
  return { under, surroundings, ahead: () => ahead };
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 5));
const batch = (...sources: ImportSource[]) => ({ sources, leftOut: nothingLeftOut });

beforeEach(() => {
  layOnDesk('mine');
  useImporting.setState({ progress: null, runs: [], shown: null });
  answerRequests({
    'import.add': ({ document }: { document: string }) => ({
      id: `of-${document}`,
      headline: document,
      changed: ['A name.'],
      dropped: ['A source.'],
    }),
  });
});

describe('an import', () => {
  test('starts a worker ahead while files are to come, and leaves none behind', async () => {
    const { under, surroundings, ahead } = heldReaders();
    const run = runImport(batch(source('x/a'), source('x/b'), source('x/c')), surroundings);
    await turn();
    expect(ahead()).toBeGreaterThan(0);
    useImporting.getState().progress?.cancel();
    await run;
    expect(ahead()).toBe(0);
    const single = runImport(batch(source('a')), surroundings);
    await turn();
    expect(ahead()).toBe(0);
    under.at(-1)!.end();
    await single;
  });

  test('reads two files at once, keeps their order, and tells how far it is', async () => {
    const { under, surroundings } = heldReaders();
    const run = runImport(batch(source('x/a'), source('x/b'), source('x/c')), surroundings);
    await turn();
    expect(under.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(useImporting.getState().progress).toMatchObject({ done: 0, total: 3 });
    under[1]!.end();
    await turn();
    expect(useImporting.getState().progress).toMatchObject({ done: 1, total: 3 });
    expect(under.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    under[2]!.end('It is broken.');
    under[0]!.end();
    const { outcomes, isCancelled } = await run;
    expect(isCancelled).toBe(false);
    expect(outcomes).toEqual([
      {
        kind: 'story',
        path: 'x/a',
        id: 'of-a',
        headline: 'a',
        notes: 0,
        changes: 0,
        report: { kept: ['Kept.'], changed: ['A name.'], dropped: ['A table.', 'A source.'] },
      },
      expect.objectContaining({ kind: 'story', path: 'x/b' }),
      { kind: 'failed', path: 'x/c', message: 'It is broken.' },
    ]);
    expect(useImporting.getState().progress).toBeNull();
    expect(useImporting.getState().runs).toHaveLength(1);
  });

  test('keeps what is in when it is cancelled, and begins nothing more', async () => {
    const { under, surroundings } = heldReaders();
    const run = runImport(
      batch(...['a', 'b', 'c', 'd', 'e'].map((path) => source(path))),
      surroundings,
    );
    await turn();
    under[0]!.end();
    await turn();
    useImporting.getState().progress?.cancel();
    const { outcomes, isCancelled, total } = await run;
    expect({ isCancelled, total }).toEqual({ isCancelled: true, total: 5 });
    expect(outcomes.map(({ kind, path }) => [kind, path])).toEqual([['story', 'a']]);
    expect(under.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  });

  test('never sends a file that is too large, or that cannot be had, to a reader', async () => {
    const { under, surroundings } = heldReaders();
    const { outcomes } = await runImport(
      batch(
        source('huge', { size: 65 * 1024 * 1024 }),
        source('gone', { read: () => Promise.resolve({ ok: false, error: 'It is gone.' }) }),
      ),
      surroundings,
    );
    expect(under).toEqual([]);
    expect(outcomes).toEqual([
      expect.objectContaining({ message: expect.stringContaining('64 MB') as string }),
      expect.objectContaining({ message: 'It is gone.' }),
    ]);
  });

  test('names the pictures that no document asked for, and not those that one took', async () => {
    const named = source('page.html', {
      beside: (path) => Promise.resolve(path === './map.png' ? new Uint8Array([1]) : null),
    });
    const leftOut = { ...nothingLeftOut, pictures: ['map.png', 'alone.jpg'] };
    const run = await runImport(
      { sources: [named], leftOut },
      {
        startAhead: () => undefined,
        stopAhead: () => undefined,
        readStory: async ({ beside }) => {
          await beside('./map.png');
          await beside('none.png');
          return { ok: false, error: 'It is broken.' };
        },
      },
    );
    expect(run.leftPictures).toEqual(['alone.jpg']);
    expect(run.leftOut).toEqual([
      'alone.jpg is a picture that no imported document shows. Drop it on a story.',
    ]);
  });

  test('waits for the one before', async () => {
    const { under, surroundings } = heldReaders();
    const first = runImport(batch(source('a')), surroundings);
    const second = runImport(batch(source('b')), surroundings);
    await turn();
    expect(under.map(({ name }) => name)).toEqual(['a']);
    under[0]!.end();
    await first;
    await turn();
    under[1]!.end();
    expect((await second).number).toBe(2);
  });

  test('of a single file shows no panel unless it takes long', async () => {
    const { under, surroundings } = heldReaders();
    const run = runImport(batch(source('a')), surroundings);
    await turn();
    expect(useImporting.getState().progress).toBeNull();
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(useImporting.getState().progress).toMatchObject({ done: 0, total: 1, name: 'a' });
    under[0]!.end();
    await run;
  });
});
