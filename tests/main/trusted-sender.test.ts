import { expect, test } from 'vitest';
import { isTrustedSender } from '../../main/walls/trusted-sender.ts';

const origin = 'app://galley';
const url = 'app://galley/';
const desk = { origin, url, parent: null };

test('the main frame of the desk is trusted', () => {
  expect(isTrustedSender(desk, desk, origin)).toBe(true);
});

test.each([
  ['a frame that is gone', null, desk],
  ['a frame of a window that is gone', desk, null],
  ['a frame inside the page that inherited its origin', { origin, url, parent: desk }, desk],
  ['the main frame of another window', { origin, url, parent: null }, desk],
])('%s is not', (_name, sender, mainFrame) => {
  expect(isTrustedSender(sender, mainFrame, origin)).toBe(false);
});

test.each(['app://galley.evil', 'app://Galley', 'https://galley', 'null', '', 'app://galley/'])(
  'the desk’s frame is not while it stands at %s',
  (elsewhere) => {
    const frame = { origin: elsewhere, url, parent: null };
    expect(isTrustedSender(frame, frame, origin)).toBe(false);
  },
);

test.each([
  'about:blank',
  'about:srcdoc',
  'data:text/html,x',
  'app://galley.evil/',
  'app://galley',
  '',
])('the desk’s frame is not while its address is %s, whatever origin it inherited', (elsewhere) => {
  const frame = { origin, url: elsewhere, parent: null };
  expect(isTrustedSender(frame, frame, origin)).toBe(false);
});
