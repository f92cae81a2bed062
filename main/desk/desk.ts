import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nativeTheme, session, type BrowserWindow } from 'electron';
import type { MediaHash } from '../../core/base/id.ts';
import type { Handlers } from '../../core/contract/contract.ts';
import type { HostEvents } from '../../core/contract/events.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { closeInOrder } from './close-desk.ts';
import { offerContextMenu } from '../menu/context-menu.ts';
import { createElectronPorts } from './electron-ports.ts';
import { isStoreFault } from '../faults.ts';
import { createHost, dispatch } from '../host.ts';
import { answerDesk } from '../walls/ipc.ts';
import { attempt, logFault } from '../log.ts';
import { createMailbox, type Mailbox } from './mailbox.ts';
import { mendPage } from './mending.ts';
import { setMenuBar } from '../menu/menu.ts';
import { createOpenedFiles } from './opened-files.ts';
import { listPageFiles } from '../walls/page-files.ts';
import { deskOrigin, type ServedMedium } from '../walls/page-server.ts';
import { copiesFolder } from '../pictures/ready-copies.ts';
import { createPreview } from './preview.ts';
import { serveDesk } from '../walls/protocol.ts';
import { createWindowTitle, followStory } from './window-title.ts';
import { createDeskWindow } from './window.ts';
import { readWindowState, windowStateOf } from './window-state.ts';

/** The open desk, as start-up knows it. */
export interface Desk {
  /** Brings the window to the front. */
  readonly focus: () => void;
  /** Has the page import files that were opened with Galley. */
  readonly importFiles: (paths: readonly string[]) => void;
  /** Resolves when the window is gone and the store closed. */
  readonly closed: Promise<void>;
}

/** Where the desk finds what it works on and what it is made of. */
export interface DeskPlaces {
  readonly library: string;
  /** The folder of what was built: renderer, preload, language. */
  readonly out: string;
}

/** Milliseconds that closing may spend on the library's index; what is left is done at the next start. */
const lastWork = 200;

/** Opens the desk's window over an open store, which it closes when it closes itself. */
export function openDesk(store: ArticleStore, places: DeskPlaces): Desk {
  const statePath = join(places.library, 'window.json');
  nativeTheme.themeSource = store.settings.get().theme;
  servePage(store, places.out);
  const window = createDeskWindow(places.out, readWindowState(statePath));
  const mailbox = createMailbox(window.webContents);
  const preview = createPreview();
  const title = createWindowTitle(
    (text) => window.setTitle(text),
    (id) => store.stories.get(id)?.headline ?? null,
  );
  const opened = createOpenedFiles(mailbox.emit);
  const copies = copiesFolder(places.library);
  const ports = createElectronPorts({ window, preview, opened, copies }, (name, detail) => {
    mailbox.emit(name, detail);
    if (name === 'library.changed') title.changed((detail as HostEvents['library.changed']).id);
  });
  const closing = closeInOrder(window, mailbox, () => {
    attempt('index', () => store.stories.reindexStale(lastWork));
    attempt('window', () =>
      writeFileSync(statePath, JSON.stringify(windowStateOf(window)), { mode: 0o600 }),
    );
    attempt('preview', preview.close);
    attempt('store', () => store.close());
  });
  // Only after the answer is on its way: the window goes with it.
  const host = createHost(store, ports, () => setImmediate(closing.flushed));
  const handlers = followStory(followTheme(host), title);
  listenToPage(window, handlers, mailbox);
  setMenuBar((command) => mailbox.emit('menu.command', { command }));
  offerContextMenu(window);
  return {
    focus: () => bringToFront(window),
    importFiles: opened.offer,
    closed: new Promise((resolve) => window.once('closed', () => resolve())),
  };
}

function servePage(store: ArticleStore, out: string): void {
  serveDesk(session.defaultSession, {
    files: listPageFiles(join(out, 'renderer'), join(out, 'language')),
    medium: (hash) => readMedium(store, hash),
    source: (hash) => store.sources.file(hash),
  });
}

function readMedium(store: ArticleStore, hash: MediaHash): ServedMedium | null {
  const medium = store.media.get(hash);
  const bytes = medium && store.media.read(hash);
  return bytes ? { type: medium.type, bytes } : null;
}

/** Has the window's theme follow the settings. */
function followTheme(handlers: Handlers): Handlers {
  return {
    ...handlers,
    async 'desk.setSettings'(settings) {
      const outcome = await handlers['desk.setSettings'](settings);
      if (outcome.ok) nativeTheme.themeSource = outcome.value.theme;
      return outcome;
    },
  };
}

function listenToPage(window: BrowserWindow, handlers: Handlers, mailbox: Mailbox): void {
  const { webContents } = window;
  answerDesk(
    () => webContents,
    (name, input) =>
      dispatch(handlers, name, input, (channel, fault, explained) => {
        logFault(channel, fault);
        if (isStoreFault(fault)) mailbox.emit('store.failed', explained);
      }),
  );
  // Not when loading starts: a navigation that the guards refuse starts and never ends.
  webContents.on('did-navigate', mailbox.shut);
  webContents.on('render-process-gone', mailbox.shut);
  webContents.on('dom-ready', mailbox.open);
  const load = () => {
    window.loadURL(`${deskOrigin}/`).catch((fault: unknown) => logFault('page', fault));
  };
  // Chromium asks nobody before it shows about:blank; all that can be done is to come back from it.
  webContents.on('did-navigate', (_event, address) => {
    if (!address.startsWith(`${deskOrigin}/`)) load();
  });
  mendPage(window, load);
  load();
}

function bringToFront(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
