import type { BrowserWindow } from 'electron';
import { openStillWindow } from '../desk/still-window.ts';
import { logFault } from '../log.ts';
import { choiceOf, troubleAddress, type TroubleChoice } from './trouble-page.ts';

/** The one window in which trouble is told, whichever page it shows. */
export interface TroubleWindow {
  readonly window: BrowserWindow;
  /** Shows a page in place of the one before, and waits for nothing. */
  readonly show: (html: string) => void;
  /** Waits for the next choice on the page; closing the window means to quit. */
  readonly choice: () => Promise<TroubleChoice>;
  readonly close: () => void;
}

/** Opens the window on its first page. */
export function openTroubleWindow(html: string): TroubleWindow {
  let page = html;
  let hear: ((choice: TroubleChoice) => void) | null = null;
  let isGone = false;
  const tell = (choice: TroubleChoice): void => {
    const heard = hear;
    hear = null;
    heard?.(choice);
  };
  const window = openStillWindow({
    title: 'Galley',
    address: troubleAddress,
    html: () => page,
    follow: (href) => {
      const choice = choiceOf(href);
      if (choice) tell(choice);
    },
    size: { width: 800, height: 620 },
  });
  window.once('closed', () => {
    isGone = true;
    tell('quit');
  });
  // Chromium gives no focus by the page’s own wish where no script may run: Tab goes to the first
  // way on, as it would by hand.
  window.webContents.on('did-finish-load', () => {
    for (const type of ['keyDown', 'keyUp'] as const)
      window.webContents.sendInputEvent({ type, keyCode: 'Tab' });
  });
  return {
    window,
    show: (next) => {
      page = next;
      if (isGone) return;
      window.loadURL(troubleAddress).catch((fault: unknown) => {
        // The next page may be there before this one.
        if (!String(fault).includes('ERR_ABORTED')) logFault('trouble', fault);
      });
    },
    choice: () =>
      new Promise((resolve) => {
        if (isGone) resolve('quit');
        else hear = resolve;
      }),
    close: () => {
      if (!isGone) window.destroy();
    },
  };
}
