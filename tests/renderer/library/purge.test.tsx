// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, expect, test } from 'vitest';
import '../facts/browser-fakes.ts';
import type { StoryId } from '../../../core/base/id.ts';
import type { LibraryRow } from '../../../core/contract/stories.ts';
import { useDesk } from '../../../renderer/desk/desk-state.ts';
import { PurgeDialog } from '../../../renderer/library/purge-dialog.tsx';
import { askEmptyBin, askPurge, usePurge } from '../../../renderer/library/purge-state.ts';
import { notify, useNotices } from '../../../renderer/ui/notices.ts';
import { answerRequests } from '../desk/desk-fixture.ts';
import { draw, fieldOf, typeInto } from '../desk/draw.ts';

const binned = { id: 'old' as StoryId, headline: 'Ferry sold' } as LibraryRow;

beforeEach(() => {
  useNotices.setState({ notices: [] });
  usePurge.setState({ question: null, done: null });
  useDesk.setState({ opened: null, binned });
});

function told(): string[] {
  return useNotices.getState().notices.map(({ text }) => text);
}

async function submit(): Promise<void> {
  await act(async () => {
    document.querySelector('form')?.requestSubmit();
    await Promise.resolve();
  });
}

test('a story goes for good only when the word was typed, and its place is empty then', async () => {
  const { asked } = answerRequests({ 'stories.purge': () => ({ purged: 1 }) });
  const purges = () => asked.filter(({ channel }) => channel === 'stories.purge');
  notify('“Ferry sold” is in the bin.', { about: 'old' });
  draw(<PurgeDialog />);
  act(askPurge);
  expect(document.body.textContent).toContain('Delete “Ferry sold” for good?');
  await submit();
  typeInto(fieldOf(document.body, 'Type'), 'yes');
  await submit();
  expect(purges()).toEqual([]);
  typeInto(fieldOf(document.body, 'Type'), 'Delete ');
  await submit();
  await expect.poll(told).toEqual(['“Ferry sold” is deleted for good.']);
  expect(purges()).toEqual([{ channel: 'stories.purge', input: { ids: ['old'] } }]);
  expect(useDesk.getState().binned).toBeNull();
  expect(usePurge.getState().question).toBeNull();
});

test('a whole bin is emptied a few stories at a time, all that was asked about', async () => {
  const ids = Array.from({ length: 45 }, (_, nth) => `s${nth}`);
  const { asked } = answerRequests({
    'stories.list': ({ offset }: { offset: number }) => ({
      rows: ids.slice(offset).map((id) => ({ id })),
      total: ids.length,
      byStatus: {},
    }),
    'stories.purge': ({ ids: some }: { ids: string[] }) => ({ purged: some.length }),
  });
  draw(<PurgeDialog />);
  await act(askEmptyBin);
  expect(document.body.textContent).toContain('Delete all 45 stories in the bin for good?');
  typeInto(fieldOf(document.body, 'Type'), 'delete');
  await submit();
  await expect.poll(told).toEqual(['45 stories are deleted for good.']);
  const sent = asked.flatMap(({ channel, input }) =>
    channel === 'stories.purge' ? [(input as { ids: string[] }).ids] : [],
  );
  expect(sent.flat()).toEqual(ids);
  expect(Math.max(...sent.map(({ length }) => length))).toBeLessThanOrEqual(20);
});

test('without a story in the bin in view it is said where to look', () => {
  answerRequests({});
  useDesk.setState({ binned: null });
  askPurge();
  expect(usePurge.getState().question).toBeNull();
  expect(told()).toEqual(['Only a story in the bin can be deleted for good. Pick it there first.']);
});
