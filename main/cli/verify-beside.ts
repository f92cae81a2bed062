import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileBeside } from '../../core/publishing/published-story.ts';

/**
 * Says which of the picture files that a page names are not beside it as they went out. A picture
 * is named by its hash; a smaller copy of it is known by `files` alone.
 * @param files what was drawn with the page
 * @param path the page's
 */
export async function filesBeside(
  text: string,
  files: readonly FileBeside[],
  path: string,
): Promise<string[]> {
  const known = new Map(files.map(({ name, bytes }) => [name, hashOf(bytes)]));
  const told: string[] = [];
  for (const name of new Set([...namesIn(text), ...known.keys()])) {
    const there = await readFile(join(dirname(path), ...name.split('/'))).catch(() => null);
    const hash = known.get(name) ?? /^pictures\/([0-9a-f]{64})\./.exec(name)?.[1];
    if (there === null) told.push(`${name} is not beside it.`);
    else if (hash !== undefined && hashOf(there) !== hash)
      told.push(`${name} holds another picture.`);
  }
  return told;
}

/** The names that an export gives to pictures beside it, and to their copies. */
export function namesIn(text: string): string[] {
  return text.match(/pictures\/[0-9a-f]{64}(?:-\d{1,5})?\.(?:jpg|png|gif|webp)/g) ?? [];
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
