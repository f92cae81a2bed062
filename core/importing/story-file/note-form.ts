import * as v from 'valibot';
import { isChange, longestQuote, noteKinds } from '../../article/note.ts';
import type { NoteId, ReplyId } from '../../base/id.ts';
import { idOf, line, moment, prose } from './bounds.ts';

const reply = v.strictObject({
  id: idOf<ReplyId>(),
  text: prose,
  author: line,
  at: v.nullable(moment),
  editedAt: v.nullable(moment),
  isRemoved: v.boolean(),
});

/** Answers of one thread that are taken in, at most. */
export const mostReplies = 2000;

/**
 * A note as a file brings it, with as much of its thread as the file knows. What was decided stays
 * behind with the story that it was decided in, so only what was said can come as resolved.
 */
export const noteForm = v.pipe(
  v.strictObject({
    id: idOf<NoteId>(),
    kind: v.picklist(noteKinds),
    text: prose,
    author: line,
    at: v.nullable(moment),
    quote: v.exactOptional(v.pipe(v.string(), v.maxLength(longestQuote))),
    editedAt: v.exactOptional(v.nullable(moment)),
    replies: v.exactOptional(v.pipe(v.array(reply), v.maxLength(mostReplies), v.readonly())),
    settledAt: v.exactOptional(v.nullable(moment)),
    settledBy: v.exactOptional(line),
    outcome: v.exactOptional(v.picklist(['', 'resolved'])),
  }),
  v.check(({ kind, outcome }) => outcome !== 'resolved' || !isChange(kind), 'a change is resolved'),
);
