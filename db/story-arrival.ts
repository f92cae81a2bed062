import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Node } from 'prosemirror-model';
import type { CorrectionId, MediaHash, NoteId, StoryId } from '../core/base/id.ts';
import type { StoryRecord } from '../core/contract/story-record.ts';
import { cleanTagName } from '../core/tagging/tag.ts';
import type { FactStore } from './claims.ts';
import type { TagStore } from './newsroom.ts';
import type { NoteStore } from './notes.ts';
import type { NewStory } from './stories.ts';
import { claimStatements } from './claim-sql.ts';
import type { Corrections } from './correction-store.ts';
import { evidenceStatements } from './evidence-sql.ts';
import { createFreshIds } from './fresh-ids.ts';
import { adoptDocument, type PictureSize } from './imported-document.ts';
import type { Sources } from './source-store.ts';
import { exactText, wellFormed } from './stored-text.ts';

/** What a story that arrives from elsewhere needs of the stores beside it. */
export interface ArrivalParts {
  readonly database: Database;
  readonly sources: Sources;
  readonly facts: FactStore;
  readonly tags: TagStore;
  readonly notes: NoteStore;
  readonly corrections: Corrections;
  readonly sizeOf: (hash: MediaHash) => PictureSize | null;
}

/** A story as it goes into the store. */
export interface Arrival {
  readonly document: Node;
  /** Stores what came with it, once the story itself is there. */
  readonly settle: (story: { readonly row: number; readonly id: StoryId }) => void;
}

/** Prepares what a story is made of; both halves belong into the transaction that stores it. */
export function createArrivals(parts: ArrivalParts): (story: NewStory) => Arrival {
  const { database, tags, notes, corrections } = parts;
  const freshen = createFreshIds(database);
  const addRecord = recordWriter(parts);

  return (story) => {
    const fresh = story.record && freshen(story.record);
    const marked = story.notes && new Set<NoteId>(story.notes.map(({ id }) => id));
    const document = adoptDocument(story.document, {
      ...(fresh && { claim: (id) => fresh.claims.get(id) }),
      ...(marked && { isNote: (id) => marked.has(id) }),
      ...(story.pictures && { picture: parts.sizeOf }),
    });
    return {
      document,
      settle: ({ row, id }) => {
        for (const tag of story.tags ?? []) if (cleanTagName(tag.name) !== '') tags.add(id, tag);
        for (const note of eachOnce(story.notes ?? [], () => randomUUID() as NoteId))
          notes.bring(id, note);
        for (const correction of eachOnce(story.corrections ?? [], newCorrectionId))
          corrections.insert(row, correction, story.editor);
        if (fresh) {
          const files = [...(story.files ?? [])];
          const byNewId = new Map(
            files.map(([old, file]) => [fresh.sources.get(old) ?? old, file]),
          );
          addRecord({ row, id }, fresh.record, { editor: story.editor, files: byNewId });
        }
      },
    };
  };
}

interface Bringing {
  readonly editor: string;
  readonly files: NonNullable<NewStory['files']>;
}

function recordWriter({ database, sources, facts }: ArrivalParts) {
  const claimSql = claimStatements(database);
  const evidence = evidenceStatements(database);
  const ignore = database.prepare<[number, string, string]>(
    'INSERT OR IGNORE INTO ignores VALUES (?, ?, ?)',
  );

  function addClaim(story: number, claim: StoryRecord['claims'][number]): void {
    const row = claimSql.insertRecorded({
      id: claim.id,
      story,
      kind: claim.kind,
      verdict: claim.verdict,
      text: exactText(claim.text),
      fix: exactText(claim.fix),
      note: wellFormed(claim.note),
      checked_by: wellFormed(claim.checkedBy),
      checked_at: claim.checkedAt,
      signed_by: wellFormed(claim.signedBy),
      signed_at: claim.signedAt,
      created_at: claim.createdAt,
    });
    for (const item of claim.evidence) evidence.add(row, item);
    for (const { editor, text, ...event } of claim.history)
      claimSql.record({ ...event, claim: row, editor: wellFormed(editor), text: exactText(text) });
  }

  return (
    story: { readonly row: number; readonly id: StoryId },
    record: StoryRecord,
    { editor, files }: Bringing,
  ): void => {
    const storyId = story.id;
    for (const source of record.sources)
      sources.bring(story.row, source, files.get(source.id) ?? null);
    for (const claim of record.claims) addClaim(story.row, claim);
    for (const dismissal of record.dismissals) facts.dismiss({ storyId, dismissal, editor });
    for (const tie of record.quoteTies) facts.tieQuote({ storyId, tie, editor });
    for (const { rule, text } of record.ignores) ignore.run(story.row, rule, text);
  };
}

const newCorrectionId = (): CorrectionId => randomUUID() as CorrectionId;

/** A second item of an id gets an id of its own: nothing that came is lost. */
function eachOnce<Item extends { readonly id: string }>(
  items: readonly Item[],
  newId: () => Item['id'],
): Item[] {
  const seen = new Set<string>();
  return items.map((item) => {
    const isFirst = !seen.has(item.id);
    seen.add(item.id);
    return isFirst ? item : { ...item, id: newId() };
  });
}
