import type { StoryId } from '../../core/base/id.ts';
import { useDesk } from '../desk/desk-state.ts';
import { useSettings } from '../desk/settings.ts';
import type { StoryEditor } from '../editor/story-editor.ts';
import { keepRecords } from './keep-records.ts';
import { suggestAgain } from './suggesting.ts';

/**
 * Keeps the changes that are proposed in a story, their records and their looks in step.
 * @returns a function that stops.
 */
export function watchChanges(storyId: StoryId, editor: StoryEditor): () => void {
  const tellAuthors = (): void => {
    const { opened } = useDesk.getState();
    if (opened?.story.id !== storyId) return;
    const authors = new Map(opened.notes.map(({ id, author }) => [id, author]));
    editor.setChangeAuthors(authors, useSettings.getState().editor);
  };
  tellAuthors();
  suggestAgain(storyId, editor);
  const stops = [
    useDesk.subscribe((state, before) => {
      if (state.opened?.notes !== before.opened?.notes) tellAuthors();
    }),
    useSettings.subscribe((now, before) => {
      if (now.editor !== before.editor) tellAuthors();
    }),
    keepRecords(storyId, editor),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
