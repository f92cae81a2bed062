import { shell, type BrowserWindow } from 'electron';
import type { StoreFailure } from '../../db/store-failure.ts';
import { pickLibraryFolder } from '../desk/dialogs.ts';
import { logFault } from '../log.ts';
import { openStillWindow } from '../desk/still-window.ts';
import { choiceOf, troubleAddress, troublePage, type TroubleChoice } from './trouble-page.ts';

/** How an editor wants to go on: with the same folder, with another, or not. */
export type WayOn =
  | { readonly way: 'again' }
  | { readonly way: 'elsewhere'; readonly folder: string }
  | { readonly way: 'quit' };

/**
 * Tells the editor that the store of `folder` cannot be opened, and waits for what she decides.
 * Closing the window means to quit. The window stays until `close` is called, so that the app is
 * never without one in between.
 */
export function tellTrouble(
  failure: StoreFailure,
  folder: string,
): Promise<{ wayOn: WayOn; close: () => void }> {
  return new Promise((resolve) => {
    const window = openStillWindow({
      title: 'Galley',
      address: troubleAddress,
      html: () => troublePage(failure, folder),
      follow: (href) => {
        carryOut(choiceOf(href), window, folder).then(
          (wayOn) => {
            if (wayOn) resolve({ wayOn, close });
          },
          (fault: unknown) => logFault('trouble', fault),
        );
      },
      size: { width: 780, height: 540 },
    });
    const close = () => {
      if (!window.isDestroyed()) window.destroy();
    };
    window.once('closed', () => resolve({ wayOn: { way: 'quit' }, close }));
  });
}

async function carryOut(
  choice: TroubleChoice | null,
  window: BrowserWindow,
  folder: string,
): Promise<WayOn | null> {
  if (choice === 'again' || choice === 'quit') return { way: choice };
  if (choice === 'show') shell.showItemInFolder(folder);
  if (choice !== 'elsewhere') return null;
  const chosen = await pickLibraryFolder(window);
  return chosen === null ? null : { way: 'elsewhere', folder: chosen };
}
