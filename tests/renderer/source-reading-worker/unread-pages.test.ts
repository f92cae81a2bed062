import { expect, test } from 'vitest';
import { unreadPages } from '../../../renderer/source-reading-worker/unread-pages.ts';

test.each([
  [[], [], /^$/],
  [[3], [], /^This PDF is damaged: page 3 could not be read\. The words of the others are here/],
  [[3, 4], [], /: pages 3 and 4 could not be read\./],
  [[2], [7, 8, 9], /^This PDF is damaged: pages 2 and 7 to 9 could not be read\./],
  [[], [5], /^The words on page 5 of this PDF cannot be made out/],
  [[], [1, 2, 4], /on pages 1, 2 and 4 of/],
  [[12, 13, 14], [2, 8], /: pages 2, 8 and 12 to 14 could not/],
] as const)('pages %j broken and %j coded are named', (broken, coded, sentence) => {
  expect(unreadPages(broken, coded)).toMatch(sentence);
});

test('of very many the first are named, and the sentence stays one that is kept', () => {
  const odd = Array.from({ length: 9000 }, (_, at) => 10_001 + at * 2);
  const said = unreadPages([], odd);
  expect(said).toContain(
    'pages 10001, 10003, 10005, 10007, 10009, 10011 and others of this PDF cannot',
  );
  expect(said.length).toBeLessThan(400);
});
