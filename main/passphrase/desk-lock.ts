import { dialog, type BrowserWindow } from 'electron';
import { logFault } from '../log.ts';
import { convertInThread } from './convert.ts';
import { createLibraryLock, type LibraryLock, type LockPorts } from './library-lock.ts';

/** The lock of the library in `folder`, whose desk stands in a window. */
export function createDeskLock(
  folder: string,
  desk: Pick<LockPorts, 'reopen' | 'progress' | 'close'> & { readonly window: BrowserWindow },
): LibraryLock {
  const { reopen, progress, close, window } = desk;
  return createLibraryLock({
    folder,
    convert: convertInThread,
    reopen,
    progress,
    close,
    tell: (message, detail) => {
      dialog
        .showMessageBox(window, { type: 'info', message, detail })
        .catch((fault: unknown) => logFault('passphrase', fault));
    },
  });
}
