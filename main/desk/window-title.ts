import type { StoryId } from '../../core/base/id.ts';
import { logFault } from '../log.ts';

/** What the window bears the name of. */
export interface WindowTitle {
  /** A story came onto the desk. */
  readonly opened: (id: StoryId) => void;
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
  function ask(id: StoryId): void {
    asked += 1;
    const question = asked;
    headlineOf(id).then(
      (headline) => {
        if (question === asked && headline !== null) name(headline);
      },
      (fault: unknown) => logFault('title', fault),
    );
  }

  return {
    opened(id) {
      onDesk = id;
      ask(id);
    },
    changed(id) {
      if (onDesk !== null && (id === null || id === onDesk)) ask(onDesk);
    },
    removed(id) {
      if (id !== onDesk) return;
      asked += 1;
      onDesk = null;
      show('Galley');
    },
  };
}
