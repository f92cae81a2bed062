import type { Note, NoteKind, NoteThread } from '../../core/article/note.ts';
import { spellDayAndTime } from '../ui/times.ts';

const kindNames: Readonly<Record<NoteKind, string>> = {
  note: 'Note',
  comment: 'Comment',
  insertion: 'Inserted',
  deletion: 'Deleted',
  move: 'Moved',
  format: 'Changed',
};

/** What a note is and who wrote it: “Inserted by Ada Brook”. */
export function titleOf({ kind, author }: Pick<Note, 'kind' | 'author'>): string {
  return author === '' ? kindNames[kind] : `${kindNames[kind]} by ${author}`;
}

/** When it was written, or empty. */
export function whenOf({ at }: Pick<Note, 'at'>): string {
  return at === null ? '' : spellDayAndTime(at);
}

/** What a note says beside the words that bear it; empty for an insertion, whose words stand there. */
export function sayingOf({ kind, text }: Pick<Note, 'kind' | 'text'>): string {
  if (text === '') return '';
  if (kind === 'deletion')
    return text === '¶' ? 'The end of a paragraph.' : `“${text.replace(/^\n+|\n+$/g, '')}”`;
  return text;
}

/** A note in one sentence, with the last of its replies, to be read aloud. */
export function spokenNote(note: NoteThread): string {
  const when = whenOf(note);
  const saying = sayingOf(note);
  const said = `${titleOf(note)}${when === '' ? '' : ` on ${when}`}${saying === '' ? '.' : `: ${saying}`}`;
  const replies = note.replies.filter(({ isRemoved }) => !isRemoved);
  const last = replies.at(-1);
  if (!last) return said;
  const count = replies.length === 1 ? '1 reply' : `${replies.length} replies, the last`;
  const by = last.author === '' ? '' : ` by ${last.author}`;
  return `${said} ${count}${by}: ${last.text}`;
}

/** The beginning of a long text. */
export function beginningOf(text: string, most = 160): string {
  return text.length <= most ? text : `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…`;
}
