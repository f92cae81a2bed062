import * as v from 'valibot';
import { channel } from './channel.ts';

/** The fewest characters of a passphrase, in UTF-16 units. */
export const leastPassphrase = 12;

const mostPassphrase = 1000;

const typed = v.pipe(v.string(), v.maxLength(mostPassphrase));
const chosen = v.pipe(v.string(), v.minLength(leastPassphrase), v.maxLength(mostPassphrase));

/** How it stands with the passphrase of this library. */
export interface PassphraseState {
  /** Whether the library is encrypted at rest. */
  readonly isOn: boolean;
  /** Whether there is a recovery key besides. */
  readonly hasRecoveryKey: boolean;
}

/** What the editor has to write down. */
export interface RecoveryKey {
  /** Eight groups of four letters and digits. */
  readonly recoveryKey: string;
}

/** How far a library is on its way under its passphrase, or out from under it. */
export interface PassphraseProgress {
  /** From 0 to 1. */
  readonly share: number;
}

/**
 * The passphrase that encrypts the library at rest. What opens the library now is asked for before
 * anything is changed: the passphrase, or the recovery key. `bad-input` when it is neither.
 */
export const passphraseChannels = {
  'passphrase.state': channel<PassphraseState>()(v.undefined()),
  /** Makes a key under a new passphrase, and a recovery key; nothing is encrypted yet. */
  'passphrase.prepare': channel<RecoveryKey>()(v.strictObject({ passphrase: chosen })),
  /** Encrypts the library under the key that was prepared; the page begins anew after it. */
  'passphrase.turnOn': channel<null>()(v.undefined()),
  /** Gives up what is under way: the library goes back to how it was. */
  'passphrase.cancel': channel<null>()(v.undefined()),
  'passphrase.change': channel<null>()(v.strictObject({ current: typed, next: chosen })),
  /** Makes another recovery key; the one before holds until `passphrase.takeRecovery`. */
  'passphrase.renewRecovery': channel<RecoveryKey>()(v.strictObject({ current: typed })),
  /** Puts the recovery key that was made last in the place of the one before, which opens nothing then. */
  'passphrase.takeRecovery': channel<null>()(v.undefined()),
  /** Decrypts the library; the page begins anew after it. */
  'passphrase.turnOff': channel<null>()(v.strictObject({ current: typed })),
  /** Closes the desk; the library is opened again with its passphrase only. */
  'passphrase.lock': channel<null>()(v.undefined()),
};
