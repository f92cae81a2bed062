import { documentDifference } from '../../core/article/document-difference/difference.ts';
import {
  summaryBetween,
  type ChangeSummary,
} from '../../core/article/document-difference/summary.ts';
import type { StoryId } from '../../core/base/id.ts';
import { connect } from '../../db/connection.ts';
import { createLiveDocuments } from '../../db/live-documents.ts';
import { placesOf } from '../../db/open-database.ts';
import { createSnapshots } from '../../db/snapshots.ts';
import type { StoreKey } from '../../db/store-key.ts';
import type { Versions } from '../../db/history.ts';
import type { Chore } from './chore.ts';

/** Two places of a story's journal, in any order. */
export interface JournalSpan {
  readonly from: number;
  readonly to: number;
}

/** Which story of which library, and what is compared. */
export interface CompareMomentsOptions {
  /** The library's folder. */
  readonly library: string;
  readonly key?: StoreKey | undefined;
  readonly id: StoryId;
  readonly spans: readonly JournalSpan[];
  /** Whether the pieces are wanted, or only what they come to. */
  readonly hasPieces: boolean;
}

/** How two texts differ. */
export interface ComparedTexts {
  readonly summary: ChangeSummary;
  /** `ComparedPiece[]` as JSON; empty where they were not wanted. */
  readonly pieces: string;
}

/**
 * Compares moments of a story away from the thread that journals typing, on a connection of its own
 * that cannot write; in the order of the spans. Null without such a story, or such a moment of it.
 * @throws StoreDamage when a moment cannot be read
 */
export const compareMoments: Chore<CompareMomentsOptions, ComparedTexts[] | null> = (
  { library, key, id, spans, hasPieces },
  { signal },
) => {
  const database = connect(placesOf(library).file, { readOnly: true, lockWait: 5000, key });
  try {
    const story = database
      .prepare<[string], { row: number; seq: number }>('SELECT row, seq FROM stories WHERE id = ?')
      .get(id);
    if (!story || spans.some(({ from, to }) => Math.max(from, to) > story.seq)) return null;
    const live = createLiveDocuments(database, createSnapshots(database));
    return spans.map(({ from, to }) => {
      signal.throwIfAborted();
      const [early, late] = live.two(story.row, Math.min(from, to), Math.max(from, to));
      const inOrder = { before: early, after: late };
      return compareTexts(from <= to ? inOrder : { before: late, after: early }, hasPieces);
    });
  } finally {
    database.close();
  }
};

/** Compares two texts. */
export function compareTexts({ before, after }: Versions, hasPieces: boolean): ComparedTexts {
  if (!hasPieces) return { summary: summaryBetween(before, after), pieces: '' };
  const pieces = documentDifference(before, after);
  return { summary: summaryBetween(before, after, pieces), pieces: JSON.stringify(pieces) };
}
