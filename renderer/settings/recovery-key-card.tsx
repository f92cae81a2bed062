import { useState, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';

interface RecoveryKeyCardProps {
  readonly recoveryKey: string;
  /** What the button says. */
  readonly act: string;
  readonly onKept: () => void;
  readonly children?: ReactNode;
}

/** Shows a recovery key once, and goes on when its last group shows that it was written down. */
export function RecoveryKeyCard({ recoveryKey, act, onKept, children }: RecoveryKeyCardProps) {
  const [typed, setTyped] = useState('');
  const last = recoveryKey.slice(-4);
  const isKept = typed.trim().toUpperCase() === last;
  return (
    <div className="passphrase-form">
      <p>
        This is the <strong>recovery key</strong>. It opens the library when the passphrase is
        forgotten. Write it down on paper and keep it where you keep your passport; Galley will not
        show it again.
      </p>
      <p className="recovery-key">
        {recoveryKey.split('-').map((group) => (
          <span key={group}>{group}</span>
        ))}
      </p>
      {children}
      <label className="field">
        <span>Type its last four signs, from the paper</span>
        <input
          autoComplete="off"
          spellCheck={false}
          maxLength={8}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      </label>
      <div className="template-actions">
        <Button look="main" disabled={!isKept} onClick={onKept}>
          {act}
        </Button>
      </div>
    </div>
  );
}
