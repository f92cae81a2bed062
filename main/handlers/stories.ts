import { emptyDocument } from '../../core/article/document.ts';
import { success } from '../../core/base/result.ts';
import type { Handlers } from '../../core/contract/contract.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { done, found, noStory } from './replies.ts';

type StoriesChannel = Extract<keyof Handlers, `stories.${string}`>;

/** Finding, opening and describing stories. */
export function createStoriesHandlers({
  stories,
  settings,
}: ArticleStore): Pick<Handlers, StoriesChannel> {
  return {
    'stories.list': (query) => success(stories.list(query)),
    'stories.create': ({ language }) => {
      const { editor } = settings.get();
      const { id } = stories.create({ document: emptyDocument(), details: { language }, editor });
      return success({ id });
    },
    'stories.open': ({ id }) => found(stories.open(id), noStory),
    'stories.setStatus': ({ id, status }) =>
      found(stories.setStatus(id, status, settings.get().editor), noStory),
    'stories.setDetails': ({ id, details }) => found(stories.setDetails(id, details), noStory),
    'stories.remove': ({ id }) => done(stories.remove(id), noStory),
    'stories.restore': ({ id }) => done(stories.restore(id), noStory),
    'stories.setSelection': ({ id, selection }) =>
      done(stories.setSelection(id, selection), noStory),
    'stories.setFindings': ({ id, findings }) => done(stories.setFindings(id, findings), noStory),
    'stories.addIgnore': ({ id, rule, text }) =>
      done(stories.addIgnore(id, { rule, text }), noStory),
    'stories.removeIgnore': ({ id, rule, text }) =>
      done(stories.removeIgnore(id, { rule, text }), noStory),
  };
}
