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
    const sentence = sentenceFor(error);
    if (sentence === undefined) throw error;
    say(`Galley: ${sentence}`);
    process.exitCode = 1;
  }
}

/**
 * What to tell of an error that the person at the keyboard can do something about; nothing for a
 * mistake of ours, which keeps its stack.
 * @param {unknown} error
 */
export function sentenceFor(error) {
  if (error instanceof SetUpError) return error.message;
  if (!(error instanceof Error)) return undefined;
  const { code, path = 'the disk' } = /** @type {NodeJS.ErrnoException} */ (error);
  switch (code) {
    case 'ENOSPC':
      return 'the disk is full; nothing half-made was left behind. Make room, then run the command again';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `${path} may not be written. Give yourself the right to, or set XDG_CACHE_HOME to a folder where you may write, then run the command again`;
    default:
      return undefined;
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
