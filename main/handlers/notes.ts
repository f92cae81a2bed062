import { assertNever } from '../../core/base/assert-never.ts';
import type { Handlers } from '../../core/contract/contract.ts';
import type { NoteThread } from '../../core/article/note.ts';
import { success, type Result } from '../../core/base/result.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import type { NoteError } from '../../db/notes.ts';
import type { Ports } from '../ports.ts';
import { noStory, refused, type Reply } from './replies.ts';

type NotesChannel = Extract<keyof Handlers, `notes.${string}`>;

/**
 * Threads on words of a story; who and when come from here. A change alone says by whose name it was
 * made, as it is told of a little later.
 */
export function createNotesHandlers(
  store: ArticleStore,
  ports: Pick<Ports, 'now'>,
): Pick<Handlers, NotesChannel> {
  const { notes, settings } = store;
  const editor = (): string => settings.get().editor;
  return {
    'notes.add': ({ storyId, note }) => {
      const added = notes.add(storyId, {
        ...note,
        author: note.author ?? editor(),
        at: ports.now(),
      });
      return added ? success([added]) : noStory;
    },
    'notes.edit': (act) => answer(notes.edit({ ...act, editor: editor() })),
    'notes.reply': (act) => answer(notes.reply({ ...act, editor: editor() })),
    'notes.editReply': (act) => answer(notes.editReply({ ...act, editor: editor() })),
    'notes.removeReply': (act) => answer(notes.removeReply({ ...act, editor: editor() })),
    'notes.remove': (act) => answer(notes.remove({ ...act, editor: editor() })),
    'notes.resolve': (act) => answer(notes.resolve({ ...act, editor: editor() })),
    'notes.decide': (act) => {
      const decided = notes.decide({ ...act, editor: editor() });
      return decided.ok ? decided : refusal(decided.error);
    },
    'notes.reopen': (act) => {
      const opened = notes.reopen({ ...act, editor: editor() });
      return opened.length > 0 ? success(opened) : noNote;
    },
  };
}

function answer(result: Result<NoteThread, NoteError>): Reply<readonly NoteThread[]> {
  return result.ok ? success([result.value]) : refusal(result.error);
}

function refusal(error: NoteError): Reply<never> {
  switch (error) {
    case 'not-found':
      return noNote;
    case 'not-own':
      return notOwn;
    case 'wrong-kind':
      return wrongKind;
    case 'answered':
      return answered;
    default:
      return assertNever(error);
  }
}

const noNote = refused(
  'not-found',
  'This note is not on record: its story may have been deleted in another window. Nothing was changed. Open the story again and look at its notes.',
);

const notOwn = refused(
  'bad-request',
  'Somebody else wrote these words, and only who wrote them changes or removes them. Nothing was changed. Reply to them instead.',
);

const answered = refused(
  'bad-request',
  'Somebody has answered this note meanwhile, so it stays. Nothing was changed. Resolve the thread instead.',
);

const wrongKind = refused(
  'bad-request',
  'A comment is resolved, and a proposed change is accepted or rejected. Nothing was changed. Open the story again and look at its notes.',
);
