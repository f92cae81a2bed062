import type { StoryId } from '../../core/base/id.ts';
import { failure, success } from '../../core/base/result.ts';
import type { Handlers } from '../../core/contract/contract.ts';
import type { RequestFailure } from '../../core/contract/failure.ts';
import { publishPage } from '../../core/publishing/page.ts';
import type { PublishedPage, PublishedStory } from '../../core/publishing/published-story.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import type { Ports } from '../ports.ts';
import {
  appearingAt,
  exportStory,
  fileNameOf,
  headlineOf,
  judgeStory,
  prepareStory,
  readStory,
  type StoryToPublish,
} from '../publish-story.ts';

type PublishingChannel =
  'publishing.checklist' | 'publishing.preview' | 'publishing.export' | 'publishing.reveal';

/** Answers what the desk asks about pages. */
export function createPublishingHandlers(
  store: ArticleStore,
  ports: Ports,
): Pick<Handlers, PublishingChannel> {
  // Where pages went since Galley was opened. Kept in memory only: the log must not hold paths.
  const places = new Map<StoryId, string>();
  return {
    'publishing.checklist': async ({ id }) => {
      await prepareStory(store, id);
      const items = judgeStory(store, id);
      return items ? success(items) : failure(notFound);
    },
    'publishing.preview': async ({ id }) => {
      const ready = readStory(store, id);
      if (!ready) return failure(notFound);
      const page = drawPage(appearingAt(ready.published, ports.now()));
      await ports.showPreview(headlineOf(ready) || 'Untitled story', page.text);
      return success(null);
    },
    'publishing.export': async ({ id, override }) => {
      await prepareStory(store, id);
      const ready = readStory(store, id);
      if (!ready) return failure(notFound);
      const errors = ready.checklist.filter((item) => item.severity === 'error');
      const given = override?.trim() ?? '';
      if (errors.length > 0 && given.length < shortestReason)
        return failure(blocked(errors.length));
      const path = await ports.pickPagePlace(suggestedName(ready));
      if (path === null) return failure(cancelled);
      const reason = errors.length > 0 ? given : null;
      const exported = await exportStory(store, {
        ready,
        draw: drawPage,
        path,
        override: reason,
        now: ports.now(),
      });
      if (!exported.ok) return exported;
      places.set(id, path);
      // The page holds the story's details, which now say when it was published.
      ports.emit('library.changed', { id });
      return exported;
    },
    'publishing.reveal': ({ id }) => {
      const path = places.get(id);
      if (path === undefined) return failure(nowhere);
      ports.reveal(path);
      return success(null);
    },
  };
}

/** The page that the desk exports and previews; `galley export` draws the same by default. */
function drawPage(story: PublishedStory): PublishedPage {
  return publishPage(story, { shape: 'page', pictures: 'embedded' });
}

function suggestedName(ready: StoryToPublish): string {
  return `${fileNameOf(ready.story, headlineOf(ready))}.html`;
}

// As the contract asks for it; spaces are no reason.
const shortestReason = 3;

const notFound: RequestFailure = {
  code: 'not-found',
  message: 'This story is no longer in the store. Nothing was exported.',
};

const cancelled: RequestFailure = { code: 'cancelled', message: 'Nothing was exported.' };

const nowhere: RequestFailure = {
  code: 'not-found',
  message:
    'This story has not been exported since Galley was opened, so its page’s place is not known.',
};

function blocked(errors: number): RequestFailure {
  const left = errors === 1 ? 'an error' : `${errors} errors`;
  return {
    code: 'bad-request',
    message: `The checklist has ${left}. Mend what it names, or say why the page goes out all the same.`,
  };
}
