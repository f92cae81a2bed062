import { app, Menu } from 'electron';
import type { MenuCommand } from '../../core/contract/events.ts';
import { menuTemplate } from './menu-template.ts';

/** Puts up the menu bar. */
export function setMenuBar(send: (command: MenuCommand) => void): void {
  const setting = { isMac: process.platform === 'darwin', isForBuilders: !app.isPackaged, send };
  app.setAboutPanelOptions({
    applicationName: 'Galley',
    applicationVersion: app.getVersion(),
    copyright:
      'Free software under the MIT licence. What you write stays on this machine. Whose dictionaries and programs are in it is told in THIRD-PARTY.txt, beside the program.',
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(setting)));
}
