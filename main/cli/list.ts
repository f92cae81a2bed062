import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { storyStatuses, type StoryStatus } from '../../core/article/story.ts';
import { failure, success, type Result } from '../../core/base/result.ts';
import type { LibraryRow } from '../../core/contract/stories.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { fine, wrong, type CliEnvironment, type CliIo } from './command.ts';
import { openLibrary } from './open-library.ts';
import { isFile } from './is-file.ts';

const usage = 'Use: galley list [--library DIR] [--status STATUS] [--search WORDS]';

/** What `galley list` was asked for. */
interface Asked {
  /** The folder of the library, absolute. */
  readonly library: string;
  readonly status: StoryStatus | null;
  readonly search: string;
}

/**
 * `galley list`: prints one JSON object for each story outside the bin, newest change first; the
 * library is only read.
 * @returns the exit status: 0 all that match were printed, also when none does; 2 wrong use.
 */
export async function runList(
  args: readonly string[],
  io: CliIo,
  environment: CliEnvironment,
): Promise<number> {
  const asked = readArguments(args, io, environment);
  if (!asked.ok) return complain(io, asked.error);
  const { library } = asked.value;
  if (!(await isFile(join(library, 'galley.sqlite')))) {
    return complain(io, `There is no library in ${library}. Name its folder with --library.`);
  }
  const opened = await openLibrary(library, io, environment, { readOnly: true });
  if (!opened.ok) return complain(io, opened.error);
  try {
    for (const row of rowsOf(opened.value, asked.value)) io.stdout.write(lineOf(row));
    return fine;
  } finally {
    opened.value.close();
  }
}

// As many as one question to the library may ask for.
const stretch = 500;

function* rowsOf(
  { stories }: ArticleStore,
  { status, search }: Asked,
): Generator<LibraryRow, void> {
  // A story that is brought to the front meanwhile must not be told twice.
  const told = new Set<string>();
  for (let offset = 0; ; offset += stretch) {
    const { rows } = stories.list({ search, status, tag: null, offset, limit: stretch });
    for (const row of rows) {
      if (!told.has(row.id)) yield row;
      told.add(row.id);
    }
    if (rows.length < stretch) return;
  }
}

function lineOf(row: LibraryRow): string {
  const { id, headline, slug, status, language, updatedAt, publishedAt, exportedAt } = row;
  const told = {
    id,
    headline,
    slug,
    status,
    language,
    updatedAt: spell(updatedAt),
    publishedAt: spell(publishedAt),
    exportedAt: spell(exportedAt),
  };
  return `${JSON.stringify(told)}\n`;
}

function spell(moment: number | null): string | null {
  return moment === null ? null : new Date(moment).toISOString();
}

function readArguments(
  args: readonly string[],
  io: CliIo,
  environment: CliEnvironment,
): Result<Asked, string> {
  const parsed = parse(args);
  if (!parsed.ok) return parsed;
  const { library, status = null, search = '' } = parsed.value.values;
  if (library === '') return failure(`Name the library's folder after --library. ${usage}`);
  if (status !== null && !isStatus(status)) {
    return failure(`There is no status “${status}”; it is one of ${storyStatuses.join(', ')}.`);
  }
  if (search.length > longestSearch) return failure('Search for fewer words.');
  return success({
    library: library === undefined ? environment.libraryFolder : resolve(io.cwd, library),
    status,
    search,
  });
}

// As the contract takes it.
const longestSearch = 400;

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const options = { library: text, status: text, search: text };
  try {
    return success(parseArgs({ args: [...args], options }));
  } catch (error) {
    return failure(`${error instanceof Error ? error.message : String(error)} ${usage}`);
  }
}

function isStatus(word: string): word is StoryStatus {
  return (storyStatuses as readonly string[]).includes(word);
}

function complain(io: CliIo, sentence: string): number {
  io.stderr.write(`galley list: ${sentence}\n`);
  return wrong;
}
