import { create } from 'zustand';
import { useDesk } from '../desk/desk-state.ts';
import { notify } from '../ui/notices.ts';
import { findingAtCaret } from './finding-actions.ts';

/**
 * How the card came: the pointer rested on the words; F7 stepped to them, and the focus stays in
 * the text; or a key asked for it, and the focus goes into it.
 */
type Origin = 'hover' | 'step' | 'key';

interface TextCardState {
  /** The finding that the card speaks of, or null while there is none. */
  readonly id: string | null;
  readonly origin: Origin;
}

/** The small card beside the words of a finding. */
export const useTextCard = create<TextCardState>(() => ({ id: null, origin: 'hover' }));

/** Opens the card of a finding; the one that is open gives way. */
export function openTextCard(id: string, origin: Origin): void {
  useTextCard.setState({ id, origin });
}

/** Closes the card; with `origin`, only one that came that way. */
export function closeTextCard(origin?: Origin): void {
  if (origin === undefined || useTextCard.getState().origin === origin)
    useTextCard.setState({ id: null });
}

/** Opens the card of the finding at the caret and takes the focus into it. */
export function openCardAtCaret(): void {
  const { editor } = useDesk.getState();
  if (!editor) return;
  const placed = findingAtCaret();
  if (!placed) {
    notify('There is no finding at the caret. F7 goes to the next one.');
    return;
  }
  // A card whose words are out of sight is not to be seen, and cannot take the focus.
  editor.view.dispatch(editor.view.state.tr.scrollIntoView());
  openTextCard(placed.id, 'key');
}
