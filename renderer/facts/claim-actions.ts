import type { ClaimId, EvidenceId, StoryId } from '../../core/base/id.ts';
import type { Claim, ClaimKind, Evidence, Verdict } from '../../core/factcheck/claim.ts';
import type { Result } from '../../core/base/result.ts';
import type { RequestFailure } from '../../core/contract/failure.ts';
import { changeOpened, useDesk } from '../desk/desk-state.ts';
import type { MarkedClaim } from '../editor/editor-state.ts';
import { request } from '../host/host.ts';
import { notify } from '../ui/notices.ts';
import type { ClaimCard } from './claim-cards.ts';

/** Words that were just marked as a claim. */
interface MadeClaim {
  readonly id: ClaimId;
  readonly text: string;
  /** Null for that of the claim it was split from. */
  readonly kind: ClaimKind | null;
  readonly splitFrom: ClaimId | null;
}

/** Makes the record of words that were just marked as a claim. */
export async function addClaim(storyId: StoryId, made: MadeClaim): Promise<void> {
  const { id, text, splitFrom } = made;
  const known = claimsOf(storyId);
  if (known.some((claim) => claim.id === id)) {
    notify('Marked again: the claim takes up its record.', undoOf(id));
    return;
  }
  const kind = made.kind ?? known.find((claim) => claim.id === splitFrom)?.kind ?? 'other';
  const answer = await request('claims.add', {
    id,
    storyId,
    text: text.slice(0, 20_000),
    kind,
    splitFrom,
  });
  take(storyId, answer);
  // Marked words without a record would be a claim that nobody can settle.
  if (!answer.ok) useDesk.getState().editor?.unmarkClaim(id);
  else if (splitFrom === null) notify('Marked as a claim.', undoOf(id));
}

function undoOf(id: ClaimId) {
  return { action: { label: 'Undo', run: () => unmarkClaim(id) } };
}

/**
 * Makes records for claims of the text that have none: the app may have gone down between the mark
 * and its record, and nobody could settle them.
 */
export async function addMissing(storyId: StoryId, marked: readonly MarkedClaim[]): Promise<void> {
  const known = new Set(claimsOf(storyId).map(({ id }) => id));
  for (const { id, text } of marked.filter((one) => !known.has(one.id))) {
    const made = { id, storyId, text: text.slice(0, 20_000), splitFrom: null };
    take(storyId, await request('claims.add', { ...made, kind: 'other' }));
  }
}

/**
 * The record of words that were a claim before and are marked no more: they take it up again, with
 * its verdict and evidence. Null when there is none.
 */
export function recordOf(storyId: StoryId, text: string): ClaimId | null {
  const { editor } = useDesk.getState();
  const said = claimsOf(storyId).filter((claim) => claim.text === text);
  return said.find(({ id }) => editor?.placeOfClaim(id) === null)?.id ?? null;
}

function claimsOf(storyId: StoryId): readonly Claim[] {
  const { opened } = useDesk.getState();
  return opened?.story.id === storyId ? opened.claims : [];
}

/** Joins the records of two claims whose words are one claim now. */
export async function mergeClaims(storyId: StoryId, id: ClaimId, merged: ClaimId): Promise<void> {
  take(storyId, await request('claims.merge', { id, merged }));
}

/** Gives a verdict over the words as they stand now. */
export async function settleClaim({ claim, current }: ClaimCard, verdict: Verdict): Promise<void> {
  take(
    claim.storyId,
    await request('claims.settle', { id: claim.id, verdict, text: current ?? claim.text }),
  );
}

/** Stands by another one's verdict over the words as they stand now. */
export async function signOff({ claim, current }: ClaimCard): Promise<void> {
  take(
    claim.storyId,
    await request('claims.signOff', { id: claim.id, text: current ?? claim.text }),
  );
}

/** Says what kind of statement a claim is. */
export async function setClaimKind(claim: Claim, kind: ClaimKind): Promise<void> {
  take(claim.storyId, await request('claims.setKind', { id: claim.id, kind }));
}

/** Keeps how the words should read. @returns whether it is kept. */
export async function setClaimFix(claim: Claim, fix: string): Promise<boolean> {
  if (fix === claim.fix) return true;
  const answer = await request('claims.setFix', { id: claim.id, fix });
  take(claim.storyId, answer);
  return answer.ok;
}

/** Puts other words in the place of a claim's. They are to be checked then like any others. */
export function replaceClaim({ id }: ClaimCard, words: string): void {
  const { editor } = useDesk.getState();
  if (editor?.replaceClaim(id, words) !== true) {
    notify('These words stand in more than one paragraph. Change them in the text.');
    return;
  }
  const changed = editor.view.state.doc;
  notify('The words are changed in the text.', {
    action: {
      label: 'Undo',
      run: () => {
        editor.focus();
        if (editor.view.state.doc === changed) editor.run('edit.undo');
        else notify('The text has changed since. Undo step by step until the words are back.');
      },
    },
  });
}

/** Takes the mark off; the record stays, among those no longer in the text. */
export function unmarkClaim(id: ClaimId): void {
  const { editor } = useDesk.getState();
  editor?.unmarkClaim(id);
  editor?.focus();
}

/** Keeps the checker's note. @returns whether it is kept. */
export async function setClaimNote(claim: Claim, note: string): Promise<boolean> {
  if (note === claim.note) return true;
  const answer = await request('claims.setNote', { id: claim.id, note });
  take(claim.storyId, answer);
  return answer.ok;
}

/** Records something that bears on a claim. @returns whether it is kept. */
export async function addEvidence(
  claim: Pick<Claim, 'id' | 'storyId'>,
  seen: Omit<Evidence, 'id' | 'seenAt'>,
): Promise<boolean> {
  const evidence = { ...seen, id: crypto.randomUUID() as string as EvidenceId, seenAt: Date.now() };
  const answer = await request('claims.addEvidence', { id: claim.id, evidence });
  take(claim.storyId, answer);
  return answer.ok;
}

/** Calls an item of evidence a primary source, or a secondary one. */
export async function rateEvidence(claim: Claim, item: Evidence, primary: boolean): Promise<void> {
  if (item.primary === primary) return;
  const rated = { id: claim.id, evidenceId: item.id, primary };
  take(claim.storyId, await request('claims.rateEvidence', rated));
}

/** Takes an item of evidence away; the history keeps that it was there, and the notice brings it back. */
export async function removeEvidence(claim: Claim, item: Evidence): Promise<void> {
  const answer = await request('claims.removeEvidence', { id: claim.id, evidenceId: item.id });
  take(claim.storyId, answer);
  if (!answer.ok) return;
  notify('The evidence is taken away.', {
    action: { label: 'Undo', run: () => void putBack(claim, item) },
  });
}

async function putBack(claim: Claim, evidence: Evidence): Promise<void> {
  take(claim.storyId, await request('claims.addEvidence', { id: claim.id, evidence }));
}

function take(storyId: StoryId, answer: Result<Claim, RequestFailure>): void {
  if (!answer.ok) return notify(answer.error.message, { tone: 'trouble' });
  const changed = answer.value;
  changeOpened(storyId, ({ claims }) => {
    const isNew = !claims.some(({ id }) => id === changed.id);
    return {
      claims: isNew
        ? [...claims, changed]
        : claims.map((claim) => (claim.id === changed.id ? changed : claim)),
    };
  });
}
