import type { LibraryRow } from '../../core/contract/stories.ts';
import { openStory, showBinned } from '../desk/story-actions.ts';
import { useLibrary } from './library-state.ts';

/** Brings a story of the library onto the desk; of one in the bin, what it is and the way out. */
export function showRow(row: LibraryRow, { keepFocus = false } = {}): Promise<void> {
  return useLibrary.getState().bin ? showBinned(row) : openStory(row.id, { keepFocus });
}
