import { describe, expect, test } from 'vitest';
import type { Result } from '../../../core/base/result.ts';
import type { RequestFailure } from '../../../core/contract/failure.ts';
import type { StoreDuties } from '../../../main/store-thread/duties.ts';
import { joinAppends } from '../../../main/store-thread/join-appends.ts';
import { ask, newStory, openThread, typed } from './thread-fixture.ts';

type Answer = Result<unknown, RequestFailure>;

/** Duties that write down what they are asked to do. */
function noted(reply: () => Answer = () => ({ ok: true, value: { seq: 1, savedAt: 5 } })) {
  const done: unknown[] = [];
  const duties = {
    // As the real one: what it throws, it answers with.
    request: async (name: string, input: unknown) => {
      done.push(name === 'journal.append' ? input : name);
      return await Promise.resolve(reply());
    },
    settings: () => void done.push('settings'),
  } as unknown as StoreDuties;
  const joined = joinAppends(duties);
  return { done, joined, append: (input: unknown) => joined.request('journal.append', input) };
}

/** As the page sends it. */
const batch = (seq: number, ...steps: string[]) =>
  JSON.stringify({ id: 'story', seq, steps, selection: null });

const strange = '{"id":"story","seq":{"valueOf":1,"toString":1},"steps":[1]}';
const deep = `{"id":"story","seq":0,"steps":[${'['.repeat(30_000)}${']'.repeat(30_000)}]}`;

describe('requests with words that come together', () => {
  test('are carried out as the last of them, which holds the others', async () => {
    const { done, append } = noted();
    const answers = [
      append(batch(0, 'a')),
      append(batch(0, 'a', 'b')),
      append(batch(0, 'a', 'b', 'c')),
    ];
    expect(await Promise.all(answers)).toEqual([
      { ok: true, value: { seq: 1, savedAt: 5, steps: 0 } },
      { ok: true, value: { seq: 1, savedAt: 5, steps: 0 } },
      { ok: true, value: { seq: 1, savedAt: 5 } },
    ]);
    expect(done).toEqual([batch(0, 'a', 'b', 'c')]);
  });

  test('also when the later was made upon what was acknowledged meanwhile', async () => {
    const { done, append } = noted();
    const answers = [append(batch(0, 'a', 'b', 'c')), append(batch(1, 'b', 'c', 'd'))];
    expect(await Promise.all(answers)).toEqual([
      { ok: true, value: { seq: 1, savedAt: 5, steps: 0 } },
      { ok: true, value: { seq: 1, savedAt: 5 } },
    ]);
    expect(done).toEqual([batch(1, 'b', 'c', 'd')]);
  });

  test.each([
    ['of two stories', batch(0, 'a'), batch(0, 'a', 'b').replace('story', 'another')],
    ['of which the later lacks a step', batch(0, 'a', 'b'), batch(1, 'c', 'd')],
    ['of which the later was made upon an earlier place', batch(1, 'b'), batch(0, 'a', 'b')],
    ['that begin otherwise', batch(0, 'a'), batch(0, 'b', 'a')],
    ['of which the later is shorter', batch(0, 'a', 'b'), batch(0, 'a')],
    ['of no form', 7, 'no JSON'],
    [
      'that are no text',
      { id: 'story', seq: 0, steps: [1n] },
      { id: 'story', seq: 0, steps: [1n] },
    ],
    ['with a place that is no number', strange, strange],
    ['too deep to be spelt again', deep, deep],
  ])('are carried out one by one: %s', async (_name, first, second) => {
    const { done, append } = noted();
    const answers = await Promise.all([append(first), append(second)]);
    expect(done).toEqual([first, second]);
    expect(answers[0]).toEqual({ ok: true, value: { seq: 1, savedAt: 5 } });
  });

  test('fail together', async () => {
    const refused: Answer = { ok: false, error: { code: 'disk-full', message: 'Full.' } };
    const { append } = noted(() => refused);
    const answers = [append(batch(0, 'a')), append(batch(0, 'a', 'b'))];
    expect(await Promise.all(answers)).toEqual([refused, refused]);
  });

  test('are tried one by one, the newest first, when the last holds a step that does not fit', async () => {
    const saved: Answer = { ok: true, value: { seq: 1, savedAt: 5 } };
    const misfit: Answer = { ok: false, error: { code: 'bad-request', message: 'No.' } };
    const answers = [misfit, misfit, saved];
    const { done, append } = noted(() => answers.shift() ?? saved);
    const sent = [[], ['b'], ['b', 'x'], ['b', 'x', 'c']].map((more) => batch(0, 'a', ...more));
    expect(await Promise.all(sent.map(append))).toEqual([
      { ok: true, value: { seq: 1, savedAt: 5, steps: 0 } },
      saved,
      misfit,
      misfit,
    ]);
    expect(done).toEqual([sent[3], sent[2], sent[1]]);
  });

  test('reject together', async () => {
    const { append } = noted(() => {
      throw new Error('The store is not open');
    });
    const answers = await Promise.allSettled([append(batch(0, 'a')), append(batch(0, 'a', 'b'))]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  test('are begun before anything that was asked after them', async () => {
    const { done, joined, append } = noted();
    const words = append(batch(0, 'a'));
    joined.settings();
    const more = append(batch(1, 'b'));
    const story = joined.request('stories.list', {});
    await Promise.all([words, more, story]);
    expect(done).toEqual([batch(0, 'a'), 'settings', batch(1, 'b'), 'stories.list']);
  });
});

test('what is sent without waiting is on disk once, however it came together', async () => {
  const thread = await openThread();
  const id = await newStory(thread);
  const words = 'The ferry to Ambersey leaves at six.';
  const steps = Array.from(words, (letter, index) => typed(id, 0, 1 + index, letter).steps).flat();
  const request = (seq: number, from: number, to: number) =>
    ask(thread, 'journal.append', { ...typed(id, seq, 1, 'x'), steps: steps.slice(from, to) });
  const sent = steps.map((_step, index) => request(0, 0, index + 1));
  const saved = await Promise.all(sent);
  const last = saved.at(-1);
  expect(last?.steps).toBeUndefined();
  // And once more, as by a page that heard none of the answers.
  expect(await request(0, 0, steps.length)).toMatchObject({ seq: last?.seq });
  await thread.reopen();
  expect(await thread.headline(id)).toBe(words);
});
