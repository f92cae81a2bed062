import type { Database } from 'better-sqlite3';
import type { MediaHash } from '../core/base/id.ts';

/** Where pictures are shown: now, or at any moment that a story's history can go back to. */
export interface PictureUses {
  /** The pictures that a story shows or ever showed. */
  ofStory(row: number): MediaHash[];
  /**
   * Those among `hashes` that no story shows or ever showed. Reads every text with a picture in it
   * until all are found, so it is for what happens rarely.
   */
  unused(hashes: readonly MediaHash[]): MediaHash[];
}

const hashForm = /"([0-9a-f]{64})"/gu;

// Figures come as nodes and as steps that change an attribute: both name it.
const texts = `SELECT document AS text FROM snapshots WHERE instr(document, '"media"') > 0
  UNION ALL SELECT steps FROM journal WHERE instr(steps, '"media"') > 0`;

/** The uses of the pictures of `database`. */
export function createPictureUses(database: Database): PictureUses {
  const isPicture = database.prepare<[string], 1>('SELECT 1 FROM media WHERE hash = ?').pluck();
  const all = database.prepare<[], string>(texts).pluck();
  const ofStory = database
    .prepare<[number, number], string>(
      `SELECT document FROM snapshots WHERE story = ? AND instr(document, '"media"') > 0
       UNION ALL SELECT steps FROM journal WHERE story = ? AND instr(steps, '"media"') > 0`,
    )
    .pluck();
  return {
    ofStory: (row) => {
      const found = new Set<MediaHash>();
      for (const text of ofStory.iterate(row, row))
        for (const [, hash] of text.matchAll(hashForm)) found.add(hash as MediaHash);
      return [...found].filter((hash) => isPicture.get(hash) !== undefined);
    },
    unused: (hashes) => {
      const left = new Set(hashes);
      if (left.size === 0) return [];
      for (const text of all.iterate()) {
        for (const hash of left) if (text.includes(hash)) left.delete(hash);
        if (left.size === 0) break;
      }
      return [...left];
    },
  };
}
