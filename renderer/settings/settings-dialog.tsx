import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { IconButton } from '../ui/button.tsx';
import { closeSettings, useSettingsDialog } from './settings-state.ts';
import './settings-dialog.css';

// The rules come with all that they know of English, which the desk itself does not need to start.
const SettingsParts = lazy(async () => {
  try {
    const { SettingsParts: parts } = await import('./settings-parts.tsx');
    return { default: parts };
  } catch (error) {
    // An update may have put other files in their place. Thrown here it would take the desk along.
    console.error(error);
    return { default: MissingParts };
  }
});

function MissingParts() {
  return (
    <p className="panel-note" role="alert">
      The settings cannot be read. Your stories are safe. Close Galley and start it again.
    </p>
  );
}

/** The settings: what is proofread, and what the newsroom taught and decided. */
export function SettingsDialog() {
  const isOpen = useSettingsDialog((state) => state.isOpen);
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => (open ? undefined : closeSettings())}>
      <Dialog.Portal>
        <Dialog.Backdrop className="palette-backdrop" />
        <Dialog.Popup className="settings" finalFocus={false}>
          <div className="settings-head">
            <Dialog.Title className="settings-title">Settings</Dialog.Title>
            <IconButton label="Close the settings" onClick={closeSettings}>
              <X />
            </IconButton>
          </div>
          <Suspense fallback={<p className="panel-note">Reading the rules…</p>}>
            <SettingsParts />
          </Suspense>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
