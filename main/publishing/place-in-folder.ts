import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { formatEndings, type ExportFormat } from '../../core/publishing/export-format.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { fileNameOf, headlineOf, type StoryToPublish } from './publish-story.ts';

/**
 * Where a story goes in a folder that others go into as well. A file that stands there under its
 * name is only replaced when the export log knows it as this story's; one that is another story's,
 * or that nobody knows, stays, and the story is told apart by its id.
 * @param taken names that this run has given away; the one that is chosen is added
 */
export async function placeInFolder(
  store: ArticleStore,
  ready: StoryToPublish,
  folder: string,
  format: ExportFormat,
  taken: Set<string>,
): Promise<string> {
  const name = fileNameOf(ready.story, headlineOf(ready));
  const ending = formatEndings[format];
  const path = join(folder, `${name}.${ending}`);
  const isOurs = !taken.has(`${name}.${ending}`) && (await mayReplace(store, ready, path));
  const chosen = isOurs ? `${name}.${ending}` : `${name}-${ready.story.id}.${ending}`;
  taken.add(chosen);
  return join(folder, chosen);
}

async function mayReplace(
  store: ArticleStore,
  { story }: StoryToPublish,
  path: string,
): Promise<boolean> {
  const hash = await hashOf(path);
  if (hash === null) return true;
  return store.exports.ofStory(story.id).some(({ sha256 }) => sha256 === hash);
}

/** @returns null where nothing stands; what is no file, or may not be read, hashes to nothing. */
async function hashOf(path: string): Promise<string | null> {
  const found = await lstat(path).catch(() => null);
  if (found === null) return null;
  if (!found.isFile()) return '';
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash);
  } catch {
    // What may not be read is nobody's that the log could know.
    return '';
  }
  return hash.digest('hex');
}
