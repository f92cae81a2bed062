import { success } from '../../core/base/result.ts';
import type { Handlers } from '../../core/contract/contract.ts';
import type { Claim } from '../../core/factcheck/claim.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import type { Ports } from '../ports.ts';
import { found, noClaim, noStory, notYet, type Reply } from './replies.ts';

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
    'claims.signOff': () => notYet,
    'claims.setKind': () => notYet,
    'claims.setFix': () => notYet,
    'claims.merge': () => notYet,
    'claims.setNote': (note) => changed(claims.setNote(signed(note)), noClaim),
    'claims.addEvidence': (added) => changed(claims.addEvidence(signed(added)), noClaim),
    'claims.removeEvidence': (removed) => changed(claims.removeEvidence(signed(removed)), noClaim),
    'claims.history': ({ id }) => found(claims.history(id), noClaim),
  };
}
