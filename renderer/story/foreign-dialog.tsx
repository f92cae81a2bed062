import { Dialog } from '@base-ui/react/dialog';
import { storyLanguages } from '../../core/article/languages.ts';
import { useDesk } from '../desk/desk-state.ts';
import { useToolbar } from '../desk/use-editor.ts';
import { Button } from '../ui/button.tsx';
import { closeDialog, useDialog } from './dialog-state.ts';

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
          <div className="language-choices">
            {storyLanguages.map(({ tag, name }) => (
              <Button key={tag} aria-pressed={foreign === tag} onClick={() => set(tag)}>
                {name}
              </Button>
            ))}
          </div>
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
