import type { Handlers } from '../../core/contract/contract.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import type { Ports } from '../ports.ts';
import { prepareStory } from '../publishing/publish-story.ts';
import { dossierName, drawDossier, writeDossier } from '../dossier/write-dossier.ts';
import { done, noStory, refused } from './replies.ts';

type FactsChannel = Extract<keyof Handlers, `facts.${string}`>;

/** What a checker decides beside the claims, and the dossier; who and when come from here. */
export function createFactsHandlers(
  store: ArticleStore,
  ports: Pick<Ports, 'now' | 'pickPagePlace'>,
): Pick<Handlers, FactsChannel> {
  const { facts, settings } = store;
  return {
    'facts.dismiss': ({ storyId, ...dismissal }) =>
      done(facts.dismiss({ storyId, dismissal, editor: settings.get().editor }), noStory),
    'facts.undismiss': ({ storyId, ...dismissal }) =>
      done(facts.undismiss({ storyId, dismissal }), noStory),
    'facts.tieQuote': ({ storyId, tie }) =>
      done(facts.tieQuote({ storyId, tie, editor: settings.get().editor }), noStory),
    'facts.untieQuote': (order) => done(facts.untieQuote(order), noStory),
    'facts.exportDossier': createDossierHandler(store, ports),
  };
}

function createDossierHandler(
  store: ArticleStore,
  ports: Pick<Ports, 'now' | 'pickPagePlace'>,
): Handlers['facts.exportDossier'] {
  return async ({ id }) => {
    const name = dossierName(store, id);
    if (name === null) return noStory;
    const path = await ports.pickPagePlace(name, null);
    if (path === null) return refused('cancelled', 'No dossier was written.');
    await prepareStory(store, id);
    // As all stands now: the dialog may have been open for long.
    const madeBy = store.settings.get().editor;
    const html = drawDossier(store, { id, madeBy, now: ports.now() });
    return html === null ? noStory : writeDossier(path, html);
  };
}
