import type { NoteThread } from '../../core/article/note.ts';
import { Button } from '../ui/button.tsx';
import { actsFor } from './note-actions.ts';

interface NoteActsProps {
  readonly note: NoteThread;
  readonly isInText: boolean;
  /** Told at once; the button goes with its note. */
  readonly onDone?: (button: HTMLElement) => void;
}

/** What can be done about a note: a change is kept or taken back, anything else is settled. */
export function NoteActs({ note, isInText, onDone }: NoteActsProps) {
  return (
    <div className="note-acts">
      {actsFor(note, isInText).map(({ name, run, settles = true }) => (
        <Button
          key={name}
          onClick={({ currentTarget }) => {
            void run(note);
            if (settles) onDone?.(currentTarget);
          }}
        >
          {name}
        </Button>
      ))}
    </div>
  );
}
