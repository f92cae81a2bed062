import { useId, useRef, useState } from 'react';
import { leastPassphrase } from '../../core/contract/passphrase.ts';
import { Button } from '../ui/button.tsx';
import { PassphraseField } from './passphrase-field.tsx';

interface NewPassphraseProps {
  /** What the button says. */
  readonly act: string;
  /** Takes it; a sentence when it could not be taken. */
  readonly onChosen: (passphrase: string) => Promise<string>;
}

/** Asks twice for a new passphrase. */
export function NewPassphrase({ act, onChosen }: NewPassphraseProps) {
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [isShown, setIsShown] = useState(false);
  const [problem, setProblem] = useState({ first: '', second: '' });
  const [isBusy, setIsBusy] = useState(false);
  const advice = useId();
  const form = useRef<HTMLFormElement>(null);

  const submit = async () => {
    const found = { first: tooShort(first), second: first === second ? '' : notTheSame };
    setProblem(found);
    if (found.first !== '' || found.second !== '') return toField(found.first === '' ? 1 : 0);
    setIsBusy(true);
    const refused = await onChosen(first);
    setIsBusy(false);
    if (refused === '') return;
    setProblem({ first: refused, second: '' });
    toField(0);
  };
  /** Where something is wrong, there one goes on typing. */
  const toField = (index: number) =>
    form.current?.querySelectorAll<HTMLElement>('.field input')[index]?.focus();

  return (
    <form
      ref={form}
      className="passphrase-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      aria-describedby={advice}
    >
      <p id={advice} className="card-reason">
        At least {leastPassphrase} characters. Five or six words that do not belong together are
        easy to keep in mind and hard to guess; a line from a book is neither.
      </p>
      <PassphraseField
        label="New passphrase"
        value={first}
        onChange={setFirst}
        problem={problem.first}
        isShown={isShown}
      />
      <PassphraseField
        label="The same once more"
        value={second}
        onChange={setSecond}
        problem={problem.second}
        isShown={isShown}
      />
      <label className="house-check">
        <input
          type="checkbox"
          checked={isShown}
          onChange={({ target }) => setIsShown(target.checked)}
        />
        Show what I type
      </label>
      <div className="template-actions">
        <Button type="submit" look="main" disabled={isBusy}>
          {isBusy ? 'One moment…' : act}
        </Button>
      </div>
    </form>
  );
}

function tooShort(passphrase: string): string {
  return passphrase.length < leastPassphrase
    ? `This is too short to hold: take at least ${leastPassphrase} characters.`
    : '';
}

const notTheSame = 'The two differ. Type the same passphrase in both fields.';
