import * as v from 'valibot';
import { changeOutcomes, isChange, longestQuote, type NoteThread } from '../article/note.ts';
import { channel } from './channel.ts';
import { line, noteId, prose, replyId, storyId } from './values.ts';

const ofNote = { storyId, noteId };
const manyNotes = v.pipe(v.array(noteId), v.minLength(1), v.maxLength(10_000));
const words = v.pipe(prose, v.minLength(1));

/** What the page may add; comments come with imported documents alone. */
const newNoteKinds = ['note', 'insertion', 'deletion', 'move', 'format'] as const;

/**
 * Threads on words of a story: what editors say, and the changes that they propose. Who and when are
 * set by the host, but a change says under whose name it was made; words are changed and removed by whoever wrote them. Each answers the threads
 * that were asked for as they are then, so that one more among thousands costs no more; a decided
 * change is answered with its outcome, and is sent with the story no more.
 */
export const noteChannels = {
  /**
   * Adds a note on words that carry its id. `quote` is the beginning of these words. A note of this
   * id that is there already stays as it is.
   */
  'notes.add': channel<readonly NoteThread[]>()(
    v.strictObject({
      storyId,
      note: v.pipe(
        v.strictObject({
          id: noteId,
          kind: v.picklist(newNoteKinds),
          text: prose,
          quote: v.pipe(v.string(), v.maxLength(longestQuote)),
          /** Of a change: the editor's name when it was made, which may be another by now. */
          author: v.optional(line),
        }),
        v.check(({ kind, author }) => author === undefined || isChange(kind)),
      ),
    }),
  ),
  /** Puts what one said, or what one's own change says, into other words. */
  'notes.edit': channel<readonly NoteThread[]>()(v.strictObject({ ...ofNote, text: prose })),
  'notes.reply': channel<readonly NoteThread[]>()(
    v.strictObject({ ...ofNote, reply: v.strictObject({ id: replyId, text: words }) }),
  ),
  'notes.editReply': channel<readonly NoteThread[]>()(
    v.strictObject({ ...ofNote, replyId, text: words }),
  ),
  /** Takes the words of an answer away; that there was one stays to be seen. */
  'notes.removeReply': channel<readonly NoteThread[]>()(v.strictObject({ ...ofNote, replyId })),
  /**
   * Removes what one said oneself while nobody has answered it (`bad-request` else), or takes that
   * back. Its words are sent nowhere again.
   */
  'notes.remove': channel<readonly NoteThread[]>()(
    v.strictObject({ ...ofNote, isRemoved: v.boolean() }),
  ),
  /** Resolves what was said; a change that was proposed is decided instead (`bad-request`). */
  'notes.resolve': channel<readonly NoteThread[]>()(v.strictObject(ofNote)),
  /**
   * Records what became of changes, all in one transaction; the text is the page's to change. Ids on no record are passed over; `not-found` when all are.
   */
  'notes.decide': channel<readonly NoteThread[]>()(
    v.strictObject({
      storyId,
      noteIds: manyNotes,
      outcome: v.picklist(changeOutcomes),
    }),
  ),
  /**
   * Has notes stand again that were resolved or decided, in one transaction; so for ids on no record.
   * What was removed is passed over as if there were no record of it.
   */
  'notes.reopen': channel<readonly NoteThread[]>()(v.strictObject({ storyId, noteIds: manyNotes })),
};
