import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createClosing } from '../../main/desk/closing.ts';

function createWindow(isAlive = true, mayLose = true) {
  return {
    isPageAlive: () => isAlive,
    ask: vi.fn<() => void>(),
    confirmLoss: vi.fn<() => Promise<boolean>>(() => Promise.resolve(mayLose)),
    putAway: vi.fn<() => Promise<void>>(() => Promise.resolve()),
    close: vi.fn<() => void>(),
  };
}

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

describe('closing the window', () => {
  test('waits until the page says that all is on disk, and until all is put away', async () => {
    const window = createWindow();
    const store: { isAway?: () => void } = {};
    window.putAway.mockReturnValue(new Promise((resolve) => (store.isAway = resolve)));
    const closing = createClosing(window, 3000);
    expect(closing.mayClose()).toBe(false);
    expect(window.ask).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(2999);
    expect(window.putAway).not.toHaveBeenCalled();
    closing.flushed();
    expect(window.putAway).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(closing.mayClose()).toBe(false);
    expect(window.close).not.toHaveBeenCalled();
    store.isAway?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(closing.mayClose()).toBe(true);
    expect(window.close).toHaveBeenCalledOnce();
    expect(window.putAway).toHaveBeenCalledOnce();
    expect(window.confirmLoss).not.toHaveBeenCalled();
  });

  test('asks once, however often it is told to close', () => {
    const window = createWindow();
    const closing = createClosing(window, 3000);
    closing.mayClose();
    closing.mayClose();
    expect(window.ask).toHaveBeenCalledOnce();
  });

  test('asks before it leaves words behind', async () => {
    const window = createWindow();
    createClosing(window, 3000).mayClose();
    await vi.advanceTimersByTimeAsync(2999);
    expect(window.confirmLoss).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(window.confirmLoss).toHaveBeenCalledOnce();
    expect(window.putAway).toHaveBeenCalledOnce();
  });

  test('stays open when the editor will not lose them, and asks anew the next time', async () => {
    const window = createWindow(true, false);
    const closing = createClosing(window, 3000);
    closing.mayClose();
    await vi.advanceTimersByTimeAsync(3000);
    expect(window.putAway).not.toHaveBeenCalled();
    expect(closing.mayClose()).toBe(false);
    expect(window.ask).toHaveBeenCalledTimes(2);
    closing.flushed();
    expect(window.putAway).toHaveBeenCalledOnce();
  });

  test('does not wait for a page that is gone', async () => {
    const window = createWindow(false);
    const closing = createClosing(window, 3000);
    expect(closing.mayClose()).toBe(false);
    expect(window.ask).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(0);
    expect(window.close).toHaveBeenCalledOnce();
    expect(closing.mayClose()).toBe(true);
  });

  test('a page that flushes unasked closes nothing', () => {
    const window = createWindow();
    createClosing(window, 3000).flushed();
    expect(window.putAway).not.toHaveBeenCalled();
  });

  test('puts everything away once, although the system hurries and the page answers late', () => {
    const window = createWindow();
    const closing = createClosing(window, 3000);
    closing.mayClose();
    closing.hurry();
    closing.flushed();
    vi.advanceTimersByTime(10_000);
    expect(window.putAway).toHaveBeenCalledOnce();
  });
});
