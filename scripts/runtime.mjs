// For end-to-end tests and benchmarks: the Electron that set-up chose, and a display to show it on.
//
//   import { electronArguments, electronExecutable, withDisplay } from '../../scripts/runtime.mjs';
//   import { _electron } from '@playwright/test';
//
//   await withDisplay(async () => {
//     const desk = await _electron.launch({
//       executablePath: electronExecutable(),
//       args: [...electronArguments(), projectFolder, `--user-data-dir=${emptyFolder}`],
//     });
//   });
//
// `npm run set-up` puts the runtime there; `npm test` and `npm start` do that themselves and start
// a display for the whole run. withDisplay and startDisplay do nothing where there is one already.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chosenRuntime } from './set-up/electron.mjs';
import { project } from './set-up/place.mjs';
import { SetUpError } from './set-up/say.mjs';
import { hasDisplay } from './set-up/system-libraries.mjs';

/** The executable of the runtime that set-up chose. */
export function electronExecutable() {
  return electronRuntime().executable;
}

/** What is known of the runtime: kind, version, folder, executable, the Node-API it speaks. */
export function electronRuntime() {
  const chosen = chosenRuntime();
  if (chosen) return chosen;
  throw new SetUpError('no Electron is set up in this checkout yet. Run: npm run set-up');
}

/**
 * The packaged program in the flavour that a test can attach to; `npm run dist -- --flavour test --dir`
 * makes it, and `npm test` does so before the end-to-end tests.
 */
export function packagedExecutable() {
  const folder = join(project, 'dist', 'test');
  const names = {
    linux: ['linux-unpacked/galley', 'linux-arm64-unpacked/galley'],
    darwin: ['mac', 'mac-arm64'].map((name) => `${name}/Galley.app/Contents/MacOS/Galley`),
    win32: ['win-unpacked/Galley.exe', 'win-arm64-unpacked/Galley.exe'],
  }[String(process.platform)];
  const found = names?.map((name) => join(folder, name)).find((path) => existsSync(path));
  if (found) return found;
  throw new SetUpError('there is no packaged program. Run: npm run dist -- --flavour test --dir');
}

/**
 * What Electron must be told on this system. Chromium's sandbox cannot start as root on Linux;
 * everywhere else it stays on.
 * @returns {string[]}
 */
export function electronArguments() {
  const isRootOnLinux = process.platform === 'linux' && process.getuid?.() === 0;
  return isRootOnLinux ? ['--no-sandbox'] : [];
}

/**
 * @typedef {object} Display
 * @property {Record<string, string>} env what a program needs in its environment to be shown there
 * @property {() => Promise<void>} stop
 */

/**
 * Starts a virtual display when the system has none, and names it in this process's environment,
 * so that everything started from here on is shown there.
 * @param {{ width?: number, height?: number }} [size] in pixels
 * @returns {Promise<Display>}
 */
export async function startDisplay({ width = 1920, height = 1080 } = {}) {
  if (hasDisplay()) return { env: {}, stop: async () => undefined };
  // The server picks a free number itself and writes it to descriptor 3.
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp'],
    // In a process group of its own, so that a Ctrl+C does not take the display from under the desk.
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], detached: true },
  );
  const ended = new Promise((resolve) => server.once('close', resolve));
  const env = { DISPLAY: `:${await displayNumber(server)}` };
  Object.assign(process.env, env);
  const endWithUs = () => server.kill();
  process.once('exit', endWithUs);
  const stop = async () => {
    process.off('exit', endWithUs);
    if (process.env.DISPLAY === env.DISPLAY) delete process.env.DISPLAY;
    server.kill();
    await ended;
  };
  return { env, stop };
}

/**
 * Runs a function with a display there.
 * @template T
 * @param {(env: Record<string, string>) => Promise<T>} body
 * @returns {Promise<T>}
 */
export async function withDisplay(body) {
  const display = await startDisplay();
  try {
    return await body(display.env);
  } finally {
    await display.stop();
  }
}

/**
 * @param {import('node:child_process').ChildProcess} server
 * @returns {Promise<number>}
 */
function displayNumber(server) {
  return new Promise((resolve, reject) => {
    const fail = () =>
      reject(new SetUpError('the virtual display (Xvfb) did not start. Run: npm run set-up'));
    server.once('error', fail);
    server.once('close', fail);
    let written = '';
    server.stdio[3]?.on('data', (piece) => {
      written += String(piece);
      if (written.endsWith('\n')) resolve(Number(written));
    });
  });
}
