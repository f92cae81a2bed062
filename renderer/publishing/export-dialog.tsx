import { Dialog } from '@base-ui/react/dialog';
import { isForReaders } from '../../core/publishing/export-format.ts';
import { useSettings } from '../desk/settings.ts';
import { Button } from '../ui/button.tsx';
import { ChecklistForm } from './checklist-form.tsx';
import { ExportForm } from './export-form.tsx';
import { exportShown } from './many-state.ts';
import { closeChecklist, usePublishing, wantsAnswer, writePage } from './publishing-state.ts';
import { SinceReadersSaw } from './since-readers-saw.tsx';
import './export-dialog.css';

/** What stands before the export: warnings inform, errors want a reason to go on. */
export function ExportDialog() {
  const state = usePublishing();
  const format = useSettings(({ exportFormat }) => exportFormat);
  const { checklist, busy } = state;
  return (
    <Dialog.Root
      open={checklist !== null}
      onOpenChange={(open) => (open ? undefined : closeChecklist())}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="palette-backdrop" />
        <Dialog.Popup className="export-dialog" initialFocus={firstThing}>
          {checklist ? (
            <ChecklistForm
              title="Before you export"
              items={isForReaders(format) ? checklist : []}
              nothing={
                isForReaders(format)
                  ? 'Nothing stands in the way.'
                  : 'The checklist is for what readers get; colleagues get the story as it stands.'
              }
              mayGo="You can export as it is."
              mustSay="Mend them, or say why the page goes out as it is."
              reasonLabel="Reason for exporting all the same"
              kept="in the export log, never on the page"
              go="Export…"
              goAnyway="Export anyway…"
              busy={busy}
              isHeld={wantsAnswer(state, format)}
              onGo={(override) => void writePage(override)}
              onBack={closeChecklist}
              before={<ExportForm />}
              aside={<ExportAll />}
            >
              {isForReaders(format) ? <SinceReadersSaw /> : null}
            </ChecklistForm>
          ) : null}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** The way to the export of all stories that the library shows. */
function ExportAll() {
  return (
    <Button
      look="link"
      className="export-all"
      onClick={() => {
        closeChecklist();
        exportShown();
      }}
    >
      All stories shown…
    </Button>
  );
}

/** Enter exports at once where nothing else is asked. */
function firstThing(): HTMLElement | null {
  const dialog = document.querySelector('.export-dialog');
  const asked = dialog?.querySelector<HTMLElement>('.since-ask input, .export-reason input');
  return asked ?? dialog?.querySelector<HTMLElement>('button[type=submit]') ?? null;
}
