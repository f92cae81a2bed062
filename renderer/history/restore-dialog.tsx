import { Dialog } from '@base-ui/react/dialog';
import { useRef } from 'react';
import { Button } from '../ui/button.tsx';
import { DetailList } from './detail-words.tsx';
import { carryOut, leaveRestoring, useRestoring, type Restoring } from './restore-choice.ts';

/** Asks whether the details of a moment come back with its text. */
export function RestoreDialog() {
  const restoring = useRestoring((state) => state.restoring);
  const main = useRef<HTMLButtonElement>(null);
  return (
    <Dialog.Root
      open={restoring !== null}
      onOpenChange={(open) => (open ? undefined : leaveRestoring())}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="palette-backdrop" />
        <Dialog.Popup className="small-dialog" initialFocus={main}>
          {restoring ? <Choice restoring={restoring} main={main} /> : null}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface ChoiceProps {
  readonly restoring: Restoring;
  readonly main: React.RefObject<HTMLButtonElement | null>;
}

function Choice({ restoring, main }: ChoiceProps) {
  const { details, isTextAlike } = restoring;
  return (
    <>
      <Dialog.Title className="small-dialog-title">Restore this version</Dialog.Title>
      <Dialog.Description className="restore-about">
        {isTextAlike
          ? 'Its text reads as it does now. Its details were others; they would change so:'
          : 'Its details were others too. The text can come back alone, or with them; they would change so:'}
      </Dialog.Description>
      <DetailList label="Details that would change" details={details} />
      <div className="export-actions">
        <Button onClick={leaveRestoring}>Cancel</Button>
        {isTextAlike ? null : (
          <Button onClick={() => void carryOut(restoring, true)}>Text and details</Button>
        )}
        <Button ref={main} look="main" onClick={() => void carryOut(restoring, isTextAlike)}>
          {isTextAlike ? 'Restore the details' : 'Text alone'}
        </Button>
      </div>
    </>
  );
}
