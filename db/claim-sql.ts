import type { Database } from 'better-sqlite3';
import type { ClaimId, EvidenceId, StoryId } from '../core/base/id.ts';
import type { Evidence, Verdict } from '../core/factcheck/claim.ts';
import type { ClaimEventRow } from './claim-history.ts';
import { required } from './required.ts';
import type { Stale } from './story-index.ts';
import { wellFormed } from './stored-text.ts';

/** A row of `claims`. */
export interface ClaimRow {
  readonly row: number;
  readonly id: ClaimId;
  /** The story's row. */
  readonly story: number;
  readonly verdict: Verdict;
  /** Exact text. */
  readonly text: string;
  readonly note: string;
  readonly checked_by: string;
  readonly checked_at: number | null;
  readonly created_at: number;
}

interface Settlement {
  readonly row: number;
  readonly verdict: Verdict;
  readonly text: string;
  readonly by: string;
  readonly at: number;
}

type EvidenceRow = Omit<Evidence, 'primary'> & { readonly is_primary: number };

/** The statements behind the claims. */
export function claimStatements(database: Database) {
  const find = database.prepare<[string], ClaimRow>('SELECT * FROM claims WHERE id = ?');
  const ofStory = database.prepare<[string], ClaimRow>(
    'SELECT * FROM claims WHERE story = (SELECT row FROM stories WHERE id = ?) ORDER BY row',
  );
  const story = database.prepare<[number], Stale>('SELECT row, id, seq FROM stories WHERE row = ?');
  const storyById = database.prepare<[string], Stale>(
    'SELECT row, id, seq FROM stories WHERE id = ?',
  );
  const insert = database.prepare<[string, number, string, number]>(
    `INSERT INTO claims (id, story, verdict, text, note, checked_by, created_at)
     VALUES (?, ?, 'unchecked', ?, '', '', ?)`,
  );
  const settle = database.prepare<[Settlement]>(
    `UPDATE claims SET verdict = @verdict, text = @text, checked_by = @by, checked_at = @at WHERE row = @row`,
  );
  const setNote = database.prepare<[string, number]>('UPDATE claims SET note = ? WHERE row = ?');
  const evidence = database.prepare<[number], EvidenceRow>(
    `SELECT id, quote, source, locator, is_primary, seen_at AS seenAt, NULL AS sourceId, NULL AS passage FROM evidence WHERE claim = ? ORDER BY row`,
  );
  const addEvidence = database.prepare<[EvidenceRow & { claim: number }]>(
    `INSERT OR IGNORE INTO evidence (id, claim, quote, source, locator, is_primary, seen_at)
     VALUES (@id, @claim, @quote, @source, @locator, @is_primary, @seenAt)`,
  );
  const removeEvidence = database.prepare<[number, string]>(
    'DELETE FROM evidence WHERE claim = ? AND id = ?',
  );
  const record = database.prepare<[ClaimEventRow & { claim: number }]>(
    `INSERT INTO claim_events (claim, at, editor, kind, verdict, text)
     VALUES (@claim, @at, @editor, @kind, @verdict, @text)`,
  );
  const events = database.prepare<[number], ClaimEventRow>(
    'SELECT at, editor, kind, verdict, text FROM claim_events WHERE claim = ? ORDER BY row DESC',
  );

  return {
    find: (id: ClaimId): ClaimRow | null => find.get(id) ?? null,
    ofStory: (id: StoryId): ClaimRow[] => ofStory.all(id),
    /** The story of a claim; a foreign key vouches for it. */
    storyOf: (row: number): Stale => required(story.get(row)),
    findStory: (id: StoryId): Stale | null => storyById.get(id) ?? null,
    insert: (id: ClaimId, storyRow: number, text: string, at: number): number =>
      Number(insert.run(id, storyRow, text, at).lastInsertRowid),
    settle: (settlement: Settlement) => settle.run(settlement),
    setNote: (row: number, note: string) => setNote.run(note, row),
    evidence: (claim: number): Evidence[] => evidence.all(claim).map(toEvidence),
    /** @returns whether it was not there yet. */
    addEvidence: (claim: number, added: Evidence): boolean =>
      addEvidence.run(toRow(claim, added)).changes > 0,
    removeEvidence: (claim: number, id: EvidenceId) => removeEvidence.run(claim, id),
    record: (event: ClaimEventRow & { claim: number }) => record.run(event),
    events: (claim: number): ClaimEventRow[] => events.all(claim),
  };
}

function toEvidence({ is_primary, ...rest }: EvidenceRow): Evidence {
  return { ...rest, primary: is_primary === 1 };
}

function toRow(claim: number, { primary, ...rest }: Evidence): EvidenceRow & { claim: number } {
  return {
    ...rest,
    claim,
    quote: wellFormed(rest.quote),
    source: wellFormed(rest.source),
    locator: wellFormed(rest.locator),
    is_primary: primary ? 1 : 0,
  };
}
