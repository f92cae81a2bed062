import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { StoryId } from '../../core/base/id.ts';
import { failure, success, type Result } from '../../core/base/result.ts';
import { publishPage } from '../../core/publishing/page.ts';
import { isoTime } from '../../core/publishing/page-time.ts';
import { pageHeadline, pageParagraphs, pageWordsOf } from '../../core/publishing/page-text.ts';
import { wordDifference, type WordChange } from '../../core/article/word-difference.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { openStore } from '../../db/open-store.ts';
import { headlineOf, readStory, type StoryToPublish } from '../publish-story.ts';
import { fine, wrong, type CliEnvironment, type CliIo } from './command.ts';

const usage = 'Use: galley verify PAGE… [--library DIR]';
/** A page is not what was signed off. */
const different = 1;
const context = 4;
const mostShown = 50;

interface Asked {
  readonly pages: readonly string[];
  readonly library: string;
}

/**
 * `galley verify`: says of each page whether it is, to the byte, what was last exported of a story,
 * and if not, which words differ from the story as the library has it now.
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
  const bytes = await readPage(join(resolve(io.cwd, page)));
  if (bytes === null) return complain(io, `${page} cannot be read.`);
  const exported = store.exports.find(createHash('sha256').update(bytes).digest('hex'));
  if (exported) return sayExported(store, page, exported, io);
  const html = bytes.toString('utf8');
  const ready = findStory(store, html);
  if (!ready)
    return say(
      io,
      different,
      `${page}: This is not a page that was exported from this library, and no story in it has its words.`,
    );
  return sayDifference(page, html, ready, io);
}

function sayExported(
  store: ArticleStore,
  page: string,
  exported: { storyId: StoryId; sha256: string; at: number },
  io: CliIo,
): number {
  const headline = store.stories.get(exported.storyId)?.headline ?? '';
  const latest = store.exports.latest(exported.storyId);
  if (latest === null || latest.sha256 === exported.sha256) {
    return say(
      io,
      fine,
      `${page}: This is “${headline}” as it was exported on ${isoTime(exported.at) ?? ''}.`,
    );
  }
  const later = isoTime(latest.exportedAt) ?? '';
  return say(
    io,
    different,
    `${page}: This is “${headline}” as it was exported on ${isoTime(exported.at) ?? ''}, but it was exported again on ${later}.`,
  );
}

function sayDifference(page: string, html: string, ready: StoryToPublish, io: CliIo): number {
  const signedOff = pageWordsOf(
    publishPage(ready.published, { shape: 'page', pictures: 'beside' }).text,
  );
  const changes = wordDifference(signedOff, pageWordsOf(html));
  const headline = headlineOf(ready);
  if (changes.length === 0) {
    return say(
      io,
      different,
      `${page}: The words are those of “${headline}”, but the file is not one that was exported: its markup or metadata differ.`,
    );
  }
  const places = changes.length === 1 ? 'one place' : `${changes.length} places`;
  io.stdout.write(
    `${page}: This is not “${headline}” as the library has it. They differ in ${places}; [-of the story-] {+of the page+}:\n`,
  );
  for (const change of changes.slice(0, mostShown))
    io.stdout.write(`  ${spellChange(change, signedOff)}\n`);
  return different;
}

/** A change among the words around it, in the notation of wdiff. */
function spellChange({ at, removed, added }: WordChange, words: readonly string[]): string {
  const before = words.slice(Math.max(0, at - context), at);
  const after = words.slice(at + removed.length, at + removed.length + context);
  const change = [
    ...(removed.length ? [`[-${removed.join(' ')}-]`] : []),
    ...(added.length ? [`{+${added.join(' ')}+}`] : []),
  ];
  return [...before, ...change, ...after].join(' ');
}

/** The story that a page was made of: the one with its headline, else one that has a sentence of it. */
function findStory(store: ArticleStore, html: string): StoryToPublish | null {
  const headline = pageHeadline(html);
  const named = search(store, headline).find(
    (row) => row.headline.split(/\s+/u).join(' ').trim() === headline,
  );
  const id =
    named?.id ?? pageParagraphs(html).flatMap((paragraph) => search(store, paragraph))[0]?.id;
  return id === undefined ? null : readStory(store, id);
}

function search(store: ArticleStore, words: string) {
  const phrase = words.replace(/["“”„«»]/gu, ' ').trim();
  if (phrase === '') return [];
  return store.stories.list({
    search: `"${phrase}"`.slice(0, 400),
    status: null,
    tag: null,
    offset: 0,
    limit: 20,
  }).rows;
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
