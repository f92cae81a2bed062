import type { Mark } from 'prosemirror-model';
import {
  Plugin,
  PluginKey,
  TextSelection,
  type Command,
  type EditorState,
  type Transaction,
} from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { ChangeOutcome } from '../../../../core/article/note.ts';
import type { Outcome } from '../../../../core/article/proposals/decide-many.ts';
import type { NoteId } from '../../../../core/base/id.ts';
import type { Region } from '../../changed-region.ts';
import { createRest, type Clock } from '../../clock.ts';
import type { ChangesState, ProposedChange } from '../../editor-state.ts';
import { createWatched, type Watchable } from '../../watched.ts';
import { changesHeld, changesLost, withProposals } from './arriving.ts';
import { isEarlierText } from './as-it-is.ts';
import { changeAt } from './change-at.ts';
import {
  ChangedWords,
  DeletedWords,
  dressChanges,
  ProposedEnd,
  type ChangeLooks,
} from './change-views.ts';
import { beginComposing } from './compose.ts';
import { decisionOf } from './decision.ts';
import { keepTaken } from './keep-taken.ts';
import { passLeaves } from './pass-leaves.ts';
import { createProposer } from './propose.ts';
import { readChanges, type PlacedChange } from './read-changes.ts';
import { undoRule } from './undo-rule.ts';
import { createUndoneDecisions } from './undone-decisions.ts';
import './proposals.css';

/** The changes that are proposed in one story. */
export interface Proposals {
  readonly plugin: Plugin<ChangesHeld>;
  /** What the keys of deleting do beside a proposal; comes before those of writing. */
  readonly keys: Plugin;
  readonly shown: Watchable<ChangesState>;
  readonly suggesting: Watchable<boolean>;
  readonly setSuggesting: (isOn: boolean) => void;
  /** What is carried out in place of a transaction: what it changes, as proposals. */
  readonly proposed: (state: EditorState, tr: Transaction) => Transaction;
  readonly setAuthors: (
    view: EditorView,
    authors: ReadonlyMap<NoteId, string>,
    editor: string,
  ) => void;
  readonly now: (state: EditorState) => readonly PlacedChange[];
  readonly inSelection: (state: EditorState) => readonly NoteId[];
  readonly placeOf: (state: EditorState, id: NoteId) => Region | null;
  readonly goTo: (view: EditorView, id: NoteId) => void;
  /** One undo step. @returns how many there were. */
  readonly decide: (view: EditorView, ids: readonly NoteId[], outcome: Outcome) => number;
  readonly next: Command;
  readonly previous: Command;
  readonly accept: Command;
  readonly reject: Command;
}

interface ChangesHeld {
  readonly current: NoteId | null;
}

const key = new PluginKey<ChangesHeld>('changes');
const notProposed =
  'This change cannot be proposed here, so it was not made. Turn Suggesting off to make it.';
const madePlainly =
  'These words could not be proposed, so they stand in the text. Undo takes them back.';
const wentAlong =
  'Proposed changes in these paragraphs went with them. Undo brings them back undecided.';
const restBeforeReading = 80;
const longestWait = 250;

/** Makes the proposals of one editor. While nothing is suggested a key costs nothing more. */
export function createProposals(
  clock: Clock,
  newId: () => string,
  failed: (message: string) => void,
): Proposals {
  const suggesting = createWatched(false);
  /** Changes that were proposed in this editor, and the editor's name at that time. */
  const made = new Map<NoteId, string>();
  const decided = new Map<NoteId, ChangeOutcome>();
  const forgetUndone = createUndoneDecisions(decided);
  const shown = createWatched<ChangesState>({
    list: [],
    current: null,
    made,
    decided,
    stepped: 0,
  });
  let authors: ReadonlyMap<NoteId, string> = new Map();
  let editorName = '';
  const authorOf = (id: NoteId): string => authors.get(id) ?? made.get(id) ?? '';
  /** What the present editor proposed, here or before: not what was made under another name. */
  let own = new Set<NoteId>();
  const looksOf = (state: EditorState): ChangeLooks => ({
    authorOf,
    current: key.getState(state)?.current ?? null,
  });
  const proposer = createProposer({
    own: () => own,
    newId: () => newId() as NoteId,
    made: (id) => {
      made.set(id, editorName);
      own.add(id);
    },
    failed: (isMade) => failed(isMade ? madePlainly : notProposed),
  });

  const publish = (state: EditorState): void => {
    const list = readChanges(state.doc).map(unplaced);
    const before = shown.get();
    const current = key.getState(state)?.current ?? null;
    const isSame =
      list.length === before.list.length &&
      list.every((change, index) => isSameChange(change, before.list[index]));
    if (isSame && current === before.current) return;
    shown.set({ ...before, list: isSame ? before.list : list, current });
  };

  const plugin = new Plugin<ChangesHeld>({
    key,
    state: {
      init: (_config, state) => ({ current: changeAt(state.selection) }),
      apply: (tr, before) => {
        if (!tr.docChanged && !tr.selectionSet) return before;
        const current = changeAt(tr.selection);
        return current === before.current ? before : { current };
      },
    },
    props: {
      nodeViews: {
        deletion: (node, view) => new DeletedWords(node, looksOf(view.state)),
        split: (node, view) => new ProposedEnd(node, looksOf(view.state)),
      },
      markViews: {
        insertion: (mark: Mark, view, isInline) =>
          new ChangedWords(mark, 'insertion', isInline, looksOf(view.state)),
        format_change: (mark: Mark, view, isInline) =>
          new ChangedWords(mark, 'format', isInline, looksOf(view.state)),
        block_change: (mark: Mark, view, isInline) =>
          new ChangedWords(mark, 'form', isInline, looksOf(view.state)),
      },
      transformPasted: (slice, view) => {
        const held = changesHeld(view.state.doc);
        const isKnown = (id: NoteId): boolean => made.has(id) || authors.has(id);
        return withProposals(slice, (id) => !suggesting.get() && isKnown(id) && !held.has(id));
      },
      handleDOMEvents: {
        compositionstart: (view) => {
          if (suggesting.get()) beginComposing(view, proposer.idAt, (id) => own.has(id));
          return false;
        },
      },
    },
    view: (view) => {
      publish(view.state);
      const rest = createRest(clock, restBeforeReading, () => publish(view.state), longestWait);
      return {
        update: (now, before) => {
          if (now.state.doc !== before.doc) rest.ask();
          const [is, was] = [key.getState(now.state), key.getState(before)];
          if (is === was) return;
          const looks = looksOf(now.state);
          for (const id of [was?.current, is?.current]) if (id) dressChanges(now.dom, looks, id);
          shown.set({ ...shown.get(), current: looks.current });
        },
        destroy: rest.cancel,
      };
    },
  });

  const keys = new Plugin({
    props: {
      handleKeyDown: (view, event) => {
        const isBack = event.key === 'Backspace' && suggesting.get();
        return (isBack && undoRule(view)) || passLeaves(view, event);
      },
    },
  });

  const decide = (view: EditorView, ids: readonly NoteId[], outcome: Outcome): number => {
    const decision = decisionOf(view.state, ids, outcome);
    if (decision === null) return 0;
    forgetUndone(view.state, decision.tr);
    for (const id of decision.ids) decided.set(id, outcome);
    for (const id of decision.taken) decided.set(id, 'rejected');
    view.dispatch(decision.tr);
    return decision.ids.length;
  };

  const goTo = (view: EditorView, change: PlacedChange | undefined): void => {
    if (!change) return;
    const { tr } = view.state;
    const at = TextSelection.near(tr.doc.resolve(change.from), 1);
    view.dispatch(tr.setSelection(at).scrollIntoView());
    const before = shown.get();
    shown.set({ ...before, stepped: before.stepped + 1 });
  };

  const step =
    (direction: 1 | -1): Command =>
    (state, dispatch, view) => {
      const all = readChanges(state.doc).filter(({ isTakenOut }) => !isTakenOut);
      if (all.length === 0) return false;
      if (dispatch && view) goTo(view, nextOf(all, state, direction, changeAt(state.selection)));
      return true;
    };

  const decideHere =
    (outcome: Outcome): Command =>
    (state, dispatch, view) => {
      const ids = state.selection.empty
        ? [changeAt(state.selection)].filter((id) => id !== null)
        : inSelection(state);
      if (ids.length === 0) return false;
      if (dispatch && view) decide(view, ids, outcome);
      return true;
    };

  return {
    plugin,
    keys,
    shown,
    suggesting,
    setSuggesting: suggesting.set,
    proposed: (state, tr) => {
      forgetUndone(state, tr);
      if (isEarlierText(tr))
        for (const id of changesLost(state.doc, tr.doc)) decided.set(id, 'restored');
      return suggesting.get()
        ? proposer.propose(state, tr)
        : keepTaken(state, tr, () => failed(wentAlong));
    },
    setAuthors: (view, now, editor) => {
      authors = now;
      editorName = editor;
      const onRecord = editor === '' ? [] : [...authors];
      const isOwn = ([, author]: readonly [NoteId, string]): boolean => author === editor;
      own = new Set([...made, ...onRecord].filter(isOwn).map(([id]) => id));
      if (!view.isDestroyed) dressChanges(view.dom, looksOf(view.state));
    },
    now: ({ doc }) => readChanges(doc),
    inSelection,
    placeOf: ({ doc }, id) => readChanges(doc).find((change) => change.id === id) ?? null,
    goTo: (view, id) => {
      view.focus();
      goTo(
        view,
        readChanges(view.state.doc).find((change) => change.id === id),
      );
    },
    decide,
    next: step(1),
    previous: step(-1),
    accept: decideHere('accepted'),
    reject: decideHere('rejected'),
  };
}

function inSelection({ doc, selection }: EditorState): readonly NoteId[] {
  return readChanges(doc)
    .filter(({ from, to }) => from < selection.to && to > selection.from)
    .map(({ id }) => id);
}

/** From a change to the one beside it, from elsewhere to the nearest one that way; round the end. */
function nextOf(
  all: readonly PlacedChange[],
  { selection }: EditorState,
  direction: 1 | -1,
  current: NoteId | null,
): PlacedChange | undefined {
  const here = all.findIndex(({ id }) => id === current);
  if (here >= 0) return all[(here + direction + all.length) % all.length];
  if (direction === 1) return all.find(({ from }) => from >= selection.to) ?? all[0];
  return all.findLast(({ to }) => to <= selection.from) ?? all.at(-1);
}

/** What is published of a change: places move at each key. */
function unplaced({ id, kind, inserted, deleted, form, ends }: PlacedChange): ProposedChange {
  return { id, kind, inserted, deleted, form, ends };
}

function isSameChange(one: object, other: object | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
