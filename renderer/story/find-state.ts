import { create } from 'zustand';
import { useDesk } from '../desk/desk-state.ts';

interface FindState {
  readonly isOpen: boolean;
  readonly withReplace: boolean;
  /** Grows each time that the bar is asked for, so that it takes the focus again. */
  readonly asked: number;
}

/** Whether the find bar is open. */
export const useFind = create<FindState>(() => ({ isOpen: false, withReplace: false, asked: 0 }));

/** Opens the find bar, or brings the focus back to it. */
export function openFind(withReplace: boolean): void {
  if (!useDesk.getState().editor) return;
  useFind.setState((state) => ({
    isOpen: true,
    withReplace: withReplace || (state.isOpen && state.withReplace),
    asked: state.asked + 1,
  }));
}

/** Closes the find bar and goes back to the text. */
export function closeFind(): void {
  const { editor } = useDesk.getState();
  editor?.setQuery(null);
  useFind.setState({ isOpen: false });
  editor?.focus();
}
