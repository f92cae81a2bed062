import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import { walled } from '../walls/web-preferences.ts';
import { presentPaper } from './paper.ts';
import { visibleBounds, type WindowState } from './window-state.ts';

/** Makes the desk's window, not yet shown. */
export function createDeskWindow(preload: string, state: WindowState | null): BrowserWindow {
  const screens = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map(({ workArea }) => workArea);
  const window = new BrowserWindow({
    ...visibleBounds(state, screens),
    minWidth: 560,
    minHeight: 420,
    show: false,
    title: 'Galley',
    backgroundColor: presentPaper(),
    webPreferences: { ...walled, preload, devTools: !app.isPackaged },
  });
  if (state?.maximized === true) window.maximize();
  window.once('ready-to-show', () => {
    window.show();
  });
  followTheme(window);
  return window;
}

function followTheme(window: BrowserWindow): void {
  const follow = () => {
    window.setBackgroundColor(presentPaper());
  };
  nativeTheme.on('updated', follow);
  window.once('closed', () => nativeTheme.off('updated', follow));
}
