import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isId, type StoryId } from '../../core/base/id.ts';
import { failure, success, type Result } from '../../core/base/result.ts';
import { drawDossier, writeDossier } from '../dossier/write-dossier.ts';
import { fine, wrong, type CliEnvironment, type CliIo } from './command.ts';
import { openLibrary } from './open-library.ts';
import { isFile } from './is-file.ts';

const usage = 'Use: galley dossier ID [--library DIR] --out FILE';

/** What `galley dossier` was asked to do. Paths are absolute. */
interface Asked {
  readonly id: StoryId;
  readonly library: string;
  readonly out: string;
}

/**
 * `galley dossier`: writes the dossier of a stored story; the library is only read.
 * @returns the exit status: 0 it was written, 2 wrong use, no such story, or it cannot be written.
 */
export async function runDossier(
  args: readonly string[],
  io: CliIo,
  environment: CliEnvironment,
): Promise<number> {
  const asked = readArguments(args, io, environment);
  if (!asked.ok) return complain(io, asked.error);
  const { id, library, out } = asked.value;
  if (!(await isFile(join(library, 'galley.sqlite')))) {
    return complain(io, `There is no library in ${library}. Name its folder with --library.`);
  }
  const opened = await openLibrary(library, io, environment, { readOnly: true });
  if (!opened.ok) return complain(io, opened.error);
  const store = opened.value;
  try {
    const madeBy = store.settings.get().editor;
    const ready = drawDossier(store, { id, madeBy, now: environment.now() });
    if (!ready) return complain(io, `There is no story ${id} in ${library}.`);
    const written = await writeDossier(out, ready);
    if (!written.ok) return complain(io, written.error.message);
    io.stdout.write(`${out}\n`);
    return fine;
  } finally {
    store.close();
  }
}

function readArguments(
  args: readonly string[],
  io: CliIo,
  environment: CliEnvironment,
): Result<Asked, string> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { library: { type: 'string' }, out: { type: 'string' } },
    });
    const [id, ...others] = positionals;
    if (id === undefined || others.length > 0) return failure(`Name one story. ${usage}`);
    if (!isId(positionals[0])) return failure(`“${id}” is no story’s id. ${usage}`);
    if (!values.out) return failure(`Say with --out where to write. ${usage}`);
    return success({
      id: id as StoryId,
      library:
        values.library === undefined ? environment.libraryFolder : resolve(io.cwd, values.library),
      out: resolve(io.cwd, values.out),
    });
  } catch (error) {
    return failure(`${error instanceof Error ? error.message : String(error)} ${usage}`);
  }
}

function complain(io: CliIo, sentence: string): number {
  io.stderr.write(`galley dossier: ${sentence}\n`);
  return wrong;
}
