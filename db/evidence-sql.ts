import type { Database } from 'better-sqlite3';
import type { EvidenceId, SourceId } from '../core/base/id.ts';
import type { Evidence } from '../core/factcheck/claim.ts';
import { wellFormed } from './stored-text.ts';

/** A row of `evidence`. */
interface EvidenceRow {
  /** The claim's row. */
  readonly claim: number;
  readonly id: EvidenceId;
  readonly quote: string;
  readonly source: string;
  readonly locator: string;
  readonly is_primary: number;
  readonly seen_at: number;
  readonly source_id: SourceId | null;
  readonly passage_from: number | null;
  readonly passage_to: number | null;
}

const columns =
  'id, quote, source, locator, is_primary, seen_at, source_id, passage_from, passage_to';

/** The query for the evidence of all claims of a story at once; `?` is the story's row. */
export const storyEvidenceSql = `SELECT claim, ${columns} FROM evidence
  WHERE claim IN (SELECT row FROM claims WHERE story = ?) ORDER BY row`;

/** The statements behind the evidence; each takes rows of claims. */
export function evidenceStatements(database: Database) {
  const ofStory = database.prepare<[number], EvidenceRow>(storyEvidenceSql);
  const ofClaim = database.prepare<[number], EvidenceRow>(
    `SELECT claim, ${columns} FROM evidence WHERE claim = ? ORDER BY row`,
  );
  const add = database.prepare<[EvidenceRow]>(
    `INSERT INTO evidence (claim, ${columns})
     VALUES (@claim, @id, @quote, @source, @locator, @is_primary, @seen_at, @source_id,
       @passage_from, @passage_to)
     ON CONFLICT DO NOTHING`,
  );
  const copy = database.prepare<[{ from: number; to: number }]>(
    `INSERT INTO evidence (claim, ${columns})
     SELECT @to, ${columns} FROM evidence WHERE claim = @from ORDER BY row
     ON CONFLICT DO NOTHING`,
  );
  const remove = database.prepare<[number, string]>(
    'DELETE FROM evidence WHERE claim = ? AND id = ?',
  );
  const rate = database.prepare<[number, number, string]>(
    'UPDATE evidence SET is_primary = ? WHERE claim = ? AND id = ?',
  );

  return {
    /** Each claim's evidence, in the order that it was found. */
    ofStory: (story: number): ReadonlyMap<number, readonly Evidence[]> =>
      byClaim(ofStory.iterate(story)),
    ofClaim: (claim: number): Evidence[] => ofClaim.all(claim).map(toEvidence),
    /** @returns whether it was not there yet. */
    add: (claim: number, evidence: Evidence): boolean =>
      add.run(toRow(claim, evidence)).changes > 0,
    /** Gives a claim what it lacks of another's evidence. @returns how many items those are. */
    copy: (from: number, to: number): number => copy.run({ from, to }).changes,
    remove: (claim: number, id: EvidenceId) => remove.run(claim, id),
    rate: (claim: number, { id, primary }: Pick<Evidence, 'id' | 'primary'>) =>
      rate.run(primary ? 1 : 0, claim, id),
  };
}

function byClaim(rows: Iterable<EvidenceRow>): Map<number, Evidence[]> {
  const evidence = new Map<number, Evidence[]>();
  for (const row of rows) {
    const items = evidence.get(row.claim) ?? [];
    items.push(toEvidence(row));
    evidence.set(row.claim, items);
  }
  return evidence;
}

function toEvidence(row: EvidenceRow): Evidence {
  const { id, quote, source, locator, passage_from: from, passage_to: to } = row;
  return {
    id,
    quote,
    source,
    locator,
    primary: row.is_primary === 1,
    seenAt: row.seen_at,
    sourceId: row.source_id,
    passage: from === null || to === null ? null : { from, to },
  };
}

function toRow(claim: number, evidence: Evidence): EvidenceRow {
  return {
    claim,
    id: evidence.id,
    quote: wellFormed(evidence.quote),
    source: wellFormed(evidence.source),
    locator: wellFormed(evidence.locator),
    is_primary: evidence.primary ? 1 : 0,
    seen_at: evidence.seenAt,
    source_id: evidence.sourceId,
    passage_from: evidence.passage?.from ?? null,
    passage_to: evidence.passage?.to ?? null,
  };
}
