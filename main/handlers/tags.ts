import { success } from '../../core/base/result.ts';
import type { Handlers } from '../../core/contract/contract.ts';
import { cleanTagName } from '../../core/tagging/tag.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import type { Ports } from '../ports.ts';
import { createIndexSchedule, systemTimer, type Timer } from './index-schedule.ts';
import { found, noStory, refused } from './replies.ts';

type TagsChannel = Extract<keyof Handlers, `tags.${string}`>;

/** Tags on stories. Search finds them as soon as the index has followed. */
export function createTagsHandlers(
  store: ArticleStore,
  ports: Pick<Ports, 'emit'>,
  timer: Timer = systemTimer,
): Pick<Handlers, TagsChannel> {
  const touch = createIndexSchedule(store, ports, timer);
  return {
    'tags.complete': ({ typed, kind }) => success(store.tags.complete(typed, kind)),
    'tags.add': ({ id, kind, name }) => {
      if (cleanTagName(name) === '') return noName;
      const tags = store.tags.add(id, { kind, name });
      if (tags) touch(id);
      return found(tags, noStory);
    },
    'tags.remove': ({ id, kind, name }) => {
      const tags = store.tags.remove(id, { kind, name });
      if (tags) touch(id);
      return found(tags, noStory);
    },
  };
}

const noName = refused(
  'bad-request',
  'A tag needs a name. Nothing was changed. Type one and press Enter.',
);
