import * as v from 'valibot';
import type { Note } from '../article/note.ts';
import { channel } from './channel.ts';
import { noteId, prose, storyId } from './values.ts';

const oneNote = v.strictObject({ storyId, noteId });

/** Private notes on words of a story; who and when are set by the host. */
export const noteChannels = {
  /** Adds a note on words that carry the mark with its id. Answers the notes that stand. */
  'notes.add': channel<readonly Note[]>()(
    v.strictObject({ storyId, note: v.strictObject({ id: noteId, text: prose }) }),
  ),
  /** Settles a note; it stays on record. Answers the notes that still stand. */
  'notes.settle': channel<readonly Note[]>()(oneNote),
  'notes.reopen': channel<readonly Note[]>()(oneNote),
};
