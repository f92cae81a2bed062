// One set-up at a time in a checkout: two commands started together must not build over one another.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { stampFolder } from './place.mjs';
import { say } from './say.mjs';

/**
 * Runs a function while no other process of this checkout runs one under the lock.
 * @template T
 * @param {() => Promise<T>} body
 * @param {string} [path] of the lock file
 * @returns {Promise<T>}
 */
export async function alone(body, path = join(stampFolder, 'lock')) {
  await take(path);
  try {
    return await body();
  } finally {
    rmSync(path, { force: true });
  }
}

/** @param {string} path */
async function take(path) {
  mkdirSync(dirname(path), { recursive: true });
  for (let waited = 0; !tryTake(path); waited += 1) {
    if (!isHolderAlive(path)) rmSync(path, { force: true });
    else if (waited === 20) say('Waiting for another Galley command that is setting up …');
    await pause(100);
  }
}

/** @param {string} path */
function tryTake(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} path */
function isHolderAlive(path) {
  try {
    const holder = Number(readFileSync(path, 'utf8'));
    // An empty file is a lock that is being written this very moment.
    if (holder === 0) return true;
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
