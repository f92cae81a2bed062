import type { BrowserWindow } from 'electron';
import { logFault } from '../log.ts';
import { openLink } from './links.ts';
import { openStillWindow } from './still-window.ts';

/** The preview window: there is one at most. */
export interface Preview {
  readonly show: (title: string, html: string) => Promise<void>;
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
      window.setTitle(title === '' ? 'Preview' : `${title} — Preview`);
      window.focus();
    },
    close() {
      window?.close();
    },
  };
}

/** Loads the page again where it was scrolled to. */
function reload({ webContents }: BrowserWindow): Promise<void> {
  return new Promise((resolve) => {
    webContents.once('did-stop-loading', () => resolve());
    webContents.reload();
  });
}
