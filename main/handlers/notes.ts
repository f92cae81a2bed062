import type { Handlers } from '../../core/contract/contract.ts';
import { success } from '../../core/base/result.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import type { Ports } from '../ports.ts';
import { found, noStory, refused } from './replies.ts';

type NotesChannel = Extract<keyof Handlers, `notes.${string}`>;

/** Private notes on words of a story; who and when come from here. */
export function createNotesHandlers(
  store: ArticleStore,
  ports: Pick<Ports, 'now'>,
): Pick<Handlers, NotesChannel> {
  const { notes, settings } = store;
  return {
    'notes.add': ({ storyId, note }) => {
      const author = settings.get().editor;
      const isThere = notes.add(storyId, { ...note, kind: 'note', author, at: ports.now() });
      return isThere ? success(notes.ofStory(storyId)) : noStory;
    },
    'notes.settle': ({ storyId, noteId }) =>
      found(notes.settle(storyId, noteId, settings.get().editor), noNote),
    'notes.reopen': ({ storyId, noteId }) => found(notes.reopen(storyId, noteId), noNote),
  };
}

const noNote = refused(
  'not-found',
  'This note is not on record: its story may have been deleted in another window. Nothing was changed. Open the story again and look at its notes.',
);
