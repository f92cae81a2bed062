import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test, vi } from 'vitest';
import { menuCommands, type MenuCommand } from '../../core/contract/events.ts';
import { menuTemplate } from '../../main/menu/menu-template.ts';

type Item = MenuItemConstructorOptions;

function itemsOf(isMac: boolean, send: (command: MenuCommand) => void = () => undefined): Item[] {
  const flatten = (items: Item[]): Item[] =>
    items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flatten(item.submenu) : [])]);
  return flatten(menuTemplate({ isMac, isForBuilders: true, canLock: true, send }));
}

describe.each([
  ['a Mac', true],
  ['Windows and Linux', false],
])('the menu bar on %s', (_name, isMac) => {
  test.each(menuCommands)('has %s', (command) => {
    const found = itemsOf(isMac).filter(({ id }) => id === command);
    expect(found).toHaveLength(1);
    expect(found[0]?.label).toBeTruthy();
  });

  test('sends the command that was chosen', () => {
    const send = vi.fn<(command: MenuCommand) => void>();
    const items = itemsOf(isMac, send).filter(
      ({ id, role }) => menuCommands.includes(id as MenuCommand) && !role,
    );
    for (const { click } of items) click?.({} as never, undefined, {});
    expect(send.mock.calls.map(([command]) => command)).toEqual(items.map(({ id }) => id));
  });

  test('gives no key to two items', () => {
    const keys = itemsOf(isMac).flatMap(({ accelerator }) =>
      accelerator === undefined ? [] : [accelerator],
    );
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toContain('CmdOrCtrl+Shift+E');
  });
});

test('replace keeps off the key that hides an app on a Mac', () => {
  const keyOf = (isMac: boolean) =>
    itemsOf(isMac).find(({ id }) => id === 'edit.replace')?.accelerator;
  expect(keyOf(true)).toBe('CmdOrCtrl+Alt+F');
  expect(keyOf(false)).toBe('CmdOrCtrl+H');
});

test('what is for builders is not in the installed app', () => {
  const bar = menuTemplate({
    isMac: false,
    isForBuilders: false,
    canLock: false,
    send: () => undefined,
  });
  expect(JSON.stringify(bar)).not.toContain('toggleDevTools');
});

test.each([true, false])(
  'a desk is locked from the menu when it has a passphrase: %s',
  (canLock) => {
    const bar = menuTemplate({
      isMac: false,
      isForBuilders: false,
      canLock,
      send: () => undefined,
    });
    const items = bar.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
    expect(items.find(({ id }) => id === 'desk.lock')).toMatchObject({
      enabled: canLock,
      accelerator: 'CmdOrCtrl+L',
    });
  },
);
