import { dialog, type BrowserWindow } from 'electron';
import type { StoreFailure } from '../../db/store-failure.ts';
import { logFault } from '../log.ts';
import type { StoreThread } from '../store-thread/store-thread.ts';

/** Tells the editor that nothing can be saved for now, until the store is open again. */
export function askToOpenStore(
  window: BrowserWindow,
  store: Pick<StoreThread, 'reopen'>,
  why: StoreFailure,
): void {
  ask(window, store, why).catch((fault: unknown) => logFault('store', fault));
}

async function ask(
  window: BrowserWindow,
  store: Pick<StoreThread, 'reopen'>,
  why: StoreFailure,
): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: 'Your words cannot be saved for now',
    detail: why.message,
    buttons: ['Open the Store Again', 'Go On Without'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  if (response !== 0) return;
  const opened = await store.reopen();
  if (!opened.ok) await ask(window, store, opened.error);
}
