import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createClosing } from '../../main/desk/closing.ts';

function createWindow(isAlive = true, mayLose = true) {
  return {
    isPageAlive: () => isAlive,
    ask: vi.fn<() => void>(),
    confirmLoss: vi.fn<() => Promise<boolean>>(() => Promise.resolve(mayLose)),
    finish: vi.fn<() => void>(),
  };
}

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

describe('closing the window', () => {
  test('waits until the page says that all is on disk', () => {
    const window = createWindow();
    const closing = createClosing(window, 3000);
    expect(closing.mayClose()).toBe(false);
    expect(window.ask).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(2999);
    expect(window.finish).not.toHaveBeenCalled();
    closing.flushed();
    expect(window.finish).toHaveBeenCalledOnce();
    expect(closing.mayClose()).toBe(true);
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
    expect(window.finish).toHaveBeenCalledOnce();
  });

  test('stays open when the editor will not lose them, and asks anew the next time', async () => {
    const window = createWindow(true, false);
    const closing = createClosing(window, 3000);
    closing.mayClose();
    await vi.advanceTimersByTimeAsync(3000);
    expect(window.finish).not.toHaveBeenCalled();
    expect(closing.mayClose()).toBe(false);
    expect(window.ask).toHaveBeenCalledTimes(2);
    closing.flushed();
    expect(window.finish).toHaveBeenCalledOnce();
  });

  test('does not wait for a page that is gone', () => {
    const window = createWindow(false);
    expect(createClosing(window, 3000).mayClose()).toBe(true);
    expect(window.ask).not.toHaveBeenCalled();
    expect(window.finish).toHaveBeenCalledOnce();
  });

  test('a page that flushes unasked closes nothing', () => {
    const window = createWindow();
    createClosing(window, 3000).flushed();
    expect(window.finish).not.toHaveBeenCalled();
  });

  test('puts everything away once, although the system hurries and the page answers late', () => {
    const window = createWindow();
    const closing = createClosing(window, 3000);
    closing.mayClose();
    closing.hurry();
    closing.flushed();
    vi.advanceTimersByTime(10_000);
    expect(window.finish).toHaveBeenCalledOnce();
  });
});
