import { describe, expect, test } from 'vitest';
import { commandNames } from '../../main/cli/commands.ts';
import { ownWords, readLaunch } from '../../main/start/launch.ts';

describe('the words that Galley was started with', () => {
  test.each([
    ['a checkout', ['electron', '/src/galley', 'story.txt'], false, ['story.txt']],
    [
      'a checkout behind switches',
      ['electron', '--inspect=0', '--no-sandbox', '.', '--library=x'],
      false,
      ['--library=x'],
    ],
    ['a checkout alone', ['electron', '.'], false, []],
    ['the installed app', ['/opt/galley', 'check', 'a.txt'], true, ['check', 'a.txt']],
    ['the installed app alone', ['/opt/galley'], true, []],
  ])('of %s', (_name, argv, isPackaged, words) => {
    expect(ownWords(argv, isPackaged)).toEqual(words);
  });

  test.each([...commandNames, 'help', '--help', '--version'])('%s needs no window', (word) => {
    expect(readLaunch([word, 'x'], '/home/ada')).toEqual({
      command: [word, 'x'],
      library: null,
      files: [],
    });
  });

  test('a command may stand behind switches that are Chromium’s', () => {
    const launch = readLaunch(['--no-sandbox', 'check', '--jsonl'], '/home/ada');
    expect(launch.command).toEqual(['check', '--jsonl']);
  });

  test.each([[['--library=desk', 'check']], [['./check']]])(
    '%j opens the desk: a file may be called check',
    (words) => {
      expect(readLaunch(words, '/home/ada')).toMatchObject({
        command: null,
        files: ['/home/ada/check'],
      });
    },
  );

  test('paths are taken from where the editor stood', () => {
    const launch = readLaunch(
      ['--library=desk', 'a.txt', '/tmp/b.txt', '--flag-of-chromium'],
      '/home/ada',
    );
    expect(launch).toEqual({
      command: null,
      library: '/home/ada/desk',
      files: ['/home/ada/a.txt', '/tmp/b.txt'],
    });
  });

  test('the library may stand apart from its option', () => {
    expect(readLaunch(['--library', 'desk', 'a.txt'], '/home/ada')).toMatchObject({
      library: '/home/ada/desk',
      files: ['/home/ada/a.txt'],
    });
  });

  test.each([[['--library=']], [['--library']]])('%j names no library', (words) => {
    expect(readLaunch(words, '/home/ada').library).toBeNull();
  });
});
