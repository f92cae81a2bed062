import { isHistoryTransaction } from 'prosemirror-history';
import type { EditorState, Transaction } from 'prosemirror-state';
import type { NoteId } from '../../../../core/base/id.ts';
import { changesHeld } from './arriving.ts';

/**
 * Forgets decisions that were undone once they cannot be done again: what becomes of the change
 * after that is another matter. To be told of each transaction before it is carried out; looks at
 * the text at the first edit after an undo alone.
 */
export function createUndoneDecisions(
  decided: Map<NoteId, unknown>,
): (state: EditorState, tr: Transaction) => void {
  let isUndone = false;
  return ({ doc }, tr) => {
    if (!tr.docChanged || tr.getMeta('addToHistory') === false) return;
    const isHistory = isHistoryTransaction(tr);
    if (isUndone && !isHistory && decided.size > 0)
      for (const id of changesHeld(doc)) decided.delete(id);
    isUndone = isHistory;
  };
}
