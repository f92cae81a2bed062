import { mkdir, readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { blankDetails } from '../../core/article/story.ts';
import { isLanguageTag } from '../../core/article/schema/attributes.ts';
import { isId, type StoryId } from '../../core/base/id.ts';
import { failure, success, type Result } from '../../core/base/result.ts';
import type { ChecklistItem } from '../../core/contract/publishing.ts';
import { importText } from '../../core/importing/import-text.ts';
import { checklist } from '../../core/publishing/checklist.ts';
import { publishMarkdown } from '../../core/publishing/markdown.ts';
import { publishPage } from '../../core/publishing/page.ts';
import { publishPlainText } from '../../core/publishing/plain-text.ts';
import type {
  PublishedPage,
  PublishedStory,
  PublishOptions,
} from '../../core/publishing/published-story.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { openStore } from '../../db/open-store.ts';
import {
  exportStory,
  fileNameOf,
  headlineOf,
  readStory,
  writePage,
  type StoryToPublish,
} from '../publish-story.ts';
import { fine, wrong, type CliEnvironment, type CliIo } from './command.ts';

const usage = `Use: galley export ID… [--library DIR] --out DIR, or galley export --from FILE --out PAGE.html`;

/** The page was kept back by its checklist. */
const blocked = 1;

interface Asked {
  readonly ids: readonly string[];
  readonly from: string | null;
  readonly out: string;
  readonly library: string;
  readonly language: string;
  readonly override: string | null;
  readonly draw: (story: PublishedStory) => PublishedPage;
  /** What the files' names end in. */
  readonly ending: string;
}

/**
 * `galley export`: writes pages of stored stories, or of a file straight through.
 * @returns the exit status: 0 all written, 1 a checklist has errors, 2 wrong use or bad input.
 */
export async function runExport(
  args: readonly string[],
  io: CliIo,
  environment: CliEnvironment,
): Promise<number> {
  const asked = readArguments(args, io, environment);
  if (!asked.ok) return complain(io, asked.error);
  const { from } = asked.value;
  return from === null
    ? exportStories(asked.value, io, environment)
    : exportFile(asked.value, from, io);
}

function readArguments(
  args: readonly string[],
  io: CliIo,
  environment: CliEnvironment,
): Result<Asked, string> {
  const parsed = parse(args);
  if (!parsed.ok) return parsed;
  const { values, positionals: ids } = parsed.value;
  const { from, out } = values;
  const draw = drawerOf(values.format, values.fragment, values.pictures);
  if (draw === null)
    return failure(
      `There is no format “${values.format}”${values.format === 'galley' ? ' yet' : ''}; stories are written as html, md or txt.`,
    );
  if (values.fragment && values.format !== 'html') return failure('--fragment is for html alone.');
  if (values.pictures !== 'embedded' && values.pictures !== 'beside')
    return failure('Pictures go “embedded” or “beside”.');
  if (!isLanguageTag(values.lang)) return failure('Give --lang a language tag such as en-GB.');
  if (values.override !== undefined && values.override.trim().length < 3)
    return failure('Give the reason after --override.');
  if (out === undefined) return failure(`Say with --out where to write. ${usage}`);
  if (from === undefined && ids.length === 0)
    return failure(`Name the stories to export, or a file with --from. ${usage}`);
  if (from !== undefined && ids.length > 0)
    return failure('Name either stories or a file with --from, not both.');
  return success({
    ids,
    from: from ?? null,
    out: resolve(io.cwd, out),
    library:
      values.library === undefined ? environment.libraryFolder : resolve(io.cwd, values.library),
    language: values.lang,
    override: values.override?.trim() ?? null,
    draw,
    ending: values.format,
  });
}

function drawerOf(format: string, fragment: boolean, pictures: string): Asked['draw'] | null {
  const options: PublishOptions = {
    shape: fragment ? 'fragment' : 'page',
    pictures: pictures === 'beside' ? 'beside' : 'embedded',
  };
  if (format === 'md') return publishMarkdown;
  if (format === 'txt') return publishPlainText;
  return format === 'html' ? (story) => publishPage(story, options) : null;
}

function parse(args: readonly string[]) {
  try {
    return success(
      parseArgs({
        args: [...args],
        allowPositionals: true,
        options: {
          library: { type: 'string' },
          out: { type: 'string' },
          from: { type: 'string' },
          lang: { type: 'string', default: blankDetails.language },
          fragment: { type: 'boolean', default: false },
          pictures: { type: 'string', default: 'embedded' },
          format: { type: 'string', default: 'html' },
          override: { type: 'string' },
        },
      }),
    );
  } catch (error) {
    return failure(`${error instanceof Error ? error.message : String(error)} ${usage}`);
  }
}

async function exportStories(
  asked: Asked,
  io: CliIo,
  environment: CliEnvironment,
): Promise<number> {
  if (!(await isFile(join(asked.library, 'galley.sqlite')))) {
    return complain(io, `There is no library in ${asked.library}. Name its folder with --library.`);
  }
  const opened = openStore(asked.library, { now: () => environment.now() });
  if (!opened.ok) return complain(io, opened.error.message);
  const store = opened.value;
  try {
    const unmade = await makeFolder(asked.out);
    if (unmade !== null) return complain(io, unmade);
    let status = fine;
    const names = new Set<string>();
    for (const id of asked.ids)
      status = Math.max(status, await exportOne(store, id, names, asked, io, environment));
    return status;
  } finally {
    store.close();
  }
}

async function exportOne(
  store: ArticleStore,
  id: string,
  names: Set<string>,
  asked: Asked,
  io: CliIo,
  environment: CliEnvironment,
): Promise<number> {
  const ready = isId(id) ? readStory(store, id as StoryId) : null;
  if (!ready) return complain(io, `There is no story ${id} in ${asked.library}.`);
  const errors = report(id, ready.checklist, io);
  if (errors > 0 && asked.override === null) return blocked;
  const path = join(asked.out, `${nameOnce(ready, names)}.${asked.ending}`);
  const override = errors > 0 ? asked.override : null;
  const exported = await exportStory(store, {
    ready,
    draw: asked.draw,
    path,
    override,
    now: environment.now(),
  });
  if (!exported.ok) return complain(io, exported.error.message);
  io.stdout.write(`${path}\n`);
  return fine;
}

/** Two stories of one run may share a slug; the second is told apart by its id. */
function nameOnce(ready: StoryToPublish, names: Set<string>): string {
  const name = fileNameOf(ready.story, headlineOf(ready));
  const own = names.has(name) ? `${name}-${ready.story.id}` : name;
  names.add(own);
  return own;
}

async function exportFile(asked: Asked, from: string, io: CliIo): Promise<number> {
  const bytes = await readSource(from, io);
  if (!bytes.ok) return complain(io, bytes.error);
  const imported = importText(bytes.value, { language: asked.language });
  if (!imported.ok) return complain(io, `${from}: ${imported.error}`);
  const { document, details } = imported.value;
  // No record stands behind a file, so nobody knows when its words were last changed.
  const story: PublishedStory = {
    details: { ...blankDetails, language: asked.language, ...details },
    updatedAt: null,
    document,
    tags: [],
    pictures: new Map(),
  };
  const items = checklist({
    document,
    details: story.details,
    claims: [],
    findings: null,
    hasPicture: () => false,
  });
  if (report(basename(from), items, io) > 0 && asked.override === null) return blocked;
  const written = await writePage(asked.out, asked.draw(story));
  if (!written.ok) return complain(io, written.error.message);
  io.stdout.write(`${asked.out}\n`);
  return fine;
}

async function readSource(from: string, io: CliIo): Promise<Result<Uint8Array, string>> {
  try {
    return success(from === '-' ? await readAll(io.stdin) : await readFile(resolve(io.cwd, from)));
  } catch (error) {
    return failure(`${from} cannot be read (${codeOf(error)}).`);
  }
}

async function readAll(source: CliIo['stdin']): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of source) {
    parts.push(typeof part === 'string' ? new TextEncoder().encode(part) : (part as Uint8Array));
  }
  return Buffer.concat(parts);
}

/** Prints the checklist. @returns how many errors it has. */
function report(name: string, items: readonly ChecklistItem[], io: CliIo): number {
  for (const item of items) io.stderr.write(`${name}: ${item.severity}: ${item.message}\n`);
  const errors = items.filter((item) => item.severity === 'error').length;
  if (errors > 0)
    io.stderr.write(
      `${name}: Errors keep a page back; --override REASON writes it all the same.\n`,
    );
  return errors;
}

function complain(io: CliIo, sentence: string): number {
  io.stderr.write(`galley export: ${sentence}\n`);
  return wrong;
}

/** @returns why there is no such folder and cannot be, or null when it is there. */
async function makeFolder(folder: string): Promise<string | null> {
  try {
    await mkdir(folder, { recursive: true });
    return null;
  } catch (error) {
    return `There is no folder ${folder}, and it cannot be made (${codeOf(error)}). Choose another with --out.`;
  }
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
