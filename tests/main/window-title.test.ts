import { describe, expect, test, vi } from 'vitest';
import type { StoryId } from '../../core/base/id.ts';
import { createWindowTitle } from '../../main/desk/window-title.ts';

const one = 'story-1' as StoryId;
const two = 'story-2' as StoryId;

function createTitle(headlines: Record<string, string> = {}) {
  const show = vi.fn<(title: string) => void>();
  return { show, title: createWindowTitle(show, (id) => Promise.resolve(headlines[id] ?? null)) };
}

const answered = () => new Promise((resolve) => setImmediate(resolve));

describe('the window’s title', () => {
  test('is the headline of the story on the desk', async () => {
    const { show, title } = createTitle({ [one]: 'Night ferries return' });
    title.opened(one);
    await answered();
    expect(show.mock.calls).toEqual([['Night ferries return — Galley']]);
  });

  test('follows that headline, and no other', async () => {
    const headlines = { [one]: 'Night ferries', [two]: 'Bakers agree' };
    const { show, title } = createTitle(headlines);
    title.opened(one);
    await answered();
    headlines[one] = 'Night ferries return';
    title.changed(two);
    await answered();
    expect(show).toHaveBeenLastCalledWith('Night ferries — Galley');
    title.changed(one);
    await answered();
    expect(show).toHaveBeenLastCalledWith('Night ferries return — Galley');
    headlines[one] = 'Night ferries are back';
    title.changed(null);
    await answered();
    expect(show).toHaveBeenLastCalledWith('Night ferries are back — Galley');
  });

  test.each(['', '  \n '])('a story without a headline (%j) is untitled', async (headline) => {
    const { show, title } = createTitle({ [one]: headline });
    title.opened(one);
    await answered();
    expect(show).toHaveBeenLastCalledWith('Untitled — Galley');
  });

  test('an answer that comes late names no story that has left', async () => {
    const { show, title } = createTitle({ [one]: 'Night ferries return', [two]: 'Bakers agree' });
    title.opened(one);
    title.opened(two);
    await answered();
    expect(show.mock.calls).toEqual([['Bakers agree — Galley']]);
    title.changed(two);
    title.removed(two);
    await answered();
    expect(show).toHaveBeenLastCalledWith('Galley');
  });

  test('is the app’s own when the story has left the desk', async () => {
    const { show, title } = createTitle({ [one]: 'Night ferries' });
    title.opened(one);
    await answered();
    title.removed(two);
    expect(show).toHaveBeenLastCalledWith('Night ferries — Galley');
    title.removed(one);
    expect(show).toHaveBeenLastCalledWith('Galley');
    title.changed(one);
    await answered();
    expect(show).toHaveBeenLastCalledWith('Galley');
  });
});
