import type { StoryId } from '../../core/base/id.ts';
import { useDesk } from '../desk/desk-state.ts';
import { showPanel } from '../desk/rails.ts';
import { useSettings } from '../desk/settings.ts';
import type { StoryEditor } from '../editor/story-editor.ts';
import { dismissAbout, notify } from '../ui/notices.ts';

/** The stories in which changes are proposed; remembered while the desk is open. */
const stories = new Set<StoryId>();

/** Has the editor of a story propose changes if that was asked for before. */
export function suggestAgain(storyId: StoryId, editor: StoryEditor): void {
  if (stories.has(storyId)) editor.setSuggesting(true);
}

/** Has what is changed in the story on the desk be proposed from now on, or be changed again. */
export function toggleSuggesting(): void {
  const { opened, editor } = useDesk.getState();
  if (!opened || !editor) return;
  const isOn = !editor.suggesting.get();
  if (isOn) stories.add(opened.story.id);
  else stories.delete(opened.story.id);
  editor.setSuggesting(isOn);
  editor.focus();
  tell(isOn);
}

/** What the two sentences are about: one takes the other's place. */
const about = 'suggesting';

function tell(isOn: boolean): void {
  dismissAbout([about]);
  if (!isOn) {
    notify('Editing again: what you change is changed at once.', { about });
    return;
  }
  const said = 'Suggesting: what you change is proposed, and readers get none of it yet.';
  if (useSettings.getState().editor !== '') notify(said, { about });
  else {
    notify(`${said} It will stand as somebody’s, as your name is not set.`, {
      about,
      action: { label: 'Set your name', run: () => showPanel('details') },
    });
  }
}
