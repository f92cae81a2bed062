import { useState } from 'react';
import { request } from '../host/host.ts';
import { NewPassphrase } from './new-passphrase.tsx';
import { RecoveryKeyCard } from './recovery-key-card.tsx';

/** Carries out what closes the store meanwhile; a sentence when it failed. */
export type ConvertLibrary = (
  act: () => ReturnType<typeof request<'passphrase.turnOn'>>,
) => Promise<string>;

/** Puts a library under a passphrase. */
export function PassphraseOff({ convert }: { readonly convert: ConvertLibrary }) {
  const [recoveryKey, setRecoveryKey] = useState<string | null>(null);
  const [trouble, setTrouble] = useState('');

  const prepare = async (passphrase: string): Promise<string> => {
    const answer = await request('passphrase.prepare', { passphrase });
    if (!answer.ok) return answer.error.message;
    setTrouble('');
    setRecoveryKey(answer.value.recoveryKey);
    return '';
  };
  const turnOn = async () => {
    const failed = await convert(() => request('passphrase.turnOn', undefined));
    if (failed === '') return;
    setRecoveryKey(null);
    setTrouble(failed);
  };

  return (
    <>
      {trouble === '' ? null : (
        <p className="field-problem" role="alert">
          {trouble}
        </p>
      )}
      <p className="passphrase-warning">
        <strong>
          Without the passphrase or the recovery key nobody can bring these stories back
        </strong>{' '}
        – not you, not a repairer, not the makers of Galley.
      </p>
      {recoveryKey === null ? (
        <NewPassphrase act="Go on to the recovery key" onChosen={prepare} />
      ) : (
        <RecoveryKeyCard
          recoveryKey={recoveryKey}
          act="Encrypt this library"
          onKept={() => void turnOn()}
        >
          <p className="card-reason">
            What was on this disk unencrypted before may still be found on it by those who know how,
            above all on an SSD. The backups in the second place, if you set one, are encrypted too:
            now, or with the first backup after its disk is connected. Archives, exports and copies
            that you keep anywhere else stay as they are: look after them yourself.
          </p>
        </RecoveryKeyCard>
      )}
    </>
  );
}
