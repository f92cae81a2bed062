import { create } from 'zustand';
import type { ChecklistItem } from '../../core/contract/publishing.ts';
import { changeOpened, useDesk } from '../desk/desk-state.ts';
import { request } from '../host/host.ts';
import { refreshLibrary } from '../library/library-state.ts';
import { notify } from '../ui/notices.ts';

interface PublishingState {
  /** The checklist in view, or null while the export dialog is closed. */
  readonly checklist: readonly ChecklistItem[] | null;
  readonly busy: boolean;
}

/** The export dialog. */
export const usePublishing = create<PublishingState>(() => ({ checklist: null, busy: false }));

/** Shows the page as export would write it. */
export async function previewStory(): Promise<void> {
  const id = await flushed();
  if (!id) return;
  const answer = await request('publishing.preview', { id });
  if (!answer.ok) notify(answer.error.message, { tone: 'trouble' });
}

/** Opens the checklist; a story with nothing on it goes straight to the file dialog. */
export async function exportStory(): Promise<void> {
  const id = await flushed();
  if (!id) return;
  const answer = await request('publishing.checklist', { id });
  if (!answer.ok) { notify(answer.error.message, { tone: 'trouble' }); return; }
  if (answer.value.length === 0) await writePage(null);
  else usePublishing.setState({ checklist: answer.value });
}

/** Writes the page; `override` is the reason for going on past errors, or null. */
export async function writePage(override: string | null): Promise<void> {
  const id = useDesk.getState().opened?.story.id;
  if (!id) return;
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

async function flushed() {
  const { opened, editor } = useDesk.getState();
  if (!opened) return null;
  await editor?.flush();
  return opened.story.id;
}

/** The first export sets the day of publication: the record is read again. */
async function takeRecord(id: NonNullable<ReturnType<typeof useDesk.getState>['opened']>['story']['id']): Promise<void> {
  const answer = await request('stories.open', { id });
  if (answer.ok) changeOpened(id, () => ({ story: answer.value.story }));
  void refreshLibrary();
}
