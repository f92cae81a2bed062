import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nativeTheme, session, type BrowserWindow } from 'electron';
import type { HostEvents } from '../../core/contract/events.ts';
import { passingChannels, readingChannels } from '../../core/contract/reading-channels.ts';
import { replaceStore } from '../backups/replace-store.ts';
import { closeInOrder, closeWithTheSystem } from './close-desk.ts';
import { offerContextMenu } from '../menu/context-menu.ts';
import { createElectronPorts } from './electron-ports.ts';
import { answerDesk } from '../walls/ipc.ts';
import { attempt, logFault } from '../log.ts';
import { onlyRead } from '../reading-desk.ts';
import { createMailbox, type Mailbox } from './mailbox.ts';
import { mendPage } from './mending.ts';
import { setMenuBar } from '../menu/menu.ts';
import { createOpenedFiles } from './opened-files.ts';
import { listPageFiles } from '../walls/page-files.ts';
import { deskOrigin } from '../walls/page-server.ts';
import { createPreview } from './preview.ts';
import { serveDesk } from '../walls/protocol.ts';
import type { DeskPorts } from '../store-thread/duties.ts';
import type { StoreThread } from '../store-thread/store-thread.ts';
import { followAnswers } from './answers.ts';
import { askToOpenStore } from './lost-store.ts';
import { createWindowTitle } from './window-title.ts';
import {
  answerPassphrase,
  createPassphraseHandlers,
  isPassphraseRequest,
} from '../handlers/passphrase.ts';
import { createDeskLock } from '../passphrase/desk-lock.ts';
import type { StoreKey } from '../../db/store-key.ts';
import { createDeskWindow } from './window.ts';
import { readWindowState, windowStateOf } from './window-state.ts';

/**
 * What is wanted when a desk was closed: nothing, nothing and at once since the system's session
 * ends, its passphrase again, or another library.
 */
export type WantedNext = 'quit' | 'system-ends' | 'locked' | { readonly library: string };

/** The open desk, as start-up knows it. */
export interface Desk {
  /** Brings the window to the front. */
  readonly focus: () => void;
  /** Has the page import files that were opened with Galley. */
  readonly importFiles: (paths: readonly string[]) => void;
  /**
   * Closes the store, does what needs it closed, such as putting another in its place, and opens it
   * again; the window stays, and its page begins anew. See `StoreThread.reopen`.
   */
  readonly renewStore: StoreThread['reopen'];
  /** The key that its library is under by now. */
  readonly key: () => StoreKey | undefined;
  /** Resolves when the window is gone and the store closed, and says what is wanted next. */
  readonly closed: Promise<WantedNext>;
}

/** Where the desk finds what it works on and what it is made of. */
export interface DeskPlaces {
  readonly library: string;
  /** The key of a library that is encrypted at rest. */
  readonly key?: StoreKey | undefined;
  /** Whether the library is open for reading only. */
  readonly isReading?: boolean;
  /** The folder of what was built: renderer, preload, language. */
  readonly out: string;
}

/** Milliseconds that closing may spend on the library's index; what is left is done at the next start. */
const lastWork = 200;

/** Opens the desk's window over an open store, which it closes when it closes itself. */
export async function openDesk(store: StoreThread, places: DeskPlaces): Promise<Desk> {
  const statePath = join(places.library, 'window.json');
  nativeTheme.themeSource = (await store.settings()).theme;
  servePage(store, places.out);
  const window = createDeskWindow(places.out, readWindowState(statePath));
  const mailbox = createMailbox(window.webContents);
  const preview = createPreview();
  const title = createWindowTitle((text) => window.setTitle(text), store.headline);
  const opened = createOpenedFiles(mailbox.emit);
  const renew: StoreThread['reopen'] = async (between, place) => {
    const renewed = await store.reopen(between, place);
    // What is told from now on is for the page that begins anew.
    mailbox.shut();
    load();
    return renewed;
  };
  const renewStore: Desk['renewStore'] = async (between, place) => {
    const renewed = await renew(between, place);
    if (!renewed.ok) askToOpenStore(window, { reopen: renew }, renewed.error);
    return renewed;
  };
  const replace: DeskPorts['replaceStore'] = (replacement) =>
    void replaceStore(replacement, { renew: renewStore, emit: mailbox.emit });
  let next: WantedNext = 'quit';
  let presentKey = places.key;
  const openLibrary: DeskPorts['openLibrary'] = (library) => {
    next = { library };
    window.close();
  };
  store.serve(
    createElectronPorts(
      { window, preview, opened, replaceStore: replace, openLibrary },
      (name, detail) => {
        mailbox.emit(name, detail);
        if (name === 'library.changed') title.changed((detail as HostEvents['library.changed']).id);
      },
    ),
  );
  const closing = closeInOrder(window, mailbox, async () => {
    if (!places.isReading)
      attempt('window', () =>
        writeFileSync(statePath, JSON.stringify(windowStateOf(window)), { mode: 0o600 }),
      );
    attempt('preview', preview.close);
    await store.close(lastWork);
  });
  closeWithTheSystem(window, closing, () => {
    next = 'system-ends';
  });
  const follow = followAnswers({
    opened: title.opened,
    removed: title.removed,
    // Only after the answer is on its way: the window goes with it.
    flushed: () => setImmediate(closing.flushed),
    themed: (theme) => {
      nativeTheme.themeSource = theme;
    },
  });
  const load = createLoader(window);
  const menu = setMenuBar(
    (command) => mailbox.emit('menu.command', { command }),
    places.key !== undefined,
  );
  const passphrase = createPassphraseHandlers(
    createDeskLock(places.library, {
      reopen: async (between, key) => {
        const renewed = await store.reopen(between, { library: places.library, key });
        if (renewed.ok) {
          presentKey = key;
          menu.allowLock(key !== undefined);
        }
        load();
        return renewed;
      },
      progress: (share) => mailbox.emit('passphrase.progress', { share }),
      window,
      close: () => {
        next = 'locked';
        setImmediate(() => window.close());
      },
    }),
  );
  answerDesk(
    () => window.webContents,
    async (name, input) => {
      if (places.isReading && !readingChannels.has(name) && !passingChannels.has(name))
        return onlyRead;
      // The store is closed while it is encrypted: these are not for its thread.
      if (isPassphraseRequest(name)) return answerPassphrase(passphrase, name, input);
      const answer = await store.request(name, input);
      follow(name, input, answer);
      return answer;
    },
  );
  followPage(window, mailbox, store.pageGone);
  keepPage(window, load);
  load();
  store.whenLost((why) => askToOpenStore(window, store, why));
  offerContextMenu(window);
  return {
    focus: () => bringToFront(window),
    importFiles: opened.offer,
    renewStore,
    key: () => presentKey,
    closed: new Promise((resolve) => window.once('closed', () => resolve(next))),
  };
}

function servePage(store: StoreThread, out: string): void {
  serveDesk(session.defaultSession, {
    files: listPageFiles(join(out, 'renderer'), join(out, 'language')),
    medium: store.medium,
    source: store.source,
  });
}

function createLoader(window: BrowserWindow): () => void {
  return () => {
    window.loadURL(`${deskOrigin}/`).catch((fault: unknown) => logFault('page', fault));
  };
}

function followPage(window: BrowserWindow, mailbox: Mailbox, gone: () => void): void {
  const { webContents } = window;
  // Not when loading starts: a navigation that the guards refuse starts and never ends.
  webContents.on('did-navigate', mailbox.shut);
  webContents.on('render-process-gone', mailbox.shut);
  webContents.on('dom-ready', mailbox.open);
  // What is kept for a page goes with it.
  webContents.on('did-navigate', gone);
  webContents.on('render-process-gone', gone);
  window.once('closed', gone);
}

function keepPage(window: BrowserWindow, load: () => void): void {
  // Chromium asks nobody before it shows about:blank; all that can be done is to come back from it.
  window.webContents.on('did-navigate', (_event, address) => {
    if (!address.startsWith(`${deskOrigin}/`)) load();
  });
  mendPage(window, load);
}

function bringToFront(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
