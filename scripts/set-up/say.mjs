// How set-up speaks: plain sentences on standard error, so that standard output stays the program's.

/** Something that could not be done, told in one sentence with the command that mends it. */
export class SetUpError extends Error {}

/** @param {string} sentence */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

/**
 * Runs a command's body; what could not be set up ends in its sentence and status 1, not in a stack.
 * @param {() => Promise<number | void>} body answers the exit status, 0 when it answers nothing
 */
export async function runCommand(body) {
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    say(`Galley: ${error.message}`);
    process.exitCode = 1;
  }
}

/** @param {number} bytes */
export function inMegabytes(bytes) {
  return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
}

/** @param {number} milliseconds */
export function inSeconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
