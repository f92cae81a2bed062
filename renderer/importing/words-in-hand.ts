import type { Node } from 'prosemirror-model';
import type { StoryId } from '../../core/base/id.ts';
import { useDesk } from '../desk/desk-state.ts';

/** What stands on the desk at one moment. */
export interface WordsInHand {
  readonly storyId: StoryId | null;
  /** Another object after each change; null while the story is still being put on the desk. */
  readonly words: Node | null;
  /** Whether anything was changed since the story was put on the desk. */
  readonly isChanged: boolean;
}

/** What stands on the desk now. */
export function wordsInHand(): WordsInHand {
  const { opened, editor } = useDesk.getState();
  return {
    storyId: opened?.story.id ?? null,
    words: editor?.view.state.doc ?? null,
    isChanged: editor?.toolbar.get().canUndo ?? false,
  };
}

/** Whether the same story lies on the desk, and nobody wrote in it in between. */
export function isUntouched(before: WordsInHand, now: WordsInHand): boolean {
  if (before.storyId !== now.storyId) return false;
  return before.words === null ? !now.isChanged : before.words === now.words;
}
