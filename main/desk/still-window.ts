import {
  BrowserWindow,
  Menu,
  session,
  type BrowserWindowConstructorOptions,
  type MenuItemConstructorOptions,
} from 'electron';
import { formHeaders, stillHeaders } from '../walls/content-security.ts';
import { allowForm } from '../walls/guards.ts';
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
  /** Takes what the page's form was filled in with, and gives the page that comes next. */
  readonly submit?: (fields: URLSearchParams) => Promise<string>;
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
  if (page.submit) allowForm(window.webContents, page.address);
  keepQuiet(window, page);
  window.loadURL(page.address).catch((fault: unknown) => logFault(page.title, fault));
  return window;
}

// More than any form of ours holds.
const mostFields = 20_000;

async function answer(
  request: Pick<Request, 'method' | 'url' | 'text'>,
  page: StillPage,
): Promise<Response> {
  const isThere = request.url === page.address;
  if (isThere && request.method === 'POST' && page.submit) {
    const fields = await request.text();
    if (fields.length > mostFields)
      return new Response(null, { status: 413, headers: formHeaders });
    return answerWith(await page.submit(new URLSearchParams(fields)), page);
  }
  if (isThere && request.method === 'GET') return answerWith(page.html(), page);
  return new Response(null, { status: 404, headers: stillHeaders });
}

function answerWith(html: string, { submit }: StillPage): Response {
  const own = submit ? formHeaders : stillHeaders;
  const headers = { ...own, 'content-type': 'text/html; charset=utf-8' };
  return new Response(html, { status: 200, headers });
}

// Not the role viewMenu: that has the developer's tools, and reloads what nobody wrote anew.
const lookingMenu: MenuItemConstructorOptions[] = [
  { role: 'resetZoom' },
  { role: 'zoomIn' },
  { role: 'zoomOut' },
  { role: 'togglefullscreen' },
];
const windowMenu: MenuItemConstructorOptions = { role: 'windowMenu' };

function keepQuiet(window: BrowserWindow, page: StillPage): void {
  window.setMenu(Menu.buildFromTemplate([{ label: 'View', submenu: lookingMenu }, windowMenu]));
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
