import { stat } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { failure, success, type Result } from '../../core/base/result.ts';
import { archiveEnding } from '../../db/archive/archive-member.ts';
import { saveArchive } from '../../db/archive/save-archive.ts';
import { makeCopy } from '../../db/backup/make-copy.ts';
import { copyKeyFile } from '../../db/key-file.ts';
import { placesOf } from '../../db/open-database.ts';
import type { StoreKey } from '../../db/store-key.ts';
import { saveFaultSentence, saveSentence } from '../archive/archive-words.ts';
import { logFault } from '../log.ts';
import { fine, wrong, type CliEnvironment, type CliIo } from './command.ts';
import { unlockLibrary } from './open-library.ts';
import { isFile } from './is-file.ts';

const usage = `Use: galley backup [--library DIR] --to FILE.${archiveEnding}|FOLDER`;

/** What `galley backup` was asked to do. Paths are absolute. */
interface Asked {
  readonly library: string;
  readonly to: string;
}

/** A file was written, but not all that it should have. */
const incomplete = 1;

/**
 * `galley backup`: writes all of a library into one file, or a verified copy of its store into a
 * folder. The library may be open in the desk meanwhile.
 * @returns the exit status: 0 it was written, 1 pictures or sources were missing, 2 nothing was.
 */
export async function runBackup(
  args: readonly string[],
  io: CliIo,
  environment: CliEnvironment,
): Promise<number> {
  const asked = readArguments(args, io, environment);
  if (!asked.ok) return complain(io, asked.error);
  const { library } = asked.value;
  if (!(await isFile(placesOf(library).file)))
    return complain(io, `There is no library in ${library}. Name its folder with --library.`);
  const key = await unlockLibrary(library, io, environment);
  if (!key.ok) return complain(io, key.error);
  const job = { ...asked.value, key: key.value, at: environment.now() };
  try {
    return await (extname(job.to) === `.${archiveEnding}` ? archive(job, io) : copy(job, io));
  } catch (fault) {
    logFault('backup', fault);
    return complain(io, saveFaultSentence(fault));
  }
}

interface Job extends Asked {
  readonly key: StoreKey | undefined;
  readonly at: number;
}

async function archive(job: Job, io: CliIo): Promise<number> {
  const saved = await saveArchive({ ...job, replaces: false });
  if (!saved.ok) return complain(io, saveSentence(saved.error));
  const { path: file, size, stories, files, missing } = saved.value;
  io.stdout.write(`${JSON.stringify({ file, size, stories, files, missing })}\n`);
  if (missing === 0) return fine;
  io.stderr.write(
    `galley backup: ${missing} pictures or sources are damaged or gone in the library and could not be taken along.\n`,
  );
  return incomplete;
}

async function copy({ library, to, key, at }: Job, io: CliIo): Promise<number> {
  const store = placesOf(library).file;
  const made = await makeCopy({ store, folder: to, kind: 'backup', at, how: 'full', key });
  if (!made.ok) return complain(io, saveSentence({ code: 'store-damaged', detail: made.error }));
  // Without it nobody could open the copy, should the library be lost.
  if (key) copyKeyFile(library, to);
  const { path: file, counts } = made.value;
  const { size } = await stat(file);
  io.stdout.write(`${JSON.stringify({ file, size, stories: counts['stories'] ?? 0 })}\n`);
  return fine;
}

function readArguments(
  args: readonly string[],
  io: CliIo,
  environment: CliEnvironment,
): Result<Asked, string> {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({ args: [...args], options: { library: text, to: text } });
    if (!values.to) return failure(`Say with --to where to write. ${usage}`);
    if (values.library === '')
      return failure(`Name the library's folder after --library. ${usage}`);
    const library =
      values.library === undefined ? environment.libraryFolder : resolve(io.cwd, values.library);
    return success({ library, to: resolve(io.cwd, values.to) });
  } catch (error) {
    return failure(`${error instanceof Error ? error.message : String(error)} ${usage}`);
  }
}

function complain(io: CliIo, sentence: string): number {
  io.stderr.write(`galley backup: ${sentence}\n`);
  return wrong;
}
