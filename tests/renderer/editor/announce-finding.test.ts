import { expect, test } from 'vitest';
import { announceFinding } from '../../../renderer/editor/plugins/proofreading/announce.ts';

function said(...suggestions: string[]): string {
  const finding = {
    rule: 'spacing',
    kind: 'spacing',
    block: 0,
    from: 4,
    to: 6,
    severity: 'warning',
    text: 'ab',
    message: 'A reason.',
    suggestions,
  } as const;
  const placed = { id: 'one', finding, before: '', after: '' };
  const hand = { current: 'one', inHand: true, stepped: 1 };
  const state = { list: [placed], ...hand, checking: false, failure: null };
  return announceFinding(state, 'Headline');
}

test.each([
  [[], 'No suggestion.'],
  [['abbey'], 'Enter takes “abbey”.'],
  [[''], 'Enter takes it out.'],
  [[' '], 'Enter leaves one space.'],
  [['a', 'b'], 'Enter takes “a”. 1 more suggestion with the down arrow.'],
  [['a', 'b', 'c', 'd', 'e', 'f'], 'Enter takes “a”. 4 more suggestions with the down arrow.'],
])('a screen reader hears what Enter does with %j', (suggestions, offer) => {
  expect(said(...suggestions)).toBe(`Spacing: “ab”. A reason. ${offer} Headline, 1 of 1.`);
});
