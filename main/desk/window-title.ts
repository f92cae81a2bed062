import type { StoryId } from '../../core/base/id.ts';
import type { Story } from '../../core/article/story.ts';
import { logFault } from '../log.ts';

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
  headlineOf: (id: StoryId) => Promise<string | null>,
): WindowTitle {
  let onDesk: StoryId | null = null;
  // Only the answer to the last question counts.
  let asked = 0;
  const name = (headline: string) => show(`${headline.trim() || 'Untitled'} — Galley`);
  return {
    opened({ id, headline }) {
      asked += 1;
      onDesk = id;
      name(headline);
    },
    changed(id) {
      if (onDesk === null || (id !== null && id !== onDesk)) return;
      asked += 1;
      const question = asked;
      headlineOf(onDesk).then(
        (headline) => {
          if (question === asked && headline !== null) name(headline);
        },
        (fault: unknown) => logFault('title', fault),
      );
    },
    removed(id) {
      if (id !== onDesk) return;
      asked += 1;
      onDesk = null;
      show('Galley');
    },
  };
}
