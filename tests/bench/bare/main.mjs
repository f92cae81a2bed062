// A bare Electron window: what the desk is held against. `electron bare/ NAME` shows NAME.json.
import { app, BrowserWindow } from 'electron';
import { join } from 'node:path';

app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1440, height: 900, title: 'Bare' });
  return window.loadFile(join(import.meta.dirname, 'index.html'), {
    query: { story: process.argv.at(-1) },
  });
});
