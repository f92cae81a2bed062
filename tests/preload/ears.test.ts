import { describe, expect, test, vi } from 'vitest';
import { createEars } from '../../preload/ears.ts';

interface Events {
  readonly changed: number;
  readonly closing: null;
}

const createTestEars = () => createEars<Events>(['changed', 'closing']);

describe('listening', () => {
  test('hears what is told, until it stops', () => {
    const ears = createTestEars();
    const hear = vi.fn();
    const stop = ears.listen('changed', hear);
    ears.tell('changed', 1);
    ears.tell('closing', null);
    stop();
    ears.tell('changed', 2);
    expect(hear.mock.calls).toEqual([[1]]);
  });

  test('hears what was told before anyone listened, once and in order', () => {
    const ears = createTestEars();
    ears.tell('changed', 1);
    ears.tell('changed', 2);
    const first = vi.fn();
    const second = vi.fn();
    ears.listen('changed', first);
    ears.listen('changed', second);
    expect(first.mock.calls).toEqual([[1], [2]]);
    expect(second).not.toHaveBeenCalled();
  });

  test('one function that listens twice hears twice, and stops once at a time', () => {
    const ears = createTestEars();
    const hear = vi.fn();
    const stop = ears.listen('changed', hear);
    ears.listen('changed', hear);
    ears.tell('changed', 1);
    stop();
    ears.tell('changed', 2);
    expect(hear.mock.calls).toEqual([[1], [1], [2]]);
  });

  test('may stop while it hears', () => {
    const ears = createTestEars();
    const later = vi.fn();
    const stop = ears.listen('changed', () => stop());
    ears.listen('changed', later);
    ears.tell('changed', 1);
    expect(later).toHaveBeenCalledOnce();
  });

  test('keeps the newest of what nobody hears, not all of it', () => {
    const ears = createTestEars();
    for (let n = 0; n < 1000; n += 1) ears.tell('changed', n);
    const heard: number[] = [];
    ears.listen('changed', (n) => heard.push(n));
    expect(heard.length).toBeLessThan(100);
    expect(heard.at(-1)).toBe(999);
  });
});

test('an unknown name is refused, and told to nobody', () => {
  const ears = createTestEars();
  expect(() => ears.listen('__proto__' as 'changed', () => undefined)).toThrow(TypeError);
  expect(() => ears.tell('toString' as 'changed', 1)).not.toThrow();
});
