import { app, BrowserWindow } from 'electron';
import type { Desk } from '../desk/desk.ts';
import { givenFiles } from './given-files.ts';

/** Where files that are opened with Galley come in: before, while and after there is a desk. */
export interface Door {
  readonly open: (desk: Desk) => void;
  /** Tells of the first who comes once the desk is closed: he wants another. */
  readonly whenLate: (hear: () => void) => void;
  /** The files that those brought who came once the desk was closed; null when nobody did. */
  readonly late: () => readonly string[] | null;
}

/** Opens the door of this process: other starts of Galley on its library come here. */
export function receiveFiles(files: readonly string[]): Door {
  let desk: Desk | null = null;
  let waiting = [...files];
  let isClosed = false;
  let isWanted = false;
  let hearLate: () => void = () => undefined;
  const receive = (paths: readonly string[]) => {
    if (desk) desk.importFiles(paths);
    else waiting.push(...paths);
    if (!isClosed) return;
    isWanted = true;
    hearLate();
  };
  app.on('second-instance', (_event, _argv, _cwd, data) => {
    if (desk) desk.focus();
    else BrowserWindow.getAllWindows()[0]?.focus();
    receive(givenFiles(data));
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    receive([path]);
  });
  app.on('activate', () => {
    if (isClosed) receive([]);
    else desk?.focus();
  });
  return {
    open(opened) {
      desk = opened;
      desk.importFiles(waiting);
      waiting = [];
      void opened.closed.then(() => {
        desk = null;
        isClosed = true;
      });
    },
    whenLate: (hear) => {
      hearLate = hear;
      if (isWanted) hear();
    },
    late: () => (isWanted ? waiting : null),
  };
}
