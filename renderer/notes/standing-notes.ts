import { useMemo } from 'react';
import { isStanding, type NoteThread } from '../../core/article/note.ts';
import { useDesk } from '../desk/desk-state.ts';
import { useMarkedNotes } from '../desk/use-editor.ts';
import type { MarkedNote } from '../editor/editor-state.ts';

/** A note as the panel shows it. */
export interface StandingNote {
  readonly note: NoteThread;
  /** The words that bear it, or null when they are gone. */
  readonly words: string | null;
}

const none: readonly NoteThread[] = [];

/** The notes of the story on the desk that stand: in the order of the text, then those without words. */
export function useStandingNotes(): readonly StandingNote[] {
  const notes = useDesk((state) => state.opened?.notes ?? none);
  const marked = useMarkedNotes().list;
  return useMemo(() => standingNotes(notes, marked), [notes, marked]);
}

/** Joins records and text. */
export function standingNotes(
  notes: readonly NoteThread[],
  marked: readonly MarkedNote[],
): readonly StandingNote[] {
  const records = new Map(notes.filter(isStanding).map((note) => [note.id, note]));
  const inText = marked.flatMap(({ id, text }) => {
    const note = records.get(id);
    records.delete(id);
    return note ? [{ note, words: text }] : [];
  });
  return [...inText, ...[...records.values()].map((note) => ({ note, words: null }))];
}
