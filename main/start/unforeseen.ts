import { app, dialog } from 'electron';
import { logFault } from '../log.ts';

/** Puts faults that nobody foresaw on record, and tells the editor once instead of vanishing. */
export function listenForTheUnforeseen(): void {
  let isTelling = false;
  process.on('unhandledRejection', (fault) => {
    logFault('unforeseen', fault);
  });
  process.on('uncaughtException', (fault) => {
    logFault('unforeseen', fault);
    if (isTelling || !app.isReady()) return;
    isTelling = true;
    tell().then(
      () => {
        isTelling = false;
      },
      (failed: unknown) => logFault('unforeseen', failed),
    );
  });
}

async function tell(): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message: 'Something went wrong inside Galley',
    detail:
      'What Galley has shown as saved is on disk. You can go on; if something looks wrong, close Galley and open it again.',
    buttons: ['Go On', 'Close Galley'],
    defaultId: 0,
    cancelId: 0,
  });
  if (response === 1) app.quit();
}
