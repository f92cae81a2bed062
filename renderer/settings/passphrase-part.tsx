import { useEffect, useState } from 'react';
import type { PassphraseState } from '../../core/contract/passphrase.ts';
import { areWordsOnDisk } from '../desk/on-disk.ts';
import { listen, request } from '../host/host.ts';
import { PassphraseOff } from './passphrase-off.tsx';
import { PassphraseOn } from './passphrase-on.tsx';
import { Button } from '../ui/button.tsx';
import { useSettingsDialog } from './settings-state.ts';
import './passphrase-part.css';

/** The passphrase that encrypts the library at rest: none yet, or one that can be changed. */
export function PassphrasePart() {
  const [state, setState] = useState<PassphraseState | null>(null);
  const [trouble, setTrouble] = useState('');
  const share = useSettingsDialog(({ converting }) => converting);
  const read = () =>
    void request('passphrase.state', undefined).then((answer) => {
      if (answer.ok) setState(answer.value);
      else setTrouble(answer.error.message);
    });
  useEffect(read, []);
  useEffect(() => listen('passphrase.progress', ({ share: done }) => hear(done)), []);
  return (
    <>
      <h2 className="settings-part-title">Passphrase</h2>
      <p className="settings-lead">
        Under a passphrase, stories, sources, pictures and backups in this library’s folder are
        encrypted: whoever finds or takes the disk reads none of them. Galley asks for it each time
        it starts.
      </p>
      {trouble === '' ? null : (
        <p className="field-problem" role="alert">
          {trouble}
        </p>
      )}
      {share === null ? null : <Converting share={share} />}
      <div className="passphrase-part" hidden={share !== null}>
        {state === null ? null : state.isOn ? (
          <PassphraseOn state={state} changed={read} convert={convert} />
        ) : (
          <PassphraseOff convert={convert} />
        )}
      </div>
    </>
  );
}

/**
 * Carries out what closes the store meanwhile, with the last words in it; the page begins anew when
 * it is done.
 */
async function convert(
  act: () => ReturnType<typeof request<'passphrase.turnOn'>>,
): Promise<string> {
  if (useSettingsDialog.getState().converting !== null) return '';
  useSettingsDialog.setState({ converting: 0 });
  const trouble = await tryToConvert(act);
  // When all went well the page is about to begin anew: until then nobody may type.
  if (trouble !== '') useSettingsDialog.setState({ converting: null });
  return trouble;
}

async function tryToConvert(
  act: () => ReturnType<typeof request<'passphrase.turnOn'>>,
): Promise<string> {
  if (!(await areWordsOnDisk(notOnDisk))) return notOnDisk;
  const answer = await act();
  return answer.ok ? '' : answer.error.message;
}

function hear(converting: number): void {
  if (useSettingsDialog.getState().converting !== null) useSettingsDialog.setState({ converting });
}

const notOnDisk =
  'The last words of this story are not on disk yet, so nothing was begun. The status line says why. Your stories are safe; try again when it says that all is saved.';

function Converting({ share }: { readonly share: number }) {
  const percent = Math.round(share * 100);
  return (
    <div className="passphrase-work" role="status">
      <p>
        Working through the library. What you typed is on disk; the desk opens again by itself when
        this is done. Should Galley or the computer stop meanwhile, it goes on from there.
      </p>
      <progress max={100} value={percent} aria-label="How much is done" />
      <Button onClick={() => void request('passphrase.cancel', undefined)}>
        Stop and leave it as it was
      </Button>
    </div>
  );
}
