import { join } from 'node:path';
import { app, session } from 'electron';
import type { Handlers } from '../core/contract/contract.ts';
import { guardEverything } from './guards.ts';
import { dispatch } from './host.ts';
import { answerDesk } from './ipc.ts';
import { listPageFiles } from './page-files.ts';
import { serveDesk } from './protocol.ts';
import { prepareChromium } from './switches.ts';
import { createDeskWindow } from './window.ts';

prepareChromium();
guardEverything();
app.on('window-all-closed', () => {
  app.quit();
});
// Not awaited here: the app becomes ready only after this file has run to its end.
void app.whenReady().then(openDesk);

async function openDesk(): Promise<void> {
  const out = join(app.getAppPath(), 'out');
  serveDesk(session.defaultSession, {
    files: listPageFiles(join(out, 'renderer'), join(out, 'language')),
    medium: () => null,
  });
  const window = createDeskWindow(join(out, 'preload', 'index.cjs'), null);
  answerDesk(
    () => window.webContents,
    (name, input) => dispatch({} as Handlers, name, input, (_name, fault) => console.error(fault)),
  );
  await window.loadURL('app://galley/');
}
