import { join } from 'node:path';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import { walled } from '../walls/web-preferences.ts';
import { presentPaper } from './paper.ts';
import { visibleBounds, type WindowState } from './window-state.ts';

/**
 * Makes the desk's window, not yet shown.
 * @param out the folder of what was built
 */
export function createDeskWindow(out: string, state: WindowState | null): BrowserWindow {
  const screens = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map(
    ({ workArea }) => workArea,
  );
  const window = new BrowserWindow({
    ...visibleBounds(state, screens),
    minWidth: 560,
    minHeight: 420,
    show: false,
    title: 'Galley',
    icon: join(out, 'main', 'icon.png'),
    backgroundColor: presentPaper(),
    webPreferences: {
      ...walled,
      preload: join(out, 'preload', 'index.cjs'),
    },
  });
  if (state?.maximized === true) window.maximize();
  window.once('ready-to-show', () => {
    window.show();
  });
  // The title is the host's: it names the story as the store has it.
  window.on('page-title-updated', (event) => {
    event.preventDefault();
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
