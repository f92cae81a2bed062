// @vitest-environment jsdom
import '../facts/browser-fakes.ts';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import type { FileHash, SourceId } from '../../../core/base/id.ts';
import type { Source } from '../../../core/factcheck/source.ts';
import { changeOpened } from '../../../renderer/desk/desk-state.ts';
import { keepSourceTexts, useSourceTexts } from '../../../renderer/sources/source-texts.ts';
import { readSource } from '../../../renderer/source-reading-worker/port.ts';
import { layOnDesk } from '../desk/desk-fixture.ts';
import { sourceOf } from './source-fixture.ts';

// Nothing starts a worker in jsdom: what a file says comes from each test.
vi.mock('../../../renderer/source-reading-worker/port.ts', () => ({ readSource: vi.fn() }));
const reading = vi.mocked(readSource);

const mine = sourceOf().storyId;
const paper = sourceOf({ id: 'paper' as SourceId });
const scan = sourceOf({
  id: 'scan' as SourceId,
  kind: 'pdf',
  reading: 'waiting',
  file: { hash: 'a1'.repeat(32) as FileHash, name: 'scan.pdf', size: 9 },
});
const noWords = { text: '', pages: [], failure: '', found: {} };

type Answers = Readonly<Record<string, (input: { id: SourceId; text: string }) => unknown>>;

/** A host that answers; an answer that is an Error is a failure. */
function answer(answers: Answers) {
  const request = (channel: string, input: never) => {
    const value = answers[channel]?.(input) ?? null;
    const failed = value instanceof Error;
    return Promise.resolve(
      failed
        ? { ok: false, error: { code: 'store', message: value.message } }
        : { ok: true, value },
    );
  };
  Object.assign(window, { galley: { request, listen: () => () => undefined, platform: 'linux' } });
}

const words = { 'sources.text': () => ({ text: 'The dredging cost 4.2 million.', pages: [] }) };
const lay = (...sources: Source[]) => changeOpened(mine, () => ({ sources }));
const keep = () => onTestFinished(keepSourceTexts(mine));
const rest = () => new Promise((done) => setTimeout(done, 0));
const state = () => useSourceTexts.getState();

beforeEach(() => {
  layOnDesk('mine');
  reading.mockReset();
});

test('the words of a source that was taken out and put back are at hand again', async () => {
  answer(words);
  lay(paper);
  keep();
  await rest();
  expect(state().texts.has(paper.id)).toBe(true);
  lay();
  expect(state().texts.has(paper.id)).toBe(false);
  lay(paper);
  await rest();
  expect(state().texts.get(paper.id)?.text).toBe('The dredging cost 4.2 million.');
});

test('words that arrive after their source was taken out are not kept', async () => {
  answer(words);
  lay(paper);
  keep();
  lay();
  await rest();
  expect(state().texts.size).toBe(0);
});

test('a file whose source is taken out is no longer read, and is read once it is back', async () => {
  const signals: AbortSignal[] = [];
  reading.mockImplementation((_source, { signal }) => {
    signals.push(signal);
    return new Promise((done) => signal.addEventListener('abort', () => done(noWords)));
  });
  answer({});
  lay(scan);
  keep();
  await rest();
  lay();
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  expect(state().reading.size).toBe(0);
  lay(scan);
  await rest();
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
});

test('words that are there already do not wait for a file that is slow to read', async () => {
  reading.mockImplementation(() => new Promise(() => undefined));
  answer(words);
  lay(scan, paper);
  keep();
  await rest();
  expect(state().texts.has(paper.id)).toBe(true);
});

test('when words cannot be had or kept, the desk has the reason', async () => {
  reading.mockResolvedValue({ ...noWords, text: 'Words.' });
  answer({
    'sources.text': () => new Error('These words are damaged on disk.'),
    'sources.setText': () => new Error('The disk is full.'),
  });
  lay(paper, scan);
  keep();
  await rest();
  expect([...state().troubles]).toEqual([
    [paper.id, 'These words are damaged on disk.'],
    [scan.id, 'The disk is full.'],
  ]);
});
