import type { BrowserWindow } from 'electron';
import type { KeyFile } from '../../db/key-file.ts';
import { pickLibraryFolder } from '../desk/dialogs.ts';
import { openStillWindow } from '../desk/still-window.ts';
import { logFault } from '../log.ts';
import { convertInThread } from './convert.ts';
import { finishConversion, tryPassphrase, type Unlocked } from './unlock-library.ts';
import {
  readUnlockForm,
  unlockAddress,
  unlockChoiceOf,
  unlockPage,
  wrongPassphraseSentence,
  type UnlockView,
} from './unlock-page.ts';

/** What came of asking. */
export type Asked =
  | { readonly way: 'open'; readonly unlocked: Unlocked }
  | { readonly way: 'elsewhere'; readonly folder: string }
  | { readonly way: 'quit' };

/**
 * Asks for the passphrase of a locked library until it is right, in a window without scripts whose
 * session lives in memory. Closing the window means to quit. The window stays until `close` is
 * called, so that the app is never without one in between.
 */
export function askPassphrase(
  folder: string,
  file: KeyFile,
): Promise<{ readonly asked: Asked; readonly close: () => void }> {
  return new Promise((resolve) => {
    let view: UnlockView = { shows: 'question', trouble: '' };
    const show = (next: UnlockView): string => unlockPage((view = next), folder);
    const isAsking = (): boolean => view.shows === 'question';
    const settle = (asked: Asked) => resolve({ asked, close });
    const window = openStillWindow({
      title: 'Galley',
      address: unlockAddress,
      html: () => unlockPage(view, folder),
      submit: async (fields) => {
        if (!isAsking()) return show(view);
        const { words, shows } = readUnlockForm(fields);
        if (shows !== null) {
          const typed = { words, isShown: shows };
          return show({ shows: 'question', trouble: '', typed });
        }
        const key = await tryPassphrase(file, words);
        // It may have been sent twice.
        if (!isAsking()) return show(view);
        if (!key) return show({ shows: 'question', trouble: wrongPassphraseSentence });
        const page = show(
          file.state === 'sealed' ? { shows: 'opening' } : { shows: 'work', share: 0 },
        );
        finish(window, folder, file, key, (share) => void show({ shows: 'work', share })).then(
          (unlocked) => settle({ way: 'open', unlocked }),
          (fault: unknown) => logFault('passphrase', fault),
        );
        return page;
      },
      follow: (href) => {
        choose(unlockChoiceOf(href), window).then(
          (asked) => {
            if (asked) settle(asked);
          },
          (fault: unknown) => logFault('passphrase', fault),
        );
      },
      size: { width: 780, height: 560 },
    });
    const close = () => {
      if (!window.isDestroyed()) window.destroy();
    };
    window.once('closed', () => settle({ way: 'quit' }));
  });
}

// A page without scripts is drawn anew to say how far it is, so not too often.
const redrawEvery = 1500;

function finish(
  window: BrowserWindow,
  folder: string,
  file: KeyFile,
  key: NonNullable<Unlocked['key']>,
  show: (share: number) => void,
): Promise<Unlocked> {
  let drawn = performance.now();
  return finishConversion(folder, file, key, convertInThread, (share) => {
    show(share);
    if (performance.now() - drawn < redrawEvery || window.isDestroyed()) return;
    drawn = performance.now();
    window.loadURL(unlockAddress).catch((fault: unknown) => logFault('passphrase', fault));
  });
}

async function choose(
  choice: ReturnType<typeof unlockChoiceOf>,
  window: BrowserWindow,
): Promise<Asked | null> {
  if (choice === 'quit') return { way: 'quit' };
  if (choice !== 'elsewhere') return null;
  const folder = await pickLibraryFolder(window);
  return folder === null ? null : { way: 'elsewhere', folder };
}
