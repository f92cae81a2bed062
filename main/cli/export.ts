import { mkdir, readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { blankDetails } from '../../core/article/story.ts';
import { isId, type StoryId } from '../../core/base/id.ts';
import { failure, success, type Result } from '../../core/base/result.ts';
import type { ChecklistItem } from '../../core/contract/publishing.ts';
import { importText } from '../../core/importing/import-text.ts';
import { checklist } from '../../core/publishing/checklist.ts';
import type { PublishedStory } from '../../core/publishing/published-story.ts';
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
import { readArguments, type Asked } from './export-arguments.ts';

/** The page was kept back by its checklist. */
const blocked = 1;

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
    : exportFile(asked.value, from, io, environment);
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

async function exportFile(
  asked: Asked,
  from: string,
  io: CliIo,
  environment: CliEnvironment,
): Promise<number> {
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
    corrections: [],
  };
  const items = checklist({
    document,
    details: story.details,
    claims: [],
    asksSignOff: false,
    sources: [],
    unreadable: [],
    dismissals: [],
    quoteTies: [],
    writtenAt: environment.now(),
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
