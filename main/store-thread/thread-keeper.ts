import { failure, success, type Result } from '../../core/base/result.ts';
import type { StoreFailure } from '../../db/store-failure.ts';
import { logFault } from '../log.ts';
import type { Far } from './calls.ts';
import { createDeaths } from './deaths.ts';
import type { DeskPorts, StoreDuties, StorePlace } from './duties.ts';
import { startWorker, type RunningWorker } from './running-worker.ts';

/** There is no open store: it was closed, or cannot be opened. `message` is for the editor. */
export class StoreAway extends Error {
  override readonly name = 'StoreAway';
}

/** A thread that is started again when it ends by itself. */
export interface ThreadKeeper {
  /** The thread that runs, or the one that is being started. */
  readonly current: () => Promise<Result<OpenedWorker, StoreFailure>>;
  /** Its functions. Rejects with `StoreAway` when there is none. */
  readonly far: () => Promise<Far<StoreDuties>>;
  readonly serve: (ports: DeskPorts) => void;
  readonly whenLost: (hear: (why: StoreFailure) => void) => void;
  readonly reopen: (
    between?: () => Promise<void>,
    place?: StorePlace,
  ) => Promise<Result<null, StoreFailure>>;
  readonly close: (budget: number) => Promise<void>;
}

interface OpenedWorker {
  readonly worker: RunningWorker;
  readonly isNew: boolean;
}

/** Milliseconds that the index may take before the store is opened again. */
const workBetween = 200;
/** Milliseconds after which a thread that will not put its store away is ended all the same. */
const patience = 10_000;

/** Starts a thread over the store at `first`, and keeps one running until it is closed. */
export function keepThread(first: StorePlace): ThreadKeeper {
  const deaths = createDeaths();
  let place = first;
  let ports: DeskPorts | null = null;
  let hearLost: (why: StoreFailure) => void = () => undefined;
  /** The thread whose end nobody asked for. */
  let serving: RunningWorker | null = null;
  /** Counts what was asked of the keeper: a thread that was started before that serves nobody. */
  let turn = 0;
  let isClosed = false;
  let current = open(turn);

  async function open(own: number): Promise<Result<OpenedWorker, StoreFailure>> {
    const worker = startWorker(
      () => ports,
      () => {
        // Whoever opens a store hears of a thread that ends over it.
        if (serving === worker) startAgain();
      },
    );
    try {
      const opened = await worker.far.call('open', place);
      if (opened.ok) {
        if (own === turn) serving = worker;
        return success({ worker, isNew: opened.value.isNew });
      }
      await worker.end();
      return opened;
    } catch (fault) {
      logFault('store thread', fault);
      await worker.end();
      return failure(cannotStart);
    }
  }

  function startAgain(): void {
    if (deaths.add()) {
      current = Promise.resolve(failure(keepsStopping));
      hearLost(keepsStopping);
      return;
    }
    const opening = openAgain(turn);
    current = opening;
    void opening.then((opened) => {
      // What the last thread had under way for the library is told by none.
      if (opened.ok) ports?.emit('library.changed', { id: null });
      else if (current === opening) hearLost(opened.error);
    });
  }

  /** Opens the store after its thread has ended; one that ends over that is one more. */
  async function openAgain(own: number): Promise<Result<OpenedWorker, StoreFailure>> {
    const opened = await open(own);
    if (opened.ok || opened.error !== cannotStart || own !== turn) return opened;
    return deaths.add() ? failure(keepsStopping) : openAgain(own);
  }

  return {
    current: () => current,
    far: async () => {
      const opened = await current;
      if (!opened.ok) throw new StoreAway(opened.error.message);
      return opened.value.worker.far;
    },
    serve: (served) => {
      ports = served;
    },
    whenLost: (hear) => {
      hearLost = hear;
    },
    reopen: async (between, to) => {
      if (isClosed) return failure(closed);
      const before = current;
      serving = null;
      turn += 1;
      const own = turn;
      const work = (async () => {
        await putAway(await before, workBetween);
        await between?.();
        place = to ?? place;
      })();
      deaths.forget();
      const opening = work.then(
        () => open(own),
        () => open(own),
      );
      current = opening;
      const opened = await opening;
      await work;
      return opened.ok ? success(null) : opened;
    },
    close: async (budget) => {
      const before = current;
      serving = null;
      turn += 1;
      isClosed = true;
      current = Promise.resolve(failure(closed));
      await putAway(await before, budget);
    },
  };
}

async function putAway(opened: Result<OpenedWorker, StoreFailure>, budget: number): Promise<void> {
  if (!opened.ok) return;
  const { far, end } = opened.value.worker;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      logFault('store thread', 'it did not put its store away in time');
      resolve();
    }, patience);
  });
  // A thread that ends over it has nothing more to put away: what it acknowledged is on disk.
  const done = far.call('close', budget).catch((fault: unknown) => logFault('store thread', fault));
  await Promise.race([done, late]);
  clearTimeout(timer);
  await end();
}

const cannotStart: StoreFailure = {
  code: 'io',
  message:
    'The part of Galley that keeps your stories could not be started. Nothing was changed. Close other programs to make room in memory, then try again.',
};

const keepsStopping: StoreFailure = {
  code: 'io',
  message:
    'The part of Galley that keeps your stories keeps stopping. What Galley has shown as saved is on disk; what you typed since is in the window. Copy your last words, then open the store again, or close Galley and open it anew.',
};

const closed: StoreFailure = {
  code: 'io',
  message: 'Galley is closing. What it has shown as saved is on disk.',
};
