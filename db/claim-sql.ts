import type { Database } from 'better-sqlite3';
import type { ClaimId, StoryId } from '../core/base/id.ts';
import type { Claim, ClaimKind, Evidence, Verdict } from '../core/factcheck/claim.ts';
import type { ClaimEventRow } from './claim-history.ts';
import { required } from './required.ts';
import type { Stale } from './story-index.ts';
import { readExactText } from './stored-text.ts';

/** A row of `claims`. */
export interface ClaimRow {
  readonly row: number;
  readonly id: ClaimId;
  /** The story's row. */
  readonly story: number;
  readonly kind: ClaimKind;
  readonly verdict: Verdict;
  /** Exact text; so is `fix`. */
  readonly text: string;
  readonly fix: string;
  readonly note: string;
  readonly checked_by: string;
  readonly checked_at: number | null;
  readonly signed_by: string;
  readonly signed_at: number | null;
  readonly created_at: number;
}

/** What a claim begins with; `text` is exact text. */
type Beginning = Pick<ClaimRow, 'id' | 'story' | 'kind' | 'text' | 'created_at'>;

interface Settlement {
  readonly row: number;
  readonly verdict: Verdict;
  /** Exact text. */
  readonly text: string;
  readonly by: string;
  readonly at: number;
}

/** The query for the claims of a story in the order that they were made; `?` is the story's row. */
export const storyClaimsSql = 'SELECT * FROM claims WHERE story = ? ORDER BY row';

/** The statements behind the claims. */
export function claimStatements(database: Database) {
  const find = database.prepare<[string], ClaimRow>('SELECT * FROM claims WHERE id = ?');
  const ofStory = database.prepare<[number], ClaimRow>(storyClaimsSql);
  const story = database.prepare<[number], Stale>('SELECT row, id, seq FROM stories WHERE row = ?');
  const storyById = database.prepare<[string], Stale>(
    'SELECT row, id, seq FROM stories WHERE id = ?',
  );
  const insert = database.prepare<[Beginning]>(
    `INSERT INTO claims (id, story, kind, verdict, text, note, checked_by, created_at)
     VALUES (@id, @story, @kind, 'unchecked', @text, '', '', @created_at)`,
  );
  const insertRecorded = database.prepare<[Omit<ClaimRow, 'row'>]>(
    `INSERT INTO claims (id, story, kind, verdict, text, fix, note, checked_by, checked_at,
       signed_by, signed_at, created_at)
     VALUES (@id, @story, @kind, @verdict, @text, @fix, @note, @checked_by, @checked_at,
       @signed_by, @signed_at, @created_at)`,
  );
  // A signature stands under one verdict: a new one asks for it anew.
  const settle = database.prepare<[Settlement]>(
    `UPDATE claims SET verdict = @verdict, text = @text, checked_by = @by, checked_at = @at,
       signed_by = '', signed_at = NULL WHERE row = @row`,
  );
  const sign = database.prepare<[string, number, number]>(
    'UPDATE claims SET signed_by = ?, signed_at = ? WHERE row = ?',
  );
  const unsign = database.prepare<[number]>(
    "UPDATE claims SET signed_by = '', signed_at = NULL WHERE row = ?",
  );
  const setKind = database.prepare<[string, number]>('UPDATE claims SET kind = ? WHERE row = ?');
  const setFix = database.prepare<[string, number]>('UPDATE claims SET fix = ? WHERE row = ?');
  const setNote = database.prepare<[string, number]>('UPDATE claims SET note = ? WHERE row = ?');
  const record = database.prepare<[ClaimEventRow & { claim: number }]>(
    `INSERT INTO claim_events (claim, at, editor, kind, verdict, text)
     VALUES (@claim, @at, @editor, @kind, @verdict, @text)`,
  );
  const events = database.prepare<[number], ClaimEventRow>(
    'SELECT at, editor, kind, verdict, text FROM claim_events WHERE claim = ? ORDER BY row DESC',
  );

  return {
    find: (id: ClaimId): ClaimRow | null => find.get(id) ?? null,
    /** Takes the story's row. */
    ofStory: (row: number): ClaimRow[] => ofStory.all(row),
    /** The story of a claim; a foreign key vouches for it. */
    storyOf: (row: number): Stale => required(story.get(row)),
    findStory: (id: StoryId): Stale | null => storyById.get(id) ?? null,
    /** @returns the new claim's row. */
    insert: (beginning: Beginning): number => Number(insert.run(beginning).lastInsertRowid),
    /** Stores a claim as it stood elsewhere. @returns its row. */
    insertRecorded: (claim: Omit<ClaimRow, 'row'>): number =>
      Number(insertRecorded.run(claim).lastInsertRowid),
    settle: (settlement: Settlement) => settle.run(settlement),
    sign: (row: number, by: string, at: number) => sign.run(by, at, row),
    unsign: (row: number) => unsign.run(row),
    setKind: (row: number, kind: ClaimKind) => setKind.run(kind, row),
    /** Takes exact text. */
    setFix: (row: number, fix: string) => setFix.run(fix, row),
    setNote: (row: number, note: string) => setNote.run(note, row),
    record: (event: ClaimEventRow & { claim: number }) => record.run(event),
    events: (claim: number): ClaimEventRow[] => events.all(claim),
  };
}

/** The claim that a row and its evidence hold. */
export function toClaim(row: ClaimRow, storyId: StoryId, evidence: readonly Evidence[]): Claim {
  return {
    id: row.id,
    storyId,
    kind: row.kind,
    verdict: row.verdict,
    text: readExactText(row.text),
    fix: readExactText(row.fix),
    note: row.note,
    evidence,
    checkedBy: row.checked_by,
    checkedAt: row.checked_at,
    signedBy: row.signed_by,
    signedAt: row.signed_at,
    createdAt: row.created_at,
  };
}
