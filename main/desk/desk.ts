import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nativeTheme, session, type BrowserWindow } from 'electron';
import type { MediaHash } from '../../core/base/id.ts';
import { success } from '../../core/base/result.ts';
import type { Handlers } from '../../core/contract/contract.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { catchUp } from './catch-up.ts';
import { closeInOrder } from './close-desk.ts';
import type { Closing } from './closing.ts';
import { offerContextMenu } from '../menu/context-menu.ts';
import { createElectronPorts } from './electron-ports.ts';
import { isStoreFault } from '../faults.ts';
import { createHost, dispatch } from '../host.ts';
import { answerDesk } from '../walls/ipc.ts';
import { attempt, logFault } from '../log.ts';
import { createMailbox, type Mailbox } from './mailbox.ts';
import { mendPage } from './mending.ts';
import { setMenuBar } from '../menu/menu.ts';
import { importOpenedFiles } from './opened-files.ts';
import { listPageFiles } from '../walls/page-files.ts';
import { deskOrigin, type ServedMedium } from '../walls/page-server.ts';
import { createPreview } from './preview.ts';
import { serveDesk } from '../walls/protocol.ts';
import { createSettling, settleAfterTyping } from './settling.ts';
import { createDeskWindow } from './window.ts';
import { readWindowState, windowStateOf } from './window-state.ts';

/** The open desk, as start-up knows it. */
export interface Desk {
  /** Brings the window to the front. */
  readonly focus: () => void;
  /** Imports files that were opened with Galley, and tells the page. */
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

/** Opens the desk's window over an open store, which it closes when it closes itself. */
export function openDesk(store: ArticleStore, places: DeskPlaces): Desk {
  const statePath = join(places.library, 'window.json');
  nativeTheme.themeSource = store.settings.get().theme;
  servePage(store, places.out);
  const window = createDeskWindow(join(places.out, 'preload', 'index.cjs'), readWindowState(statePath));
  const mailbox = createMailbox(window.webContents);
  const preview = createPreview();
  const ports = createElectronPorts(window, preview, mailbox.emit);
  const settling = createSettling((id) => {
    attempt('index', () => store.stories.reindex(id));
    mailbox.emit('library.changed', { id });
  });
  const stopCatchingUp = catchUp(store.stories, () => mailbox.emit('library.changed', { id: null }));
  const closing = closeInOrder(window, () => mailbox.emit('desk.closing', null), () => {
    stopCatchingUp();
    attempt('index', settling.settleAll);
    attempt('window', () => writeFileSync(statePath, JSON.stringify(windowStateOf(window))));
    attempt('preview', preview.close);
    attempt('store', () => store.close());
  });
  const handlers = withDeskOwn(settleAfterTyping(createHost(store, ports), settling), closing);
  listenToPage(window, handlers, mailbox);
  setMenuBar((command) => mailbox.emit('menu.command', { command }));
  offerContextMenu(window);
  return {
    focus: () => bringToFront(window),
    importFiles: (paths) => {
      const { language } = store.settings.get();
      importOpenedFiles(paths, language, handlers, mailbox.emit).catch((fault: unknown) => logFault('import', fault));
    },
    closed: new Promise((resolve) => window.once('closed', () => resolve())),
  };
}

function servePage(store: ArticleStore, out: string): void {
  serveDesk(session.defaultSession, {
    files: listPageFiles(join(out, 'renderer'), join(out, 'language')),
    medium: (hash) => readMedium(store, hash),
  });
}

function readMedium(store: ArticleStore, hash: MediaHash): ServedMedium | null {
  const medium = store.media.get(hash);
  const bytes = medium && store.media.read(hash);
  return bytes ? { type: medium.type, bytes } : null;
}

/** What only the window itself can do about a request. */
function withDeskOwn(handlers: Handlers, closing: Closing): Handlers {
  return {
    ...handlers,
    async 'desk.setSettings'(settings) {
      const outcome = await handlers['desk.setSettings'](settings);
      if (outcome.ok) nativeTheme.themeSource = outcome.value.theme;
      return outcome;
    },
    'desk.flushed'() {
      // After the answer is on its way: the window goes with it.
      setImmediate(closing.flushed);
      return success(null);
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
  webContents.on('did-start-loading', mailbox.shut);
  webContents.on('did-finish-load', mailbox.open);
  const load = () => {
    window.loadURL(`${deskOrigin}/`).catch((fault: unknown) => logFault('page', fault));
  };
  mendPage(window, load);
  load();
}

function bringToFront(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
