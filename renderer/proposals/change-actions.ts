import type { NoteId } from '../../core/base/id.ts';
import { useDesk } from '../desk/desk-state.ts';
import { dismissNotice, notify, useNotices } from '../ui/notices.ts';

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
  if (decided > 1) tellDecided(decided, outcome, ids);
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

function tellDecided(count: number, outcome: Decision, ids: readonly NoteId[]): void {
  const { editor } = useDesk.getState();
  const after = editor?.view.state.doc;
  const run = (): void => {
    editor?.focus();
    if (editor?.view.state.doc === after) editor?.run('edit.undo');
    else notify('The text has changed since. Undo step by step until the changes are back.');
  };
  notify(`${count.toLocaleString()} changes are ${outcome}.`, {
    action: { label: 'Undo', run },
  });
  const told = useNotices.getState().notices.at(-1);
  if (told) dismissWhenBack(told.id, ids);
}

/** Undone in another way the changes stand again, and the notice would say what is not so. */
function dismissWhenBack(notice: number, ids: readonly NoteId[]): void {
  const { editor } = useDesk.getState();
  if (!editor) return;
  const look = (): void => {
    if (editor.changesNow().some(({ id }) => ids.includes(id))) dismissNotice(notice);
  };
  const stops = [
    // What can be redone tells of an undo at once; the list of changes follows a little later.
    editor.toolbar.subscribe(look),
    editor.changes.subscribe(look),
    useNotices.subscribe(({ notices }) => {
      if (!notices.some(({ id }) => id === notice)) stops.forEach((stop) => stop());
    }),
  ];
}
