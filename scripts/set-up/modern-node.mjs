// Everything after the packages runs on the Node that they bring, whatever Node the machine has.
import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import { modernNode } from './packages.mjs';
import { programs } from './place.mjs';

// The first that speaks Node-API 10, which better-sqlite3 asks for.
const oldest = { major: 22, minor: 14 };

/** @param {string} version such as 20.19.0 */
export function isModern(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > oldest.major || (major === oldest.major && minor >= oldest.minor);
}

/** Puts the packages' programs first on the PATH of this process and its children. */
export function preferOwnPrograms() {
  const path = process.env.PATH ?? '';
  if (!path.startsWith(programs)) process.env.PATH = `${programs}${delimiter}${path}`;
}

/**
 * On an old Node, starts this very command again on the modern one and ends with its status;
 * on a modern Node, does nothing.
 */
export async function moveToModernNode() {
  if (isModern(process.versions.node)) return;
  const child = spawn(modernNode, process.argv.slice(1), { stdio: 'inherit' });
  /** @type {NodeJS.Signals[]} */
  const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of passedOn) process.on(signal, () => child.kill(signal));
  const status = await new Promise((resolve) => {
    child.on('close', (code, signal) => resolve(signal ? 128 : (code ?? 1)));
  });
  process.exit(status);
}
