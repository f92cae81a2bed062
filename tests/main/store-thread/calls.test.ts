import { MessageChannel } from 'node:worker_threads';
import { describe, expect, onTestFinished, test } from 'vitest';
import { connectCalls } from '../../../main/store-thread/calls.ts';
import { largeBuffers } from '../../../main/store-thread/large-buffers.ts';

/** Two ends of one line; the far one offers `theirs`. */
function connect<Theirs extends object>(theirs: Theirs) {
  const { port1, port2 } = new MessageChannel();
  onTestFinished(() => port1.close());
  connectCalls(port2, () => theirs);
  return connectCalls<Theirs>(port1, () => null);
}

const large = 256 * 1024;

describe('a call from one thread to another', () => {
  test('brings the answer back, or what was thrown with its code', async () => {
    const far = connect({
      add: (one: number, two: number) => one + two,
      fail: (): void => {
        throw Object.assign(new TypeError('no room'), { code: 'ENOSPC' });
      },
    });
    expect(await far.call('add', 1, 2)).toBe(3);
    await expect(far.call('fail')).rejects.toMatchObject({ name: 'TypeError', code: 'ENOSPC' });
  });

  test('reaches only what is offered', async () => {
    const far = connect({ add: () => 1 });
    const other = far as unknown as ReturnType<typeof connect<Record<string, () => unknown>>>;
    for (const name of ['remove', 'toString', 'constructor', '__proto__'])
      await expect(other.call(name)).rejects.toThrow(`Nobody offers ${name}`);
  });

  test('begins in order, also when an earlier one takes longer', async () => {
    const begun: number[] = [];
    const far = connect({
      begin: async (number: number, wait: number) => {
        begun.push(number);
        await new Promise((resolve) => setTimeout(resolve, wait));
        return number;
      },
    });
    expect(await Promise.race([far.call('begin', 1, 60), far.call('begin', 2, 0)])).toBe(2);
    expect(begun).toEqual([1, 2]);
  });

  test('that cannot be copied rejects, in either direction', async () => {
    const far = connect({ take: (given: unknown) => given, give: () => () => 'code' });
    await expect(far.call('take', () => 'code')).rejects.toMatchObject({ name: 'DataCloneError' });
    await expect(far.call('give')).rejects.toMatchObject({ name: 'DataCloneError' });
    expect(await far.call('take', 1)).toBe(1);
  });

  test('rejects when the other side goes, before and after', async () => {
    const far = connect({ wait: () => new Promise(() => undefined) });
    const underWay = far.call('wait');
    far.hangUp(new Error('gone'));
    await expect(underWay).rejects.toThrow('gone');
    await expect(far.call('wait')).rejects.toThrow('gone');
    far.tell('wait');
  });

  test('moves large bytes and copies small ones', async () => {
    const far = connect({ sizeOf: ({ bytes }: { bytes: Uint8Array }) => bytes.byteLength });
    const [big, small] = [new Uint8Array(large), new Uint8Array(10)];
    expect(await far.call('sizeOf', { bytes: big })).toBe(large);
    expect(await far.call('sizeOf', { bytes: small })).toBe(10);
    expect([big.byteLength, small.byteLength]).toEqual([0, 10]);
  });
});

describe('the bytes that are moved', () => {
  const bytes = new Uint8Array(large);

  test.each([
    ['deep in a message', { given: ['import.add', { pictures: [bytes] }] }, 1],
    ['named twice', { one: bytes, other: bytes }, 1],
    ['a part of a larger buffer', bytes.subarray(0, large - 1), 0],
    ['shared between threads', new Uint8Array(new SharedArrayBuffer(large)), 0],
    ['no bytes', { steps: [{ text: 'x'.repeat(large) }], at: null }, 0],
  ])('%s', (_name, message, count) => {
    expect(largeBuffers(message)).toHaveLength(count);
  });

  test('are not looked for through a whole story', () => {
    const story = Array.from({ length: 100_000 }, () => ({ text: 'x' }));
    expect(largeBuffers([story, bytes])).toEqual([]);
  });
});
