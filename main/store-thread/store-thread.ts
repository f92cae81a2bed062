import type { FileHash, MediaHash, StoryId } from '../../core/base/id.ts';
import { failure, success, type Result } from '../../core/base/result.ts';
import type { ChannelName } from '../../core/contract/contract.ts';
import type { DeskSettings } from '../../core/contract/desk.ts';
import type { RequestFailure } from '../../core/contract/failure.ts';
import type { StoreFailure } from '../../db/store-failure.ts';
import { explainFault } from '../faults.ts';
import { logFault } from '../log.ts';
import type { DeskPorts, ServedMedium, StorePlace } from './duties.ts';
import { ThreadGone } from './running-worker.ts';
import { readThrough, type ServedFile } from './served-file.ts';
import { keepThread, StoreAway, type ThreadKeeper } from './thread-keeper.ts';

/** The store in its thread, as the main process has it. */
export interface StoreThread {
  /** Whether there was no store before. */
  readonly isNew: boolean;
  /** Answers a request of the page; the input is still unchecked. Never rejects. */
  readonly request: (name: ChannelName, input: unknown) => Promise<Result<unknown, RequestFailure>>;
  readonly welcome: (poster: Uint8Array) => Promise<void>;
  readonly settings: () => Promise<DeskSettings>;
  /** When a story outside the bin was changed last, in milliseconds since 1970; null when none was. */
  readonly latestChange: () => Promise<number | null>;
  readonly headline: (id: StoryId) => Promise<string | null>;
  readonly medium: (hash: MediaHash) => Promise<ServedMedium | null>;
  /** A file of the vault; null unless it is a source's and still as it was stored. */
  readonly source: (hash: FileHash) => Promise<ServedFile | null>;
  /** Whoever answers what the handlers need of the desk from now on. */
  readonly serve: (ports: DeskPorts) => void;
  /** The desk's page is gone: closed, crashed or loaded anew. */
  readonly pageGone: () => void;
  /** Hears that the thread ends again and again, or that its store cannot be opened any more. */
  readonly whenLost: (hear: (why: StoreFailure) => void) => void;
  /**
   * Closes the store, does what needs it closed, and opens it again in a fresh thread; what is
   * asked meanwhile waits. Also the way on once the store is lost.
   * @param place where the store is from now on; where it was when not named
   * @returns why it cannot be opened. Rejects with what `between` threw, with the store open again.
   */
  readonly reopen: (
    between?: () => Promise<void>,
    place?: StorePlace,
  ) => Promise<Result<null, StoreFailure>>;
  /** Puts everything away. @param budget milliseconds that the library's index may take */
  readonly close: (budget: number) => Promise<void>;
}

/** Opens the store of a library in a thread of its own. */
export async function openStoreThread(
  library: string,
  options: Omit<StorePlace, 'library'> = {},
): Promise<Result<StoreThread, StoreFailure>> {
  const keeper = keepThread({ library, ...options });
  const opened = await keeper.current();
  return opened.ok ? success(storeThread(keeper, opened.value.isNew)) : opened;
}

function storeThread(keeper: ThreadKeeper, isNew: boolean): StoreThread {
  return {
    isNew,
    request: async (name, input) => {
      try {
        return await (await keeper.far()).call('request', name, input);
      } catch (fault) {
        if (!(fault instanceof StoreAway)) logFault(name, fault);
        return failure(explain(fault));
      }
    },
    welcome: async (poster) => (await keeper.far()).call('welcome', poster),
    settings: async () => (await keeper.far()).call('settings'),
    latestChange: async () => (await keeper.far()).call('latestChange'),
    headline: async (id) => (await keeper.far()).call('headline', id),
    medium: async (hash) => (await keeper.far()).call('medium', hash),
    source: async (hash) => readThrough(await keeper.far(), hash),
    pageGone: () => {
      keeper.far().then(
        (far) => far.tell('pageGone'),
        // A thread that is gone has forgotten the page.
        () => undefined,
      );
    },
    serve: keeper.serve,
    whenLost: keeper.whenLost,
    reopen: keeper.reopen,
    close: keeper.close,
  };
}

function explain(fault: unknown): RequestFailure {
  if (fault instanceof StoreAway) return { code: 'store', message: fault.message };
  return fault instanceof ThreadGone ? stopped : explainFault(fault);
}

const stopped: RequestFailure = {
  code: 'store',
  message:
    'The part of Galley that keeps your stories stopped while it did that, and is being started again. What Galley has shown as saved is on disk, and words that you typed are sent again by themselves. Look at what you asked for, and ask for it again if it is missing.',
};
