import { describe, expect, test } from 'vitest';
import { mayPutBack } from '../../../renderer/facts/word-changes.ts';

describe('the checked words are put back in one go', () => {
  test.each([
    ['a figure', 'It voted nine to two.', 'It voted ten to two.'],
    ['a name in two words', 'Nine spoke.', 'Ten spoke.'],
    ['words that were added', 'The ferry sank.', 'The old ferry sank.'],
    ['words that were taken out', 'The old ferry sank in 1931.', 'The ferry sank.'],
  ])('where they differ in %s', (_what, checked, now) => {
    expect(mayPutBack(checked, now)).toBe(true);
  });

  test.each([
    [
      'a second claim was joined',
      'The ferry sank in 1931.',
      'The ferry sank in 1931. Its captain was never found.',
    ],
    [
      'a shorter one was joined',
      'The ferry sank off the old pier in 1931.',
      'The ferry sank off the old pier in 1931. Its captain was never found.',
    ],
    ['it reads all otherwise', 'The ferry sank in 1931.', 'Nobody has ever learnt the reason.'],
  ])('but not where %s', (_what, checked, now) => {
    expect(mayPutBack(checked, now)).toBe(false);
  });
});
