// Child processes: one that shows itself, one that is listened to.
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const onWindows = process.platform === 'win32';

/**
 * Runs a program to its end. Its output goes to standard error unless told otherwise.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & { quiet?: boolean }} [options]
 * @returns {Promise<{ status: number, output: string }>} with the output only when quiet
 */
export function run(program, args, { quiet = false, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 2, 2],
      // There npm is a batch file, which only a shell can start.
      shell: onWindows && program === 'npm',
      ...options,
    });
    /** @type {Buffer[]} */
    const pieces = [];
    child.stdout?.on('data', (piece) => pieces.push(piece));
    child.stderr?.on('data', (piece) => pieces.push(piece));
    child.on('error', (error) => resolve({ status: 127, output: error.message }));
    child.on('close', (status, signal) => {
      resolve({ status: signal ? 128 : (status ?? 1), output: Buffer.concat(pieces).toString() });
    });
  });
}

/**
 * Whether a program can be found on the PATH.
 * @param {string} program
 */
export function isInstalled(program) {
  const names = onWindows ? [`${program}.exe`, `${program}.cmd`] : [program];
  return (process.env.PATH ?? '')
    .split(delimiter)
    .some((folder) => names.some((name) => existsSync(join(folder, name))));
}

/**
 * The last lines of a program's output, for a message.
 * @param {string} output
 */
export function lastLines(output, count = 15) {
  return output.trimEnd().split('\n').slice(-count).join('\n');
}

/**
 * Whether a module is the command that was called, not one that another imports.
 * @param {string} url its import.meta.url
 */
export function isCommand(url) {
  const called = process.argv[1];
  return called !== undefined && realpathSync(called) === fileURLToPath(url);
}
