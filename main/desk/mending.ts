import { dialog, type BrowserWindow } from 'electron';
import { logFault } from '../log.ts';

/** A page that fails this often within a minute is not started again by itself. */
const mostFailures = 3;
const minute = 60_000;

/**
 * Mends a page that crashed or hangs. What was acknowledged is in the journal, so a fresh page
 * opens the story as it stands on disk.
 * @param reload loads the desk's page anew
 */
export function mendPage(window: BrowserWindow, reload: () => void): void {
  let failures: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    logFault('page', `gone: ${reason}, exit code ${exitCode}`);
    const now = Date.now();
    failures = [...failures.filter((at) => now - at < minute), now];
    if (failures.length <= mostFailures) reload();
    else askToReload(window, reload);
  });
  mendHanging(window);
}

function askToReload(window: BrowserWindow, reload: () => void): void {
  const question = dialog.showMessageBox(window, {
    type: 'warning',
    message: 'The desk keeps stopping',
    detail:
      'What you typed is on disk. You can open the desk again, or close Galley, start the computer anew and try then.',
    buttons: ['Open the Desk Again', 'Close Galley'],
    defaultId: 0,
    cancelId: 1,
  });
  question.then(
    ({ response }) => (response === 0 ? reload() : window.close()),
    (fault: unknown) => logFault('page', fault),
  );
}

function mendHanging(window: BrowserWindow): void {
  let asking: AbortController | null = null;
  window.on('responsive', () => {
    asking?.abort();
    asking = null;
  });
  window.on('unresponsive', () => {
    if (asking) return;
    asking = new AbortController();
    const question = dialog.showMessageBox(window, {
      type: 'warning',
      message: 'The desk does not answer',
      detail:
        'What it has shown as saved is on disk. You can wait, or open the desk again as it stands on disk.',
      buttons: ['Wait', 'Open the Desk Again'],
      defaultId: 0,
      cancelId: 0,
      signal: asking.signal,
    });
    question.then(
      ({ response }) => {
        asking = null;
        // It is then gone, and is reloaded as any page that is.
        if (response === 1) window.webContents.forcefullyCrashRenderer();
      },
      (fault: unknown) => logFault('page', fault),
    );
  });
}
