import type { Database } from 'better-sqlite3';
import type { StoryId } from '../core/base/id.ts';
import type { Claim } from '../core/factcheck/claim.ts';
import type { ClaimStore } from './article-store.ts';
import { claimStatements, type ClaimRow } from './claim-sql.ts';
import { toClaimEvent, type ClaimEventKind } from './claim-history.ts';
import { exactText, readExactText, wellFormed } from './stored-text.ts';
import type { StoryIndex } from './story-index.ts';

/** What the claims need of their neighbours. */
export interface ClaimParts {
  readonly database: Database;
  readonly index: StoryIndex;
  readonly now: () => number;
}

/** What is done to a claim, and what its history will say of it. */
interface Change {
  readonly kind: ClaimEventKind;
  /** The words that the event is about. */
  readonly text: string;
  readonly verdict?: Claim['verdict'];
}

/** The claims of `database`. */
export function createClaimStore({ database, index, now }: ClaimParts): ClaimStore {
  const sql = claimStatements(database);

  /** Does something to a claim, records it, and brings the library's counts up to it. */
  function change<Order extends { readonly id: Claim['id']; readonly editor: string }>(
    carryOut: (claim: ClaimRow, order: Order, at: number) => Change | null,
  ): (order: Order) => Claim | null {
    const run = database.transaction((order: Order) => {
      const claim = sql.find(order.id);
      if (!claim) return;
      const at = now();
      const done = carryOut(claim, order, at);
      if (!done) return;
      record(claim.row, at, order.editor, done);
      index.recountClaims(sql.storyOf(claim.story));
    });
    return (order) => {
      run.immediate(order);
      return get(order.id);
    };
  }

  function record(
    claim: number,
    at: number,
    editor: string,
    { kind, text, verdict }: Change,
  ): void {
    sql.record({
      claim,
      at,
      editor: wellFormed(editor),
      kind,
      verdict: verdict ?? null,
      text: exactText(text),
    });
  }

  function toClaim(row: ClaimRow, storyId: StoryId): Claim {
    return {
      id: row.id,
      storyId,
      kind: 'other',
      verdict: row.verdict,
      text: readExactText(row.text),
      fix: '',
      note: row.note,
      evidence: sql.evidence(row.row),
      checkedBy: row.checked_by,
      checkedAt: row.checked_at,
      signedBy: '',
      signedAt: null,
      createdAt: row.created_at,
    };
  }

  function get(id: Claim['id']): Claim | null {
    const row = sql.find(id);
    return row ? toClaim(row, sql.storyOf(row.story).id) : null;
  }

  const add = database.transaction(
    ({ id, storyId, text, editor }: Parameters<ClaimStore['add']>[0]) => {
      const story = sql.findStory(storyId);
      if (!story || sql.find(id)) return;
      const at = now();
      const claim = sql.insert(id, story.row, exactText(text), at);
      record(claim, at, editor, { kind: 'added', text });
      index.recountClaims(story);
    },
  );

  return {
    add: (claim) => {
      add.immediate(claim);
      const made = get(claim.id);
      return made?.storyId === claim.storyId ? made : null;
    },
    settle: change(({ row }, { verdict, text, editor }, at) => {
      sql.settle({ row, verdict, text: exactText(text), by: wellFormed(editor), at });
      return { kind: 'settled', text, verdict };
    }),
    setNote: change(({ row, note: before }, { note }) => {
      if (note === before) return null;
      sql.setNote(row, wellFormed(note));
      return { kind: 'noted', text: note };
    }),
    addEvidence: change(({ row }, { evidence }) => {
      const isNew = sql.addEvidence(row, evidence);
      return isNew ? { kind: 'evidence-added', text: evidence.source || evidence.quote } : null;
    }),
    removeEvidence: change(({ row }, { evidenceId }) => {
      const gone = sql.evidence(row).find(({ id }) => id === evidenceId);
      if (!gone) return null;
      sql.removeEvidence(row, evidenceId);
      return { kind: 'evidence-removed', text: JSON.stringify(gone) };
    }),
    get,
    history: (id) => {
      const claim = sql.find(id);
      return claim ? sql.events(claim.row).map(toClaimEvent) : null;
    },
    ofStory: (storyId) => sql.ofStory(storyId).map((row) => toClaim(row, storyId)),
  };
}
