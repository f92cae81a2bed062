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
import { isStoreSealed, turnTowards, type Direction } from '../../db/lock-state.ts';
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
  readonly turnOff: (current: string) => Promise<Reply<null>>;
  readonly lock: () => void;
}

interface Opened {
  readonly file: KeyFile;
  readonly key: StoreKey;
}

/** What has to be said of a conversion that did not come to its end; `between` throws it. */
class NotConverted extends Error {
  override readonly name = 'NotConverted';
}

/** Makes the lock of the library that the desk has open. */
export function createLibraryLock(ports: LockPorts): LibraryLock {
  const { folder, reopen, progress, tell } = ports;
  let prepared: Opened | null = null;
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

  /** Goes back to where a conversion began, when it was stopped or the store could not be made anew. */
  async function turnBack({ file, key }: Opened, to: Direction): Promise<void> {
    const wasSealed = to === 'open';
    if (!wasSealed && !isStoreSealed(folder)) {
      removeKeyFile(folder);
      return;
    }
    turnTowards(folder, file, wasSealed ? 'seal' : 'open');
    await convert(wasSealed ? 'seal' : 'open', key);
  }

  async function carryOut(opened: Opened, to: Direction): Promise<Reply<null>> {
    if (underWay) return failure(busy);
    const stop = new AbortController();
    underWay = stop;
    let left: readonly string[] = [];
    const between = async (): Promise<void> => {
      turnTowards(folder, opened.file, to);
      try {
        const outcome = await convert(to, opened.key, stop.signal);
        if (!outcome.ok) throw new NotConverted(outcome.error.message);
        left = outcome.value.left;
      } catch (error) {
        await turnBack(opened, to);
        throw stop.signal.aborted ? new NotConverted(stopped) : error;
      }
    };
    try {
      const renewed = await reopen(between, to === 'seal' ? opened.key : undefined);
      if (!renewed.ok) return failure({ code: 'store', message: renewed.error.message });
      if (left.length > 0) tell(someLeft(left.length, to), left.slice(0, 20).join('\n'));
      return success(null);
    } catch (error) {
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
    turnOn: async () => {
      const opened = prepared;
      const read = readKeyFile(folder);
      if (!opened || !read.ok || read.value) return failure(notPrepared);
      prepared = null;
      return carryOut(opened, 'seal');
    },
    cancel: () => {
      prepared = null;
      underWay?.abort();
    },
    change: async (current, next) => {
      const opened = await open(current);
      if (!opened.ok) return opened;
      const { file, key } = opened.value;
      writeKeyFile(folder, await rewrapKey(file, key, next, 'passphrase'));
      return success(null);
    },
    renewRecovery: async (current) => {
      const opened = await open(current);
      if (!opened.ok) return opened;
      const recoveryKey = createRecoveryKey();
      const { file, key } = opened.value;
      writeKeyFile(folder, await rewrapKey(file, key, recoveryKey, 'recovery'));
      return success({ recoveryKey });
    },
    turnOff: async (current) => {
      const opened = await open(current);
      return opened.ok ? carryOut(opened.value, 'open') : opened;
    },
    lock: () => ports.close(),
  };
}

function someLeft(count: number, to: Direction): string {
  const what = count === 1 ? 'One file is damaged' : `${count} files are damaged`;
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

const busy: RequestFailure = {
  code: 'bad-request',
  message: 'The library is being encrypted or decrypted already. Wait until that is done.',
};

const notConverted: RequestFailure = {
  code: 'store',
  message:
    'The library could not be converted, and is as it was before. Your stories are safe. Look whether the disk has room and try again.',
};

const stopped = 'Stopped. The library is as it was before.';
