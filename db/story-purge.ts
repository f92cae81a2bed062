import Sqlite, { type Database } from 'better-sqlite3';
import type { MediaHash } from '../core/base/id.ts';
import type { LiveDocuments } from './live-documents.ts';
import type { Media } from './media-store.ts';
import { createPictureUses } from './picture-uses.ts';
import { forgetSealsOfStory } from './row-seals.ts';
import type { Sources } from './source-store.ts';

/** What the deletion of stories needs of its neighbours. */
export interface PurgeParts {
  readonly database: Database;
  readonly live: LiveDocuments;
  readonly media: Media;
  readonly sources: Sources;
}

/** Deletes stories for good. */
export interface StoryPurge {
  /**
   * Deletes the story of a row with all that hangs on it, and overwrites the places where its words
   * stood in the store. Pictures that no other story shows or showed go as well, and tags that no
   * other has. A store of more than 64 MB is not rewritten as a whole, and neither is a search index
   * of more than that: pieces of earlier states of the story may stay there, between rows of others
   * or as single words, until SQLite puts something else into their place.
   * @param moreFollow whether others are deleted right after, so that rewriting can wait for them
   */
  purge(row: number, moreFollow?: boolean): void;
  /** Deletes pictures that could not be deleted when their story was, unless they are shown again. */
  discardUnused(): void;
}

// Of some four kilobytes each: what takes a second or two to rewrite.
const mostRewritten = 16_000;

type TextIndex = 'story_text' | 'source_words';

const firstColumn: Readonly<Record<TextIndex, string>> = {
  story_text: 'headline',
  source_words: 'title',
};

// Of no story and no source.
const passing = -1;

/** The deletion of the stories of `database`. */
export function createStoryPurge({ database, live, media, sources }: PurgeParts): StoryPurge {
  const uses = createPictureUses(database);
  const remove = database.prepare<[number]>('DELETE FROM stories WHERE row = ?');
  const tagsOf = database
    .prepare<[number], number>('SELECT tag FROM story_tags WHERE story = ?')
    .pluck();
  const dropTag = database.prepare<[number]>(
    'DELETE FROM tags WHERE row = ? AND NOT EXISTS (SELECT 1 FROM story_tags WHERE tag = tags.row)',
  );
  const hasSources = database
    .prepare<[number], 0 | 1>('SELECT EXISTS (SELECT 1 FROM sources WHERE story = ?)')
    .pluck();

  const act = database.transaction((row: number): MediaHash[] => {
    const pictures = uses.ofStory(row);
    const tags = tagsOf.all(row);
    const fromVault = hasSources.get(row) === 1;
    // Else the index only notes that the words do not count.
    deleteSecurely('story_text', () => remove.run(row));
    forgetSealsOfStory(database, row);
    // What it noted of earlier states goes only when all of it is rewritten; so for words of sources.
    rewrite('story_text');
    if (fromVault) rewrite('source_words');
    for (const tag of tags) dropTag.run(tag);
    const unused = uses.unused(pictures);
    media.letGo(unused);
    return unused;
  });

  // Earlier states of the story may stand in pages that are free by now: all of them are written
  // over, by taking them and giving them back.
  const fillFreePages = database.transaction(() => {
    const [free, size] = ['freelist_count', 'page_size'].map((name) =>
      Number(database.pragma(name, { simple: true })),
    );
    database.exec('CREATE TABLE filling (zeros BLOB NOT NULL)');
    const fill = database.prepare<[number]>('INSERT INTO filling VALUES (zeroblob(?))');
    const most = 4096;
    for (let left = free ?? 0; left > 0; left -= most) fill.run(Math.min(left, most) * (size ?? 0));
    database.exec('DROP TABLE filling');
  });

  function rewrite(index: TextIndex): void {
    const blocks = `SELECT count(*) FROM (SELECT 1 FROM ${index}_data LIMIT ${mostRewritten + 1})`;
    const size = database.prepare<[], number>(blocks).pluck().get() ?? 0;
    if (size > mostRewritten) return;
    // An index that is in one piece already would be left as it is.
    database.exec(`INSERT INTO ${index} (rowid, ${firstColumn[index]}) VALUES (${passing}, 'a')`);
    database.exec(`INSERT INTO ${index} (${index}) VALUES ('optimize')`);
    deleteSecurely(index, () => database.exec(`DELETE FROM ${index} WHERE rowid = ${passing}`));
  }

  function deleteSecurely(index: TextIndex, act: () => void): void {
    const set = `INSERT INTO ${index} (${index}, rank) VALUES`;
    database.exec(`${set} ('secure-delete', 1)`);
    act();
    database.exec(`${set} ('secure-delete', 0)`);
  }

  return {
    purge: (row, moreFollow = false) => {
      const pictures = overwriting(database, () => {
        const unused = act.immediate(row);
        fillFreePages.immediate();
        return unused;
      });
      live.forget(row);
      media.discard(pictures);
      sources.discardUnused();
      cutLogShort(database);
      if (!moreFollow && rewriteWhole(database)) cutLogShort(database);
    },
    discardUnused: () => {
      const waiting = media.lettingGo();
      const unused = uses.unused(waiting);
      for (const hash of waiting) if (!unused.includes(hash)) media.keep(hash);
      media.discard(unused);
    },
  };
}

/** The log still has the words; another program that reads may keep it from being cut short now. */
function cutLogShort(database: Database): void {
  database.pragma('wal_checkpoint(TRUNCATE)');
}

/**
 * Writes every page anew. Where SQLite moved a row from one page to another it left the old bytes in
 * the gap between the rows that stayed, and no deletion overwrites those.
 * @returns whether it was done; the story is deleted in either case.
 */
function rewriteWhole(database: Database): boolean {
  if (Number(database.pragma('page_count', { simple: true })) > mostRewritten) return false;
  try {
    database.exec('VACUUM');
    return true;
  } catch (error) {
    // No room for a second copy, or another program writes just now.
    if (error instanceof Sqlite.SqliteError && /^SQLITE_(FULL|BUSY|IOERR)/u.test(error.code))
      return false;
    throw error;
  }
}

/** What is deleted meanwhile is overwritten with zeros: dear, so not for every change. */
function overwriting<T>(database: Database, act: () => T): T {
  database.pragma('secure_delete = ON');
  try {
    return act();
  } finally {
    database.pragma('secure_delete = FAST');
  }
}
