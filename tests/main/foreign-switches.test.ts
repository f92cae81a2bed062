import { expect, test } from 'vitest';
import { foreignSwitches, refusal } from '../../main/start/foreign-switches.ts';

test.each([
  ['--disable-web-security'],
  ['-disable-web-security'],
  ['--js-flags=--allow-natives-syntax'],
  ['--load-extension=/home/ada/extension'],
  ['--host-resolver-rules=MAP * 203.0.113.9'],
  ['--proxy-server=203.0.113.9'],
  ['--use-fake-ui-for-media-stream'],
  ['--browser-subprocess-path=/home/ada/other'],
  ['--renderer-cmd-prefix=xterm'],
  ['--log-net-log=/home/ada/net.json'],
  ['--enable-blink-features=Anything'],
  ['--inspect'],
])('the installed app does not start with %s', (word) => {
  const name = /^-+([^=]+)/.exec(word)?.[1] ?? '';
  expect(foreignSwitches([word, 'story.txt'], 'linux')).toEqual([`--${name}`]);
});

test.each([
  [['--library=/home/ada/desk', 'story.txt']],
  [['--no-sandbox', '--ozone-platform=wayland']],
  [['--force-device-scale-factor=1.5', '--lang=en-GB', '--force-renderer-accessibility']],
  [['a.txt', '/home/ada/b.txt', '-']],
])('it starts with %j', (words) => {
  expect(foreignSwitches(words, 'linux')).toEqual([]);
});

test('what stands behind a double hyphen is a file for Chromium too', () => {
  expect(foreignSwitches(['--', '--disable-web-security'], 'linux')).toEqual([]);
});

test('switches are read as Windows reads them, and what macOS adds is let pass there', () => {
  expect(foreignSwitches(['/Disable-Web-Security'], 'win32')).toEqual(['--disable-web-security']);
  expect(foreignSwitches(['C:\\stories\\a.txt', '/LANG=en'], 'win32')).toEqual([]);
  const ofMacos = ['-psn_0_12345', '-NSDocumentRevisionsDebugMode', '-AppleLanguages'];
  expect(foreignSwitches(ofMacos, 'darwin')).toEqual([]);
  expect(foreignSwitches(ofMacos, 'linux')).toHaveLength(3);
});

test('each is named once, in a sentence that says what to do', () => {
  const found = foreignSwitches(['--js-flags=a', '--js-flags=b', '--no-zygote'], 'linux');
  expect(found).toEqual(['--js-flags', '--no-zygote']);
  expect(refusal(found)).toMatch(/^Galley does not start with --js-flags, --no-zygote: .+\.$/);
});
