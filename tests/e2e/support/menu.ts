import type { ElectronApplication } from '@playwright/test';
import type { MenuCommand } from '../../../core/contract/events.ts';

let choices = 0;

/** Chooses an item of the menu bar. */
export async function chooseMenuItem(
  app: ElectronApplication,
  command: MenuCommand,
): Promise<void> {
  choices += 1;
  const choice = { id: command, number: choices };
  await app.evaluate(({ Menu, BrowserWindow }, { id, number }) => {
    // What is evaluated may be evaluated again (see `desk.ts`); an item is chosen once.
    const seen = globalThis as { lastMenuChoice?: number };
    if (seen.lastMenuChoice === number) return;
    seen.lastMenuChoice = number;
    const item = Menu.getApplicationMenu()?.getMenuItemById(id);
    if (!item) throw new Error(`The menu bar has no ${id}`);
    const click = item.click as (event: unknown, window: unknown) => void;
    click(undefined, BrowserWindow.getAllWindows()[0]);
  }, choice);
}
