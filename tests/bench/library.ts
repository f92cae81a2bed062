import type { StoryId } from '../../core/base/id.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { openStore } from '../../db/open-store.ts';
import { generateStory, type GeneratedStory } from './generate-story.ts';

const others = 200;

/** Fills a library with the stories to be measured, and with some for company. @returns their ids */
export function fillLibrary(
  folder: string,
  stories: ReadonlyMap<string, GeneratedStory>,
): Map<string, StoryId> {
  return withStore(folder, (store) => {
    for (let seed = 101; seed <= 100 + others; seed += 1) {
      addStory(store, generateStory({ words: 400, claims: 3, slips: 2, seed }));
    }
    return new Map([...stories].map(([name, story]) => [name, addStory(store, story)]));
  });
}

/** Has the desk open this story next, with the list of findings beside it, or of facts. */
export function leaveOpen(
  folder: string,
  id: StoryId,
  inspectorTab: 'proofread' | 'facts' = 'proofread',
): void {
  withStore(folder, (store) =>
    store.settings.set({ lastStory: id, editor: 'Ada Brook', inspectorTab }),
  );
}

function addStory(store: ArticleStore, { document, claims }: GeneratedStory): StoryId {
  const editor = 'Ada Brook';
  const { id } = store.stories.create({ document, details: { language: 'en-GB' }, editor });
  for (const claim of claims) store.claims.add({ ...claim, storyId: id, editor });
  return id;
}

function withStore<Answer>(folder: string, use: (store: ArticleStore) => Answer): Answer {
  const opened = openStore(folder);
  if (!opened.ok) throw new Error(opened.error.message);
  try {
    return use(opened.value);
  } finally {
    opened.value.close();
  }
}
