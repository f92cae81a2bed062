import { expect, test } from 'vitest';
import { ownWords, readLaunch, wordsAnew } from '../../main/start/launch.ts';

const argv = [
  'electron',
  '--no-sandbox',
  '.',
  '--library',
  '/old',
  'ferry.txt',
  '--lang=fr',
  'weir.md',
];

test('a start once more has the library in one place, and its folder is no file to import', () => {
  const words = wordsAnew(argv, false, '/new', true);
  expect(words).toEqual([
    '--no-sandbox',
    '.',
    'ferry.txt',
    '--lang=fr',
    'weir.md',
    '--library=/new',
  ]);
  expect(readLaunch(ownWords(['electron', ...words], false), '/home/ada')).toEqual({
    command: null,
    library: '/new',
    files: ['/home/ada/ferry.txt', '/home/ada/weir.md'],
  });
});

test('what was imported before the library was locked is not imported again', () => {
  const words = wordsAnew(argv, false, '/old', false);
  expect(words).toEqual(['--no-sandbox', '.', '--lang=fr', '--library=/old']);
  expect(wordsAnew(['/opt/galley', 'ferry.txt', '--library=/a'], true, '/a', false)).toEqual([
    '--library=/a',
  ]);
});
