import { useId } from 'react';
import { isChange, isStanding, type NoteReply, type NoteThread } from '../../core/article/note.ts';
import { useSettings } from '../desk/settings.ts';
import { Saying } from './saying.tsx';
import { editNote, editReply, removeNote, removeReply, replyTo } from './thread-actions.ts';
import { keepDraft, useDrafts } from './thread-drafts.ts';
import { sayingOf, titleOf, whenOf } from './note-words.ts';
import { WordsForm } from './words-form.tsx';

interface ThreadProps {
  readonly thread: NoteThread;
  /** Told as soon as its author removes it, from within. */
  readonly onRemoved?: (within: HTMLElement) => void;
}

/** A note and the answers to it, in the order that they came, and the place for one more. */
export function Thread({ thread, onRemoved }: ThreadProps) {
  const editor = useSettings((state) => state.editor);
  const draft = useDrafts((state) => state.drafts.get(thread.id) ?? '');
  const first = useId();
  const isOwn = thread.author === editor && !isChange(thread.kind);
  const stands = isStanding(thread);
  const isAnswered = thread.replies.some(({ isRemoved }) => !isRemoved);
  return (
    <div className="thread">
      <Saying
        id={first}
        title={titleOf(thread)}
        when={whenOf(thread)}
        text={sayingOf(thread)}
        isEdited={thread.editedAt !== null}
        onEdit={isOwn && stands ? (text) => editNote(thread, text) : undefined}
        onRemove={
          isOwn && stands && !isAnswered
            ? async (button) => {
                const gone = removeNote(thread);
                onRemoved?.(button);
                return gone;
              }
            : undefined
        }
      />
      {thread.replies.length === 0 ? null : (
        <ol className="thread-replies" aria-label="Replies">
          {thread.replies.map((reply) => (
            <Reply key={reply.id} thread={thread} reply={reply} isOwn={reply.author === editor} />
          ))}
        </ol>
      )}
      {stands ? (
        <WordsForm
          label="Reply"
          send="Reply"
          value={draft}
          describedBy={first}
          onChange={(text) => keepDraft(thread.id, text)}
          onSend={async (text) => {
            const isThere = await replyTo(thread, text);
            if (isThere) keepDraft(thread.id, '');
            return isThere;
          }}
        />
      ) : null}
    </div>
  );
}

interface ReplyProps {
  readonly thread: NoteThread;
  readonly reply: NoteReply;
  readonly isOwn: boolean;
}

function Reply({ thread, reply, isOwn }: ReplyProps) {
  const mayChange = isOwn && isStanding(thread);
  return (
    <li>
      <Saying
        title={reply.author === '' ? 'Somebody' : reply.author}
        when={whenOf(reply)}
        text={reply.text}
        isEdited={reply.editedAt !== null}
        isRemoved={reply.isRemoved}
        onEdit={mayChange ? (text) => editReply(thread, reply.id, text) : undefined}
        onRemove={mayChange ? () => removeReply(thread, reply.id) : undefined}
      />
    </li>
  );
}
