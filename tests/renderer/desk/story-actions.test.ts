// @vitest-environment jsdom
import { describe, expect, test, vi } from 'vitest';
import type { StoryId } from '../../../core/base/id.ts';
import type { LibraryRow } from '../../../core/contract/stories.ts';
import {
  createStory,
  openStory,
  removeStory,
  showBinned,
} from '../../../renderer/desk/story-actions.ts';
import { useDesk } from '../../../renderer/desk/desk-state.ts';
import { answerRequests, layOnDesk, onDesk, openStoryOf, said } from './desk-fixture.ts';

const other = 'other' as StoryId;
const full = () => Promise.resolve(false);

describe('a story whose last words are not on disk', () => {
  const binned: LibraryRow = {
    ...openStoryOf('binned').story,
    words: 0,
    findings: null,
    claims: 0,
    claimsSettled: 0,
    tags: [],
    exportedAt: null,
    excerpt: '',
  };

  test.each([
    ['another is opened', () => openStory(other), 'other'],
    ['a new one is begun', () => createStory(), 'new'],
    ['it is put into the bin', () => removeStory(), null],
    ['one in the bin is looked at', () => showBinned(binned), null],
  ])('stays when %s, until the editor goes on without them', async (_what, act, then) => {
    const host = answerRequests({});
    layOnDesk('mine', full);
    await act();
    expect(onDesk()).toBe('mine');
    expect(host.asked.filter(({ channel }) => channel !== 'stories.list')).toEqual([]);
    expect(said()).toMatchObject([{ tone: 'trouble', action: { label: 'Go on without them' } }]);
    said()[0]?.action?.run();
    await vi.waitFor(() => expect(onDesk()).toBe(then));
  });

  test('can be opened again without them', async () => {
    answerRequests({});
    layOnDesk('mine', full);
    const before = useDesk.getState().opened?.loaded;
    await openStory('mine' as StoryId);
    expect(useDesk.getState().opened?.loaded).toBe(before);
    said()[0]?.action?.run();
    await vi.waitFor(() => expect(useDesk.getState().opened?.loaded).not.toBe(before));
    expect(onDesk()).toBe('mine');
  });
});

describe('opening a story', () => {
  test('waits also for what is typed while the store reads', async () => {
    const steps: string[] = [];
    answerRequests({
      'stories.open': ({ id }: { id: string }) => {
        steps.push('read');
        return openStoryOf(id);
      },
    });
    layOnDesk('mine', () => Promise.resolve(steps.push('flush') > 0));
    await openStory(other);
    expect(onDesk()).toBe('other');
    expect(steps).toEqual(['flush', 'read', 'flush']);
  });

  test('gives way to one that was asked for later', async () => {
    answerRequests({});
    layOnDesk('mine');
    await Promise.all([openStory(other), openStory('last' as StoryId)]);
    expect(onDesk()).toBe('last');
  });
});

test('a story that comes onto the desk while another goes into the bin stays there', async () => {
  answerRequests({
    'stories.remove': () => {
      layOnDesk('other');
      return null;
    },
  });
  layOnDesk('mine');
  await removeStory();
  expect(onDesk()).toBe('other');
});
