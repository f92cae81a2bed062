// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Sitting } from '../../../core/contract/history.ts';
import { changeOpened, useDesk } from '../../../renderer/desk/desk-state.ts';
import { HistoryPanel } from '../../../renderer/history/history-panel.tsx';
import { answerRequests, layOnDesk } from '../desk/desk-fixture.ts';
import { draw } from '../desk/draw.ts';

const noon = Date.UTC(2024, 5, 3, 12);
const typed = { startedAt: noon, endedAt: noon, editor: 'Ada' };

beforeEach(() => {
  vi.useFakeTimers();
  layOnDesk('mine');
});
afterEach(() => {
  vi.useRealTimers();
});

async function drawHistory(sittings: readonly Sitting[]) {
  const host = answerRequests({
    'history.timeline': () => ({ sittings, names: [], beginning: null }),
  });
  const drawn = draw(<HistoryPanel />);
  await act(() => vi.advanceTimersByTimeAsync(400));
  return { ...drawn, host };
}

test('a sitting says how the story was moved along, and why although errors were left', async () => {
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
  expect(place.textContent).toContain('5 changes');
  expect(place.textContent).toContain(what);
  expect(place.querySelectorAll('button')).toHaveLength(2);
});

test('a sitting in which no word was changed can be read once, not twice', async () => {
  const happenings = [{ at: noon, kind: 'status', what: 'Moved to checking', of: null } as const];
  const sitting = { ...typed, firstSeq: 1, lastSeq: 0, steps: 0, happenings };
  const { place } = await drawHistory([
    { ...typed, startedAt: noon + 1, firstSeq: 1, lastSeq: 1, steps: 1, happenings: [] },
    sitting,
  ]);
  const [, second] = place.querySelectorAll('li');
  expect(second?.textContent).toContain('no words changed');
  expect(second?.querySelectorAll('button')).toHaveLength(1);
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
