import { Dialog } from '@base-ui/react/dialog';
import { ChecklistForm } from './checklist-form.tsx';
import { closeChecklist, usePublishing, writePage } from './publishing-state.ts';
import './export-dialog.css';

/** What stands before the export: warnings inform, errors want a reason to go on. */
export function ExportDialog() {
  const { checklist, busy } = usePublishing();
  return (
    <Dialog.Root
      open={checklist !== null}
      onOpenChange={(open) => (open ? undefined : closeChecklist())}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="palette-backdrop" />
        <Dialog.Popup className="export-dialog">
          {checklist ? (
            <ChecklistForm
              title="Before you export"
              items={checklist}
              mayGo="You can export as it is."
              mustSay="Mend them, or say why the page goes out as it is."
              reasonLabel="Reason for exporting all the same"
              kept="in the export log, never on the page"
              go="Export…"
              goAnyway="Export anyway…"
              busy={busy}
              onGo={(override) => void writePage(override)}
              onBack={closeChecklist}
            />
          ) : null}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
