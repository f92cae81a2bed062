import { Dialog } from '@base-ui/react/dialog';
import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { ChecklistItem } from '../../core/contract/publishing.ts';
import { useDesk } from '../desk/desk-state.ts';
import { Button } from '../ui/button.tsx';
import { closeChecklist, usePublishing, writePage } from './publishing-state.ts';
import './export-dialog.css';

/** What stands before the export: warnings inform, errors want a reason to go on. */
export function ExportDialog() {
  const checklist = usePublishing((state) => state.checklist);
  return (
    <Dialog.Root
      open={checklist !== null}
      onOpenChange={(open) => (open ? undefined : closeChecklist())}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="palette-backdrop" />
        <Dialog.Popup className="export-dialog">
          {checklist ? <Checklist items={checklist} /> : null}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Checklist({ items }: { readonly items: readonly ChecklistItem[] }) {
  const busy = usePublishing((state) => state.busy);
  const [reason, setReason] = useState('');
  const errors = items.filter((item) => item.severity === 'error');
  const warnings = items.filter((item) => item.severity === 'warning');
  const needsReason = errors.length > 0;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void writePage(needsReason ? reason.trim() : null);
      }}
    >
      <Dialog.Title className="export-title">Before you export</Dialog.Title>
      <Dialog.Description className="export-lead">
        {leadOf(errors.length, warnings.length)}
      </Dialog.Description>
      <ul className="checklist">
        {[...errors, ...warnings].map((item, index) => (
          <ChecklistRow key={index} item={item} />
        ))}
      </ul>
      {needsReason ? (
        <label className="field">
          <span>Reason for exporting all the same (kept in the export log, never on the page)</span>
          <input
            value={reason}
            maxLength={400}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
      ) : null}
      <div className="export-actions">
        <Button onClick={closeChecklist}>Back to the story</Button>
        <Button
          type="submit"
          look="main"
          disabled={busy || (needsReason && reason.trim().length < 3)}
        >
          {needsReason ? 'Export anyway…' : 'Export…'}
        </Button>
      </div>
    </form>
  );
}

function ChecklistRow({ item }: { readonly item: ChecklistItem }) {
  const isError = item.severity === 'error';
  return (
    <li className={`checklist-row checklist-${item.severity}`}>
      {isError ? <CircleAlert aria-hidden="true" /> : <TriangleAlert aria-hidden="true" />}
      <span>
        <span className="unseen">{isError ? 'Error: ' : 'Warning: '}</span>
        {item.message}
      </span>
      {item.position === null ? null : (
        <Button
          look="link"
          onClick={() => {
            const position = item.position ?? 0;
            closeChecklist();
            requestAnimationFrame(() =>
              useDesk.getState().editor?.goTo({ from: position, to: position }),
            );
          }}
        >
          Show
        </Button>
      )}
    </li>
  );
}

function leadOf(errors: number, warnings: number): string {
  const counted = (count: number, one: string) => (count === 1 ? `1 ${one}` : `${count} ${one}s`);
  if (errors === 0) return `${counted(warnings, 'warning')}. You can export as it is.`;
  const also = warnings > 0 ? ` and ${counted(warnings, 'warning')}` : '';
  return `${counted(errors, 'error')}${also}. Mend them, or say why the page goes out as it is.`;
}
