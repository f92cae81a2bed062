import { Dialog } from '@base-ui/react/dialog';
import { ChecklistForm } from './checklist-form.tsx';
import { closeGate, makeReady, useGate } from './gate-state.ts';
import './export-dialog.css';

/** What stands between a story and Ready: warnings inform, errors want a reason, which is recorded. */
export function GateDialog() {
  const { checklist, busy } = useGate();
  return (
    <Dialog.Root
      open={checklist !== null}
      onOpenChange={(open) => (open ? undefined : closeGate())}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="palette-backdrop" />
        <Dialog.Popup className="export-dialog">
          {checklist ? (
            <ChecklistForm
              title="Before it is ready"
              items={checklist}
              mayGo="The story can be ready as it is."
              mustSay="Settle them, or say why the story is ready all the same."
              reasonLabel="Reason for Ready all the same"
              go="Move to Ready"
              goAnyway="Move to Ready anyway"
              busy={busy}
              onGo={(override) => void makeReady(override)}
              onBack={closeGate}
            />
          ) : null}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
