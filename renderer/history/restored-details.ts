import type { Node } from 'prosemirror-model';
import type { StoryId } from '../../core/base/id.ts';
import type { BroughtDetails } from '../../core/contract/history.ts';
import { changeOpened, useDesk } from '../desk/desk-state.ts';
import type { StoryEditor } from '../editor/story-editor.ts';
import { request } from '../host/host.ts';
import { refreshLibrary } from '../library/library-state.ts';
import { notify } from '../ui/notices.ts';

/** Shows details that were brought back, on the desk and in the library. */
export function showBrought(id: StoryId, { story, tags, left }: BroughtDetails): void {
  const { opened, editor } = useDesk.getState();
  if (opened?.story.id === id && opened.story.language !== story.language)
    editor?.setLanguage(story.language);
  changeOpened(id, () => ({ story, tags }));
  void refreshLibrary();
  if (left.length > 0)
    notify('The day of first publication stayed: readers have the story with it.');
}

/** Takes details back that were brought back. @returns what was done, or null where it was refused. */
export async function takeBackDetails(
  id: StoryId,
  { from, to }: Pick<BroughtDetails, 'from' | 'to'>,
): Promise<BroughtDetails | null> {
  const answer = await request('history.takeBackDetails', { id, from, to });
  if (!answer.ok) {
    notify(answer.error.message, { tone: 'trouble' });
    return null;
  }
  showBrought(id, answer.value);
  return answer.value;
}

interface RestoredBoth {
  readonly storyId: StoryId;
  readonly editor: StoryEditor;
  readonly before: Node;
  readonly after: Node;
  readonly brought: BroughtDetails;
}

/**
 * Has details that came back with a text go with it when that is undone, and come back when it is
 * done again, for as long as the story lies on the desk.
 */
export function followText({ storyId, editor, before, after, brought }: RestoredBoth): void {
  let last: Pick<BroughtDetails, 'from' | 'to'> = brought;
  let isBack = true;
  let queue = Promise.resolve();
  const turn = async (): Promise<void> => {
    last = (await takeBackDetails(storyId, last)) ?? last;
  };
  const look = (): void => {
    const { doc } = editor.view.state;
    if (!doc.eq(isBack ? before : after)) return;
    isBack = !isBack;
    queue = queue.then(turn);
  };
  const stop = editor.journal.subscribe(look);
  const leave = useDesk.subscribe(({ editor: present }) => {
    if (present === editor) return;
    stop();
    leave();
  });
}
