// Child processes: one that shows itself, one that is listened to.
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** How long a program's last words may take after its end, in milliseconds. */
const longestRest = 2000;

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
 * Runs a program to its end, in sight of everybody, and keeps the end of what it said.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<{ status: number, output: string }>} of the output some 16 kB at most
 */
export function runAloud(program, args, options = {}) {
  return new Promise((resolve) => {
    // A pipe is no screen, so colours have to be asked for.
    const colours = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
    const child = spawn(program, args, {
      shell: onWindows && program === 'npm',
      ...options,
      env: { ...colours, ...(options.env ?? process.env) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    /** @param {NodeJS.WriteStream} to */
    const hear = (to) => (/** @type {Buffer} */ piece) => {
      to.write(piece);
      output = (output + piece.toString()).slice(-16_384);
    };
    child.stdout?.on('data', hear(process.stdout));
    child.stderr?.on('data', hear(process.stderr));
    child.on('error', (error) => resolve({ status: 127, output: error.message }));
    const end = (/** @type {number | null} */ status, /** @type {string | null} */ signal) =>
      resolve({ status: signal ? 128 : (status ?? 1), output });
    child.on('close', end);
    // What it started and left running holds the pipes open; nobody waits for that.
    child.on('exit', (...how) => setTimeout(end, longestRest, ...how));
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
