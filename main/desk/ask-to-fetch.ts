import { dialog, type BrowserWindow } from 'electron';
import type { Result } from '../../core/base/result.ts';
import type { FetchedPage } from '../vault/keep-fetched.ts';
import { fetchPage } from './fetch-page.ts';

const shown = 600;

/** Asks the editor, naming the host, and fetches only then; null when she said no. */
export async function askToFetch(
  window: BrowserWindow,
  address: string,
): Promise<Result<FetchedPage, string> | null> {
  const url = new URL(address);
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    buttons: ['Fetch', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
    message: `Fetch the page from ${url.host}?`,
    detail: `${url.href.slice(0, shown)}\n\nWhoever runs that place can see that it was asked for, when, and from which network. Nothing of your stories is sent.`,
  });
  return response === 0 ? fetchPage(url.href) : null;
}
