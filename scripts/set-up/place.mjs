// Where things lie. No dependency: this is loaded before anything is installed.
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The checkout. */
export const project = resolve(import.meta.dirname, '..', '..');

/** What set-up has done in this checkout: small JSON stamps, never committed. */
export const stampFolder = join(project, '.runtime');

/** The programs that packages bring, a modern Node among them. */
export const programs = join(project, 'node_modules', '.bin');

/**
 * What is dear to fetch or to build and the same for every checkout of one user.
 * @param {NodeJS.ProcessEnv} [env]
 */
export function cacheFolder(env = process.env) {
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, 'galley', 'runtime');
  if (process.platform === 'darwin')
    return join(homedir(), 'Library', 'Caches', 'galley', 'runtime');
  if (process.platform === 'win32' && env.LOCALAPPDATA) {
    return join(env.LOCALAPPDATA, 'galley', 'runtime');
  }
  return join(homedir(), '.cache', 'galley', 'runtime');
}
