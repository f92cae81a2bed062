// What Electron needs from the system and a bare Debian does not have: libraries, a virtual display.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isInstalled, lastLines, run } from './run.mjs';
import { stampFolder } from './place.mjs';
import { SetUpError, say } from './say.mjs';
import { readStamp, writeStamp } from './stamp.mjs';

// Libraries that Chromium links or loads, and the packages that bring them, by Debian's names of
// today and of the releases after it.
/** @type {Record<string, readonly string[]>} */
const packagesOf = {
  'libgtk-3.so.0': ['libgtk-3-0', 'libgtk-3-0t64'],
  'libgdk-3.so.0': ['libgtk-3-0', 'libgtk-3-0t64'],
  'libnss3.so': ['libnss3'],
  'libnssutil3.so': ['libnss3'],
  'libsmime3.so': ['libnss3'],
  'libnspr4.so': ['libnspr4'],
  'libasound.so.2': ['libasound2', 'libasound2t64'],
  'libatk-1.0.so.0': ['libatk1.0-0', 'libatk1.0-0t64'],
  'libatk-bridge-2.0.so.0': ['libatk-bridge2.0-0', 'libatk-bridge2.0-0t64'],
  'libatspi.so.0': ['libatspi2.0-0', 'libatspi2.0-0t64'],
  'libcups.so.2': ['libcups2', 'libcups2t64'],
  'libglib-2.0.so.0': ['libglib2.0-0', 'libglib2.0-0t64'],
  'libgobject-2.0.so.0': ['libglib2.0-0', 'libglib2.0-0t64'],
  'libgio-2.0.so.0': ['libglib2.0-0', 'libglib2.0-0t64'],
  'libgbm.so.1': ['libgbm1'],
  'libdrm.so.2': ['libdrm2'],
  'libdbus-1.so.3': ['libdbus-1-3'],
  'libexpat.so.1': ['libexpat1'],
  'libcairo.so.2': ['libcairo2'],
  'libpango-1.0.so.0': ['libpango-1.0-0'],
  'libudev.so.1': ['libudev1'],
  'libxkbcommon.so.0': ['libxkbcommon0'],
  'libX11.so.6': ['libx11-6'],
  'libxcb.so.1': ['libxcb1'],
  'libXcomposite.so.1': ['libxcomposite1'],
  'libXdamage.so.1': ['libxdamage1'],
  'libXext.so.6': ['libxext6'],
  'libXfixes.so.3': ['libxfixes3'],
  'libXrandr.so.2': ['libxrandr2'],
  'libXtst.so.6': ['libxtst6'],
};

const stamp = join(stampFolder, 'system-libraries.json');

/** @param {import('./electron.mjs').Runtime} runtime */
export async function ensureSystemLibraries(runtime) {
  if (process.platform !== 'linux') return;
  const isDisplayed = hasDisplay() || isInstalled('Xvfb');
  if (isDisplayed && readStamp(stamp)?.folder === runtime.folder) return;
  const missing = missingLibraries(runtime.folder).map((name) => packagesOf[name] ?? [name]);
  if (!isDisplayed) missing.push(['xvfb']);
  if (missing.length > 0) await installSystemPackages(missing, 'for Electron');
  const still = missingLibraries(runtime.folder);
  if (still.length > 0) {
    throw new SetUpError(
      `Electron cannot start: this system has no ${still.join(', ')}. Install the packages that bring them, then run: npm run set-up`,
    );
  }
  writeStamp(stamp, { folder: runtime.folder });
}

/**
 * The Nu HTML checker runs on Java. Without it its tests are left out and say so; nothing else
 * needs it, so failing to get it is no failure of set-up.
 */
export async function offerJava() {
  if (process.platform !== 'linux' || isInstalled('java')) return;
  try {
    await installSystemPackages(['default-jre-headless'], 'for the HTML checker of the tests');
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    say(`The HTML checker is left out of this run: ${error.message}`);
  }
}

export function hasDisplay(env = process.env) {
  return process.platform !== 'linux' || Boolean(env.DISPLAY ?? env.WAYLAND_DISPLAY);
}

/**
 * The shared libraries that the loader does not find for this Electron.
 * @param {string} folder
 */
function missingLibraries(folder) {
  const files = readdirSync(folder).filter((name) => name === 'electron' || name.endsWith('.so'));
  const asked = spawnSync(
    'ldd',
    files.map((name) => join(folder, name)),
    { encoding: 'utf8' },
  );
  const missing = [...(asked.stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)];
  // What comes with Electron itself is found through its own folder.
  return [...new Set(missing.map((match) => match[1] ?? ''))].filter(
    (name) => !existsSync(join(folder, name)),
  );
}

/**
 * @param {readonly (string | readonly string[])[]} wanted package names; a list means the first that exists
 * @param {string} purpose
 */
export async function installSystemPackages(wanted, purpose) {
  const firstNames = [
    ...new Set(wanted.map((names) => (typeof names === 'string' ? names : names[0]))),
  ];
  const byHand = `sudo apt-get update && sudo apt-get install -y ${firstNames.join(' ')}`;
  const asRoot = rootPrefix();
  if (!isInstalled('apt-get') || !asRoot) {
    throw new SetUpError(
      `the system lacks packages ${purpose}: ${firstNames.join(', ')}. On Debian or Ubuntu run: ${byHand}`,
    );
  }
  say(`Installing system packages ${purpose}: ${firstNames.join(', ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  /** @param {readonly string[]} args */
  const aptGet = (args) => {
    // Another apt may be at work on a fresh machine: wait for it.
    const patience = ['-o', 'DPkg::Lock::Timeout=300'];
    const [program = '', ...rest] = [...asRoot, 'apt-get', ...patience, ...args];
    return run(program, rest, { quiet: true, env });
  };
  await aptGet(['update', '-q']);
  const names = [...new Set(wanted.map(knownName))];
  const { status, output } = await aptGet([
    'install',
    '-y',
    '-q',
    '--no-install-recommends',
    ...names,
  ]);
  if (status === 0) return;
  say(lastLines(output));
  throw new SetUpError(`the system packages ${purpose} could not be installed. Run: ${byHand}`);
}

/** What to put before a command that only root may run; nothing when we may not. */
export function rootPrefix() {
  if (process.getuid?.() === 0) return [];
  const mayWithoutPassword = spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
  return mayWithoutPassword ? ['sudo', '-n', '-E'] : undefined;
}

/** @param {string | readonly string[]} names */
function knownName(names) {
  if (typeof names === 'string') return names;
  const [first = ''] = names;
  return names.find(isKnownToApt) ?? first;
}

/** @param {string} name */
function isKnownToApt(name) {
  try {
    return /^\s+Candidate: (?!\(none\))/m.test(
      execFileSync('apt-cache', ['policy', name], { encoding: 'utf8' }),
    );
  } catch {
    // No apt-cache: the name is taken as it stands.
    return false;
  }
}
