import type { Step } from 'prosemirror-transform';
import type { RequestFailure } from '../../../../core/contract/failure.ts';
import type { Clock } from '../../clock.ts';
import type { EditorHost, StorySelection } from '../../editor-host.ts';
import type { JournalState } from '../../editor-state.ts';
import { createWatched, type Watchable } from '../../watched.ts';

/** The way of steps to disk. It outlives the view: what is queued when the view goes still goes on. */
export interface Journal {
  readonly state: Watchable<JournalState>;
  /** Queues steps; they are sent at once, or with the next request while one is under way. */
  readonly add: (steps: readonly Step[], selection: StorySelection) => void;
  /** Sends what is queued, failed steps too. @returns whether all of it is on disk. */
  readonly flush: () => Promise<boolean>;
  /** Leaves behind what is queued, so that it cannot come under a text that was opened since. */
  readonly abandon: () => void;
}

/** The contract allows so many steps in one request. */
const mostSteps = 10_000;
/** What trying again cannot mend: `flush` alone sends once more. */
const final: ReadonlySet<RequestFailure['code']> = new Set(['bad-request', 'not-found']);
/** Waits before failed steps are sent again, the last one for ever. */
const retryDelays = [1_000, 2_000, 5_000, 15_000];

/**
 * Keeps one request in flight; steps made meanwhile travel in the next. Steps leave the queue
 * only when the host says that they are on disk. A conflict ends the sending: the journal holds
 * another text than this window, and only opening the story again can tell which.
 */
export function createJournal(
  host: Pick<EditorHost, 'append'>,
  start: { readonly seq: number; readonly savedAt: number },
  clock: Clock,
): Journal {
  const state = createWatched<JournalState>({ kind: 'saved', savedAt: start.savedAt }, isSame);
  const queue: unknown[] = [];
  let seq = start.seq;
  let selection: StorySelection = { anchor: 0, head: 0 };
  let sending: Promise<void> | null = null;
  let failures = 0;
  let cancelRetry: (() => void) | null = null;

  function send(): Promise<void> {
    if (sending) return sending;
    if (queue.length === 0 || state.get().kind === 'conflict') return Promise.resolve();
    cancelRetry?.();
    cancelRetry = null;
    sending = sendQueued();
    return sending;
  }

  async function sendQueued(): Promise<void> {
    try {
      await emptyQueue();
    } finally {
      // In the same turn that saw the queue empty: steps queued after it start a request anew.
      sending = null;
    }
  }

  async function emptyQueue(): Promise<void> {
    while (queue.length > 0) {
      if (failures === 0) state.set({ kind: 'saving' });
      const steps = queue.slice(0, mostSteps);
      const answer = await append(host, { seq, steps, selection });
      if (!answer.ok) {
        fail(answer.error);
        return;
      }
      queue.splice(0, steps.length);
      seq = answer.value.seq;
      failures = 0;
      if (queue.length === 0) state.set({ kind: 'saved', savedAt: answer.value.savedAt });
    }
  }

  function fail(failure: RequestFailure): void {
    if (failure.code === 'conflict') {
      state.set({ kind: 'conflict', failure });
      return;
    }
    const delay = retryDelays[Math.min(failures, retryDelays.length - 1)] ?? 0;
    failures += 1;
    state.set({ kind: 'failed', failure });
    if (!final.has(failure.code)) cancelRetry = clock.after(delay, () => void send());
  }

  return {
    state,
    add: (steps, now) => {
      for (const step of steps) queue.push(step.toJSON());
      selection = now;
      if (state.get().kind === 'saved') state.set({ kind: 'saving' });
      // While sending fails the retry carries new steps too: no storm of requests.
      if (failures === 0) queueMicrotask(() => void send());
    },
    flush: async () => {
      // Twice: a request under way may have left before the last steps were queued.
      await send();
      await send();
      return queue.length === 0;
    },
    abandon: () => {
      cancelRetry?.();
      cancelRetry = null;
      queue.length = 0;
    },
  };
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
