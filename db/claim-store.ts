import type { Database } from 'better-sqlite3';
import { failure, success, type Result } from '../core/base/result.ts';
import type { Claim } from '../core/factcheck/claim.ts';
import type { ClaimStore, NewClaim, SignOffError } from './claims.ts';
import { claimStatements, toClaim, type ClaimRow } from './claim-sql.ts';
import {
  toClaimEvent,
  toRecordedEvent,
  type ClaimEventKind,
  type TakenOver,
} from './claim-history.ts';
import { evidenceStatements } from './evidence-sql.ts';
import { refusalToSign } from './sign-off.ts';
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
  /** What the event is about. */
  readonly text: string;
  readonly verdict?: Claim['verdict'];
  /** Whether a signature that stood before no longer knows what it stands on. */
  readonly dropsSignature?: boolean;
}

/** When a change is made, and by whom. */
interface Hand {
  readonly at: number;
  readonly editor: string;
}

type OrderOf<Name extends keyof ClaimStore> = ClaimStore[Name] extends (order: infer O) => unknown
  ? O
  : never;

/** The claims of `database`. */
export function createClaimStore({ database, index, now }: ClaimParts): ClaimStore {
  const sql = claimStatements(database);
  const evidence = evidenceStatements(database);

  /** Does something to a claim, records it, and brings the library's counts up to it. */
  function change<Order extends { readonly id: Claim['id']; readonly editor: string }>(
    carryOut: (claim: ClaimRow, order: Order, at: number) => Change | null,
  ): (order: Order) => Claim | null {
    const run = database.transaction((order: Order) => {
      const claim = sql.find(order.id);
      if (!claim) return;
      const hand = { at: now(), editor: order.editor };
      const done = carryOut(claim, order, hand.at);
      if (!done) return;
      record(claim.row, hand, done);
      if (done.dropsSignature) dropSignature(claim, hand);
      index.recountClaims(sql.storyOf(claim.story));
    });
    return (order) => {
      run.immediate(order);
      return get(order.id);
    };
  }

  function record(claim: number, { at, editor }: Hand, { kind, text, verdict }: Change): void {
    sql.record({
      claim,
      at,
      editor: wellFormed(editor),
      kind,
      verdict: verdict ?? null,
      text: exactText(text),
    });
  }

  function dropSignature({ row, signed_by: name }: ClaimRow, hand: Hand): void {
    if (name === '') return;
    sql.unsign(row);
    record(row, hand, { kind: 'sign-off-dropped', text: name });
  }

  function get(id: Claim['id']): Claim | null {
    const row = sql.find(id);
    return row ? toClaim(row, sql.storyOf(row.story).id, evidence.ofClaim(row.row)) : null;
  }

  const add = database.transaction((claim: NewClaim) => {
    const { id, storyId, text, kind = 'other', editor } = claim;
    const story = sql.findStory(storyId);
    if (!story || sql.find(id)) return;
    const parent = claim.splitFrom ? sql.find(claim.splitFrom) : null;
    const hand = { at: now(), editor };
    const begun = { id, story: story.row, kind, text: exactText(text), created_at: hand.at };
    const row = sql.insert(begun);
    record(row, hand, { kind: 'added', text });
    if (parent?.story === story.row) split(parent, { row, text }, hand);
    index.recountClaims(story);
  });

  function split(parent: ClaimRow, part: { row: number; text: string }, hand: Hand): void {
    const words = readExactText(parent.text);
    const taken: TakenOver = { words, evidence: evidence.copy(parent.row, part.row) };
    record(part.row, hand, { kind: 'split-from', text: JSON.stringify(taken) });
    record(parent.row, hand, { kind: 'split', text: part.text });
  }

  const merge = change((claim, { merged, editor }: OrderOf<'merge'>, at) => {
    const other = sql.find(merged);
    if (!other || !canMerge(claim, other)) return null;
    const taken: TakenOver = {
      words: readExactText(other.text),
      evidence: evidence.copy(other.row, claim.row),
    };
    sql.setNote(claim.row, mergedNotes(claim.note, other.note));
    record(other.row, { at, editor }, { kind: 'merged-into', text: readExactText(claim.text) });
    return { kind: 'merged', text: JSON.stringify(taken) };
  });

  const signOff = database.transaction(
    ({ id, text, editor }: OrderOf<'signOff'>): Result<null, SignOffError> => {
      const claim = sql.find(id);
      if (!claim) return failure('not-found');
      const by = wellFormed(editor).trim();
      const refusal = refusalToSign(claim, readExactText(claim.text) === text, by);
      if (refusal) return failure(refusal);
      if (claim.signed_by === by) return success(null);
      const at = now();
      sql.sign(claim.row, by, at);
      record(claim.row, { at, editor: by }, { kind: 'signed-off', text, verdict: claim.verdict });
      index.recountClaims(sql.storyOf(claim.story));
      return success(null);
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
    signOff: (order) => {
      const signed = signOff.immediate(order);
      if (!signed.ok) return signed;
      const claim = get(order.id);
      return claim ? success(claim) : failure('not-found');
    },
    setKind: change(({ row, kind: before }, { kind }) => {
      if (kind === before) return null;
      sql.setKind(row, kind);
      return { kind: 'kind-set', text: kind };
    }),
    setFix: change(({ row, fix: before }, { fix }) => {
      if (exactText(fix) === before) return null;
      sql.setFix(row, exactText(fix));
      return { kind: 'fix-set', text: fix };
    }),
    merge: (order) => {
      const [claim, other] = [sql.find(order.id), sql.find(order.merged)];
      return claim && other && canMerge(claim, other) ? merge(order) : null;
    },
    setNote: change(({ row, note: before }, { note }) => {
      if (wellFormed(note) === before) return null;
      sql.setNote(row, wellFormed(note));
      return { kind: 'noted', text: note };
    }),
    addEvidence: change(({ row }, { evidence: added }) => {
      const isNew = evidence.add(row, added);
      return isNew ? { kind: 'evidence-added', text: added.source || added.quote } : null;
    }),
    removeEvidence: change(({ row }, { evidenceId }) => {
      const gone = evidence.ofClaim(row).find(({ id }) => id === evidenceId);
      if (!gone) return null;
      evidence.remove(row, evidenceId);
      return { kind: 'evidence-removed', text: JSON.stringify(gone), dropsSignature: true };
    }),
    rateEvidence: change(({ row }, { evidenceId, primary }) => {
      const item = evidence.ofClaim(row).find(({ id }) => id === evidenceId);
      if (!item || item.primary === primary) return null;
      const rated = { ...item, primary };
      evidence.rate(row, rated);
      return { kind: 'evidence-rated', text: JSON.stringify(rated), dropsSignature: true };
    }),
    get,
    events: (id) => {
      const row = sql.find(id);
      return row && sql.events(row.row).map(toRecordedEvent).reverse();
    },
    history: (id) => {
      const claim = sql.find(id);
      return claim ? sql.events(claim.row).map(toClaimEvent) : null;
    },
    ofStory: (storyId) => {
      const story = sql.findStory(storyId);
      if (!story) return [];
      const found = evidence.ofStory(story.row);
      return sql.ofStory(story.row).map((row) => toClaim(row, storyId, found.get(row.row) ?? []));
    },
  };
}

function canMerge(claim: ClaimRow, other: ClaimRow): boolean {
  return claim.story === other.story && claim.row !== other.row;
}

// As long as the desk lets a note be; the claim that was merged keeps its own in any case.
const longestNote = 20_000;

function mergedNotes(note: string, other: string): string {
  if (other === '' || note.split('\n').includes(other)) return note;
  const both = note === '' ? other : `${note}\n${other}`;
  return both.length <= longestNote ? both : note;
}
