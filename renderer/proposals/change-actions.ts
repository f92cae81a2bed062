import type { NoteId } from '../../core/base/id.ts';
import { useDesk } from '../desk/desk-state.ts';
import { notify } from '../ui/notices.ts';

/** What becomes of a proposed change. */
export type Decision = 'accepted' | 'rejected';

/**
 * Accepts or rejects changes in the text, as one undo step; their records follow
 * (`keep-records.ts`).
 */
export function decideChanges(ids: readonly NoteId[], outcome: Decision): void {
  const { editor } = useDesk.getState();
  if (!editor) return;
  const decided = editor.decideChanges(ids, outcome);
  if (decided > 1) tellDecided(decided, outcome);
}

/** Decides the changes in the selection. */
export function decideSelected(outcome: Decision): void {
  const ids = useDesk.getState().editor?.changesInSelection() ?? [];
  if (ids.length === 0) notify('There is no proposed change in the selection.');
  else decideChanges(ids, outcome);
}

/** Decides all changes of the story. */
export function decideAll(outcome: Decision): void {
  const list = useDesk.getState().editor?.changesNow() ?? [];
  if (list.length === 0) notify('There is no proposed change in this story.');
  else
    decideChanges(
      list.map(({ id }) => id),
      outcome,
    );
}

function tellDecided(count: number, outcome: Decision): void {
  const { editor } = useDesk.getState();
  const after = editor?.view.state.doc;
  const run = (): void => {
    editor?.focus();
    if (editor?.view.state.doc === after) editor?.run('edit.undo');
    else notify('The text has changed since. Undo step by step until the changes are back.');
  };
  notify(`${count.toLocaleString()} changes are ${outcome}.`, { action: { label: 'Undo', run } });
}
