import { Dialog } from '@base-ui/react/dialog';
import { languageOf } from '../../core/article/languages.ts';
import { useDesk } from '../desk/desk-state.ts';
import { useToolbar } from '../desk/use-editor.ts';
import { Button } from '../ui/button.tsx';
import { closeDialog, useDialog } from './dialog-state.ts';
import { languageGroups } from './story-languages.ts';

/** Says in which language the selected words are. */
export function ForeignDialog() {
  const isOpen = useDialog((state) => state.open === 'foreign');
  const editor = useDesk((state) => state.editor);
  const { foreign } = useToolbar();
  const set = (lang: string | null) => {
    editor?.setForeign(lang);
    closeDialog();
  };
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => (open ? undefined : closeDialog())}>
      <Dialog.Portal>
        <Dialog.Backdrop className="palette-backdrop" />
        <Dialog.Popup className="small-dialog" finalFocus={false}>
          <Dialog.Title className="small-dialog-title">These words are in</Dialog.Title>
          {languageGroups.map(({ label, languages }) => (
            <div key={label} className="language-group" role="group" aria-label={label}>
              <p className="card-reason" aria-hidden>
                {label}
              </p>
              <div className="language-choices">
                {languages.map(({ tag, name, ownName }) => (
                  <Button
                    key={tag}
                    aria-pressed={foreign === tag}
                    title={ownName}
                    onClick={() => set(tag)}
                  >
                    {name}
                  </Button>
                ))}
              </div>
            </div>
          ))}
          {foreign === null || isOffered(foreign) ? null : (
            <p className="card-reason">They are marked as {languageOf(foreign).name} now.</p>
          )}
          <div className="export-actions">
            {foreign ? (
              <Button look="quiet" onClick={() => set(null)}>
                The story’s own language
              </Button>
            ) : null}
            <Button onClick={closeDialog}>Cancel</Button>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function isOffered(tag: string): boolean {
  return languageGroups.some(({ languages }) => languages.some((one) => one.tag === tag));
}
