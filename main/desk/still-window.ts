import { BrowserWindow, Menu, session, type BrowserWindowConstructorOptions } from 'electron';
import { stillHeaders } from '../walls/content-security.ts';
import { walled } from '../walls/web-preferences.ts';
import { logFault } from '../log.ts';
import { presentPaper } from './paper.ts';

/** A page without scripts in a window of its own. */
export interface StillPage {
  readonly title: string;
  /** Where the page stands, such as `preview://page/`; nothing else is served there. */
  readonly address: string;
  /** The page as it is now. */
  readonly html: () => string;
  /** A link of the page was followed; following it is all that the window does not do. */
  readonly follow: (href: string) => void;
  readonly size: Pick<BrowserWindowConstructorOptions, 'width' | 'height' | 'resizable' | 'parent'>;
}

/**
 * Opens a window on a page that can only be looked at: no script runs, no preload is there, and
 * its session lives in memory and ends with it.
 */
export function openStillWindow(page: StillPage): BrowserWindow {
  const { protocol, host } = new URL(page.address);
  const own = session.fromPartition(`${protocol}${host}`);
  const scheme = protocol.slice(0, -1);
  if (own.protocol.isProtocolHandled(scheme)) own.protocol.unhandle(scheme);
  own.protocol.handle(scheme, (request) => answer(request, page));
  const window = new BrowserWindow({
    ...page.size,
    show: false,
    title: page.title,
    backgroundColor: presentPaper(),
    webPreferences: { ...walled, session: own, javascript: false },
  });
  keepQuiet(window, page);
  window.loadURL(page.address).catch((fault: unknown) => logFault(page.title, fault));
  return window;
}

function answer(request: Pick<Request, 'method' | 'url'>, page: StillPage): Response {
  const isThere = request.method === 'GET' && request.url === page.address;
  if (!isThere) return new Response(null, { status: 404, headers: stillHeaders });
  const headers = { ...stillHeaders, 'content-type': 'text/html; charset=utf-8' };
  return new Response(page.html(), { status: 200, headers });
}

function keepQuiet(window: BrowserWindow, page: StillPage): void {
  window.setMenu(Menu.buildFromTemplate([{ role: 'viewMenu' }, { role: 'windowMenu' }]));
  window.setMenuBarVisibility(false);
  window.once('ready-to-show', () => {
    window.show();
  });
  // The title is ours: a page may not call its window what it likes.
  window.on('page-title-updated', (event) => {
    event.preventDefault();
  });
  // Refused for every page by the guards; here it is heard as well.
  window.webContents.on('will-frame-navigate', ({ url }) => page.follow(url));
  window.webContents.on('before-input-event', (event, { type, key }) => {
    if (type !== 'keyDown' || key !== 'Escape') return;
    event.preventDefault();
    window.close();
  });
}
