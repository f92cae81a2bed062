import { Dialog } from '@base-ui/react/dialog';
import { useState } from 'react';
import { longestMomentName } from '../../core/contract/history.ts';
import { Button } from '../ui/button.tsx';
import { leaveNaming, nameMoment, useNaming, usualNames, type Naming } from './moment-names.ts';

/** Asks for the name of a moment. */
export function MomentNameDialog() {
  const naming = useNaming((state) => state.naming);
  return (
    <Dialog.Root open={naming !== null} onOpenChange={(open) => (open ? undefined : leaveNaming())}>
      <Dialog.Portal>
        <Dialog.Backdrop className="palette-backdrop" />
        <Dialog.Popup className="small-dialog">
          {naming ? <NameForm naming={naming} /> : null}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function NameForm({ naming }: { readonly naming: Naming }) {
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
        {naming.seq === null
          ? 'The story as it stands now. The name stays in its history and never leaves this desk.'
          : 'A moment of the story. The name stays in its history and never leaves this desk.'}
      </Dialog.Description>
      <label className="field">
        <span>Name</span>
        <input
          autoFocus
          value={name}
          maxLength={longestMomentName}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <div className="usual-names" role="group" aria-label="Usual names">
        {usualNames.map((usual) => (
          <Button key={usual} onClick={() => setName(usual)}>
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
