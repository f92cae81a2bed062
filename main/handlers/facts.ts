import type { Handlers } from '../../core/contract/contract.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { done, noStory, notYet } from './replies.ts';

type FactsChannel = Extract<keyof Handlers, `facts.${string}`>;

/** What a checker decides beside the claims, and the dossier; who and when come from here. */
export function createFactsHandlers(store: ArticleStore): Pick<Handlers, FactsChannel> {
  const { facts, settings } = store;
  return {
    'facts.dismiss': ({ storyId, ...dismissal }) =>
      done(facts.dismiss({ storyId, dismissal, editor: settings.get().editor }), noStory),
    'facts.undismiss': ({ storyId, ...dismissal }) =>
      done(facts.undismiss({ storyId, dismissal }), noStory),
    'facts.tieQuote': ({ storyId, tie }) =>
      done(facts.tieQuote({ storyId, tie, editor: settings.get().editor }), noStory),
    'facts.untieQuote': (order) => done(facts.untieQuote(order), noStory),
    'facts.exportDossier': exportDossier,
  };
}

const exportDossier: Handlers['facts.exportDossier'] = () => notYet;
