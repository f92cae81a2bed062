import { useEffect, useRef, useState, type ReactNode, type Ref } from 'react';
import { createPortal } from 'react-dom';
import { Button } from '../ui/button.tsx';
import { copyWords } from '../ui/copy-words.ts';
import { spellDayAndTime } from '../ui/times.ts';
import { RecoveryKeyCheck } from './recovery-key-check.tsx';

interface RecoveryKeyCardProps {
  readonly recoveryKey: string;
  /** What the button says. */
  readonly act: string;
  readonly onKept: () => void;
  readonly children?: ReactNode;
}

/**
 * Shows a recovery key, with ways to put it on paper, and goes on once two of its groups were typed
 * while it is out of sight.
 */
export function RecoveryKeyCard({ recoveryKey, act, onKept, children }: RecoveryKeyCardProps) {
  const [isOut, setIsOut] = useState(false);
  return isOut ? (
    <RecoveryKeyCheck
      recoveryKey={recoveryKey}
      act={act}
      onKept={onKept}
      onBack={() => setIsOut(false)}
    >
      {children}
    </RecoveryKeyCheck>
  ) : (
    <ShownKey recoveryKey={recoveryKey} onWritten={() => setIsOut(true)} />
  );
}

interface ShownKeyProps {
  readonly recoveryKey: string;
  readonly onWritten: () => void;
}

function ShownKey({ recoveryKey, onWritten }: ShownKeyProps) {
  const [said, setSaid] = useState('');
  const list = useRef<HTMLOListElement>(null);
  // What led here is gone.
  useEffect(() => list.current?.focus(), []);
  const copy = (): void => {
    const isCopied = list.current !== null && copyWords(list.current, recoveryKey);
    setSaid(isCopied ? copied : notCopied);
  };
  return (
    <div className="passphrase-form">
      <p>
        This is the <strong>recovery key</strong>. It opens the library when the passphrase is
        forgotten. Put it on paper and keep it where you keep your passport, away from this
        computer. Galley shows it now and never again.
      </p>
      <RecoveryKeyGroups recoveryKey={recoveryKey} list={list} />
      <div className="template-actions">
        <Button onClick={copy}>Copy</Button>
        <Button onClick={() => window.print()}>Print…</Button>
        <Button look="main" onClick={onWritten}>
          I have it on paper
        </Button>
      </div>
      <p className="card-reason" role="status">
        {said}
      </p>
      {createPortal(<RecoverySheet recoveryKey={recoveryKey} />, document.body)}
    </div>
  );
}

interface RecoveryKeyGroupsProps {
  readonly recoveryKey: string;
  readonly list?: Ref<HTMLOListElement>;
}

function RecoveryKeyGroups({ recoveryKey, list }: RecoveryKeyGroupsProps) {
  return (
    <ol
      ref={list}
      className="recovery-key"
      tabIndex={-1}
      aria-label="The recovery key, in eight groups"
    >
      {recoveryKey.split('-').map((group, index) => (
        <li key={`${index} ${group}`}>{group}</li>
      ))}
    </ol>
  );
}

/** What comes out of the printer, and is on no screen. */
function RecoverySheet({ recoveryKey }: Pick<RecoveryKeyCardProps, 'recoveryKey'>) {
  const [made] = useState(() => spellDayAndTime(Date.now()));
  return (
    <div className="recovery-sheet" aria-hidden="true">
      <p>Galley: recovery key of a library</p>
      <RecoveryKeyGroups recoveryKey={recoveryKey} />
      <p>
        {`Made ${made}. It opens the library when the passphrase is forgotten: type it where Galley asks for the passphrase. Whoever has it and the library can read everything.`}
      </p>
    </div>
  );
}

const copied =
  'It is on the clipboard, where every program can read it. Paste it where only you look, then copy something else.';

const notCopied = 'It could not be copied. Write it down by hand, or print it.';
