import { useMemo } from 'react';
import type { Note } from '../../core/article/note.ts';
import { useDesk } from '../desk/desk-state.ts';
import { useChanges } from '../desk/use-editor.ts';
import type { ProposedChange } from '../editor/editor-state.ts';

/** A change that nobody has decided, with what its record says. */
export interface StandingChange extends ProposedChange {
  /** Empty where nobody gave a name, or where there is no record. */
  readonly author: string;
  /** When it was proposed, in ms UTC, or null. */
  readonly at: number | null;
}

const none: readonly Note[] = [];

/** The undecided changes of the story on the desk, in the order of the text. */
export function useStandingChanges(): readonly StandingChange[] {
  const notes = useDesk((state) => state.opened?.notes ?? none);
  const { list } = useChanges();
  return useMemo(() => standingChanges(notes, list), [notes, list]);
}

/** Joins records and text. */
export function standingChanges(
  notes: readonly Note[],
  list: readonly ProposedChange[],
): readonly StandingChange[] {
  const records = new Map(notes.map((note) => [note.id, note]));
  return list.map((change) => {
    const record = records.get(change.id);
    return { ...change, author: record?.author ?? '', at: record?.at ?? null };
  });
}

/** Who proposed changes, in the order of the text. */
export function authorsOf(changes: readonly StandingChange[]): readonly string[] {
  return [...new Set(changes.map(({ author }) => author))];
}
