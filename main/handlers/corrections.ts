import type { Correction } from '../../core/article/correction.ts';
import { success } from '../../core/base/result.ts';
import type { StoryId } from '../../core/base/id.ts';
import type { Handlers } from '../../core/contract/contract.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import type { Ports } from '../ports.ts';
import { noStory, refused, type Reply } from './replies.ts';

type CorrectionsChannel = Extract<keyof Handlers, `corrections.${string}`>;

/** What readers are told of mistakes; who comes from here, when from the store. */
export function createCorrectionsHandlers(
  store: ArticleStore,
  ports: Pick<Ports, 'emit'>,
): Pick<Handlers, CorrectionsChannel> {
  const { corrections, settings } = store;

  // The page of the story is another now, and the library shows when it changed.
  function changed(
    id: StoryId,
    list: readonly Correction[] | null,
    otherwise: Reply<never>,
  ): Reply<readonly Correction[]> {
    if (!list) return otherwise;
    ports.emit('library.changed', { id });
    return success(list);
  }

  return {
    'corrections.add': ({ storyId, text }) =>
      changed(storyId, corrections.add(storyId, text, settings.get().editor), noStory),
    'corrections.setText': ({ storyId, correctionId, text }) =>
      changed(storyId, corrections.setText(storyId, correctionId, text), noCorrection),
    'corrections.remove': ({ storyId, correctionId }) =>
      changed(storyId, corrections.remove(storyId, correctionId), noCorrection),
  };
}

const noCorrection = refused(
  'not-found',
  'This correction is not on the page any more: it may have been taken off in another window. Nothing was changed. Open the story again and look at its corrections.',
);
