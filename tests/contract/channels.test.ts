import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { channelNames } from '../../core/contract/channel-names.ts';
import { channels } from '../../core/contract/contract.ts';

describe('the contract', () => {
  test('the names that the preload lets through are exactly the channels', () => {
    expect([...channelNames].sort()).toEqual(Object.keys(channels).sort());
  });

  test.each(Object.entries(channels))('%s refuses what it does not name', (_name, channel) => {
    for (const hostile of [
      null,
      7,
      'x',
      ['x'],
      { __proto__: null, intruder: 1 },
      { id: '../../etc' },
    ]) {
      expect(v.safeParse(channel.input, hostile).success).toBe(false);
    }
  });
});
