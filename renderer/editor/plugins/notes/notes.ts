import type { Node } from 'prosemirror-model';
import {
  Plugin,
  PluginKey,
  TextSelection,
  type EditorState,
  type Transaction,
} from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { Note, NoteOutcome } from '../../../../core/article/note.ts';
import type { NoteId } from '../../../../core/base/id.ts';
import { changedRegion, type Region } from '../../changed-region.ts';
import { createRest, type Clock } from '../../clock.ts';
import type { NotesState } from '../../editor-state.ts';
import { createWatched, type Watchable, type Watched } from '../../watched.ts';
import {
  markWords,
  putWordsAtCaret,
  putWordsBack,
  takeOutWords,
  unmarkWords,
} from './note-edits.ts';
import { dressNotes, NoteView, type NoteLooks } from './note-marks.ts';
import { notePlaces, notesIn, type NotePlace } from './note-places.ts';
import './notes.css';

/** The notes of one story in its text. */
export interface Notes {
  readonly plugin: Plugin<NotesHeld>;
  readonly shown: Watchable<NotesState>;
  /** Says which notes there are; words with others, or with one that was resolved, look like any. */
  readonly set: (view: EditorView, notes: readonly KnownNote[]) => void;
  readonly isKnown: (state: EditorState, id: NoteId) => boolean;
  readonly placeOf: (state: EditorState, id: NoteId) => Region | null;
  readonly goTo: (view: EditorView, id: NoteId) => void;
  /** Each of these is one undo step. @returns whether it applied. */
  readonly mark: (view: EditorView, id: NoteId) => boolean;
  readonly unmark: (view: EditorView, id: NoteId) => boolean;
  readonly takeOut: (view: EditorView, id: NoteId) => boolean;
  readonly putBack: (view: EditorView, id: NoteId, words: string) => boolean;
  readonly putAtCaret: (view: EditorView, words: string) => boolean;
}

/** A note, and what became of it; without that it stands. */
export type KnownNote = Note & { readonly outcome?: NoteOutcome };

interface NotesHeld extends NoteLooks {
  /** Those that stand and those that were resolved. */
  readonly known: ReadonlySet<NoteId>;
  /** Grows when words with notes may have changed. */
  readonly version: number;
  /** Notes whose marks a redo took off, and that have not come back since. */
  readonly redone: ReadonlySet<NoteId>;
}

interface NotesMeta {
  readonly notes: ReadonlyMap<NoteId, Note>;
  readonly known: ReadonlySet<NoteId>;
}

const key = new PluginKey<NotesHeld>('notes');
const none: NotesHeld = {
  notes: new Map(),
  known: new Set(),
  current: null,
  version: 0,
  redone: new Set(),
};
const restBeforeReading = 80;
const longestWait = 250;

/** Makes the notes of one editor. */
export function createNotes(clock: Clock): Notes {
  const shown = createWatched<NotesState>({ list: [], current: null, redone: none.redone });
  const plugin = new Plugin<NotesHeld>({
    key,
    state: {
      init: (_config, state) => ({ ...none, current: noteAt(state, none.notes) }),
      apply,
    },
    props: { markViews: { note: (mark, view) => new NoteView(mark, heldIn(view.state)) } },
    view: (view) => {
      publish(shown, view.state);
      const rest = createRest(
        clock,
        restBeforeReading,
        () => publish(shown, view.state),
        longestWait,
      );
      return {
        update: (now, before) => {
          const held = heldIn(now.state);
          const was = heldIn(before);
          if (held.version !== was.version) rest.ask();
          if (held.notes !== was.notes || held.current !== was.current) dressNotes(now.dom, held);
          if (held.current !== was.current) shown.set({ ...shown.get(), current: held.current });
        },
        destroy: rest.cancel,
      };
    },
  });
  const edit = (
    view: EditorView,
    id: NoteId,
    change: (state: EditorState, place: NotePlace) => Transaction,
  ): boolean => {
    const place = notePlaces(view.state.doc).get(id);
    if (!place) return false;
    view.dispatch(change(view.state, place));
    return true;
  };
  return {
    plugin,
    shown,
    set: (view, notes) => {
      if (view.isDestroyed) return;
      const standing = notes.filter(({ outcome = '' }) => outcome === '');
      const meta: NotesMeta = {
        notes: new Map(standing.map((note) => [note.id, note])),
        known: new Set(notes.map(({ id }) => id)),
      };
      view.dispatch(view.state.tr.setMeta(key, meta));
    },
    isKnown: (state, id) => heldIn(state).known.has(id),
    placeOf: ({ doc }, id) => {
      const pieces = notePlaces(doc).get(id)?.pieces;
      const [first, last] = [pieces?.[0], pieces?.at(-1)];
      return first && last ? { from: first.from, to: last.to } : null;
    },
    goTo: (view, id) => {
      // First the focus: the card of a note comes to a caret that is in hand.
      view.focus();
      const place = notePlaces(view.state.doc).get(id)?.pieces[0];
      if (place) {
        const { tr } = view.state;
        view.dispatch(tr.setSelection(TextSelection.create(tr.doc, place.from)).scrollIntoView());
      }
    },
    mark: (view, id) => {
      const tr = markWords(view.state, id);
      if (tr) view.dispatch(tr);
      return tr !== null;
    },
    unmark: (view, id) => edit(view, id, unmarkWords),
    takeOut: (view, id) => edit(view, id, takeOutWords),
    putBack: (view, id, words) =>
      edit(view, id, (state, place) => putWordsBack(state, place, words)),
    putAtCaret: (view, words) => {
      const tr = putWordsAtCaret(view.state, words);
      if (tr) view.dispatch(tr);
      return tr !== null;
    },
  };
}

function heldIn(state: EditorState): NotesHeld {
  return key.getState(state) ?? none;
}

function apply(
  tr: Transaction,
  before: NotesHeld,
  old: EditorState,
  state: EditorState,
): NotesHeld {
  const meta = tr.getMeta(key) as NotesMeta | undefined;
  if (!meta && !tr.docChanged && !tr.selectionSet) return before;
  const notes = meta?.notes ?? before.notes;
  const current = noteAt(state, notes);
  const { was, is } = tr.docChanged ? touched(old.doc, state.doc) : untouched;
  const version = before.version + (was.size + is.size > 0 ? 1 : 0);
  const known = meta?.known ?? before.known;
  const isSame = notes === before.notes && current === before.current && version === before.version;
  if (isSame) return before;
  const gone = isRedo(tr) ? [...was].filter((id) => !is.has(id)) : [];
  const redone = new Set([...before.redone, ...gone].filter((id) => !is.has(id)));
  return { notes, known, current, version, redone };
}

/** The notes in what a change touches, before it and after it. */
interface Touched {
  readonly was: ReadonlySet<NoteId>;
  readonly is: ReadonlySet<NoteId>;
}

const untouched: Touched = { was: new Set(), is: new Set() };

function touched(before: Node, after: Node): Touched {
  return {
    was: notesIn(before, changedRegion(after, before)),
    is: notesIn(after, changedRegion(before, after)),
  };
}

/** What prosemirror-history says of its own transactions has no name to import. */
function isRedo(tr: Transaction): boolean {
  return (tr.getMeta('history$') as { readonly redo: boolean } | undefined)?.redo === true;
}

/** The note on the words that the caret stands in or at; of several the innermost that stands. */
function noteAt(
  { selection }: Pick<EditorState, 'selection'>,
  standing: NoteLooks['notes'],
): NoteId | null {
  const { $head } = selection;
  const marks = [...($head.nodeAfter?.marks ?? []), ...($head.nodeBefore?.marks ?? [])];
  const ids = marks
    .filter(({ type }) => type.name === 'note')
    .map(({ attrs }) => attrs['id'] as NoteId);
  return ids.find((id) => standing.has(id)) ?? ids[0] ?? null;
}

function publish(shown: Watched<NotesState>, state: EditorState): void {
  const before = shown.get();
  const list = [...notePlaces(state.doc).values()].map(({ id, text }) => ({ id, text }));
  const isSame =
    list.length === before.list.length &&
    list.every(
      ({ id, text }, index) => before.list[index]?.id === id && before.list[index].text === text,
    );
  const { current, redone } = heldIn(state);
  if (!isSame || current !== before.current || redone !== before.redone)
    shown.set({ list: isSame ? before.list : list, current, redone });
}
