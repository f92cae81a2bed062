import * as v from 'valibot';
import type { Claim } from '../factcheck/claim.ts';
import { channel } from './channel.ts';
import {
  claimId,
  claimKind,
  evidenceId,
  line,
  moment,
  prose,
  sourceId,
  storyId,
  textSpan,
  verdict,
} from './values.ts';

/** Something that bears on a claim, as it is written down. */
export const evidence = v.strictObject({
  id: evidenceId,
  quote: prose,
  source: line,
  locator: line,
  primary: v.boolean(),
  seenAt: moment,
  sourceId: v.nullable(sourceId),
  passage: v.nullable(textSpan),
});

/** The record of what is to be checked. Who and when are set by the host. */
export const claimChannels = {
  /** With `splitFrom`, the new claim takes the evidence of the one that it was split from. */
  'claims.add': channel<Claim>()(
    v.strictObject({
      id: claimId,
      storyId,
      text: prose,
      kind: claimKind,
      splitFrom: v.nullable(claimId),
    }),
  ),
  /** Gives a verdict over the words as they now read. */
  'claims.settle': channel<Claim>()(v.strictObject({ id: claimId, verdict, text: prose })),
  /** A second person stands by the verdict over the words as they now read. */
  'claims.signOff': channel<Claim>()(v.strictObject({ id: claimId, text: prose })),
  'claims.setKind': channel<Claim>()(v.strictObject({ id: claimId, kind: claimKind })),
  /** How the words should read. */
  'claims.setFix': channel<Claim>()(v.strictObject({ id: claimId, fix: prose })),
  /** Takes over the evidence of `merged`, whose words became part of this claim. */
  'claims.merge': channel<Claim>()(v.strictObject({ id: claimId, merged: claimId })),
  'claims.setNote': channel<Claim>()(v.strictObject({ id: claimId, note: prose })),
  'claims.addEvidence': channel<Claim>()(v.strictObject({ id: claimId, evidence })),
  'claims.removeEvidence': channel<Claim>()(v.strictObject({ id: claimId, evidenceId })),
  /** Calls an item of evidence a primary source, or a secondary one. */
  'claims.rateEvidence': channel<Claim>()(
    v.strictObject({ id: claimId, evidenceId, primary: v.boolean() }),
  ),
  /** What happened to a claim, newest first. */
  'claims.history': channel<readonly ClaimEvent[]>()(v.strictObject({ id: claimId })),
};

/** One thing that happened to a claim; `what` is a sentence for the editor. */
export interface ClaimEvent {
  readonly at: number;
  readonly who: string;
  readonly what: string;
}
