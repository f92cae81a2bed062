import { dialog, type BrowserWindow } from 'electron';
import type { Result } from '../../core/base/result.ts';
import type { FetchedPage } from '../vault/keep-fetched.ts';
import { fetchAsking } from './fetch-asking.ts';

const shown = 600;

/** Asks the editor, naming each host, and fetches only then; null when she said no. */
export function askToFetch(
  window: BrowserWindow,
  address: string,
): Promise<Result<FetchedPage, string> | null> {
  return fetchAsking(address, (place, from) => agrees(window, place, from));
}

async function agrees(window: BrowserWindow, place: URL, from: URL | null): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    buttons: ['Fetch', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
    message: from
      ? `${from.host} sends on to ${place.host}. Fetch the page from there?`
      : `Fetch the page from ${place.host}?`,
    detail: `${place.href.slice(0, shown)}\n\nWhoever runs that place can see that it was asked for, when, and from which network. Nothing of your stories is sent.`,
  });
  return response === 0;
}
