import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isLanguageTag } from '../../core/article/schema/attributes.ts';
import { failure, success, type Result } from '../../core/base/result.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { openStore } from '../../db/open-store.ts';
import { importStory } from '../import-story.ts';
import { fine, wrong, type CliEnvironment, type CliIo } from './command.ts';
import { readSource } from './read-source.ts';

const usage = 'Use: galley import FILE… [--library DIR] [--lang TAG]';

interface Asked {
  readonly files: readonly string[];
  /** The folder of the library, absolute. */
  readonly library: string;
  /** The language that was named, or null for the library's own. */
  readonly language: string | null;
}

/**
 * `galley import`: makes a story of every file and prints one JSON object for each. A file that
 * cannot be taken in gets a sentence on standard error and never stops the others.
 * @returns the exit status: 0 when all were imported, else 2.
 */
export async function runImport(
  args: readonly string[],
  io: CliIo,
  environment: CliEnvironment,
): Promise<number> {
  const asked = readArguments(args, io, environment);
  if (!asked.ok) return complain(io, asked.error);
  const opened = openStore(asked.value.library, { now: () => environment.now() });
  if (!opened.ok) return complain(io, opened.error.message);
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
  if (files.length === 0) return failure(`Name the files to import. ${usage}`);
  if (values.library === '') return failure(`Name the library's folder after --library. ${usage}`);
  if (values.lang !== undefined && !isLanguageTag(values.lang))
    return failure(`“${String(values.lang)}” is not a language tag such as en-GB.`);
  const library =
    values.library === undefined ? environment.libraryFolder : resolve(io.cwd, values.library);
  return success({ files, library, language: values.lang ?? null });
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

async function importAll(
  store: ArticleStore,
  { files, language }: Asked,
  io: CliIo,
): Promise<number> {
  let status = fine;
  for (const file of files) {
    const source = await readSource(file, io);
    const imported = source.ok
      ? importStory(store, source.value, language ?? store.settings.get().language)
      : source;
    if (imported.ok) {
      const { id, headline, report } = imported.value;
      io.stdout.write(`${JSON.stringify({ file, id, headline, ...report })}\n`);
    } else {
      status = complain(io, `${file === '-' ? 'standard input' : file}: ${imported.error}`);
    }
  }
  return status;
}

function complain(io: CliIo, sentence: string): number {
  io.stderr.write(`galley import: ${sentence}\n`);
  return wrong;
}
