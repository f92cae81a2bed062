import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { failure, success, type Result } from '../../core/base/result.ts';
import { openFaultSentence, openSentence } from '../archive/archive-words.ts';
import { logFault } from '../log.ts';
import type { UnpackedLibrary } from '../store-chores/archive-chores.ts';
import { runChoreHere } from '../store-chores/run-chore.ts';
import { fine, wrong, type CliEnvironment, type CliIo } from './command.ts';
import { openLibrary } from './open-library.ts';
import { isFile } from './is-file.ts';

const usage = 'Use: galley restore FILE.galley-desk --library NEWDIR';

/** What `galley restore` was asked to do. Paths are absolute. */
interface Asked {
  readonly archive: string;
  readonly library: string;
}

/** It lies there, but could not be opened, or lacks pictures or sources. */
const unsure = 1;

/**
 * `galley restore`: makes a library of an archive, in a folder that is new or empty.
 * @returns the exit status: 0 it is there, 1 it is there but lacks files or does not open with the
 * passphrase that was given, 2 wrong use or no archive, and nothing was kept.
 */
export async function runRestore(
  args: readonly string[],
  io: CliIo,
  environment: CliEnvironment,
): Promise<number> {
  const asked = readArguments(args, io);
  if (!asked.ok) return complain(io, asked.error);
  const { archive, library: folder } = asked.value;
  if (!(await isFile(archive))) return complain(io, `There is no file ${archive}.`);
  try {
    const unpacked = await runChoreHere('archive.unpack', { archive, folder });
    if (!unpacked.ok) return complain(io, openSentence(unpacked.error));
    return await tell(unpacked.value, io, environment);
  } catch (fault) {
    logFault('restore', fault);
    return complain(io, openFaultSentence(fault));
  }
}

async function tell(
  { folder: library, stories, files, isEncrypted, missing }: UnpackedLibrary,
  io: CliIo,
  environment: CliEnvironment,
): Promise<number> {
  io.stdout.write(`${JSON.stringify({ library, stories, files, isEncrypted, missing })}\n`);
  if (missing !== null && missing > 0)
    return doubt(io, `${missing} pictures or sources were not in the archive.`);
  // Without its passphrase only the bytes could be held against their hashes.
  if (!isEncrypted || !environment.passphraseFile) return fine;
  const opened = await openLibrary(library, io, environment, { readOnly: true });
  if (!opened.ok) return doubt(io, opened.error);
  opened.value.close();
  return fine;
}

function readArguments(args: readonly string[], io: CliIo): Result<Asked, string> {
  try {
    const options = { library: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    const [archive, ...others] = positionals;
    if (!archive || others.length > 0) return failure(`Name one archive. ${usage}`);
    // Never the desk's own folder by default: it holds a library.
    if (!values.library) return failure(`Name a new folder with --library. ${usage}`);
    return success({
      archive: resolve(io.cwd, archive),
      library: resolve(io.cwd, values.library),
    });
  } catch (error) {
    return failure(`${error instanceof Error ? error.message : String(error)} ${usage}`);
  }
}

function doubt(io: CliIo, sentence: string): number {
  io.stderr.write(`galley restore: ${sentence}\n`);
  return unsure;
}

function complain(io: CliIo, sentence: string): number {
  io.stderr.write(`galley restore: ${sentence}\n`);
  return wrong;
}
