import { create } from 'zustand';
import type { StoryId } from '../../core/base/id.ts';
import type { ChecklistItem } from '../../core/contract/publishing.ts';
import { changeOpened, useDesk } from '../desk/desk-state.ts';
import type { StoryEditor } from '../editor/story-editor.ts';
import { request } from '../host/host.ts';
import { refreshLibrary } from '../library/library-state.ts';
import { notify } from '../ui/notices.ts';

interface PublishingState {
  /** The checklist in view, or null while the export dialog is closed. */
  readonly checklist: readonly ChecklistItem[] | null;
  /** The story that is being exported: the one that was judged, whatever comes onto the desk. */
  readonly storyId: StoryId | null;
  readonly busy: boolean;
}

/** The export dialog. */
export const usePublishing = create<PublishingState>(() => ({
  checklist: null,
  storyId: null,
  busy: false,
}));

/** Shows the page as export would write it. */
export async function previewStory(): Promise<void> {
  const id = await flushedStory();
  if (!id) return;
  const answer = await request('publishing.preview', { id });
  if (!answer.ok) notify(answer.error.message, { tone: 'trouble' });
}

/** Opens the checklist; a story with nothing on it goes straight to the file dialog. */
export async function exportStory(): Promise<void> {
  const id = await flushedStory();
  if (!id) return;
  const answer = await request('publishing.checklist', { id });
  if (!answer.ok) {
    notify(answer.error.message, { tone: 'trouble' });
    return;
  }
  usePublishing.setState({ storyId: id });
  if (answer.value.length === 0) await writePage(null);
  else usePublishing.setState({ checklist: answer.value });
}

/** Writes the page; `override` is the reason for going on past errors, or null. */
export async function writePage(override: string | null): Promise<void> {
  const { storyId: id, busy } = usePublishing.getState();
  if (!id || busy) return;
  usePublishing.setState({ busy: true });
  const answer = await request('publishing.export', { id, override });
  usePublishing.setState({ busy: false });
  if (!answer.ok) {
    if (answer.error.code === 'cancelled') return;
    // A notice behind an open dialog would be out of reach.
    closeChecklist();
    notify(answer.error.message, { tone: 'trouble' });
    return;
  }
  closeChecklist();
  await takeRecord(id);
  notify(`Exported as ${answer.value.name}.`, {
    action: { label: 'Show in folder', run: () => void request('publishing.reveal', { id }) },
  });
}

/** Closes the export dialog. */
export function closeChecklist(): void {
  usePublishing.setState({ checklist: null });
}

/** The checklist judges by the findings as they are, not as they were when typing last paused. */
async function tellFindings(id: StoryId, editor: StoryEditor | null): Promise<void> {
  const { list, checking, failure } = editor?.findings.get() ?? {
    list: [],
    checking: true,
    failure: null,
  };
  if (!checking && failure === null)
    await request('stories.setFindings', { id, findings: list.length });
}

const pageLacks =
  'The last words of this story are not on disk, so they would be missing. Nothing was drawn or written.';

/**
 * The story on the desk, once all of it is on disk: a page is drawn from there.
 * @param trouble what to say when it is not
 */
export async function flushedStory(trouble = pageLacks): Promise<StoryId | null> {
  const { opened, editor } = useDesk.getState();
  if (!opened) return null;
  if (!editor || (await editor.flush())) {
    await tellFindings(opened.story.id, editor);
    return opened.story.id;
  }
  notify(trouble, { tone: 'trouble' });
  return null;
}

/** The first export sets the day of publication: the record is read again. */
async function takeRecord(id: StoryId): Promise<void> {
  const answer = await request('stories.open', { id });
  if (answer.ok) changeOpened(id, () => ({ story: answer.value.story }));
  void refreshLibrary();
}
