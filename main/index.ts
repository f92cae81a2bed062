import { resolve } from 'node:path';
import { app } from 'electron';
import { readLaunch, ownWords, type Launch } from './start/launch.ts';
import { startDesk } from './start/start-desk.ts';
import { isOpenToDebuggers, prepareChromium } from './start/switches.ts';
import { listenForTheUnforeseen } from './start/unforeseen.ts';
import { runWithoutWindow } from './start/without-window.ts';
import { libraryFolder } from './library-folder.ts';
import { guardEverything } from './walls/guards.ts';

// Start-up, in the one order that is safe: what Chromium must know, every door shut, and only then
// anything that opens. Nothing is awaited here: the app becomes ready only after this file has run
// to its end.

start(readLaunch(ownWords(process.argv, app.isPackaged), process.cwd()));

function start({ command, library, files }: Launch): void {
  prepareChromium();
  guardEverything();
  listenForTheUnforeseen();
  if (isOpenToDebuggers()) refuseDebuggers();
  else if (command) void runWithoutWindow(command, libraryFolder());
  else startDesk(library ?? namedLibrary() ?? libraryFolder(), files);
}

function namedLibrary(): string | null {
  const named = process.env['GALLEY_LIBRARY'] ?? '';
  return named === '' ? null : resolve(named);
}

function refuseDebuggers(): void {
  process.stderr.write('Galley does not start with a debugging port: through it stories could be read and changed.\n');
  app.exit(2);
}
