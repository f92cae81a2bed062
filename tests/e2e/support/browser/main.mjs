// Chromium as readers have it: a window with nothing of ours in it, and no wall but the page's own.
// As in ../attached, no page may arrive before the test has attached.
import { app, BrowserWindow } from 'electron';

const attached = new Promise((resolve) => {
  Object.assign(globalThis, { __playwright_run: resolve });
});
setInterval(() => undefined, 10);

void app
  .whenReady()
  .then(() => attached)
  .then(() => new BrowserWindow({ width: 1000, height: 900 }).loadURL('about:blank'));
