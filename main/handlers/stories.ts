import { emptyDocument } from '../../core/article/document.ts';
import type { StoryId } from '../../core/base/id.ts';
import { success } from '../../core/base/result.ts';
import type { Handlers } from '../../core/contract/contract.ts';
import type { ChecklistItem } from '../../core/contract/publishing.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import type { Ports } from '../ports.ts';
import { judgeStory, prepareStory } from '../publishing/publish-story.ts';
import { notReady } from './not-ready.ts';
import { openOrMend } from './open-or-mend.ts';
import { done, found, noStory, refused } from './replies.ts';

type StoriesChannel = Extract<keyof Handlers, `stories.${string}`>;

/** Finding, opening and describing stories. */
export function createStoriesHandlers(
  store: ArticleStore,
  ports?: Pick<Ports, 'emit'>,
): Pick<Handlers, StoriesChannel> {
  const { stories, settings } = store;
  return {
    'stories.list': (query) => success(stories.list(query)),
    'stories.create': ({ language }) => {
      const { editor } = settings.get();
      const { id } = stories.create({ document: emptyDocument(), details: { language }, editor });
      return success({ id });
    },
    'stories.open': ({ id }) => found(openOrMend(store, id, ports), noStory),
    'stories.setStatus': async ({ id, status, override }) => {
      if (status === 'ready') await prepareStory(store, id);
      const errors = status === 'ready' ? errorsInTheWay(store, id) : [];
      const reason = override?.trim() ?? '';
      if (errors.length > 0 && reason.length < shortestReason) return notReady(errors);
      const overridden = errors.length > 0 ? { reason, errors: errors.length } : null;
      return found(stories.setStatus(id, status, settings.get().editor, overridden), noStory);
    },
    'stories.setDetails': ({ id, details }) => found(stories.setDetails(id, details), noStory),
    'stories.setPublishedAt': ({ id, publishedAt }) => {
      const set = stories.setPublishedAt(id, publishedAt);
      if (set.ok) return set;
      return set.error === 'exported' ? exportedHere : noStory;
    },
    'stories.remove': ({ id }) => done(stories.remove(id), noStory),
    'stories.restore': ({ id }) => done(stories.restore(id), noStory),
    'stories.purge': ({ ids }) => {
      const there = ids.filter((id) => stories.isBinned(id) !== null);
      if (there.length === 0) return noStory;
      if (!there.every((id) => stories.isBinned(id))) return notInBin;
      try {
        const purged = there.filter((id, at) => stories.purge(id, at < there.length - 1)).length;
        return success({ purged });
      } finally {
        // Also when the disk refused after some of them.
        ports?.emit('library.changed', { id: null });
      }
    },
    'stories.setSelection': ({ id, selection }) =>
      done(stories.setSelection(id, selection), noStory),
    'stories.setFindings': ({ id, findings }) => done(stories.setFindings(id, findings), noStory),
    'stories.addIgnore': ({ id, rule, text }) =>
      done(stories.addIgnore(id, { rule, text }), noStory),
    'stories.removeIgnore': ({ id, rule, text }) =>
      done(stories.removeIgnore(id, { rule, text }), noStory),
  };
}

const notInBin = refused(
  'bad-request',
  'One of these stories is no longer in the bin: it was put back meanwhile. Nothing was deleted. Look into the bin again.',
);

const exportedHere = refused(
  'bad-request',
  'This story was exported from this library, so the day of its first publication stays as readers have it. Nothing was changed.',
);

// As the contract asks for it; spaces are no reason.
const shortestReason = 3;

/** The errors on the checklist of a story that is not ready yet. */
function errorsInTheWay(store: ArticleStore, id: StoryId): ChecklistItem[] {
  if (store.stories.get(id)?.status === 'ready') return [];
  return (judgeStory(store, id) ?? []).filter(({ severity }) => severity === 'error');
}
