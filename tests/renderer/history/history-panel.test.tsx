// @vitest-environment jsdom
import '../facts/browser-fakes.ts';
import { act } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { noChanges } from '../../../core/article/document-difference/summary.ts';
import type { NamedMoment, Sitting } from '../../../core/contract/history.ts';
import { changeOpened, useDesk } from '../../../renderer/desk/desk-state.ts';
import { HistoryPanel } from '../../../renderer/history/history-panel.tsx';
import { answerRequests, layOnDesk } from '../desk/desk-fixture.ts';
import { allByRole, byRole, draw } from '../desk/draw.ts';

const noon = Date.UTC(2024, 5, 3, 12);
const typed = {
  startedAt: noon,
  endedAt: noon,
  editor: 'Ada',
  detailsFrom: 0,
  detailsTo: 0,
  happenings: [],
};

beforeEach(() => {
  vi.useFakeTimers();
  layOnDesk('mine');
});
afterEach(() => {
  vi.useRealTimers();
});

async function drawHistory(sittings: readonly Sitting[], names: readonly NamedMoment[] = []) {
  const beginning = { at: noon, editor: 'Ada', words: 12, pictures: 1 };
  const host = answerRequests({
    'history.timeline': () => ({ sittings, names, beginning }),
    'history.changes': ({ spans }: { spans: readonly unknown[] }) =>
      spans.map(() => ({
        ...noChanges,
        head: ['headline'],
        changed: 3,
        wordsIn: 42,
        wordsOut: 17,
      })),
  });
  const drawn = draw(<HistoryPanel />);
  await act(() => vi.advanceTimersByTimeAsync(400));
  return { ...drawn, host };
}

test('a sitting says in an editor’s words what changed, and how the story was moved along', async () => {
  const what = 'Moved to ready although 3 errors were left: “Goes out at six”';
  const { place } = await drawHistory([
    {
      ...typed,
      firstSeq: 1,
      lastSeq: 2,
      steps: 5,
      happenings: [{ at: noon, kind: 'status', what, of: null }],
    },
  ]);
  expect(place.textContent).toContain('Headline, 3 paragraphs · 42 words in, 17 out');
  expect(place.textContent).toContain(what);
  expect(place.textContent).toContain('Came in with 12 words and 1 picture');
});

test('a sitting in which no word was changed has no changes to see, and none are asked for', async () => {
  layOnDesk('quiet');
  const happenings = [{ at: noon, kind: 'status', what: 'Moved to checking', of: null } as const];
  const { place, host } = await drawHistory([
    { ...typed, firstSeq: 1, lastSeq: 0, steps: 0, happenings },
  ]);
  expect(place.textContent).toContain('No words changed');
  expect(place.textContent).not.toContain('See changes');
  expect(host.askedOf('history.changes')).toEqual([]);
});

test('what was changed beside the text is a line to see and a sentence to hear', async () => {
  layOnDesk('detailed');
  const tag = (name: string) => ({ kind: 'place', name }) as const;
  const slug = { field: 'slug', was: '', is: 'ferry' } as const;
  const tags = {
    field: 'tags',
    added: [tag('Sund')],
    removed: [tag('Oxholm')],
    passing: [],
  } as const;
  const detail = { at: noon, kind: 'detail', what: '', of: null } as const;
  const happenings = [
    { ...detail, differs: slug },
    { ...detail, differs: tags },
  ];
  const { place } = await drawHistory([
    { ...typed, firstSeq: 1, lastSeq: 0, detailsTo: 3, steps: 0, happenings },
  ]);
  const lines = [...place.querySelectorAll('.sitting-move')];
  const of = (select: string) => lines.map((line) => line.querySelector(select)?.textContent);
  expect(of('[aria-hidden]')).toEqual(['Slug: none → ferry', 'Tags: + Sund, − Oxholm']);
  expect(of('.unseen')).toEqual([
    'Slug changed from none to ferry',
    'Tags put on Sund; taken off Oxholm',
  ]);
  // No word was changed, and there is something to see all the same.
  expect(place.textContent).toContain('See changes');
});

test('named moments stand in a list of their own, and at their sitting', async () => {
  const { place } = await drawHistory(
    [{ ...typed, firstSeq: 1, lastSeq: 4, steps: 5 }],
    [{ seq: 3, detailsAt: 0, at: noon, editor: 'Ada', name: 'After legal' }],
  );
  expect([...place.querySelectorAll('.moment-name')].map((one) => one.textContent)).toEqual([
    'After legal',
    'After legal',
  ]);
  expect(byRole(place, 'button', 'Take name off: “After legal”')).toBeDefined();
});

test('a long life is drawn a page at a time', async () => {
  const sittings = Array.from({ length: 100 }, (_, index) => ({
    ...typed,
    startedAt: noon - index * 3_600_000,
    endedAt: noon - index * 3_600_000,
    firstSeq: 100 - index,
    lastSeq: 100 - index,
    steps: 1,
  }));
  const { place } = await drawHistory(sittings);
  expect(place.querySelectorAll('.sitting')).toHaveLength(40);
  act(() => byRole(place, 'button', 'Earlier sittings (60)').click());
  expect(place.querySelectorAll('.sitting')).toHaveLength(80);
  expect(allByRole(place, 'button', 'Earlier sittings (20)')).toHaveLength(1);
});

test('the history is read anew when the story moves along', async () => {
  const { host } = await drawHistory([]);
  const { opened } = useDesk.getState();
  if (!opened) throw new Error('There is no story on the desk');
  act(() => {
    changeOpened(opened.story.id, ({ story }) => ({ story: { ...story, status: 'checking' } }));
  });
  await act(() => vi.advanceTimersByTimeAsync(400));
  expect(host.askedOf('history.timeline')).toHaveLength(2);
});
