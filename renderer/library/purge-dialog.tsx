import { Dialog } from '@base-ui/react/dialog';
import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { closePurge, purgeAsked, usePurge, type PurgeQuestion } from './purge-state.ts';
import './purge-dialog.css';

/** Asks whether stories shall be deleted for good: the one thing here that no undo brings back. */
export function PurgeDialog() {
  const { question, done } = usePurge();
  return (
    <Dialog.Root
      open={question !== null}
      onOpenChange={(open) => (open ? undefined : closePurge())}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="palette-backdrop" />
        <Dialog.Popup className="small-dialog">
          {question ? <PurgeForm question={question} done={done} /> : null}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

// A word that nobody types by mistake, as a click or Enter may be.
const wanted = 'delete';

interface PurgeFormProps {
  readonly question: PurgeQuestion;
  readonly done: number | null;
}

function PurgeForm({ question, done }: PurgeFormProps) {
  const [word, setWord] = useState('');
  const mayGo = word.trim().toLowerCase() === wanted && done === null;
  const isOne = question.ids.length === 1;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (mayGo) void purgeAsked();
      }}
    >
      <Dialog.Title className="small-dialog-title">{spellTitle(question)}</Dialog.Title>
      <Dialog.Description className="purge-words">
        {isOne
          ? 'Its words go, with all of its history, its notes, claims and sources, its tags, and pictures that no other story shows or showed. No undo brings them back.'
          : 'Their words go, with all of their history, their notes, claims and sources, their tags, and pictures that no other story shows or showed. No undo brings them back.'}
      </Dialog.Description>
      <p className="purge-words">
        {`What you exported stays where it is. Backups and archives that were made before keep ${isOne ? 'the story' : 'the stories'} until newer ones take their place: from there ${isOne ? 'it' : 'each'} can be brought back.`}
      </p>
      <label className="field">
        <span>{`Type “${wanted}” to go on`}</span>
        <input
          autoFocus
          value={word}
          maxLength={40}
          autoComplete="off"
          spellCheck={false}
          disabled={done !== null}
          onChange={({ target }) => setWord(target.value)}
        />
      </label>
      <div className="export-actions">
        <span className="purge-done" role="status">
          {done === null || isOne ? '' : `${done.toLocaleString()} deleted`}
        </span>
        <Button disabled={done !== null} onClick={closePurge}>
          {isOne ? 'Keep it' : 'Keep them'}
        </Button>
        <Button type="submit" look="danger" disabled={!mayGo}>
          Delete for good
        </Button>
      </div>
    </form>
  );
}

function spellTitle({ ids, headline, isWholeBin }: PurgeQuestion): string {
  if (isWholeBin && ids.length > 1)
    return `Delete all ${ids.length.toLocaleString()} stories in the bin for good?`;
  if (isWholeBin) return 'Delete the one story in the bin for good?';
  return headline === '' ? 'Delete this story for good?' : `Delete “${headline}” for good?`;
}
