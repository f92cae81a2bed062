import { expect, test } from 'vitest';
import { keysOf } from '../../core/contract/command-keys.ts';
import { menuCommands } from '../../core/contract/events.ts';
import { acceleratorOf } from '../../main/menu/menu-template.ts';

test.each([true, false])('no key means two things (on a Mac: %s)', (isMac) => {
  const keys = menuCommands.flatMap((command) => keysOf(command, isMac));
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

test.each([
  ['Mod-Shift-e', 'CmdOrCtrl+Shift+E'],
  ['Shift-F7', 'Shift+F7'],
  ['Mod-\\', 'CmdOrCtrl+\\'],
])('%s is %s to Electron', (keys, accelerator) => {
  expect(acceleratorOf(keys)).toBe(accelerator);
});
