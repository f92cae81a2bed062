import { create } from 'zustand';
import type { StoryId } from '../../core/base/id.ts';
import type { ChecklistItem } from '../../core/contract/publishing.ts';
import { changeOpened, useDesk } from '../desk/desk-state.ts';
import { request } from '../host/host.ts';
import { refreshLibrary } from '../library/library-state.ts';
import { notify } from '../ui/notices.ts';
import { flushedStory } from './publishing-state.ts';

interface GateState {
  /** What stands before Ready, or null while the dialog is closed. */
  readonly checklist: readonly ChecklistItem[] | null;
  /** The story that was judged, whatever comes onto the desk. */
  readonly storyId: StoryId | null;
  readonly busy: boolean;
}

/** The dialog before a story is ready. */
export const useGate = create<GateState>(() => ({ checklist: null, storyId: null, busy: false }));

const notJudged =
  'The last words of this story are not on disk, so they could not be judged. The story stays where it is. Once they are saved, move it to Ready again.';

/** Moves the story on the desk to Ready; what stands before that is shown first. */
export async function askReady(): Promise<void> {
  const id = await flushedStory(notJudged);
  if (!id) return;
  const answer = await request('publishing.checklist', {
    id,
    before: 'ready',
    claimReview: false,
  });
  if (!answer.ok) {
    notify(answer.error.message, { tone: 'trouble' });
    return;
  }
  // Another story came onto the desk: nobody would know which one the dialog is about.
  if (useDesk.getState().opened?.story.id !== id) return;
  useGate.setState({ storyId: id });
  if (answer.value.length === 0) await makeReady(null);
  else useGate.setState({ checklist: answer.value });
}

/** Makes the judged story ready; `override` is the reason for going on past errors, or null. */
export async function makeReady(override: string | null): Promise<void> {
  const { storyId: id, busy } = useGate.getState();
  if (!id || busy) return;
  useGate.setState({ busy: true });
  const answer = await request('stories.setStatus', { id, status: 'ready', override });
  useGate.setState({ busy: false });
  // A notice behind an open dialog would be out of reach.
  closeGate();
  if (!answer.ok) {
    notify(answer.error.message, { tone: 'trouble' });
    return;
  }
  changeOpened(id, () => ({ story: answer.value }));
  void refreshLibrary();
  if (override !== null) notify('The story is ready. Your reason is on record.');
}

/** Closes the dialog; the story stays where it stands. */
export function closeGate(): void {
  useGate.setState({ checklist: null });
}
