// The command line from a checkout: npm run --silent galley -- check story.txt
// Once all is set up this must cost next to nothing: newsroom scripts call it in pipelines. It needs
// no Electron, so it waits for none.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { moveToModernNode, preferOwnPrograms } from './set-up/modern-node.mjs';
import { ensurePackages } from './set-up/packages.mjs';
import { project } from './set-up/place.mjs';
import { runCommand } from './set-up/say.mjs';

await runCommand(async () => {
  await ensurePackages();
  preferOwnPrograms();
  await moveToModernNode();
  const { build } = await import('./build.mjs');
  await build(['main', 'language']);
});

if (process.exitCode === 0) {
  // npm runs scripts in the project; the files named are where the caller stands.
  if (process.env.INIT_CWD && existsSync(process.env.INIT_CWD)) process.chdir(process.env.INIT_CWD);
  await import(pathToFileURL(join(project, 'out', 'main', 'cli.js')).href);
}
