import { useState } from 'react';
import type { PassphraseState } from '../../core/contract/passphrase.ts';
import { request } from '../host/host.ts';
import { Button } from '../ui/button.tsx';
import { NewPassphrase } from './new-passphrase.tsx';
import { PassphraseField } from './passphrase-field.tsx';
import type { ConvertLibrary } from './passphrase-off.tsx';
import { lockDesk } from './lock-desk.ts';
import { RecoveryKeyCard } from './recovery-key-card.tsx';

interface PassphraseOnProps {
  readonly state: PassphraseState;
  readonly changed: () => void;
  readonly convert: ConvertLibrary;
}

type Wish = 'change' | 'recovery' | 'off';

/** What can be done with the passphrase of a library that has one. */
export function PassphraseOn({ state, changed, convert }: PassphraseOnProps) {
  const [wish, setWish] = useState<Wish | null>(null);
  const [current, setCurrent] = useState('');
  const [problem, setProblem] = useState('');
  const [recoveryKey, setRecoveryKey] = useState<string | null>(null);
  const [said, setSaid] = useState('');

  const begin = (next: Wish) => {
    setWish(next);
    setCurrent('');
    setProblem('');
    setSaid('');
    setRecoveryKey(null);
  };
  const finish = (sentence: string) => {
    setWish(null);
    setCurrent('');
    setRecoveryKey(null);
    setSaid(sentence);
    changed();
  };
  const change = async (next: string): Promise<string> => {
    const answer = await request('passphrase.change', { current, next });
    setProblem(answer.ok ? '' : answer.error.message);
    if (answer.ok)
      finish(
        'The passphrase is changed; the backups here open with the new one. Copies of the library that you made elsewhere before still open with the old one.',
      );
    return '';
  };
  const renew = async () => {
    const answer = await request('passphrase.renewRecovery', { current });
    if (answer.ok) setRecoveryKey(answer.value.recoveryKey);
    setProblem(answer.ok ? '' : answer.error.message);
  };
  const takeNew = async () => {
    const answer = await request('passphrase.takeRecovery', undefined);
    finish(
      answer.ok
        ? 'The new recovery key holds; the one before opens nothing any more. Destroy the old paper.'
        : answer.error.message,
    );
  };
  const turnOff = async () => {
    setProblem(await convert(() => request('passphrase.turnOff', { current })));
  };

  return (
    <>
      <p role="status">
        {said === '' ? <strong>This library is encrypted.</strong> : said}{' '}
        {state.hasRecoveryKey ? null : 'It has no recovery key.'}
      </p>
      <div className="template-actions">
        <Button look="main" onClick={() => void lockDesk()}>
          Lock now
        </Button>
        <Button aria-expanded={wish === 'change'} onClick={() => begin('change')}>
          Change the passphrase…
        </Button>
        <Button aria-expanded={wish === 'recovery'} onClick={() => begin('recovery')}>
          New recovery key…
        </Button>
        <Button aria-expanded={wish === 'off'} onClick={() => begin('off')}>
          Turn the passphrase off…
        </Button>
      </div>
      {wish === null || recoveryKey !== null ? null : (
        <PassphraseField
          label="The present passphrase, or the recovery key"
          value={current}
          onChange={setCurrent}
          problem={problem}
        />
      )}
      {wish === 'change' ? <NewPassphrase act="Change it" onChosen={change} /> : null}
      {wish === 'recovery' && recoveryKey === null ? (
        <div className="template-actions">
          <Button look="main" onClick={() => void renew()}>
            Make a new recovery key
          </Button>
        </div>
      ) : null}
      {recoveryKey === null ? null : (
        <RecoveryKeyCard
          recoveryKey={recoveryKey}
          act="Use the new key from now on"
          onKept={() => void takeNew()}
        >
          <p className="card-reason">Until then the recovery key that you have holds.</p>
        </RecoveryKeyCard>
      )}
      {wish === 'off' ? (
        <>
          <p className="card-reason">
            Stories, sources, pictures and backups will lie on the disk for everyone to read who
            gets at it.
          </p>
          <div className="template-actions">
            <Button look="danger" onClick={() => void turnOff()}>
              Decrypt this library
            </Button>
          </div>
        </>
      ) : null}
    </>
  );
}
