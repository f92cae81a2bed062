import type { ClaimId, EvidenceId, StoryId } from '../../core/base/id.ts';
import type { Claim, Evidence, Verdict } from '../../core/factcheck/claim.ts';
import type { Result } from '../../core/base/result.ts';
import type { RequestFailure } from '../../core/contract/failure.ts';
import { changeOpened, useDesk } from '../desk/desk-state.ts';
import { request } from '../host/host.ts';
import { notify } from '../ui/notices.ts';
import type { ClaimCard } from './claim-cards.ts';

/** Makes the record of words that were just marked as a claim. */
export async function addClaim(storyId: StoryId, id: ClaimId, text: string): Promise<void> {
  if (markAgain(id, text)) return;
  const answer = await request('claims.add', {
    id,
    storyId,
    text: text.slice(0, 20_000),
    kind: 'other',
    splitFrom: null,
  });
  take(storyId, answer);
  // Marked words without a record would be a claim that nobody can settle.
  if (!answer.ok) useDesk.getState().editor?.unmarkClaim(id);
}

/**
 * Words that were a claim before and are marked no more take up its record again, with its verdict
 * and evidence. @returns whether there was one.
 */
function markAgain(id: ClaimId, text: string): boolean {
  const { opened, editor } = useDesk.getState();
  const range = editor?.placeOfClaim(id);
  if (!opened || !editor || !range) return false;
  const standing = new Set(editor.claims.get().list.map((claim) => claim.id));
  const before = opened.claims.find((claim) => !standing.has(claim.id) && claim.text === text);
  if (!before) return false;
  const { tr, schema } = editor.view.state;
  const markOf = (claim: ClaimId) => schema.mark('claim', { id: claim });
  tr.removeMark(range.from, range.to, markOf(id));
  editor.view.dispatch(tr.addMark(range.from, range.to, markOf(before.id)));
  return true;
}

/** Gives a verdict over the words as they stand now. */
export async function settleClaim({ claim, current }: ClaimCard, verdict: Verdict): Promise<void> {
  take(
    claim.storyId,
    await request('claims.settle', { id: claim.id, verdict, text: current ?? claim.text }),
  );
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
  claim: Claim,
  seen: Omit<Evidence, 'id' | 'seenAt'>,
): Promise<boolean> {
  const evidence = { ...seen, id: crypto.randomUUID() as string as EvidenceId, seenAt: Date.now() };
  const answer = await request('claims.addEvidence', { id: claim.id, evidence });
  take(claim.storyId, answer);
  return answer.ok;
}

/** Takes an item of evidence away; the history keeps that it was there. */
export async function removeEvidence(claim: Claim, evidenceId: EvidenceId): Promise<void> {
  take(claim.storyId, await request('claims.removeEvidence', { id: claim.id, evidenceId }));
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
