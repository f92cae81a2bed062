import { describe, expect, test } from 'vitest';
import {
  longestText,
  packInput,
  packOutput,
  unpackInput,
  unpackOutput,
} from '../../core/contract/as-text.ts';
import { channelNames } from '../../core/contract/channel-names.ts';
import { openStoryOf } from '../renderer/desk/desk-fixture.ts';

const batch = { id: 'ferry', seq: 3, steps: [{ stepType: 'replace', from: 1, to: 1 }] };

describe('what crosses as one text', () => {
  test('steps are one text between page and host, and steps again in the host', () => {
    const across = packInput('journal.append', batch as never) as unknown;
    expect(typeof across).toBe('string');
    expect(unpackInput('journal.append', across)).toEqual(batch);
  });

  test('a story is one text between host and page, and a story again in the page', () => {
    const story = openStoryOf('ferry');
    const across = packOutput('stories.open', story);
    expect(typeof across).toBe('string');
    expect(unpackOutput('stories.open', across as never)).toStrictEqual(story);
  });

  test.each(['', '{', 'null,', '['.repeat(50), '{"id":'])(
    'a text that is no JSON stays a text: %j',
    (text) => {
      expect(unpackInput('journal.append', text)).toBe(text);
    },
  );

  test('a text that is too long is not taken apart', () => {
    const text = ' '.repeat(longestText) + '7';
    expect(unpackInput('journal.append', text)).toBe(text);
  });

  test('no other channel takes a text for anything but a text', () => {
    const others = channelNames.filter((name) => name !== 'journal.append');
    for (const name of others) expect(unpackInput(name, '{"id":"ferry"}')).toBe('{"id":"ferry"}');
  });
});
