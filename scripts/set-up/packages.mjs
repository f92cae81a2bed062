// Packages as the lockfile names them. Loaded before anything is installed.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { alone } from './lock.mjs';
import { project, stampFolder } from './place.mjs';
import { run } from './run.mjs';
import { SetUpError, say } from './say.mjs';
import { readStamp, writeStamp } from './stamp.mjs';

/** The Node that the package `node` brings. */
export const modernNode = join(
  project,
  'node_modules/node/bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

const lockfile = join(project, 'package-lock.json');
// npm's own account of what it put into node_modules.
const installed = join(project, 'node_modules', '.package-lock.json');
const stamp = join(stampFolder, 'packages.json');

/** Installs what package-lock.json names, unless it is installed already. */
export async function ensurePackages() {
  const before = readStamp(stamp);
  if (before?.times === times()) return;
  await alone(async () => {
    if (!isComplete()) await install();
  });
  writeStamp(stamp, { times: times() });
}

async function install() {
  say('Installing the packages that package-lock.json names …');
  // No package needs its own scripts but `node`, whose script fetches the binary of Node itself.
  const calls = [
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    ['rebuild', 'node', '--ignore-scripts=false', '--no-audit', '--no-fund'],
  ];
  for (const args of calls) {
    const { status, output } = await run('npm', args, { cwd: project, quiet: true });
    if (status !== 0) {
      say(output.trimEnd());
      throw new SetUpError(
        'the packages could not be installed; nothing else was touched. When npm reaches its registry again, run: npm run set-up',
      );
    }
  }
}

function isComplete() {
  if (!existsSync(installed) || !existsSync(modernNode)) return false;
  return lockfilesAgree(
    JSON.parse(readFileSync(lockfile, 'utf8')),
    JSON.parse(readFileSync(installed, 'utf8')),
  );
}

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, peer?: boolean, inBundle?: boolean }} LockedPackage
 * @typedef {{ packages: Record<string, LockedPackage> }} Lockfile
 */

/**
 * Whether everything that is locked is installed, in the locked version. What is optional may be
 * missing: it belongs to another platform.
 * @param {Lockfile} wanted
 * @param {Lockfile} present
 */
export function lockfilesAgree(wanted, present) {
  return Object.entries(wanted.packages).every(([path, locked]) => {
    if (path === '') return true;
    const found = present.packages[path];
    if (!found) return locked.optional === true;
    return found.version === locked.version && found.integrity === locked.integrity;
  });
}

function times() {
  return [lockfile, installed, modernNode]
    .map((path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 'none')
    .join(' ');
}
