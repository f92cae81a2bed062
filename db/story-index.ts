import type { Database } from 'better-sqlite3';
import type { Node } from 'prosemirror-model';
import type { ClaimId, StoryId } from '../core/base/id.ts';
import { storyWords } from '../core/article/word-count.ts';
import { claimAnchors } from '../core/factcheck/anchor.ts';
import { claimStatus, isSettled, type Verdict } from '../core/factcheck/claim.ts';
import { headlineOf, indexedText } from './indexed-text.ts';
import { pictureWords } from './picture-words.ts';
import type { LiveDocuments } from './live-documents.ts';
import { readExactText } from './stored-text.ts';

/** What the library knows of a story, kept up to its journal. */
export interface StoryIndex {
  /** Makes everything anew: headline, words, claims, full text, words of pictures. */
  refresh(story: Indexed, doc: Node): void;
  /** Counts claims anew, after one of them changed. */
  recountClaims(story: Indexed): void;
  /** Marks a story as left behind. */
  markStale(row: number): void;
  /** Gives up on a story whose text cannot be read, until its next change. */
  passOver(story: Indexed): void;
  /** The first story that was left behind, or null. */
  nextStale(): Stale | null;
}

/** A story as the index needs to know it. */
export interface Indexed {
  readonly row: number;
  readonly seq: number;
}

/** A story that was left behind. */
export interface Stale extends Indexed {
  readonly id: StoryId;
}

interface ClaimRow {
  readonly id: ClaimId;
  readonly verdict: Verdict;
  readonly text: string;
  readonly signed_by: string;
}

/**
 * @param live the documents of the same database
 * @param asksSignOff whether a verdict is settled only with a second person's name under it
 */
export function createStoryIndex(
  database: Database,
  live: LiveDocuments,
  asksSignOff: () => boolean,
): StoryIndex {
  const describe = database.prepare(
    `UPDATE stories SET headline = @headline, words = @words, claims = @claims,
       claims_settled = @settled, indexed_seq = @seq WHERE row = @row`,
  );
  const count = database.prepare(
    'UPDATE stories SET claims = @claims, claims_settled = @settled WHERE row = @row',
  );
  const claims = database.prepare<[number], ClaimRow>(
    'SELECT id, verdict, text, signed_by FROM claims WHERE story = ?',
  );
  const tags = database
    .prepare<[number], string>(
      'SELECT name FROM story_tags JOIN tags ON tags.row = tag WHERE story = ? ORDER BY name',
    )
    .pluck();
  const forgetText = database.prepare<[number]>('DELETE FROM story_text WHERE rowid = ?');
  const addText = database.prepare(
    `INSERT INTO story_text (rowid, headline, standfirst, body, captions, tags)
     VALUES (@row, @headline, @standfirst, @body, @captions, @tags)`,
  );
  // What nobody wrote says nothing; and a story that was changed earlier does not set back what a
  // later one says.
  const setPictureWords = database.prepare(
    `UPDATE media SET alt = iif(@alt = '', alt, @alt), caption = iif(@caption = '', caption, @caption),
       credit = iif(@credit = '', credit, @credit), rights = iif(@rights = '', rights, @rights),
       words_at = (SELECT updated_at FROM stories WHERE row = @row)
     WHERE hash = @hash AND words_at <= (SELECT updated_at FROM stories WHERE row = @row)`,
  );
  const stale = database.prepare<[], Stale>(
    'SELECT row, id, seq FROM stories WHERE indexed_seq < seq ORDER BY row LIMIT 1',
  );
  const setIndexed = database.prepare<[number, number]>(
    'UPDATE stories SET indexed_seq = ? WHERE row = ?',
  );

  function countClaims(row: number, doc: Node): { claims: number; settled: number } {
    const rows = claims.all(row);
    const anchors = rows.length > 0 ? claimAnchors(doc) : new Map<ClaimId, never>();
    // A record whose words are gone or marked no more is kept, but is no claim of the story.
    const standing = rows.filter(({ id }) => anchors.has(id));
    const isAwaited = asksSignOff();
    const settled = standing.filter(({ id, verdict, text, signed_by: signedBy }) => {
      if (isAwaited && signedBy === '') return false;
      const words = anchors.get(id)?.text ?? null;
      return isSettled(claimStatus({ verdict, text: readExactText(text) }, words));
    });
    return { claims: standing.length, settled: settled.length };
  }

  return {
    refresh: ({ row, seq }, doc) => {
      describe.run({
        row,
        seq,
        headline: headlineOf(doc),
        words: storyWords(doc),
        ...countClaims(row, doc),
      });
      forgetText.run(row);
      addText.run({ row, ...indexedText(doc), tags: tags.all(row).join('\n') });
      for (const [hash, words] of pictureWords(doc)) setPictureWords.run({ row, hash, ...words });
    },
    recountClaims: ({ row, seq }) => {
      count.run({ row, ...countClaims(row, live.head(row, seq).doc) });
    },
    markStale: (row) => {
      setIndexed.run(-1, row);
    },
    passOver: ({ row, seq }) => {
      setIndexed.run(seq, row);
    },
    nextStale: () => stale.get() ?? null,
  };
}
