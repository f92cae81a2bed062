import { create } from 'zustand';
import { Button } from '../ui/button.tsx';

interface Undoable {
  /** What was done, or null while there is nothing to take back. */
  readonly text: string | null;
  readonly undo: () => unknown;
}

const nothing: Undoable = { text: null, undo: () => undefined };

const useUndoable = create<Undoable>(() => nothing);

/** Says at the foot of the settings what was done, and offers to take it back. */
export function offerUndo(text: string, undo: () => unknown): void {
  useUndoable.setState({ text, undo });
}

/** Forgets what could be taken back. */
export function forgetUndo(): void {
  useUndoable.setState(nothing);
}

/** The last thing that was done in the settings, with the way back. */
export function UndoLine() {
  const { text, undo } = useUndoable();
  return (
    <div className="settings-undo" role="status">
      {text === null ? null : (
        <>
          <span>{text}</span>
          <Button
            look="link"
            onClick={() => {
              forgetUndo();
              void undo();
            }}
          >
            Undo
          </Button>
        </>
      )}
    </div>
  );
}
