import { Dialog } from '@base-ui/react/dialog';
import { useRef, useState, type RefObject } from 'react';
import { longestMomentName } from '../../core/contract/history.ts';
import { Button } from '../ui/button.tsx';
import { leaveNaming, nameMoment, useNaming, usualNames, type Naming } from './moment-names.ts';

/** Asks for the name of a moment. */
export function MomentNameDialog() {
  const naming = useNaming((state) => state.naming);
  // Not by `autoFocus`: the dialog could not tell any more where the focus came from.
  const field = useRef<HTMLInputElement>(null);
  return (
    <Dialog.Root open={naming !== null} onOpenChange={(open) => (open ? undefined : leaveNaming())}>
      <Dialog.Portal>
        <Dialog.Backdrop className="palette-backdrop" />
        <Dialog.Popup className="small-dialog" initialFocus={field}>
          {naming ? <NameForm naming={naming} field={field} /> : null}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface NameFormProps {
  readonly naming: Naming;
  readonly field: RefObject<HTMLInputElement | null>;
}

function NameForm({ naming, field }: NameFormProps) {
  const [name, setName] = useState(naming.name);
  const isEmpty = name.trim() === '';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!isEmpty) void nameMoment(naming, name);
      }}
    >
      <Dialog.Title className="small-dialog-title">
        {naming.name === '' ? 'Name this version' : 'Rename this version'}
      </Dialog.Title>
      <Dialog.Description className="note-about">
        {naming.place === null
          ? 'The story as it stands now. The name stays in its history and never leaves this desk.'
          : 'A moment of the story. The name stays in its history and never leaves this desk.'}
      </Dialog.Description>
      <label className="field">
        <span>Name</span>
        <input
          ref={field}
          value={name}
          maxLength={longestMomentName}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <div className="usual-names" role="group" aria-label="Usual names">
        {usualNames.map((usual) => (
          <Button
            key={usual}
            onClick={() => {
              setName(usual);
              field.current?.focus();
            }}
          >
            {usual}
          </Button>
        ))}
      </div>
      <div className="export-actions">
        <Button onClick={leaveNaming}>Cancel</Button>
        <Button type="submit" look="main" disabled={isEmpty}>
          {naming.name === '' ? 'Name it' : 'Rename it'}
        </Button>
      </div>
    </form>
  );
}
