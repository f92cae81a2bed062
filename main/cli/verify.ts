import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { failure, success, type Result } from '../../core/base/result.ts';
import { isoTime } from '../../core/publishing/page-time.ts';
import { isForReaders } from '../../core/publishing/export-format.ts';
import type { PublishedContent } from '../../core/publishing/published-content.ts';
import type { FileBeside } from '../../core/publishing/published-story.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import type { ExportRecord } from '../../db/export-records.ts';
import { drawForReaders, readyToDraw } from '../publishing/draw-story.ts';
import { readTemplateAt } from '../publishing/page-template.ts';
import { changesBetween, contentNow } from '../publishing/story-changes.ts';
import { fine, wrong, type CliEnvironment, type CliIo } from './command.ts';
import { openLibrary } from './open-library.ts';
import { formOf } from './verify-form.ts';
import { filesBeside, namesIn } from './verify-beside.ts';
import { findSigned, publishedFrom } from './verify-signed.ts';
import { differences } from './verify-words.ts';

const usage = 'Use: galley verify PAGE… [--library DIR]';
/** A page is not what was signed off. */
const different = 1;

interface Asked {
  readonly pages: readonly string[];
  readonly library: string;
}

/**
 * `galley verify`: says of each page whether it and the pictures beside it are, to the byte, what was
 * last exported of a story, and if not, what of it differs from what readers were to get. Works for pages, fragments,
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
  const opened = await openLibrary(library, io, environment, { readOnly: true });
  if (!opened.ok) return complain(io, opened.error);
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
  const exported = findExport(store, bytes);
  if (exported) return sayExported(store, { page, path, ...exported }, io);
  const form = formOf(page, bytes);
  const signed = form && findSigned(store, form);
  if (!form || !signed)
    return say(
      io,
      different,
      `${page}: This is not a page that was exported from this library, and no story in it has its words.`,
    );
  const { template } = await readTemplateAt(store.settings.templateFolder());
  const told = await differences(form, signed, template, path);
  const what = `“${signed.headline}” as it ${signed.exportedAt === null ? 'stands now (it was never exported)' : `was exported on ${isoTime(signed.exportedAt) ?? ''}`}`;
  io.stdout.write(`${page}: This is not ${what}. ${told.summary}\n`);
  for (const line of told.lines) io.stdout.write(`  ${line}\n`);
  return different;
}

interface FoundExport {
  readonly record: ExportRecord;
  /** The text as it went out. */
  readonly text: string;
  /** What of its bytes is not as it went out, though no reader can see it; or empty. */
  readonly recast: string;
}

/**
 * Finds the export that a file is. A server, a mail program or a version control may have put other
 * line ends or a byte order mark into it, which no browser takes for a difference (HTML standard,
 * “preprocessing the input stream”).
 */
function findExport(store: ArticleStore, bytes: Buffer): FoundExport | null {
  const find = (some: Buffer) =>
    store.exports.find(createHash('sha256').update(some).digest('hex'));
  const whole = find(bytes);
  if (whole) return { record: whole, text: bytes.toString(), recast: '' };
  const signs = bytes.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '');
  const plain = Buffer.from(signs.replaceAll('\r\n', '\n'), 'latin1');
  const record = plain.length < bytes.length ? find(plain) : null;
  return record && { record, text: plain.toString(), recast: recastSentence };
}

const recastSentence =
  ' Another program has changed its line ends or put a byte order mark before it; nothing that readers see differs.';

interface VerifiedExport extends FoundExport {
  readonly page: string;
  readonly path: string;
}

async function sayExported(
  store: ArticleStore,
  { page, path, text, recast, record: { storyId, sha256, format, at } }: VerifiedExport,
  io: CliIo,
): Promise<number> {
  const headline = store.stories.get(storyId)?.headline ?? '';
  const what = `${page}: This is “${headline}” as it was exported on ${isoTime(at) ?? ''}`;
  const content = store.exports.seen(sha256);
  const { successor, elsewhere } = laterExports(store, { storyId, sha256, format }, content);
  if (successor) {
    const again = isoTime(successor.at) ?? '';
    return say(io, different, `${what}, but it was exported again on ${again}.`);
  }
  const beside = await filesBeside(text, await copiesOf(store, content, text), path);
  if (beside.length === 0)
    return say(
      io,
      fine,
      `${what}.${recast}${toldElsewhere(elsewhere)}${changedSince(store, storyId, content)}`,
    );
  io.stdout.write(`${what}, but not all of its pictures are:\n`);
  for (const line of beside) io.stdout.write(`  ${line}\n`);
  return different;
}

interface LaterExports {
  /** The export that took the place of the one in hand, if any. */
  readonly successor: ExportRecord | undefined;
  /** The last one in another form that readers find other words in, if any. */
  readonly elsewhere: ExportRecord | undefined;
}

/**
 * What went out of a story after an export. Each form goes its own way to readers; only a page with
 * its pictures inside and one with them beside it take each other's place.
 */
function laterExports(
  store: ArticleStore,
  { storyId, sha256, format }: Pick<ExportRecord, 'storyId' | 'sha256' | 'format'>,
  content: PublishedContent | null,
): LaterExports {
  const all = store.exports.ofStory(storyId);
  const place = all.findIndex((record) => record.sha256 === sha256);
  // One that was begun, and is on record from the next start on, is the last of all.
  const later = all.slice(0, Math.max(0, place));
  const readsOtherwise = (record: ExportRecord): boolean => {
    const seen = isForReaders(record.format) ? store.exports.seen(record.sha256) : null;
    return content !== null && seen !== null && changesBetween(content, seen) !== null;
  };
  const isPage = (some: ExportRecord['format']): boolean => some.startsWith('page');
  const successor = later.find(
    (record) =>
      record.format === format ||
      (isPage(format) && isPage(record.format) && readsOtherwise(record)),
  );
  return { successor, elsewhere: later.find(readsOtherwise) };
}

const formNames: Readonly<Record<ExportRecord['format'], string>> = {
  page: 'a page',
  'page-beside': 'a page',
  fragment: 'a fragment',
  markdown: 'Markdown',
  text: 'plain text',
  'story-file': 'a story file',
};

function toldElsewhere(record: ExportRecord | undefined): string {
  if (!record) return '';
  return ` The story was exported again since, as ${formNames[record.format]} on ${isoTime(record.at) ?? ''}, and reads otherwise there.`;
}

/** The smaller copies that a page names, made once more; its pictures are told by their names. */
async function copiesOf(
  store: ArticleStore,
  content: PublishedContent | null,
  text: string,
): Promise<readonly FileBeside[]> {
  const names = new Set(namesIn(text));
  const published = publishedFrom(store, content);
  if (published === null || ![...names].some((name) => /-\d+\.\w+$/.test(name))) return [];
  const form = { format: 'page-beside', pictures: 'beside', claimReview: false } as const;
  const ready = await readyToDraw(published, form, null);
  const files = ready.ok ? drawForReaders(ready.value, { ...form, template: null }).files : [];
  return files.filter(({ name }) => names.has(name));
}

/** A page may be the one that was signed off while the story has moved on. */
function changedSince(
  store: ArticleStore,
  id: ExportRecord['storyId'],
  seen: PublishedContent | null,
): string {
  const now = contentNow(store, id);
  const changes = seen && now && changesBetween(seen, now);
  if (!changes) return '';
  const places = changes.places.length;
  const spelled = places === 1 ? 'in one place' : `in ${places} places`;
  const corrected = changes.corrections.length > 0 ? ' A correction has been written since.' : '';
  return `${places === 0 ? '' : ` The story has been changed since, ${spelled}.`}${corrected}`;
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
