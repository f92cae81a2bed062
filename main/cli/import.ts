import { randomUUID } from 'node:crypto';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isLanguageTag } from '../../core/article/schema/attributes.ts';
import { failure, success, type Result } from '../../core/base/result.ts';
import { pathBeside } from '../../core/importing/folder/beside.ts';
import { refuseFromFolder } from '../../core/importing/folder/fits-folder.ts';
import { sayLeftOut } from '../../core/importing/folder/left-out.ts';
import { importFile } from '../../core/importing/import-file.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { importStory } from '../import-story.ts';
import { fileBeside } from '../importing/file-beside.ts';
import { storiesNamed } from '../importing/stories-on-disk.ts';
import { fine, wrong, type CliEnvironment, type CliIo } from './command.ts';
import { openLibrary } from './open-library.ts';
import { readSource } from './read-source.ts';

const usage = 'Use: galley import FILE|FOLDER… [--library DIR] [--lang TAG]';

interface Asked {
  readonly files: readonly string[];
  /** The folder of the library, absolute. */
  readonly library: string;
  /** The language that was named, or null for the library's own. */
  readonly language: string | null;
  /** Milliseconds since 1970 in UTC. */
  readonly now: () => number;
}

/**
 * `galley import`: makes a story of every file, and of every one in a folder, and prints one JSON
 * object for each. A file that cannot be taken in gets a sentence on standard error and never stops the others.
 * @returns the exit status: 0 when all were imported, else 2.
 */
export async function runImport(
  args: readonly string[],
  io: CliIo,
  environment: CliEnvironment,
): Promise<number> {
  const asked = readArguments(args, io, environment);
  if (!asked.ok) return complain(io, asked.error);
  const opened = await openLibrary(asked.value.library, io, environment);
  if (!opened.ok) return complain(io, opened.error);
  try {
    return await importAll(opened.value, asked.value, io);
  } finally {
    opened.value.close();
  }
}

function readArguments(
  args: readonly string[],
  io: CliIo,
  environment: CliEnvironment,
): Result<Asked, string> {
  const parsed = parse(args);
  if (!parsed.ok) return parsed;
  const { values, positionals: files } = parsed.value;
  if (files.length === 0) return failure(`Name the files or folders to import. ${usage}`);
  if (values.library === '') return failure(`Name the library's folder after --library. ${usage}`);
  if (values.lang !== undefined && !isLanguageTag(values.lang))
    return failure(`“${String(values.lang)}” is not a language tag such as en-GB.`);
  const library =
    values.library === undefined ? environment.libraryFolder : resolve(io.cwd, values.library);
  return success({ files, library, language: values.lang ?? null, now: () => environment.now() });
}

function parse(args: readonly string[]) {
  const options = { library: { type: 'string' }, lang: { type: 'string' } } as const;
  try {
    return success(parseArgs({ args: [...args], allowPositionals: true, options }));
  } catch (error) {
    // Only what the caller wrote can be wrong here; the first sentence of Node's message says what.
    const reason =
      error instanceof Error ? (error.message.split(/\.\s|\n/)[0] ?? '') : String(error);
    return failure(`${reason}. ${usage}`);
  }
}

async function importAll(store: ArticleStore, asked: Asked, io: CliIo): Promise<number> {
  let status = fine;
  for (const named of asked.files) {
    if (named === '-') status = Math.max(status, await importOne(store, asked, { file: '-' }, io));
    else status = Math.max(status, await importNamed(store, asked, named, io));
  }
  return status;
}

/** A file, or all stories in a folder; what of it is none is told on standard error. */
async function importNamed(
  store: ArticleStore,
  asked: Asked,
  named: string,
  io: CliIo,
): Promise<number> {
  const { stories, leftOut } = await storiesNamed(named, resolve(io.cwd, named));
  const taken = new Set<string>();
  let status =
    stories.length > 0 ? fine : complain(io, `${named}: There is no story to import in it.`);
  for (const { path, place } of stories)
    status = Math.max(
      status,
      await importOne(store, asked, { file: path, place, isFromFolder: path !== named, taken }, io),
    );
  for (const sentence of sayLeftOut(leftOut, taken))
    io.stderr.write(`Left out of ${named}: ${sentence}\n`);
  return status;
}

interface OneFile {
  /** As it is printed; `-` for standard input. */
  readonly file: string;
  /** Its absolute path; absent for standard input, which has nothing beside it. */
  readonly place?: string;
  /** Whether it lies in a folder that was named. */
  readonly isFromFolder?: boolean;
  /** Gathers the paths of the files beside it that it asks for and gets. */
  readonly taken?: Set<string>;
}

async function importOne(
  store: ArticleStore,
  { language, now }: Asked,
  { file, place, isFromFolder = false, taken }: OneFile,
  io: CliIo,
): Promise<number> {
  const source = await readSource(place ?? file, io);
  if (!source.ok) return complain(io, `${nameOf(file)}: ${source.error}`);
  const unfit = isFromFolder ? refuseFromFolder({ name: file, bytes: source.value }) : null;
  if (unfit !== null) {
    io.stderr.write(`Left out: ${file}: ${unfit}\n`);
    return fine;
  }
  const imported = await importFile(
    {
      name: place === undefined ? '' : basename(place),
      bytes: source.value,
      beside: async (named) => {
        const found = place === undefined ? null : await fileBeside(place, named);
        const path = found && pathBeside(file, named);
        if (path) taken?.add(path);
        return found;
      },
    },
    {
      language: language ?? store.settings.get().language,
      newId: () => randomUUID(),
      now: now(),
    },
  );
  if (!imported.ok) return complain(io, `${nameOf(file)}: ${imported.error}`);
  const stored = await importStory(store, imported.value);
  if (!stored.ok) return complain(io, `${nameOf(file)}: ${stored.error}`);
  const { id, headline, report } = stored.value;
  const { kept, changed, dropped } = report;
  io.stdout.write(`${JSON.stringify({ file, id, headline, kept, changed, dropped })}\n`);
  return fine;
}

function nameOf(file: string): string {
  return file === '-' ? 'standard input' : file;
}

function complain(io: CliIo, sentence: string): number {
  io.stderr.write(`galley import: ${sentence}\n`);
  return wrong;
}
