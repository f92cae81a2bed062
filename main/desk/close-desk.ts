import { dialog, powerMonitor, type BrowserWindow } from 'electron';
import { createClosing, type Closing } from './closing.ts';
import type { Mailbox } from './mailbox.ts';

/**
 * Has the window close in order, whatever asks for it: the editor, quitting, or the system that
 * goes down (`closeWithTheSystem`).
 * @param mailbox leads to the page
 * @param putAway leaves everything on disk as it should be; it must not reject
 */
export function closeInOrder(
  window: BrowserWindow,
  mailbox: Pick<Mailbox, 'emit' | 'isOpen'>,
  putAway: () => Promise<void>,
): Closing {
  const closing = createClosing({
    isPageAlive: mailbox.isOpen,
    ask: () => mailbox.emit('desk.closing', null),
    confirmLoss: () => confirmLoss(window),
    putAway,
    close: () => window.destroy(),
  });
  window.on('close', (event) => {
    if (!closing.mayClose()) event.preventDefault();
  });
  return closing;
}

async function confirmLoss(window: BrowserWindow): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: 'The last words are not on disk yet.',
    detail:
      'The store does not take them: the status line says why. Everything up to the time it names is safe. ' +
      'Keep the window open to copy the last words or to make room on the disk.',
    buttons: ['Keep the Window Open', 'Close Without Them'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}

/**
 * Has the window close when the system's session ends.
 * @param hear told before: there is no time for anything else then
 */
export function closeWithTheSystem(
  window: BrowserWindow,
  closing: Closing,
  hear: () => void,
): void {
  const goDown = () => {
    hear();
    closing.mayClose();
  };
  // Windows ends a session without `before-quit`; what is left is the time these events give.
  window.on('query-session-end', goDown);
  window.on('session-end', () => {
    hear();
    closing.hurry();
  });
  powerMonitor.on('shutdown', goDown);
  window.once('closed', () => powerMonitor.off('shutdown', goDown));
}
