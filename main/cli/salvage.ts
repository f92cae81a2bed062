import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { failure, success, type Result } from '../../core/base/result.ts';
import { placesOf } from '../../db/open-database.ts';
import { outcomeSentence } from '../../db/salvage/salvage-report.ts';
import { salvageInto } from '../store-chores/salvage.ts';
import { fine, wrong, type CliEnvironment, type CliIo } from './command.ts';
import { unlockLibrary } from './open-library.ts';

const usage = 'Use: galley salvage LIBRARY --out FOLDER';

/** What `galley salvage` was asked to do. Paths are absolute. */
interface Asked {
  readonly library: string;
  readonly out: string;
}

/** A library was written, but not everything in it is as it was saved last. */
const incomplete = 1;

/**
 * `galley salvage`: saves what can be saved of a damaged library into a folder that is new or
 * empty. The damaged one is only read.
 * @returns the exit status: 0 everything that was found is whole, 1 something is not as it was
 * saved last, or is gone, 2 wrong use, or nothing was written.
 */
export async function runSalvage(
  args: readonly string[],
  io: CliIo,
  environment: CliEnvironment,
): Promise<number> {
  const asked = readArguments(args, io);
  if (!asked.ok) return complain(io, asked.error);
  const { library, out } = asked.value;
  if (!isLibrary(library))
    return complain(io, `There is no library in ${library}, nor copies of one. Name its folder.`);
  const key = await unlockLibrary(library, io, environment);
  if (!key.ok) return complain(io, key.error);
  const saved = await salvageInto({ library, out, key: key.value, now: () => environment.now() });
  if (!saved.ok) return complain(io, saved.error.message);
  const { stories, whole, outcomes, unreadable, backup, files, missingFiles } = saved.value;
  const told = { library: out, stories, whole, outcomes, unreadable, backup, files, missingFiles };
  io.stdout.write(`${JSON.stringify(told)}\n`);
  for (const outcome of outcomes) io.stderr.write(`galley salvage: ${outcomeSentence(outcome)}\n`);
  if (missingFiles > 0)
    io.stderr.write(
      `galley salvage: ${missingFiles} pictures or sources are damaged or gone in the library and could not be taken along.\n`,
    );
  return outcomes.length + missingFiles === 0 && whole === stories ? fine : incomplete;
}

// The store's own file may be what is lost.
function isLibrary(folder: string): boolean {
  const { file, backups } = placesOf(folder);
  const isFile = statSync(file, { throwIfNoEntry: false })?.isFile() === true;
  return isFile || existsSync(`${file}-wal`) || existsSync(backups);
}

function readArguments(args: readonly string[], io: CliIo): Result<Asked, string> {
  try {
    const options = { out: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    const [library, ...others] = positionals;
    if (!library || others.length > 0) return failure(`Name one library’s folder. ${usage}`);
    if (!values.out) return failure(`Name a new folder with --out. ${usage}`);
    return success({ library: resolve(io.cwd, library), out: resolve(io.cwd, values.out) });
  } catch (error) {
    return failure(`${error instanceof Error ? error.message : String(error)} ${usage}`);
  }
}

function complain(io: CliIo, sentence: string): number {
  io.stderr.write(`galley salvage: ${sentence}\n`);
  return wrong;
}
