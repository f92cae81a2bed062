import type { ResolvedPos } from 'prosemirror-model';
import {
  Plugin,
  TextSelection,
  type Command,
  type EditorState,
  type Transaction,
} from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { Dismissal } from '../../../../core/factcheck/dismissal.ts';
import type { QuoteTie } from '../../../../core/factcheck/quotation.ts';
import type { FactsPort, FactSource } from '../../../facts-worker/messages.ts';
import type { Region } from '../../changed-region.ts';
import { createRest, type Clock } from '../../clock.ts';
import type { EditorHost } from '../../editor-host.ts';
import type { FactsState, StatementAtCaret } from '../../editor-state.ts';
import { watchScrolling } from '../../in-view.ts';
import { createWatched, type Watchable } from '../../watched.ts';
import type { Claims } from '../claims/claims.ts';
import { announceNothing, announceStep } from './announce-fact.ts';
import { createFactPainter } from './fact-painter.ts';
import {
  carryInconsistencies,
  carryReadings,
  type NodeInconsistency,
  type NodePlace,
} from './fact-readings.ts';
import { createFactsQueue, type FactsQueue } from './facts-queue.ts';
import { leftToCheck, stepFrom, type LeftToCheck } from './left-to-check.ts';
import {
  dismissalOf,
  placeFacts,
  rangesOf,
  type PlacedFact,
  type PlacedFacts,
} from './placed-facts.ts';

/** What the desk reads for the checker in one story while it is edited. */
export interface Facts {
  readonly plugin: Plugin;
  readonly shown: Watchable<FactsState>;
  /** Makes a claim of the proposal in hand; does not apply where there is none. */
  readonly accept: Command;
  /** Sets aside what is in hand; from a proposal it goes on to what is left to check. */
  readonly dismiss: Command;
  /** Goes to what is left to check; does not apply when nothing is. */
  readonly next: Command;
  readonly previous: Command;
  /** What the caret stands in, worked out from the selection now; it counts as stepped to. */
  readonly statementAt: (state: EditorState) => StatementAtCaret | null;
  readonly placeOf: (state: EditorState, id: string) => readonly Region[];
  readonly goTo: (view: EditorView, id: string) => void;
  readonly acceptProposal: (view: EditorView, id: string) => boolean;
  readonly dismissFact: (id: string) => boolean;
  readonly dismissalOf: (id: string) => Dismissal | null;
  /** Reads the story after all where the reading had failed. */
  readonly tryAgain: () => void;
  readonly setShown: (isShown: boolean) => void;
  readonly setLanguage: (tag: string) => void;
  readonly setSources: (sources: readonly FactSource[]) => void;
  readonly setDismissals: (dismissals: readonly Dismissal[]) => void;
  readonly setQuoteTies: (ties: readonly QuoteTie[]) => void;
}

interface FactsOptions {
  readonly startPort: () => FactsPort;
  readonly host: Pick<EditorHost, 'factDismissed'>;
  readonly clock: Clock;
  readonly language: string;
  readonly writtenAt: number;
  readonly claims: Pick<Claims, 'claimRange' | 'goTo' | 'statusesIn' | 'claimAt' | 'steppedTo'>;
  /** Says a sentence to a screen reader. */
  readonly announce: (sentence: string) => void;
}

const nothingRead: FactsState = {
  proposals: [],
  quotations: [],
  inconsistencies: [],
  coverage: { settled: 0, read: 0, total: 0 },
  reading: true,
  failure: null,
  current: null,
};

const restBeforeReading = 80;
/** Even while the typing goes on what stands elsewhere must not wait longer than this. */
const longestWait = 400;

/** Makes the facts of one editor. The reader starts when the view stands. */
export function createFacts(options: FactsOptions): Facts {
  const { host, claims, announce } = options;
  const shown = createWatched<FactsState>(nothingRead, isSameState);
  let { language } = options;
  let queue: FactsQueue | null = null;
  let standing: EditorView | null = null;
  let placed: PlacedFacts | null = null;
  let inconsistencies: readonly NodeInconsistency[] = [];
  let sources: readonly FactSource[] = [];
  let dismissals: readonly Dismissal[] = [];
  let ties: readonly QuoteTie[] = [];
  /** What was gone to, as long as the caret stays in it; null for what is merely come upon. */
  let steppedTo: StatementAtCaret | null = null;

  const rest = createRest(options.clock, restBeforeReading, read, longestWait);
  const painter = createFactPainter(options.clock, draw);

  /** Sends what changed and places what is known. At each rest, never at a key. */
  function read(): void {
    if (!standing || !queue) return;
    const { state } = standing;
    const { doc } = state;
    const story = { doc, blocks: queue.send(doc) };
    if (placed && placed.story.doc !== doc) {
      carryReadings(queue.readings, placed.story, story);
      inconsistencies = carryInconsistencies(inconsistencies, placed.story, story);
    }
    const { readings, matches } = queue;
    const statuses = claims.statusesIn(state);
    const parts = { story, readings, inconsistencies, matches, dismissals, ties, claims: statuses };
    placed = placeFacts(parts, placed);
    // Whoever edits what was stepped to is still at it, though its words are others now.
    if (steppedTo?.kind === 'proposal' && !placed.byId.has(steppedTo.id))
      steppedTo = proposalAt(state) ?? steppedTo;
    tell(currentAt(state, shown.get().current));
  }

  function tell(current: string | null): void {
    const { failure } = shown.get();
    const reading = failure === null && (queue?.isBusy() ?? true);
    shown.set({ ...(placed?.lists ?? nothingRead), reading, failure, current });
    draw();
  }

  function draw(): void {
    if (standing && placed)
      painter.paint(standing, placed, shown.get().current, steppedTo?.id ?? null);
  }

  /** What the caret stands in: what was stepped to stays in hand while the caret is there. */
  function currentAt({ selection }: EditorState, before: string | null): string | null {
    if (!placed) return null;
    const { $head } = selection;
    const held = before === null ? undefined : placed.byId.get(before);
    const isHeld = held?.places.some((place) => isAt($head, place)) ?? false;
    if (isHeld) return before;
    const here = placed.byNode.get($head.parent) ?? [];
    return here.find(({ places }) => places.some((at) => isAt($head, at)))?.shown.id ?? null;
  }

  function byId(id: string | null): PlacedFact | undefined {
    return id === null ? undefined : placed?.byId.get(id);
  }

  function accept(fact: PlacedFact | undefined): Command {
    return (state, dispatch) => {
      if (fact?.kind !== 'proposal') return false;
      const [range] = rangesOf(state.doc, fact);
      if (!range) return false;
      const isMade = claims.claimRange(range, fact.shown.kinds[0])(state, dispatch);
      if (dispatch && isMade) rest.now();
      return isMade;
    };
  }

  function setAside(fact: PlacedFact): void {
    const dismissal = dismissalOf(fact);
    // At once, so that the next step passes it by; the desk's answer replaces the list.
    dismissals = [...dismissals, dismissal];
    host.factDismissed(dismissal);
    read();
  }

  function left(state: EditorState): readonly LeftToCheck[] {
    const proposals = [...(placed?.byId.values() ?? [])].flatMap((fact) =>
      fact.kind === 'proposal'
        ? rangesOf(state.doc, fact).map((range) => ({ proposal: fact.shown, ...range }))
        : [],
    );
    return leftToCheck(state.doc, claims.statusesIn(state), proposals);
  }

  function step(direction: 1 | -1): Command {
    return (state, dispatch) => {
      if (!dispatch || !standing) return true;
      rest.now();
      const all = left(state);
      const seen = [steppedTo?.id ?? null, claims.steppedTo(state)];
      const one = stepFrom(all, state.selection.from, seen, direction);
      if (!one) return false;
      stepTo(standing, one);
      announce(announceStep(one, all));
      return true;
    };
  }

  function stepTo(view: EditorView, one: LeftToCheck): void {
    if (one.kind === 'claim') claims.goTo(view, one.id);
    else view.dispatch(caretTo(view.state, one.from));
    steppedTo = { kind: one.kind, id: one.id } as StatementAtCaret;
    tell(one.kind === 'claim' ? null : one.id);
  }

  /** Who is shown what stands at the caret has been there: the next step goes on from it. */
  function statementAt(state: EditorState): StatementAtCaret | null {
    rest.now();
    const claim = claims.claimAt(state);
    steppedTo = proposalAt(state) ?? (claim === null ? null : { kind: 'claim', id: claim });
    return steppedTo;
  }

  function proposalAt({ selection: { $head } }: EditorState): StatementAtCaret | null {
    const here = (placed?.byNode.get($head.parent) ?? []).filter(
      ({ kind, shown: { isDismissed }, places }) =>
        kind === 'proposal' && !isDismissed && places.some((place) => isAt($head, place)),
    );
    const held = shown.get().current;
    const fact = here.find((one) => one.shown.id === held) ?? here[0];
    return fact ? { kind: 'proposal', id: fact.shown.id } : null;
  }

  /** Whoever leaves what was stepped to comes upon it anew. */
  function isLeft(state: EditorState): boolean {
    if (steppedTo === null) return false;
    if (steppedTo.kind === 'claim') return claims.claimAt(state) !== steppedTo.id;
    const { head } = state.selection;
    const fact = byId(steppedTo.id);
    const ranges = fact ? rangesOf(state.doc, fact) : [];
    return !ranges.some(({ from, to }) => from <= head && head <= to);
  }

  const plugin = new Plugin({
    props: {
      handleTextInput: () => {
        painter.typed();
        return false;
      },
    },
    view: (view) => {
      standing = view;
      queue = createFactsQueue({
        ...options,
        language,
        read: (found, sent) => {
          // What was edited since it was sent is carried over as any edit is.
          if (found)
            inconsistencies = placed ? carryInconsistencies(found, sent, placed.story) : found;
          rest.ask();
        },
        isInView: () => !document.hidden,
        startedAnew: rest.ask,
        failed: (failure) => {
          shown.set({ ...shown.get(), failure, reading: false });
        },
      });
      queue.setSources(sources);
      // At once, but not before the story is on the page.
      const cancelFirst = options.clock.after(0, read);
      const stopWatching = watchScrolling(view.dom, options.clock, draw);
      return {
        update: ({ state }, before) => {
          const isAsked =
            state.doc !== before.doc || claims.statusesIn(state) !== claims.statusesIn(before);
          // What the caret stands in after an edit is worked out when the typing rests.
          if (isAsked) return rest.ask();
          if (state.selection.eq(before.selection)) return;
          if (isLeft(state)) steppedTo = null;
          const current = currentAt(state, shown.get().current);
          if (current !== shown.get().current) tell(current);
        },
        destroy: () => {
          cancelFirst();
          stopWatching();
          rest.cancel();
          queue?.close();
          painter.close();
          [queue, standing] = [null, null];
        },
      };
    },
  });

  return {
    plugin,
    shown,
    accept: (state, dispatch) => {
      // What was typed a moment ago may have moved the proposal, or made it another.
      if (dispatch) rest.now();
      return state.selection.empty && accept(byId(proposalAt(state)?.id ?? null))(state, dispatch);
    },
    dismiss: (_state, dispatch, view) => {
      const fact = byId(shown.get().current);
      if (!fact || fact.shown.isDismissed) return false;
      if (!dispatch || !view) return true;
      setAside(fact);
      if (fact.kind === 'proposal' && !step(1)(view.state, dispatch, view))
        announce(announceNothing(shown.get()));
      return true;
    },
    next: step(1),
    previous: step(-1),
    statementAt,
    placeOf: ({ doc }, id) => {
      rest.now();
      const fact = byId(id);
      return fact ? rangesOf(doc, fact) : [];
    },
    goTo: (view, id) => {
      rest.now();
      const fact = byId(id);
      const [range] = fact ? rangesOf(view.state.doc, fact) : [];
      if (range) {
        view.dispatch(caretTo(view.state, range.from));
        tell(id);
        steppedTo = { kind: 'proposal', id };
      }
      view.focus();
    },
    acceptProposal: (view, id) => {
      rest.now();
      return accept(byId(id))(view.state, view.dispatch.bind(view));
    },
    dismissFact: (id) => {
      const fact = byId(id);
      if (fact) setAside(fact);
      return fact !== undefined;
    },
    dismissalOf: (id) => {
      const fact = byId(id);
      return fact ? dismissalOf(fact) : null;
    },
    tryAgain: () => {
      shown.set({ ...shown.get(), failure: null, reading: true });
      queue?.tryAgain();
    },
    setShown: painter.setShown,
    setLanguage: (tag) => {
      language = tag;
      queue?.setLanguage(tag);
      rest.ask();
    },
    setSources: (list) => {
      sources = list;
      queue?.setSources(list);
      rest.ask();
    },
    setDismissals: (list) => {
      dismissals = list;
      rest.ask();
    },
    setQuoteTies: (list) => {
      ties = list;
      rest.ask();
    },
  };
}

/** Whether the caret stands in some words, or at their edge. */
function isAt($head: ResolvedPos, { node, from, to }: NodePlace): boolean {
  const { parent, parentOffset } = $head;
  return parent === node && from <= parentOffset && parentOffset <= to;
}

function caretTo({ doc, tr }: EditorState, pos: number): Transaction {
  return tr.setSelection(TextSelection.create(doc, pos)).scrollIntoView();
}

function isSameState(before: FactsState, after: FactsState): boolean {
  return (Object.keys(after) as (keyof FactsState)[]).every((name) => before[name] === after[name]);
}
