import { Dialog } from '@base-ui/react/dialog';
import { useState } from 'react';
import { useDesk } from '../desk/desk-state.ts';
import { Button } from '../ui/button.tsx';
import { closeDialog, useDialog } from './dialog-state.ts';

/** Gives the selected words an address. */
export function LinkDialog() {
  const isOpen = useDialog((state) => state.open === 'link');
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => (open ? undefined : closeDialog())}>
      <Dialog.Portal>
        <Dialog.Backdrop className="palette-backdrop" />
        <Dialog.Popup className="small-dialog" finalFocus={false}>
          <LinkForm />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function LinkForm() {
  const editor = useDesk((state) => state.editor);
  const before = editor?.linkAt()?.href ?? '';
  const [href, setHref] = useState(before);
  const [isRefused, setRefused] = useState(false);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (editor?.setLink(href)) closeDialog();
        else setRefused(true);
      }}
    >
      <Dialog.Title className="small-dialog-title">Link</Dialog.Title>
      <label className="field">
        <span>Address</span>
        <input
          autoFocus
          value={href}
          placeholder="https://"
          maxLength={4096}
          aria-invalid={isRefused}
          onChange={(event) => {
            setHref(event.target.value);
            setRefused(false);
          }}
        />
      </label>
      {isRefused ? (
        <p className="field-problem" role="alert">
          A web or mail address is wanted, such as https://example.org or desk@example.org.
        </p>
      ) : null}
      <div className="export-actions">
        {before ? (
          <Button
            look="quiet"
            onClick={() => {
              editor?.unsetLink();
              closeDialog();
            }}
          >
            Remove link
          </Button>
        ) : null}
        <Button onClick={closeDialog}>Cancel</Button>
        <Button type="submit" look="main">
          Set link
        </Button>
      </div>
    </form>
  );
}
