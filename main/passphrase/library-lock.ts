import { failure, success, type Result } from '../../core/base/result.ts';
import type { PassphraseState, RecoveryKey } from '../../core/contract/passphrase.ts';
import type { RequestFailure } from '../../core/contract/failure.ts';
import {
  createKeyFile,
  openKeyFile,
  readKeyFile,
  removeKeyFile,
  rewrapKey,
  writeKeyFile,
  type KeyFile,
} from '../../db/key-file.ts';
import { createRecoveryKey } from '../../db/recovery-key.ts';
import {
  isStoreSealed,
  isStoreUntouched,
  turnTowards,
  type Direction,
} from '../../db/lock-state.ts';
import type { StoreFailure } from '../../db/store-failure.ts';
import type { StoreKey } from '../../db/store-key.ts';
import { logFault } from '../log.ts';
import type { Convert } from './convert.ts';

type Reply<T> = Result<T, RequestFailure>;

/** What the lock of a library needs of the desk. */
export interface LockPorts {
  readonly folder: string;
  readonly convert: Convert;
  /**
   * Closes the store, carries `between` out and opens the store with this key; with the one before
   * when `between` throws, and then throws that.
   */
  readonly reopen: (
    between: () => Promise<void>,
    key: StoreKey | undefined,
  ) => Promise<Result<null, StoreFailure>>;
  readonly progress: (share: number) => void;
  /** Tells the editor what has to be said when all is done. */
  readonly tell: (message: string, detail: string) => void;
  /** Closes the desk, to be opened again with the passphrase. */
  readonly close: () => void;
}

/** The passphrase of an open library: turned on, changed, turned off. */
export interface LibraryLock {
  readonly state: () => Reply<PassphraseState>;
  readonly prepare: (passphrase: string) => Promise<Reply<RecoveryKey>>;
  readonly turnOn: () => Promise<Reply<null>>;
  readonly cancel: () => void;
  readonly change: (current: string, next: string) => Promise<Reply<null>>;
  readonly renewRecovery: (current: string) => Promise<Reply<RecoveryKey>>;
  readonly takeRecovery: () => Promise<Reply<null>>;
  readonly turnOff: (current: string) => Promise<Reply<null>>;
  readonly lock: () => Reply<null>;
}

interface Opened {
  readonly file: KeyFile;
  readonly key: StoreKey;
}

/** What has to be said of a conversion that did not come to its end; `between` throws it. */
class NotConverted extends Error {
  override readonly name = 'NotConverted';
  readonly code: StoreFailure['code'];
  constructor(message: string, code: StoreFailure['code'] = 'io') {
    super(message);
    this.code = code;
  }
}

/** Makes the lock of the library that the desk has open. */
export function createLibraryLock(ports: LockPorts): LibraryLock {
  const { folder, reopen, progress, tell } = ports;
  let prepared: Opened | null = null;
  /** The key file under another recovery key, which its editor has not written down yet. */
  let renewed: KeyFile | null = null;
  let underWay: AbortController | null = null;

  async function open(current: string): Promise<Reply<Opened>> {
    const read = readKeyFile(folder);
    if (!read.ok) return failure({ code: 'store', message: read.error });
    if (!read.value) return failure(isOff);
    const key = await openKeyFile(read.value, current);
    return key ? success({ file: read.value, key }) : failure(wrongPassphrase);
  }

  function convert(to: Direction, key: StoreKey, signal?: AbortSignal) {
    const context = { progress, ...(signal && { signal }) };
    return ports.convert({ folder, key, to }, context);
  }

  /**
   * Goes back to where a conversion began, when it was stopped or the store could not be made anew.
   * An exchange of stores that was begun will be carried to its end by whoever opens the library
   * next: the key file must not be gone then.
   */
  async function turnBack({ file, key }: Opened, to: Direction): Promise<void> {
    if (to === 'seal' && isStoreUntouched(folder)) {
      removeKeyFile(folder);
      return;
    }
    const back = to === 'open' ? 'seal' : 'open';
    turnTowards(folder, file, key, back);
    const outcome = await convert(back, key);
    if (!outcome.ok) throw new NotConverted(outcome.error.message);
  }

  /**
   * Opens the library the way it lies there when there was no way back: its store may need the key
   * now that it did not need before, or the other way round.
   */
  async function openAsItIs({ key }: Opened): Promise<Reply<null>> {
    const opened = await reopen(() => Promise.resolve(), isStoreSealed(folder) ? key : undefined);
    return failure(
      opened.ok
        ? halfway
        : { code: 'store', message: `${halfway.message} ${opened.error.message}` },
    );
  }

  async function carryOut(opened: Opened, to: Direction): Promise<Reply<null>> {
    const stop = new AbortController();
    underWay = stop;
    let left: readonly string[] = [];
    const way = { isLost: false };
    const goBack = async (): Promise<void> => {
      try {
        await turnBack(opened, to);
      } catch (error) {
        way.isLost = true;
        logFault('passphrase', error);
      }
    };
    const between = async (): Promise<void> => {
      try {
        turnTowards(folder, opened.file, opened.key, to);
        const outcome = await convert(to, opened.key, stop.signal);
        if (!outcome.ok) throw new NotConverted(outcome.error.message, outcome.error.code);
        left = outcome.value.left;
      } catch (error) {
        // Another program has it open, so nothing was touched.
        const isAsItWas = error instanceof NotConverted && error.code === 'locked';
        if (isAsItWas && to === 'open') writeKeyFile(folder, opened.file);
        else await goBack();
        throw stop.signal.aborted ? new NotConverted(stopped) : error;
      }
    };
    try {
      const renewed = await reopen(between, to === 'seal' ? opened.key : undefined);
      if (!renewed.ok) return failure({ code: 'store', message: renewed.error.message });
      if (left.length > 0) tell(someLeft(left.length, to), left.slice(0, 20).join('\n'));
      return success(null);
    } catch (error) {
      if (way.isLost) return await openAsItIs(opened);
      if (error instanceof NotConverted)
        return failure({
          code: stop.signal.aborted ? 'cancelled' : 'store',
          message: error.message,
        });
      logFault('passphrase', error);
      return failure(notConverted);
    } finally {
      underWay = null;
    }
  }

  // Each reads the key file, works half a second on it, and writes it: two at once would undo one
  // another, and a recovery key that was shown would open nothing.
  let last: Promise<unknown> = Promise.resolve();
  function oneByOne<T>(act: () => Promise<Reply<T>>): Promise<Reply<T>> {
    if (underWay) return Promise.resolve(failure(busy));
    const next = last.then(() => (underWay ? failure(busy) : act()));
    last = next.catch(() => undefined);
    return next;
  }

  return {
    state: () => {
      const read = readKeyFile(folder);
      if (!read.ok) return failure({ code: 'store', message: read.error });
      const wrappings = read.value?.wrappings ?? [];
      return success({
        isOn: read.value !== null,
        hasRecoveryKey: wrappings.some(({ by }) => by === 'recovery'),
      });
    },
    prepare: async (passphrase) => {
      const recoveryKey = createRecoveryKey();
      prepared = await createKeyFile(passphrase, recoveryKey);
      return success({ recoveryKey });
    },
    turnOn: () =>
      oneByOne(async () => {
        const opened = prepared;
        const read = readKeyFile(folder);
        if (!opened || !read.ok || read.value) return failure(notPrepared);
        prepared = null;
        return carryOut(opened, 'seal');
      }),
    cancel: () => {
      prepared = null;
      underWay?.abort();
    },
    change: (current, next) =>
      oneByOne(async () => {
        const opened = await open(current);
        if (!opened.ok) return opened;
        const { file, key } = opened.value;
        renewed = null;
        writeKeyFile(folder, await rewrapKey(file, key, next, 'passphrase'));
        return success(null);
      }),
    renewRecovery: (current) =>
      oneByOne(async () => {
        const opened = await open(current);
        if (!opened.ok) return opened;
        const recoveryKey = createRecoveryKey();
        const { file, key } = opened.value;
        renewed = await rewrapKey(file, key, recoveryKey, 'recovery');
        return success({ recoveryKey });
      }),
    takeRecovery: () =>
      oneByOne(() => {
        const read = readKeyFile(folder);
        const file = read.ok ? read.value : null;
        if (!renewed || file?.id !== renewed.id || file.state !== renewed.state)
          return Promise.resolve(failure(notRenewed));
        writeKeyFile(folder, renewed);
        renewed = null;
        return Promise.resolve(success(null));
      }),
    turnOff: (current) =>
      oneByOne(async () => {
        const opened = await open(current);
        return opened.ok ? carryOut(opened.value, 'open') : opened;
      }),
    lock: () => {
      if (underWay) return failure(busy);
      const read = readKeyFile(folder);
      if (read.ok && !read.value) return failure(isOff);
      ports.close();
      return success(null);
    },
  };
}

function someLeft(count: number, to: Direction): string {
  const what =
    count === 1
      ? 'One file or folder is damaged or out of reach'
      : `${count} files or folders are damaged or out of reach`;
  const how = to === 'seal' ? 'could not be encrypted' : 'could not be decrypted';
  return `${what} and ${how}; everything else is done. The names stand below. Look whether you still need them, and delete them if not.`;
}

const wrongPassphrase: RequestFailure = {
  code: 'bad-input',
  message:
    'That is neither the passphrase nor the recovery key of this library. Nothing was changed.',
};

const isOff: RequestFailure = {
  code: 'bad-request',
  message: 'This library has no passphrase. Nothing was changed.',
};

const notPrepared: RequestFailure = {
  code: 'bad-request',
  message: 'Choose a passphrase first. Nothing was changed.',
};

const notRenewed: RequestFailure = {
  code: 'bad-request',
  message: 'Make a new recovery key first. The one before still holds.',
};

const busy: RequestFailure = {
  code: 'bad-request',
  message: 'The library is being encrypted or decrypted already. Wait until that is done.',
};

const notConverted: RequestFailure = {
  code: 'store',
  message:
    'The library could not be converted, and is as it was before. Your stories are safe. Look whether the disk has room and try again.',
};

const halfway: RequestFailure = {
  code: 'store',
  message:
    'The library could be converted neither whole nor back: a part of it is encrypted and a part is not. Your stories are safe and open as before. Make room on the disk and start Galley anew: it asks for the passphrase and carries it to its end.',
};

const stopped = 'Stopped. The library is as it was before.';
