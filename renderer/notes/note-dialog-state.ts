import { create } from 'zustand';
import type { StoryId } from '../../core/base/id.ts';
import { useDesk } from '../desk/desk-state.ts';
import { notify } from '../ui/notices.ts';

interface NoteDialogState {
  /** The story and the words of it that get a note, or null while none is being written. */
  readonly on: { readonly storyId: StoryId; readonly words: string } | null;
}

/** The small dialog in which a note is written. */
export const useNoteDialog = create<NoteDialogState>(() => ({ on: null }));

/** Has a note written on the selected words. */
export function openNoteDialog(): void {
  const { opened, editor } = useDesk.getState();
  const words = editor?.selectedText().trim() ?? '';
  if (!opened || words === '')
    return notify('Select the words that the note is about, then add it.');
  useNoteDialog.setState({ on: { storyId: opened.story.id, words } });
}

/** Closes it and goes back to the text. */
export function closeNoteDialog(): void {
  useNoteDialog.setState({ on: null });
  useDesk.getState().editor?.focus();
}
