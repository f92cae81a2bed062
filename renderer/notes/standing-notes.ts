import { useMemo } from 'react';
import { isChange, isStanding, type NoteThread } from '../../core/article/note.ts';
import { useDesk } from '../desk/desk-state.ts';
import { useChanges, useMarkedNotes } from '../desk/use-editor.ts';
import type { MarkedNote, ProposedChange } from '../editor/editor-state.ts';

/** A note as the panel shows it. */
export interface ThreadPlace {
  readonly note: NoteThread;
  /** The words that bear it, or null when they are gone. */
  readonly words: string | null;
}

/** The notes of a story as the panel shows them. */
export interface PanelNotes {
  readonly standing: readonly ThreadPlace[];
  readonly resolved: readonly ThreadPlace[];
}

const none: readonly NoteThread[] = [];

/** The notes of the story on the desk: each in the order of the text, then those without words. */
export function usePanelNotes(): PanelNotes {
  const notes = useDesk((state) => state.opened?.notes ?? none);
  const marked = useMarkedNotes().list;
  const proposed = useChanges().list;
  return useMemo(
    () => ({
      standing: placedNotes(others(notes, proposed).filter(isStanding), marked).filter(isShown),
      resolved: placedNotes(
        notes.filter((note) => !isStanding(note)),
        marked,
      ),
    }),
    [notes, marked, proposed],
  );
}

/** Changes that stand in the text have a list of their own. */
function others(
  notes: readonly NoteThread[],
  proposed: readonly ProposedChange[],
): readonly NoteThread[] {
  const ids = new Set(proposed.map(({ id }) => id));
  return notes.filter(({ id }) => !ids.has(id));
}

/** Joins records and text: those that words bear in the order of the text, then the others. */
export function placedNotes(
  notes: readonly NoteThread[],
  marked: readonly MarkedNote[],
): readonly ThreadPlace[] {
  const records = new Map(notes.map((note) => [note.id, note]));
  const inText = marked.flatMap(({ id, text }) => {
    const note = records.get(id);
    records.delete(id);
    return note ? [{ note, words: text }] : [];
  });
  return [...inText, ...[...records.values()].map((note) => ({ note, words: null }))];
}

/** A change that no words bear, and that took none out, is not one of these: it is in the text itself. */
function isShown({ note, words }: ThreadPlace): boolean {
  return words !== null || !isChange(note.kind) || note.text !== '';
}
