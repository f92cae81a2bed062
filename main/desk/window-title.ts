import type { StoryId } from '../../core/base/id.ts';
import type { Handlers } from '../../core/contract/contract.ts';
import type { Story } from '../../core/article/story.ts';

/** What the window bears the name of. */
export interface WindowTitle {
  /** A story came onto the desk. */
  readonly opened: (story: Pick<Story, 'id' | 'headline'>) => void;
  /** A story's record changed; null when any may have. */
  readonly changed: (id: StoryId | null) => void;
  /** A story left the desk. */
  readonly removed: (id: StoryId) => void;
}

/** Keeps the window's title at the headline of the story on the desk. */
export function createWindowTitle(
  show: (title: string) => void,
  headlineOf: (id: StoryId) => string | null,
): WindowTitle {
  let onDesk: StoryId | null = null;
  const name = (headline: string) => show(`${headline.trim() || 'Untitled'} — Galley`);
  return {
    opened({ id, headline }) {
      onDesk = id;
      name(headline);
    },
    changed(id) {
      if (onDesk === null || (id !== null && id !== onDesk)) return;
      const headline = headlineOf(onDesk);
      if (headline !== null) name(headline);
    },
    removed(id) {
      if (id !== onDesk) return;
      onDesk = null;
      show('Galley');
    },
  };
}

/** Handlers that tell the title which story the page has on the desk. */
export function followStory(handlers: Handlers, title: WindowTitle): Handlers {
  return {
    ...handlers,
    async 'stories.open'(input) {
      const outcome = await handlers['stories.open'](input);
      if (outcome.ok) title.opened(outcome.value.story);
      return outcome;
    },
    async 'stories.remove'(input) {
      const outcome = await handlers['stories.remove'](input);
      if (outcome.ok) title.removed(input.id);
      return outcome;
    },
  };
}
