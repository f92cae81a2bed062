import type { BrowserWindow } from 'electron';
import { logFault } from '../log.ts';
import { openLink } from './links.ts';
import { openStillWindow } from './still-window.ts';

/** The preview window: there is one at most. */
export interface Preview {
  readonly show: (title: string, html: string) => Promise<void>;
  /** Shows another page in the window as it stands. @returns whether there is a window. */
  readonly redraw: (title: string, html: string) => boolean;
  readonly close: () => void;
}

/** Makes the preview, with no window yet. */
export function createPreview(): Preview {
  let window: BrowserWindow | null = null;
  let page = '';

  function open(): BrowserWindow {
    const opened = openStillWindow({
      title: 'Preview',
      address: 'preview://page/',
      html: () => page,
      follow: (href) => {
        openLink(window, href).catch((fault: unknown) => logFault('preview', fault));
      },
      size: { width: 900, height: 900 },
    });
    opened.once('closed', () => {
      window = null;
    });
    return opened;
  }

  return {
    async show(title, html) {
      page = html;
      if (window) await reload(window);
      else window = open();
      window.setTitle(titleOf(title));
      window.focus();
    },
    redraw(title, html) {
      if (!window) return false;
      if (html === page) return true;
      page = html;
      window.setTitle(titleOf(title));
      reload(window).catch((fault: unknown) => logFault('preview', fault));
      return true;
    },
    close() {
      window?.close();
    },
  };
}

function titleOf(headline: string): string {
  return headline === '' ? 'Preview' : `${headline} — Preview`;
}

/** Loads the page again where it was scrolled to. */
function reload({ webContents }: BrowserWindow): Promise<void> {
  return new Promise((resolve) => {
    webContents.once('did-stop-loading', () => resolve());
    webContents.reload();
  });
}
