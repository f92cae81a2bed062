import { Dialog } from '@base-ui/react/dialog';
import { useState } from 'react';
import type { StoryId } from '../../core/base/id.ts';
import { Button } from '../ui/button.tsx';
import { addNote } from './thread-actions.ts';
import { closeNoteDialog, useNoteDialog } from './note-dialog-state.ts';
import { beginningOf } from './note-words.ts';
import './notes.css';

/** Writes a private note on the selected words. */
export function NoteDialog() {
  const on = useNoteDialog((state) => state.on);
  return (
    <Dialog.Root open={on !== null} onOpenChange={(open) => (open ? undefined : closeNoteDialog())}>
      <Dialog.Portal>
        <Dialog.Backdrop className="palette-backdrop" />
        <Dialog.Popup className="small-dialog" finalFocus={false}>
          {on ? <NoteForm storyId={on.storyId} words={on.words} /> : null}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function NoteForm({ storyId, words }: { readonly storyId: StoryId; readonly words: string }) {
  const [text, setText] = useState('');
  const [isBusy, setBusy] = useState(false);
  const add = async (): Promise<void> => {
    if (text.trim() === '' || isBusy) return;
    setBusy(true);
    if (await addNote(storyId, text.trim())) closeNoteDialog();
    else setBusy(false);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Dialog.Title className="small-dialog-title">Note</Dialog.Title>
      <Dialog.Description className="note-about">{`On “${beginningOf(words)}”`}</Dialog.Description>
      <label className="field">
        <span>What the next reader at the desk should know; it is never published</span>
        <textarea
          autoFocus
          rows={4}
          value={text}
          maxLength={20_000}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            void add();
          }}
        />
      </label>
      <div className="export-actions">
        <Button onClick={closeNoteDialog}>Cancel</Button>
        <Button type="submit" look="main" disabled={text.trim() === '' || isBusy}>
          Add note
        </Button>
      </div>
    </form>
  );
}
