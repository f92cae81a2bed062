import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { ClaimId, SourceId } from '../core/base/id.ts';
import type { RecordedEvent, StoryRecord } from '../core/contract/story-record.ts';
import type { Evidence } from '../core/factcheck/claim.ts';

/** A record under ids that are free in the store, and what its claims and sources were called. */
export interface FreshRecord {
  readonly record: StoryRecord;
  /** The new id of every claim of the record, by its old one. */
  readonly claims: ReadonlyMap<ClaimId, ClaimId>;
  /** The same of every source that the record names, also of those that are in no vault. */
  readonly sources: ReadonlyMap<SourceId, SourceId>;
}

/** Gives fresh ids to what cannot keep its own, since another story of `database` has it. */
export function createFreshIds(database: Database): (record: StoryRecord) => FreshRecord {
  const takenClaims = database
    .prepare<[string], ClaimId>(
      'SELECT id FROM claims WHERE id IN (SELECT value FROM json_each(?))',
    )
    .pluck();
  const takenSources = database
    .prepare<[string], SourceId>(
      'SELECT id FROM sources WHERE id IN (SELECT value FROM json_each(?))',
    )
    .pluck();

  return (record) => {
    const claimIds = record.claims.map(({ id }) => id);
    const sourceIds = namedSources(record);
    const claims = renamed(claimIds, takenClaims.all(JSON.stringify(claimIds)));
    const sources = renamed(sourceIds, takenSources.all(JSON.stringify(sourceIds)));
    return { record: rename(record, claims, sources), claims, sources };
  };
}

function renamed<Id extends string>(ids: readonly Id[], taken: readonly Id[]): Map<Id, Id> {
  const isTaken = new Set(taken);
  return new Map(ids.map((id) => [id, isTaken.has(id) ? (randomUUID() as string as Id) : id]));
}

function namedSources({ sources, quoteTies, claims }: StoryRecord): SourceId[] {
  const evidence = claims.flatMap((claim) => [
    ...claim.evidence,
    ...claim.history.flatMap((event) => evidenceOf(event) ?? []),
  ]);
  const named = [
    ...sources.map(({ id }) => id),
    ...quoteTies.map(({ passage }) => passage.sourceId),
    ...evidence.flatMap(({ sourceId }) => sourceId ?? []),
  ];
  return [...new Set(named)];
}

function rename(
  record: StoryRecord,
  claims: ReadonlyMap<ClaimId, ClaimId>,
  sources: ReadonlyMap<SourceId, SourceId>,
): StoryRecord {
  const sourceOf = (id: SourceId): SourceId => sources.get(id) ?? id;
  const evidenceUnder = (item: Evidence): Evidence => ({
    ...item,
    sourceId: item.sourceId && sourceOf(item.sourceId),
  });
  const eventUnder = (event: RecordedEvent): RecordedEvent => {
    const item = evidenceOf(event);
    return item ? { ...event, text: JSON.stringify(evidenceUnder(item)) } : event;
  };
  return {
    ...record,
    claims: record.claims.map((claim) => ({
      ...claim,
      id: claims.get(claim.id) ?? claim.id,
      evidence: claim.evidence.map(evidenceUnder),
      history: claim.history.map(eventUnder),
    })),
    quoteTies: record.quoteTies.map((tie) => ({
      ...tie,
      passage: { ...tie.passage, sourceId: sourceOf(tie.passage.sourceId) },
    })),
    sources: record.sources.map((source) => ({ ...source, id: sourceOf(source.id) })),
  };
}

/** The item of evidence that an event tells of as it was, or null. */
function evidenceOf({ kind, text }: RecordedEvent): Evidence | null {
  const isOfEvidence = kind === 'evidence-removed' || kind === 'evidence-rated';
  return isOfEvidence ? (JSON.parse(text) as Evidence) : null;
}
