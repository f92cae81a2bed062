import type { Step } from 'prosemirror-transform';
import type { RequestFailure } from '../../../../core/contract/failure.ts';
import type { Saved } from '../../../../core/contract/journal.ts';
import type { Clock } from '../../clock.ts';
import type { EditorHost, StorySelection } from '../../editor-host.ts';
import type { JournalState } from '../../editor-state.ts';
import { createWatched, type Watchable } from '../../watched.ts';

/** The way of steps to disk. It outlives the view: what is queued when the view goes still goes on. */
export interface Journal {
  readonly state: Watchable<JournalState>;
  /** Sends steps before it returns; while too much is under way already, with a later request. */
  readonly add: (steps: readonly Step[], selection: StorySelection) => void;
  /** Sends what is queued, failed steps too. @returns whether all of it is on disk. */
  readonly flush: () => Promise<boolean>;
  /** Leaves behind what is queued, so that it cannot come under a text that was opened since. */
  readonly abandon: () => void;
}

/** The contract allows so many steps in one request. */
const mostSteps = 10_000;
/** UTF-16 units of steps in one request; a step that is larger goes by itself. */
const largest = 16 * 1024 * 1024;
/** Requests under way at once, and UTF-16 units of steps that may be carried a second time. */
const mostUnderWay = 64;
const mostCarried = 32 * 1024;
/** What trying again cannot mend: `flush` alone sends once more. */
const final: ReadonlySet<RequestFailure['code']> = new Set(['bad-request', 'not-found']);
/** Waits before failed steps are sent again, the last one for ever. */
const retryDelays = [1_000, 2_000, 5_000, 15_000];

/** A step on its way. */
interface Queued {
  readonly json: unknown;
  /** UTF-16 units as JSON. */
  readonly size: number;
}

/**
 * Sends each step in the turn in which it was made: a letter waits neither for the answer to the
 * one before it nor for the screen. So that requests need not know what becomes of one another,
 * each carries everything that is not acknowledged, made upon what is; the store takes what it has
 * not got yet. Steps leave the queue only when the host says that they are on disk. A conflict ends
 * the sending: the journal holds another text than this window, and only opening the story again
 * can tell which.
 */
export function createJournal(
  host: Pick<EditorHost, 'append'>,
  start: { readonly seq: number; readonly savedAt: number },
  clock: Clock,
): Journal {
  const state = createWatched<JournalState>({ kind: 'saved', savedAt: start.savedAt }, isSame);
  /** What is not acknowledged. Steps are counted from the opening of the story. */
  const queue: Queued[] = [];
  let acknowledged = 0;
  let sent = 0;
  let seq = start.seq;
  let selection: StorySelection = { anchor: 0, head: 0 };
  let underWay = 0;
  /** The last refusal of what is still to be put on disk, and how far that request went. */
  let refused: { readonly failure: RequestFailure; readonly upTo: number } | null = null;
  let failures = 0;
  let cancelRetry: (() => void) | null = null;
  let whenIdle: (() => void)[] = [];

  function callOffRetry(): void {
    cancelRetry?.();
    cancelRetry = null;
  }

  function send(): void {
    const isAllSent = sent === acknowledged + queue.length;
    if (isAllSent || refused || state.get().kind === 'conflict') return;
    if (underWay === 0 || mayFollow()) request();
  }

  /** Whether what is under way is little enough to be carried once more. */
  function mayFollow(): boolean {
    if (underWay >= mostUnderWay || queue.length > mostSteps || failures > 0) return false;
    const carried = queue.slice(0, sent - acknowledged);
    const isLittle = carried.reduce((sum, { size }) => sum + size, 0) <= mostCarried;
    return isLittle && countForOne(queue) > carried.length;
  }

  function request(): void {
    callOffRetry();
    const steps = queue.slice(0, countForOne(queue)).map(({ json }) => json);
    const from = acknowledged;
    const upTo = from + steps.length;
    sent = upTo;
    underWay += 1;
    if (failures === 0) state.set({ kind: 'saving' });
    void append(host, { seq, steps, selection }).then((answer) => {
      underWay -= 1;
      if (answer.ok) acknowledge(from + (answer.value.steps ?? steps.length), answer.value);
      else if (upTo > acknowledged)
        refused = { failure: answer.error, upTo: Math.max(upTo, refused?.upTo ?? 0) };
      goOn();
    });
  }

  function acknowledge(upTo: number, saved: Saved): void {
    // Answers come in order; one to steps that a later request had on disk before says nothing new.
    if (upTo <= acknowledged) return;
    queue.splice(0, upTo - acknowledged);
    acknowledged = upTo;
    sent = Math.max(sent, acknowledged);
    seq = saved.seq;
    failures = 0;
    if (refused && refused.upTo <= acknowledged) refused = null;
    if (queue.length === 0) state.set({ kind: 'saved', savedAt: saved.savedAt });
  }

  function goOn(): void {
    if (refused && underWay === 0) fail(refused.failure);
    else send();
    if (underWay > 0) return;
    const waiting = whenIdle;
    whenIdle = [];
    for (const tell of waiting) tell();
  }

  function fail(failure: RequestFailure): void {
    refused = null;
    sent = acknowledged;
    if (failure.code === 'conflict') {
      state.set({ kind: 'conflict', failure });
      return;
    }
    const delay = retryDelays[Math.min(failures, retryDelays.length - 1)] ?? 0;
    failures += 1;
    state.set({ kind: 'failed', failure });
    if (!final.has(failure.code)) cancelRetry = clock.after(delay, send);
  }

  const idle = (): Promise<void> =>
    underWay === 0 ? Promise.resolve() : new Promise((resolve) => whenIdle.push(resolve));

  return {
    state,
    add: (steps, now) => {
      for (const step of steps) {
        const json: unknown = step.toJSON();
        queue.push({ json, size: JSON.stringify(json).length });
      }
      selection = now;
      if (state.get().kind === 'saved') state.set({ kind: 'saving' });
      // While sending fails the retry carries new steps too: no storm of requests.
      if (failures === 0) send();
    },
    flush: async () => {
      await idle();
      // What failed is tried once more.
      send();
      await idle();
      return queue.length === 0;
    },
    abandon: () => {
      callOffRetry();
      acknowledged += queue.length;
      sent = acknowledged;
      queue.length = 0;
    },
  };
}

/** How many of the first steps go into one request. */
function countForOne(queue: readonly Queued[]): number {
  let sum = 0;
  const tooMuch = queue.findIndex(({ size }, index) => {
    sum += size;
    return index === mostSteps || (index > 0 && sum > largest);
  });
  return tooMuch < 0 ? queue.length : tooMuch;
}

async function append(
  host: Pick<EditorHost, 'append'>,
  batch: Parameters<EditorHost['append']>[0],
) {
  try {
    return await host.append(batch);
  } catch {
    return { ok: false, error: unreachable } as const;
  }
}

const unreachable: RequestFailure = {
  code: 'internal',
  message: 'The last words could not be saved yet. They are kept here and will be sent again.',
};

function isSame(before: JournalState, after: JournalState): boolean {
  return before.kind === 'saving' && after.kind === 'saving';
}
