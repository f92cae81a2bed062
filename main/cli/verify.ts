import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { failure, success, type Result } from '../../core/base/result.ts';
import { isoTime } from '../../core/publishing/page-time.ts';
import { readerChanges } from '../../core/publishing/reader-changes.ts';
import type { ArticleStore, ExportRecord } from '../../db/article-store.ts';
import { openStore } from '../../db/open-store.ts';
import { contentNow } from '../publishing/story-changes.ts';
import { fine, wrong, type CliEnvironment, type CliIo } from './command.ts';
import { formOf } from './verify-form.ts';
import { findSigned } from './verify-signed.ts';
import { differences } from './verify-words.ts';

const usage = 'Use: galley verify PAGE… [--library DIR]';
/** A page is not what was signed off. */
const different = 1;

interface Asked {
  readonly pages: readonly string[];
  readonly library: string;
}

/**
 * `galley verify`: says of each page whether it is, to the byte, what was last exported of a story,
 * and if not, what of it differs from what readers were to get. Works for pages, fragments,
 * Markdown and plain text.
 * @returns the exit status: 0 all are, 1 one is not, 2 wrong use or a page that cannot be read.
 */
export async function runVerify(
  args: readonly string[],
  io: CliIo,
  environment: CliEnvironment,
): Promise<number> {
  const asked = readArguments(args, io, environment);
  if (!asked.ok) return complain(io, asked.error);
  const { pages, library } = asked.value;
  const opened = openStore(library, { now: () => environment.now(), readOnly: true });
  if (!opened.ok) return complain(io, opened.error.message);
  try {
    let status = fine;
    for (const page of pages) status = Math.max(status, await verifyPage(opened.value, page, io));
    return status;
  } finally {
    opened.value.close();
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
      options: { library: { type: 'string' } },
    });
    if (positionals.length === 0) return failure(`Name the pages to verify. ${usage}`);
    const library =
      values.library === undefined ? environment.libraryFolder : resolve(io.cwd, values.library);
    return success({ pages: positionals, library });
  } catch (error) {
    return failure(`${error instanceof Error ? error.message : String(error)} ${usage}`);
  }
}

async function verifyPage(store: ArticleStore, page: string, io: CliIo): Promise<number> {
  const path = resolve(io.cwd, page);
  const bytes = await readPage(path);
  if (bytes === null) return complain(io, `${page} cannot be read.`);
  const exported = store.exports.find(createHash('sha256').update(bytes).digest('hex'));
  if (exported) return sayExported(store, page, exported, io);
  const form = formOf(page, bytes);
  const signed = form && findSigned(store, form);
  if (!form || !signed)
    return say(
      io,
      different,
      `${page}: This is not a page that was exported from this library, and no story in it has its words.`,
    );
  const told = await differences(form, signed, path);
  const what = `“${signed.headline}” as it ${signed.exportedAt === null ? 'stands now (it was never exported)' : `was exported on ${isoTime(signed.exportedAt) ?? ''}`}`;
  io.stdout.write(`${page}: This is not ${what}. ${told.summary}\n`);
  for (const line of told.lines) io.stdout.write(`  ${line}\n`);
  return different;
}

function sayExported(
  store: ArticleStore,
  page: string,
  { storyId, sha256, format, at }: ExportRecord,
  io: CliIo,
): number {
  const headline = store.stories.get(storyId)?.headline ?? '';
  const what = `${page}: This is “${headline}” as it was exported on ${isoTime(at) ?? ''}`;
  const latest = store.exports.ofStory(storyId).find((record) => record.format === format);
  if (latest && latest.sha256 !== sha256) {
    return say(io, different, `${what}, but it was exported again on ${isoTime(latest.at) ?? ''}.`);
  }
  return say(io, fine, `${what}.${changedSince(store, storyId)}`);
}

/** A page may be the one that was signed off while the story has moved on. */
function changedSince(store: ArticleStore, id: ExportRecord['storyId']): string {
  const seen = store.exports.content(id);
  const now = contentNow(store, id);
  const places = (seen && now && readerChanges(seen.content, now))?.length ?? 0;
  if (places === 0) return '';
  const spelled = places === 1 ? 'in one place' : `in ${places} places`;
  return ` The story has been changed since, ${spelled}.`;
}

async function readPage(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch {
    return null;
  }
}

function say(io: CliIo, status: number, sentence: string): number {
  io.stdout.write(`${sentence}\n`);
  return status;
}

function complain(io: CliIo, sentence: string): number {
  io.stderr.write(`galley verify: ${sentence}\n`);
  return wrong;
}
