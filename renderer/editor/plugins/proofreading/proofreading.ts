import { Plugin, type Command, type EditorState, type Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { StoryIgnore } from '../../../../core/contract/stories.ts';
import type { FindingKind } from '../../../../core/proofreading/finding.ts';
import type { HouseStyle } from '../../../../core/proofreading/house-style.ts';
import type { ProofreadingPort } from '../../../proofreading-worker/messages.ts';
import type { Clock } from '../../clock.ts';
import type { FindingsState, PlacedFinding } from '../../editor-state.ts';
import { createWatched, type Watchable } from '../../watched.ts';
import { createCheckQueue, type CheckQueue } from './check-queue.ts';
import { isUndrawn } from './drawing.ts';
import { takeAnswers, type Found } from './found.ts';
import { regionInView, watchScrolling } from '../../in-view.ts';
import {
  followTransaction,
  proofreadingIn,
  proofreadingKey,
  startProofreading,
  type Proofreading as Held,
  type ProofreadingMeta,
} from './proofreading-state.ts';
import {
  ignoreAndGoOn,
  ignoreHere,
  letGo,
  stepBy,
  takeAndGoOn,
  takeByDigit,
  takeInHand,
  takeMany,
  takeSuggestion,
  type Wanted,
} from './step.ts';

/** Proofreading of one story while it is edited. */
export interface Proofreading {
  readonly plugin: Plugin<Held>;
  readonly shown: Watchable<FindingsState>;
  /** Hears of every edit that the view took, in order. */
  readonly edited: (tr: Transaction) => void;
  readonly next: Command;
  readonly previous: Command;
  readonly take: Command;
  readonly ignore: Command;
  readonly goTo: (view: EditorView, id: string) => void;
  readonly findingAt: (state: EditorState, pos: number) => PlacedFinding | null;
  readonly placeOf: (state: EditorState, id: string) => { from: number; to: number } | null;
  readonly takeSuggestion: (view: EditorView, id: string, index: number) => boolean;
  readonly takeInHand: (view: EditorView, index: number) => boolean;
  readonly takeMany: (view: EditorView, picks: ReadonlyMap<string, number>) => number;
  readonly ignoreHere: (view: EditorView, id: string) => boolean;
  readonly setFilter: (kind: FindingKind | null) => void;
  readonly setIgnores: (view: EditorView, ignores: readonly StoryIgnore[]) => void;
  readonly setHouseStyle: (style: HouseStyle) => void;
  readonly setLanguage: (tag: string) => void;
}

interface ProofreadingOptions {
  readonly startPort: () => ProofreadingPort;
  readonly clock: Clock;
  readonly language: string;
  readonly houseStyle: HouseStyle;
  readonly ignores: readonly StoryIgnore[];
}

const nothingShown: FindingsState = {
  list: [],
  current: null,
  inHand: false,
  stepped: 0,
  checking: true,
  failure: null,
};

/** Makes the proofreading of one editor. The proofreader starts when the view stands. */
export function createProofreading(options: ProofreadingOptions): Proofreading {
  const shown = createWatched<FindingsState>(nothingShown, isSameState);
  let queue: CheckQueue | null = null;
  let { houseStyle, language } = options;
  let ids = 0;
  let filter: FindingKind | null = null;
  const isWanted: Wanted = ({ placed }) => filter === null || placed.finding.kind === filter;

  const newId = (): string => `finding-${(ids += 1)}`;

  function start(view: EditorView): CheckQueue {
    return createCheckQueue({
      ...options,
      houseStyle,
      language,
      document: () => view.state.doc,
      inView: () => regionInView(view),
      checked: (blocks) => {
        shown.set({ ...shown.get(), failure: null });
        const { found } = proofreadingIn(view.state);
        const { answers, mapping } = blocks;
        const now = takeAnswers(found, answers, mapping, view.state.doc, newId);
        // Most of what a long reading tells is that nothing was found: no need to draw anything.
        if (now !== found) send(view, { kind: 'checked', found: now });
      },
      failed: (failure) => shown.set({ ...shown.get(), failure, checking: false }),
      turned: () => publish(view.state),
    });
  }

  function publish(state: EditorState): void {
    const { visible, current, inHand, stepped } = proofreadingIn(state);
    const before = shown.get();
    const list = isSameList(before.list, visible)
      ? before.list
      : visible.map(({ placed }) => placed);
    const checking = before.failure === null && (queue?.isBusy() ?? true);
    shown.set({ list, current, inHand, stepped, checking, failure: before.failure });
  }

  /** What a key does while a finding is in hand. */
  function commandOf(key: string): Command {
    if (key === 'Enter') return takeAndGoOn(0, isWanted);
    if (key === 'Escape') return letGo;
    return /^[1-5]$/.test(key) ? takeByDigit(key, isWanted) : () => false;
  }

  const plugin = new Plugin<Held>({
    key: proofreadingKey,
    state: {
      init: () => startProofreading(options.ignores),
      apply: (tr, held, old, state) => followTransaction(held, tr, old, state, newId),
    },
    props: {
      decorations: (state) => proofreadingIn(state).drawn,
      handleKeyDown: (view, event) => {
        return !isWithModifier(event) && commandOf(event.key)(view.state, view.dispatch);
      },
      handleDOMEvents: {
        blur: (view) => {
          if (proofreadingIn(view.state).typing) send(view, { kind: 'left' });
          return false;
        },
      },
    },
    view: (view) => {
      queue = start(view);
      const stopWatching = watchScrolling(view.dom, options.clock, () => {
        queue?.scrolled();
        lookAgain(view);
      });
      return {
        update: (current) => publish(current.state),
        destroy: () => {
          stopWatching();
          queue?.close();
          queue = null;
        },
      };
    },
  });

  return {
    plugin,
    shown,
    edited: (tr) => queue?.edited(tr),
    next: stepBy(1, isWanted),
    previous: stepBy(-1, isWanted),
    take: takeAndGoOn(0, isWanted),
    ignore: ignoreAndGoOn(isWanted),
    goTo: (view, id) => {
      const one = byId(view.state, id);
      if (one) view.dispatch(takeInHand(view.state.tr, one));
      view.focus();
    },
    findingAt: (state, pos) =>
      visibleIn(state).find(({ from, to }) => from <= pos && to >= pos)?.placed ?? null,
    placeOf: (state, id) => {
      const one = byId(state, id);
      return one ? { from: one.from, to: one.to } : null;
    },
    takeSuggestion: (view, id, index) =>
      change(view, id, (one) => takeSuggestion(view.state.tr, one, index)),
    takeInHand: (view, index) => takeAndGoOn(index, isWanted)(view.state, view.dispatch),
    takeMany: (view, picks) => {
      const taken = visibleIn(view.state).flatMap((one) => {
        const index = picks.get(one.placed.id);
        const isOffered = index !== undefined && index < one.placed.finding.suggestions.length;
        return isOffered ? [{ one, index }] : [];
      });
      if (taken.length > 0) view.dispatch(takeMany(view.state.tr, taken));
      return taken.length;
    },
    ignoreHere: (view, id) => change(view, id, (one) => ignoreHere(view.state.tr, one)),
    setFilter: (kind) => {
      filter = kind;
    },
    setIgnores: (view, ignores) => send(view, { kind: 'ignores', ignores }),
    setHouseStyle: (style) => {
      houseStyle = style;
      queue?.setHouseStyle(style);
    },
    setLanguage: (tag) => {
      language = tag;
      queue?.setLanguage(tag);
    },
  };
}

function isWithModifier({ altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  return altKey || ctrlKey || metaKey || shiftKey;
}

function visibleIn(state: EditorState): readonly Found[] {
  return proofreadingIn(state).visible;
}

function byId(state: EditorState, id: string): Found | undefined {
  return visibleIn(state).find(({ placed }) => placed.id === id);
}

function change(view: EditorView, id: string, make: (one: Found) => Transaction): boolean {
  const one = byId(view.state, id);
  const tr = one && make(one);
  if (!tr?.docChanged) return false;
  view.dispatch(tr);
  return true;
}

function send(view: EditorView, meta: ProofreadingMeta): void {
  if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(proofreadingKey, meta));
}

/** Draws the findings of a crowded block that were scrolled to. */
function lookAgain(view: EditorView): void {
  const { visible, marked } = proofreadingIn(view.state);
  if (marked.length === visible.length) return;
  const region = regionInView(view);
  if (region === null || !isUndrawn(visible, marked, region)) return;
  send(view, { kind: 'looked', at: Math.floor((region.from + region.to) / 2) });
}

function isSameList(list: readonly PlacedFinding[], visible: readonly Found[]): boolean {
  return (
    list.length === visible.length &&
    list.every((placed, index) => visible[index]?.placed === placed)
  );
}

function isSameState(before: FindingsState, after: FindingsState): boolean {
  return (
    before.list === after.list &&
    before.current === after.current &&
    before.inHand === after.inHand &&
    before.stepped === after.stepped &&
    before.checking === after.checking &&
    before.failure === after.failure
  );
}
