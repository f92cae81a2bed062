import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import type { StoryId } from '../core/base/id.ts';
import type { PublishedContent } from '../core/publishing/published-content.ts';
import { required } from './required.ts';

/** What readers saw, each version of a story kept once. */
export interface PublishedContents {
  /** @returns its row; null when the story is gone. */
  keep(storyId: StoryId, content: PublishedContent): number | null;
}

/** The contents in `database`. */
export function createPublishedContents(database: Database): PublishedContents {
  const story = database.prepare<[string], number>('SELECT row FROM stories WHERE id = ?').pluck();
  const find = database
    .prepare<[number, string], number>(
      'SELECT row FROM published_contents WHERE story = ? AND hash = ?',
    )
    .pluck();
  const insert = database
    .prepare<[number, string, Uint8Array], number>(
      'INSERT INTO published_contents (story, hash, content) VALUES (?, ?, ?) RETURNING row',
    )
    .pluck();
  return {
    keep: (storyId, content) => {
      const row = story.get(storyId);
      if (row === undefined) return null;
      const json = Buffer.from(JSON.stringify(content));
      const hash = createHash('sha256').update(json).digest('hex');
      // A long story is exported while somebody types: the fastest level is small enough.
      return (
        find.get(row, hash) ?? required(insert.get(row, hash, deflateSync(json, { level: 1 })))
      );
    },
  };
}

/** Reads what `keep` stored; null when it is damaged. */
export function readPublishedContent(stored: Uint8Array): PublishedContent | null {
  try {
    return JSON.parse(inflateSync(stored).toString()) as PublishedContent;
  } catch (error) {
    // zlib's checksum no longer fits: what readers saw is lost, and nothing else hangs on it.
    if (error instanceof Error) return null;
    throw error;
  }
}
