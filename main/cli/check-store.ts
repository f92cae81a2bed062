import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { failure, success, type Result } from '../../core/base/result.ts';
import { placesOf } from '../../db/open-database.ts';
import { isWell, type CheckKind } from '../../db/store-checks.ts';
import { readFailure } from '../../db/store-failure.ts';
import { findingsSentence } from '../store-watch.ts';
import { lookOver } from '../store-chores/check-store.ts';
import { fine, wrong, type CliEnvironment, type CliIo } from './command.ts';
import { unlockLibrary } from './open-library.ts';
import { isFile } from './is-file.ts';

const usage = 'Use: galley check-store [--library DIR] [--quick]';

/** What `galley check-store` was asked to do. */
interface Asked {
  /** The folder of the library, absolute. */
  readonly library: string;
  readonly kind: CheckKind;
}

/** Something is damaged. */
const ill = 1;

/**
 * `galley check-store`: looks a library’s store over as the desk does once a week. It is only read,
 * and may be open in the desk meanwhile.
 * @returns the exit status: 0 it is well, 1 something is damaged, 2 wrong use, or no store that can
 * be looked into.
 */
export async function runCheckStore(
  args: readonly string[],
  io: CliIo,
  environment: CliEnvironment,
): Promise<number> {
  const asked = readArguments(args, io, environment);
  if (!asked.ok) return complain(io, asked.error);
  const { library, kind } = asked.value;
  if (!(await isFile(placesOf(library).file)))
    return complain(io, `There is no library in ${library}. Name its folder with --library.`);
  const key = await unlockLibrary(library, io, environment);
  if (!key.ok) return complain(io, key.error);
  try {
    const found = lookOver({ library, key: key.value, kind });
    if (!found.ok) return complain(io, found.error.message);
    const isSound = isWell(found.value);
    io.stdout.write(`${JSON.stringify({ library, kind, well: isSound, ...found.value })}\n`);
    const sentence = findingsSentence(found.value);
    if (sentence !== null) io.stderr.write(`galley check-store: ${sentence}\n`);
    return isSound ? fine : ill;
  } catch (error) {
    return complain(io, readFailure(error, library).message);
  }
}

function readArguments(
  args: readonly string[],
  io: CliIo,
  environment: CliEnvironment,
): Result<Asked, string> {
  try {
    const options = { library: { type: 'string' }, quick: { type: 'boolean' } } as const;
    const { values } = parseArgs({ args: [...args], options });
    if (values.library === '')
      return failure(`Name the library’s folder after --library. ${usage}`);
    const library =
      values.library === undefined ? environment.libraryFolder : resolve(io.cwd, values.library);
    return success({ library, kind: values.quick === true ? 'quick' : 'full' });
  } catch (error) {
    return failure(`${error instanceof Error ? error.message : String(error)} ${usage}`);
  }
}

function complain(io: CliIo, sentence: string): number {
  io.stderr.write(`galley check-store: ${sentence}\n`);
  return wrong;
}
