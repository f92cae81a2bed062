import { resolve } from 'node:path';
import { app } from 'electron';
import { libraryFolder } from './library-folder.ts';
import { foreignSwitches, refusal } from './start/foreign-switches.ts';
import { readLaunch, ownWords } from './start/launch.ts';
import { startDesk } from './start/start-desk.ts';
import { isAsInstalled, isOpenToDebuggers, prepareChromium } from './start/switches.ts';
import { listenForTheUnforeseen } from './start/unforeseen.ts';
import { guardEverything } from './walls/guards.ts';

// Start-up, in the one order that is safe: what Chromium must know, every door shut, and only then
// anything that opens. The app becomes ready only after this file has run to its end: so the desk
// is not awaited here, and a command, which needs no Chromium, is.

const words = ownWords(process.argv, app.isPackaged);
const { command, library, files } = readLaunch(words, process.cwd());
const strangers = isAsInstalled() ? foreignSwitches(words) : [];
prepareChromium();
guardEverything();

if (isOpenToDebuggers()) {
  process.stderr.write(
    'Galley does not start with a debugging port: through it stories could be read and changed.\n',
  );
  app.exit(2);
} else if (command) {
  const { runWithoutWindow } = await import('./start/without-window.ts');
  await runWithoutWindow(command, libraryFolder());
} else if (strangers.length > 0) {
  process.stderr.write(`${refusal(strangers)}\n`);
  app.exit(2);
} else {
  listenForTheUnforeseen();
  startDesk(library ?? namedLibrary() ?? libraryFolder(), files);
}

function namedLibrary(): string | null {
  const named = process.env['GALLEY_LIBRARY'] ?? '';
  return named === '' ? null : resolve(named);
}
