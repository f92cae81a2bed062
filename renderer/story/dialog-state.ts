import { create } from 'zustand';
import { useDesk } from '../desk/desk-state.ts';
import { openPalette } from '../palette/palette-state.ts';

interface DialogState {
  readonly open: 'link' | 'foreign' | null;
}

/** The small dialogs over the text. */
export const useDialog = create<DialogState>(() => ({ open: null }));

/** Opens the link dialog; with no words and no link in hand the key means the palette. */
export function openLinkDialog(): void {
  const { editor } = useDesk.getState();
  if (!editor) return;
  if (editor.selectedText() === '' && editor.linkAt() === null) openPalette('');
  else useDialog.setState({ open: 'link' });
}

/** Opens the choice of a language for the selected words. */
export function openForeignDialog(): void {
  useDialog.setState({ open: 'foreign' });
}

/** Closes whichever is open and goes back to the text. */
export function closeDialog(): void {
  useDialog.setState({ open: null });
  useDesk.getState().editor?.focus();
}
