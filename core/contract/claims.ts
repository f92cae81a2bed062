import * as v from 'valibot';
import type { Claim } from '../factcheck/claim.ts';
import { channel } from './channel.ts';
import { claimId, evidenceId, line, moment, prose, storyId, verdict } from './values.ts';

/** The record of what is to be checked. Who and when are set by the host. */
export const claimChannels = {
  'claims.add': channel<Claim>()(v.strictObject({ id: claimId, storyId, text: prose })),
  /** Gives a verdict over the words as they now read. */
  'claims.settle': channel<Claim>()(v.strictObject({ id: claimId, verdict, text: prose })),
  'claims.setNote': channel<Claim>()(v.strictObject({ id: claimId, note: prose })),
  'claims.addEvidence': channel<Claim>()(
    v.strictObject({
      id: claimId,
      evidence: v.strictObject({
        id: evidenceId,
        quote: prose,
        source: line,
        locator: line,
        primary: v.boolean(),
        seenAt: moment,
      }),
    }),
  ),
  'claims.removeEvidence': channel<Claim>()(v.strictObject({ id: claimId, evidenceId })),
  /** What happened to a claim, newest first. */
  'claims.history': channel<readonly ClaimEvent[]>()(v.strictObject({ id: claimId })),
};

/** One thing that happened to a claim; `what` is a sentence for the editor. */
export interface ClaimEvent {
  readonly at: number;
  readonly who: string;
  readonly what: string;
}
