import { create } from 'zustand';
import type { NoteId } from '../../core/base/id.ts';

interface DraftsState {
  /** What was begun as an answer and not sent, by note: a card that closes loses none of it. */
  readonly drafts: ReadonlyMap<NoteId, string>;
}

/** Answers that are being written. */
export const useDrafts = create<DraftsState>(() => ({ drafts: new Map() }));

/** Keeps what is written so far; empty when it was sent. */
export function keepDraft(id: NoteId, text: string): void {
  useDrafts.setState(({ drafts }) => {
    const next = new Map(drafts);
    if (text === '') next.delete(id);
    else next.set(id, text);
    return { drafts: next };
  });
}
