import { app, Menu } from 'electron';
import type { MenuCommand } from '../../core/contract/events.ts';
import { menuTemplate } from './menu-template.ts';

/** The menu bar, once it is up. */
export interface MenuBar {
  /** Whether the library has a passphrase by now, so that it can be locked. */
  readonly allowLock: (can: boolean) => void;
}

/** Puts up the menu bar. */
export function setMenuBar(send: (command: MenuCommand) => void, canLock: boolean): MenuBar {
  const isMac = process.platform === 'darwin';
  const setting = { isMac, isForBuilders: !app.isPackaged, canLock, send };
  app.setAboutPanelOptions({
    applicationName: 'Galley',
    applicationVersion: app.getVersion(),
    copyright:
      'Free software under the MIT licence. What you write stays on this machine. Whose dictionaries and programs are in it is told in THIRD-PARTY.txt, beside the program.',
  });
  const menu = Menu.buildFromTemplate(menuTemplate(setting));
  Menu.setApplicationMenu(menu);
  return {
    allowLock: (can) => {
      const item = menu.getMenuItemById('desk.lock' satisfies MenuCommand);
      if (item) item.enabled = can;
    },
  };
}
