import { useSyncExternalStore } from 'react';
import type {
  ChangesState,
  ClaimsState,
  FactsState,
  FindingsState,
  JournalState,
  NotesState,
  SearchState,
  ToolbarState,
} from '../editor/editor-state.ts';
import type { Watchable } from '../editor/watched.ts';
import { useDesk } from './desk-state.ts';

// Each hook watches one part of the editor, so that a keystroke redraws only what it changed.

const noSubscription = () => () => undefined;

function useWatched<Value>(watchable: Watchable<Value> | undefined, absent: Value): Value {
  return useSyncExternalStore(
    watchable?.subscribe ?? noSubscription,
    watchable?.get ?? (() => absent),
  );
}

const noToolbar: ToolbarState = {
  canUndo: false,
  canRedo: false,
  strong: false,
  em: false,
  link: false,
  foreign: null,
  block: 'paragraph',
  hasSelection: false,
};
const noFindings: FindingsState = {
  list: [],
  current: null,
  inHand: false,
  stepped: 0,
  checking: false,
  failure: null,
};
const noClaims: ClaimsState = { list: [], current: null };
const noFacts: FactsState = {
  proposals: [],
  quotations: [],
  inconsistencies: [],
  coverage: { settled: 0, read: 0, total: 0 },
  reading: true,
  failure: null,
  current: null,
};
const noNotes: NotesState = { list: [], current: null, redone: new Set() };
const noChanges: ChangesState = {
  list: [],
  current: null,
  made: new Map(),
  decided: new Map(),
  stepped: 0,
};
const noSearch: SearchState = { query: null, count: 0, index: null, problem: null };
const nothingSaved: JournalState = { kind: 'saved', savedAt: 0 };

/** What the toolbar shows. */
export const useToolbar = () => useWatched(useDesk((state) => state.editor)?.toolbar, noToolbar);
/** What proofreading found. */
export const useFindings = () => useWatched(useDesk((state) => state.editor)?.findings, noFindings);
/** What the text says of its claims. */
export const useMarkedClaims = () => useWatched(useDesk((state) => state.editor)?.claims, noClaims);
/** What the desk reads in the story for its checker. */
export const useFacts = () => useWatched(useDesk((state) => state.editor)?.facts, noFacts);
/** What the text says of its notes. */
export const useMarkedNotes = () => useWatched(useDesk((state) => state.editor)?.notes, noNotes);
/** What the text says of the changes that are proposed in it. */
export const useChanges = () => useWatched(useDesk((state) => state.editor)?.changes, noChanges);
/** Whether what is changed is proposed. */
export const useSuggesting = () => useWatched(useDesk((state) => state.editor)?.suggesting, false);
/** The search in the story. */
export const useSearch = () => useWatched(useDesk((state) => state.editor)?.search, noSearch);
/** Whether all is on disk. */
export const useJournal = () => useWatched(useDesk((state) => state.editor)?.journal, nothingSaved);
/** Words that a reader reads. */
export const useWords = () => useWatched(useDesk((state) => state.editor)?.words, 0);
/** What a screen reader should say next. */
export const useAnnouncement = () => useWatched(useDesk((state) => state.editor)?.announcement, '');
