import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readWindowState, visibleBounds, windowStateOf } from '../../main/desk/window-state.ts';

const screen = { x: 0, y: 0, width: 1920, height: 1080 };
const left = { x: -1280, y: 0, width: 1280, height: 1024 };
const state = { x: 100, y: 80, width: 1200, height: 800, maximized: false };

describe('where the window opens', () => {
  test('where it stood', () => {
    expect(visibleBounds(state, [screen])).toEqual({ x: 100, y: 80, width: 1200, height: 800 });
  });

  test('on a second screen at the left', () => {
    expect(visibleBounds({ ...state, x: -1200 }, [screen, left])).toMatchObject({ x: -1200 });
  });

  test.each([
    ['the second screen is gone', { x: -1200 }],
    ['it hangs over the right edge by all but a sliver', { x: 1900 }],
    ['its title bar is above the screen', { y: -400 }],
    ['it is below the screen', { y: 1079 }],
  ])('in the system’s own place when %s', (_name, moved) => {
    expect(visibleBounds({ ...state, ...moved }, [screen])).toEqual({ width: 1200, height: 800 });
  });

  test('no larger than a small screen', () => {
    expect(visibleBounds(null, [{ x: 0, y: 0, width: 1280, height: 760 }])).toEqual({
      width: 1280,
      height: 760,
    });
  });
});

describe('what is remembered of it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'galley-window-'));

  test('survives being written and read', () => {
    const window = {
      getNormalBounds: () => ({ x: 1, y: 2, width: 900, height: 700 }),
      isMaximized: () => true,
    };
    const path = join(folder, 'window.json');
    writeFileSync(path, JSON.stringify(windowStateOf(window)));
    expect(readWindowState(path)).toEqual({ x: 1, y: 2, width: 900, height: 700, maximized: true });
  });

  test.each([
    '',
    'null',
    '[]',
    '{"x":1}',
    '{"x":0,"y":0,"width":1e9,"height":700,"maximized":false}',
    '\0\0',
  ])('is nothing when the file holds %j', (text) => {
    const path = join(folder, 'bad.json');
    writeFileSync(path, text);
    expect(readWindowState(path)).toBeNull();
  });

  test('is nothing when there is no file', () => {
    expect(readWindowState(join(folder, 'absent.json'))).toBeNull();
  });
});
