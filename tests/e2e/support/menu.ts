import type { ElectronApplication } from '@playwright/test';
import type { MenuCommand } from '../../../core/contract/events.ts';

/** Chooses an item of the menu bar. */
export async function chooseMenuItem(
  app: ElectronApplication,
  command: MenuCommand,
): Promise<void> {
  await app.evaluate(({ Menu, BrowserWindow }, id) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(id);
    if (!item) throw new Error(`The menu bar has no ${id}`);
    const click = item.click as (event: unknown, window: unknown) => void;
    click(undefined, BrowserWindow.getAllWindows()[0]);
  }, command);
}
