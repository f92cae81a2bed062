// Everything that must be there before the desk, its tests or its command line can run. Each step
// looks first whether it is done, so a second run costs a few milliseconds and fetches nothing.
//
//   npm run set-up              do what is missing
//   npm run set-up -- --again   and ask once more for the official Electron
import { moveToModernNode, preferOwnPrograms } from './set-up/modern-node.mjs';
import { ensurePackages } from './set-up/packages.mjs';
import { isCommand } from './set-up/run.mjs';
import { runCommand } from './set-up/say.mjs';

/**
 * @param {{ again?: boolean }} [options]
 */
export async function setUp({ again = false } = {}) {
  await ensurePackages();
  preferOwnPrograms();
  await moveToModernNode();
  // Loaded only now: these need the packages.
  const { ensureElectron } = await import('./set-up/electron.mjs');
  const { ensureSystemLibraries } = await import('./set-up/system-libraries.mjs');
  const { ensureSandbox } = await import('./set-up/sandbox.mjs');
  const { ensureSqliteAddon } = await import('./set-up/sqlite-addon.mjs');
  const runtime = await ensureElectron({ again });
  await ensureSystemLibraries(runtime);
  await ensureSandbox(runtime);
  await ensureSqliteAddon(runtime);
}

if (isCommand(import.meta.url)) {
  await runCommand(() => setUp({ again: process.argv.includes('--again') }));
}
