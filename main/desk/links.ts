import { dialog, shell, type BrowserWindow } from 'electron';
import { isSafeLink } from '../../core/article/link.ts';
import { describeLink } from './describe-link.ts';

/**
 * Opens a link in the system's browser after asking. The only use of openExternal in the house:
 * what is not a plain http, https or mailto link is not even asked about.
 */
export async function openLink(window: BrowserWindow | null, href: string): Promise<void> {
  if (!isSafeLink(href)) return;
  const { address, question } = describeLink(href);
  const box = {
    type: 'question' as const,
    buttons: ['Open', 'Cancel'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
    ...question,
  };
  const { response } = await (window
    ? dialog.showMessageBox(window, box)
    : dialog.showMessageBox(box));
  if (response === 0) await shell.openExternal(address);
}
