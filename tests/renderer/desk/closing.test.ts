// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';
import { answerRequests, layOnDesk } from './desk-fixture.ts';

test('the desk says that all is on disk only when it is', async () => {
  // jsdom has no layout, so the rails are never drawers.
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
  const host = answerRequests({
    'desk.settings': () => ({ lastStory: '' }),
    'lexicon.list': () => [],
  });
  const { startDesk } = await import('../../../renderer/desk/start-desk.ts');
  const heard = new Map<string, (detail: unknown) => void>();
  Object.assign(window.galley, {
    listen: (event: string, hear: (detail: unknown) => void) => heard.set(event, hear),
  });
  await startDesk();
  let isOnDisk = false;
  const flush = vi.fn(() => Promise.resolve(isOnDisk));
  layOnDesk('mine', flush);
  heard.get('desk.closing')?.(null);
  await vi.waitFor(() => expect(flush).toHaveBeenCalledTimes(2));
  expect(host.askedOf('desk.flushed')).toEqual([]);
  isOnDisk = true;
  await vi.waitFor(() => expect(host.askedOf('desk.flushed')).toHaveLength(1), 5000);
});
