import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAbsolute } from 'node:path';
import { givenFiles } from '../../main/start/given-files.ts';

// Any program of the editor's can say that it is a second Galley.

test('absolute paths are taken as they are', () => {
  expect(givenFiles({ files: ['/home/ada/a.txt', '/home/ada/b.docx'] })).toEqual([
    '/home/ada/a.txt',
    '/home/ada/b.docx',
  ]);
});

test.each([
  [null],
  [undefined],
  ['/etc/passwd'],
  [['/etc/passwd']],
  [{}],
  [{ files: '/etc/passwd' }],
  [{ files: { length: 1, 0: '/etc/passwd' } }],
  [{ files: [7, null, ['/etc/passwd'], { path: '/etc/passwd' }] }],
  [{ files: ['', 'story.txt', '../../etc/passwd', '--library=/tmp/x'] }],
  [{ files: ['/home/ada/a.txt\0.docx', `/${'x'.repeat(5000)}`] }],
])('nothing is taken of %j', (data) => {
  expect(givenFiles(data)).toEqual([]);
});

test('whatever is said, what is taken is a bounded list of absolute paths', () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.record({ files: fc.array(fc.anything()) })), (data) => {
      const taken = givenFiles(data);
      expect(taken.length).toBeLessThanOrEqual(500);
      for (const path of taken) expect(isAbsolute(path)).toBe(true);
    }),
    { seed: 612, numRuns: 500 },
  );
  expect(givenFiles({ files: Array<string>(10_000).fill('/a') })).toHaveLength(500);
});
