import type { Handlers } from '../../core/contract/contract.ts';
import { notYet } from './replies.ts';

type FactsChannel = Extract<keyof Handlers, `facts.${string}`>;

/** What a checker decides beside the claims. */
export function createFactsHandlers(): Pick<Handlers, FactsChannel> {
  return {
    'facts.dismiss': () => notYet,
    'facts.undismiss': () => notYet,
    'facts.tieQuote': () => notYet,
    'facts.untieQuote': () => notYet,
    'facts.exportDossier': () => notYet,
  };
}
