import * as v from 'valibot';
import { failure, success, type Result } from '../../core/base/result.ts';
import type { Handlers } from '../../core/contract/contract.ts';
import type { RequestFailure } from '../../core/contract/failure.ts';
import { passphraseChannels } from '../../core/contract/passphrase.ts';
import { explainFault } from '../faults.ts';
import { logFault } from '../log.ts';
import type { LibraryLock } from '../passphrase/library-lock.ts';
import { refused } from './replies.ts';

type PassphraseChannel = Extract<keyof Handlers, `passphrase.${string}`>;

/** The requests about a library's passphrase. */
export type PassphraseHandlers = Pick<Handlers, PassphraseChannel>;

/**
 * The passphrase of the library. The main process has its lock and answers these itself, since the
 * store is closed while it is encrypted; whoever has none (`null`) refuses.
 */
export function createPassphraseHandlers(lock: LibraryLock | null): PassphraseHandlers {
  if (!lock) return nowhere;
  const told = (act: () => void) => {
    act();
    return success(null);
  };
  return {
    'passphrase.state': () => lock.state(),
    'passphrase.prepare': ({ passphrase }) => lock.prepare(passphrase),
    'passphrase.turnOn': () => lock.turnOn(),
    'passphrase.cancel': () => told(lock.cancel),
    'passphrase.change': ({ current, next }) => lock.change(current, next),
    'passphrase.renewRecovery': ({ current }) => lock.renewRecovery(current),
    'passphrase.takeRecovery': () => lock.takeRecovery(),
    'passphrase.turnOff': ({ current }) => lock.turnOff(current),
    'passphrase.lock': () => lock.lock(),
  };
}

/** Whether a request is one of these. */
export function isPassphraseRequest(name: string): name is PassphraseChannel {
  return Object.hasOwn(passphraseChannels, name);
}

/** Answers one, its input still unchecked. Never rejects. */
export async function answerPassphrase(
  handlers: PassphraseHandlers,
  name: PassphraseChannel,
  input: unknown,
): Promise<Result<unknown, RequestFailure>> {
  const checked = v.safeParse(passphraseChannels[name].input, input);
  if (!checked.success) return failure(badRequest);
  const handle = handlers[name] as (input: unknown) => ReturnType<Handlers[PassphraseChannel]>;
  try {
    return await handle(checked.output);
  } catch (fault) {
    logFault(name, fault);
    return failure(explainFault(fault));
  }
}

const badRequest: RequestFailure = {
  code: 'bad-request',
  message:
    'A passphrase has at least twelve characters, and at most a thousand. Nothing was changed.',
};

const elsewhere = () =>
  refused('bad-request', 'The passphrase of a library is set at its desk. Nothing was changed.');

const nowhere: PassphraseHandlers = {
  'passphrase.state': () => success({ isOn: false, hasRecoveryKey: false }),
  'passphrase.prepare': elsewhere,
  'passphrase.turnOn': elsewhere,
  'passphrase.cancel': elsewhere,
  'passphrase.change': elsewhere,
  'passphrase.renewRecovery': elsewhere,
  'passphrase.takeRecovery': elsewhere,
  'passphrase.turnOff': elsewhere,
  'passphrase.lock': elsewhere,
};
