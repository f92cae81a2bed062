import { longestQuote, type Note, type NoteThread } from '../../core/article/note.ts';
import type { NoteId, ReplyId, StoryId } from '../../core/base/id.ts';
import type { RequestFailure } from '../../core/contract/failure.ts';
import type { Result } from '../../core/base/result.ts';
import { useDesk } from '../desk/desk-state.ts';
import { request } from '../host/host.ts';
import { notify } from '../ui/notices.ts';
import { removedHere } from './note-marks-kept.ts';
import { takeThreads } from './take-threads.ts';
import { sayOfThread } from './thread-news.tsx';

type Answer = Result<readonly NoteThread[], RequestFailure>;

/** Adds a note to the selected words. @returns whether it is there. */
export async function addNote(storyId: StoryId, text: string): Promise<boolean> {
  const { opened, editor } = useDesk.getState();
  if (opened?.story.id !== storyId || !editor) return false;
  const id = crypto.randomUUID() as string as NoteId;
  const quote = beginning(editor.selectedText().trim());
  const note = { id, kind: 'note' as const, text, quote };
  if (!take(storyId, await request('notes.add', { storyId, note }))) return false;
  if (editor.markNote(id)) return true;
  notify('These words can bear no note. The note stands by itself, in the list of notes.');
  return true;
}

/** Answers a note. @returns whether it is there. */
export function replyTo({ id: noteId }: Note, text: string): Promise<boolean> {
  const reply = { id: crypto.randomUUID() as string as ReplyId, text };
  return told(
    inStory((storyId) => request('notes.reply', { storyId, noteId, reply })),
    `Your reply was added: ${text}`,
  );
}

/** Puts one's own note into other words. @returns whether they stand. */
export function editNote({ id: noteId }: Note, text: string): Promise<boolean> {
  return told(
    inStory((storyId) => request('notes.edit', { storyId, noteId, text })),
    'Your words were changed.',
  );
}

/** Puts one's own answer into other words. @returns whether they stand. */
export function editReply({ id: noteId }: Note, replyId: ReplyId, text: string): Promise<boolean> {
  return told(
    inStory((storyId) => request('notes.editReply', { storyId, noteId, replyId, text })),
    'Your reply was changed.',
  );
}

/** Removes one's own answer. @returns whether it is removed. */
export function removeReply({ id: noteId }: Note, replyId: ReplyId): Promise<boolean> {
  return told(
    inStory((storyId) => request('notes.removeReply', { storyId, noteId, replyId })),
    'Your reply was removed.',
  );
}

/** Removes one's own note that nobody has answered. @returns whether it is removed. */
export async function removeNote({ id: noteId }: Note): Promise<boolean> {
  const set = (isRemoved: boolean) =>
    inStory((storyId) => request('notes.remove', { storyId, noteId, isRemoved }));
  removedHere.add(noteId);
  if (!(await set(true))) {
    removedHere.delete(noteId);
    return false;
  }
  const run = (): void => {
    removedHere.delete(noteId);
    void told(set(false), 'Your note is back.');
  };
  notify('Your note is removed.', { action: { label: 'Undo', run } });
  return true;
}

/** Resolves a thread, which stays at its words and can be opened again. */
export async function resolveThread({ id: noteId }: Note): Promise<void> {
  if (!(await inStory((storyId) => request('notes.resolve', { storyId, noteId })))) return;
  const run = (): void => void reopenThread(noteId);
  notify('The thread is resolved. It stays in the list.', { action: { label: 'Undo', run } });
}

/** Has a resolved thread stand again. @returns whether it does. */
export function reopenThread(noteId: NoteId): Promise<boolean> {
  return told(
    inStory((storyId) => request('notes.reopen', { storyId, noteIds: [noteId] })),
    'The thread is open again.',
  );
}

async function told(answer: Promise<boolean>, said: string): Promise<boolean> {
  const isDone = await answer;
  if (isDone) sayOfThread(said);
  return isDone;
}

async function inStory(ask: (storyId: StoryId) => Promise<Answer>): Promise<boolean> {
  const storyId = useDesk.getState().opened?.story.id;
  return storyId !== undefined && take(storyId, await ask(storyId));
}

function take(storyId: StoryId, answer: Answer): boolean {
  if (answer.ok) takeThreads(storyId, answer.value);
  else notify(answer.error.message, { tone: 'trouble' });
  return answer.ok;
}

/** What a note quotes of the words that it is put on; no sign is cut in two. */
function beginning(words: string): string {
  return words.slice(0, longestQuote).replace(/[\ud800-\udbff]$/u, '');
}
