import type { ArrivingNote, NoteKind, NoteReply } from '../../article/note.ts';
import type { NoteId, ReplyId } from '../../base/id.ts';
import { isPlaceOfChange, type Inline } from '../story-draft.ts';
import { hasWords } from './arrange.ts';
import type { Tallied, Tally } from './tally.ts';

/** A note that is being written; its text may still grow. */
export interface OpenNote {
  readonly id: string;
  readonly kind: NoteKind;
  author: string;
  at: number | null;
  text: string;
  /** The answers to a comment, in the order that they came. */
  readonly replies?: Said[];
  /** Whether the document says that a comment is done with. */
  readonly isDone?: boolean;
}

/** Who said what, and when. */
export type Said = Pick<OpenNote, 'author' | 'at' | 'text'>;

/** What became of words, who did it, and when: as a document's tracked changes have it. */
export interface Change {
  readonly kind: ChangeKind;
  /** Or empty. */
  readonly author: string;
  /** Milliseconds since 1970 in UTC, or null. */
  readonly at: number | null;
}

/**
 * Words put in, taken out, at either end of a move; or, though nobody tracked it, hidden from the
 * page or struck through by hand.
 */
export type ChangeKind =
  'insertion' | 'deletion' | 'moved-here' | 'moved-away' | 'hidden' | 'struck';

interface Facts {
  readonly note: NoteKind;
  /** Changes that are proposed are told of by what builds the story. */
  readonly tally: Tallied | null;
  readonly start: string;
}

const facts: Readonly<Record<ChangeKind, Facts>> = {
  insertion: { note: 'insertion', tally: null, start: '' },
  deletion: { note: 'deletion', tally: null, start: '' },
  'moved-here': { note: 'move', tally: null, start: '' },
  'moved-away': { note: 'move', tally: null, start: '' },
  hidden: { note: 'comment', tally: 'hidden', start: 'Hidden in the document: ' },
  struck: { note: 'comment', tally: 'struck', start: 'Struck through in the document.' },
};

/** UTF-16 units of one note; the rest of a longer text goes into further ones. */
const longestNote = 20_000;
/** Answers of one comment, with what they are parted into; more of them become notes. */
const mostReplies = 1000;
/** Notes at most: what more there is to tell stands in the last. */
const mostNotes = 10_000;
const sameSitting = 10 * 60_000;

/**
 * Gathers the notes of a document while it is read: its comments, and its changes. Changes of one
 * kind and author that follow one another with no other word between are one note.
 */
export class NoteBook {
  private readonly notes: OpenNote[] = [];
  private readonly newId: () => string;
  private readonly tally: Tally;
  /** The runs that end in the last end which was put in, until something stands behind it. */
  private lastSplit: Inline[] | null = null;
  private open = new Map<ChangeKind, { note: OpenNote; at: number | null }>();

  constructor(newId: () => string, tally: Tally) {
    this.newId = newId;
    this.tally = tally;
  }

  /** Adds a note; when there are ten thousand, to the last. */
  add(note: Omit<OpenNote, 'id'>): OpenNote {
    const last = this.notes.at(-1);
    if (last && this.notes.length >= mostNotes) {
      last.text += `\n\n${note.text}`;
      return last;
    }
    const added = { ...note, id: this.newId() };
    this.notes.push(added);
    return added;
  }

  /** Adds an answer to a comment; where it is one of many in the last note, to its words. */
  answer(note: OpenNote, said: Said): void {
    if (note.replies) note.replies.push(said);
    else note.text += `\n\n${said.author}: ${said.text}`;
  }

  /** The note of a change beside others, which it ends none of. */
  idOf(change: Change): string {
    return this.noteOf(change).note.id;
  }

  /**
   * Keeps words that are hidden from the text.
   * @returns the note's id where its place has to be marked; null where words before marked it.
   */
  takeOut(change: Change, words: string): string | null {
    const { note, isNew } = this.noteOf(change);
    note.text += words;
    return isNew ? note.id : null;
  }

  /** The notes of words that stay in the text; with none of a kind, a change of that kind ends here. */
  mark(changes: readonly Change[]): string[] {
    const ids = changes.map((change) => this.noteOf(change).note.id);
    for (const kind of this.open.keys()) {
      if (!changes.some((change) => change.kind === kind)) this.open.delete(kind);
    }
    return ids;
  }

  /**
   * The end of a paragraph, with the insertion that it came by, if one: a run at the end of its own
   * tells of it. What there is of an end before a paragraph in which nothing stands is nothing.
   */
  endParagraph(insertion: Change | null, runs: Inline[]): void {
    const isWithin = insertion !== null && this.continues(insertion);
    for (const kind of this.open.keys()) {
      if (!isWithin || kind !== insertion.kind) this.open.delete(kind);
    }
    if (!hasWords(runs) && !runs.some(isPlaceOfChange)) {
      if (insertion !== null) return;
      this.lastSplit?.pop();
      this.lastSplit = null;
      return;
    }
    this.lastSplit = null;
    if (insertion === null) return;
    runs.push({ text: '', split: this.idOf(insertion) });
    this.lastSplit = runs;
  }

  /** The notes in the order that they were met; none longer than 20,000 UTF-16 units. */
  all(): ArrivingNote[] {
    return this.notes.flatMap((note) => {
      const { id, kind, author, at, isDone = false } = note;
      const [first = '', ...more] = partsOf(note.text);
      const said = (note.replies ?? []).flatMap((reply) =>
        partsOf(reply.text).map((text) => ({ author: reply.author, at: reply.at, text })),
      );
      const replies = said.slice(0, mostReplies).map((reply) => this.replyOf(reply));
      const rest = [...more.map((text) => ({ author, at, text })), ...said.slice(mostReplies)];
      const thread = {
        ...(replies.length > 0 ? { replies } : {}),
        ...(isDone ? { outcome: 'resolved' as const } : {}),
      };
      return [
        { id: id as NoteId, kind, text: first, author, at, ...thread },
        ...rest.map((one) => ({ id: this.newId() as NoteId, kind, ...one })),
      ];
    });
  }

  private replyOf(said: Said): NoteReply {
    return { id: this.newId() as ReplyId, ...said, editedAt: null, isRemoved: false };
  }

  private noteOf(change: Change): { readonly note: OpenNote; readonly isNew: boolean } {
    const open = this.open.get(change.kind);
    if (open && this.continues(change)) return { note: open.note, isNew: false };
    const { author, at, kind } = change;
    const note = this.add({ kind: facts[kind].note, author, at, text: facts[kind].start });
    this.open.set(kind, { note, at });
    if (facts[kind].tally !== null) this.tally.add(facts[kind].tally);
    return { note, isNew: true };
  }

  private continues({ kind, author, at }: Change): boolean {
    const open = this.open.get(kind);
    if (open?.note.author !== author) return false;
    return open.at === null || at === null || Math.abs(open.at - at) <= sameSitting;
  }
}

function partsOf(text: string): string[] {
  const parts: string[] = [];
  for (let at = 0; at < text.length;) {
    const isSplit = /[\ud800-\udbff]/.test(text.charAt(at + longestNote - 1));
    const end = at + longestNote - (isSplit ? 1 : 0);
    parts.push(text.slice(at, end));
    at = end;
  }
  return parts;
}
