import { assertNever } from '../../core/base/assert-never.ts';
import { success } from '../../core/base/result.ts';
import type { Handlers } from '../../core/contract/contract.ts';
import type { Claim } from '../../core/factcheck/claim.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import type { SignOffError } from '../../db/claims.ts';
import type { Ports } from '../ports.ts';
import { found, noClaim, noStory, refused, type Reply } from './replies.ts';

type ClaimsChannel = Extract<keyof Handlers, `claims.${string}`>;

/** The record of what is to be checked; who and when come from here. */
export function createClaimsHandlers(
  store: ArticleStore,
  ports: Pick<Ports, 'emit'>,
): Pick<Handlers, ClaimsChannel> {
  const { claims, settings } = store;
  const signed = <Order>(order: Order) => ({ ...order, editor: settings.get().editor });

  // The library shows how many claims of a story are settled.
  function changed(claim: Claim | null, otherwise: Reply<never>): Reply<Claim> {
    if (!claim) return otherwise;
    ports.emit('library.changed', { id: claim.storyId });
    return success(claim);
  }

  return {
    'claims.add': (claim) => changed(claims.add(signed(claim)), noStory),
    'claims.settle': (verdict) => changed(claims.settle(signed(verdict)), noClaim),
    'claims.signOff': (order) => {
      const done = claims.signOff(signed(order));
      return done.ok ? changed(done.value, noClaim) : explain(done.error);
    },
    'claims.setKind': (order) => changed(claims.setKind(signed(order)), noClaim),
    'claims.setFix': (order) => changed(claims.setFix(signed(order)), noClaim),
    'claims.merge': (order) => changed(claims.merge(signed(order)), noMerge),
    'claims.setNote': (note) => changed(claims.setNote(signed(note)), noClaim),
    'claims.addEvidence': (added) => changed(claims.addEvidence(signed(added)), noClaim),
    'claims.removeEvidence': (removed) => changed(claims.removeEvidence(signed(removed)), noClaim),
    'claims.rateEvidence': (rated) => changed(claims.rateEvidence(signed(rated)), noClaim),
    'claims.history': ({ id }) => found(claims.history(id), noClaim),
  };
}

const noMerge = refused(
  'not-found',
  'These two claims cannot be merged: they must both be on record, in the same story. Nothing was changed. Open the story again and look at its claims.',
);

function explain(error: SignOffError): Reply<never> {
  switch (error) {
    case 'not-found':
      return noClaim;
    case 'no-name':
      return unsigned('Galley does not know who you are. Enter your name in the settings first.');
    case 'open':
      return unsigned('There is no verdict to stand by yet. Check the claim first.');
    case 'text-changed':
      return unsigned(
        'These words are no longer those that were checked. Check them again, then ask for the sign-off.',
      );
    case 'no-checker':
      return unsigned(
        'The verdict was given without a name, so nobody can tell that you are a second person. Give the verdict again under a name.',
      );
    case 'same-person':
      return unsigned('You gave the verdict yourself. Ask a second person to sign it off.');
    default:
      return assertNever(error);
  }
}

function unsigned(why: string): Reply<never> {
  return refused('bad-request', `The verdict was not signed off. ${why}`);
}
