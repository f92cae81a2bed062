import { languageOf } from '../../core/article/languages.ts';
import type { StoryId } from '../../core/base/id.ts';
import { guessLanguage } from '../../core/importing/guess-language.ts';
import { useDesk } from '../desk/desk-state.ts';
import { useSettings } from '../desk/settings.ts';
import { changeDetails } from '../desk/story-actions.ts';
import { notify } from '../ui/notices.ts';

/**
 * Gives a story that was empty the language of the text that was pasted into it, where that shows
 * it beyond doubt, as an import would; a notice says so and can undo it.
 */
export async function followPasted(id: StoryId, text: string): Promise<void> {
  const story = useDesk.getState().opened?.story;
  if (story?.id !== id) return;
  const before = story.language;
  const usual = /^en\b/.test(before) ? before : useSettings.getState().language;
  const language = guessLanguage(text, usual);
  if (language === null || language === before) return;
  if (!(await changeDetails(id, { language }))) return;
  const { name } = languageOf(language);
  notify(`This looks like ${name}, so the story’s language is now ${name}.`, {
    action: { label: 'Undo', run: () => void changeDetails(id, { language: before }) },
  });
}
