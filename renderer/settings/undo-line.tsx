import { useEffect, useRef } from 'react';
import { create } from 'zustand';
import { Button } from '../ui/button.tsx';

interface Undoable {
  /** What was done, or null while there is nothing to say. */
  readonly text: string | null;
  /** Null when there is nothing to take back. */
  readonly undo: (() => unknown) | null;
}

const nothing: Undoable = { text: null, undo: null };

const useUndoable = create<Undoable>(() => nothing);

/** Says at the foot of the settings what was done, and offers to take it back. */
export function offerUndo(text: string, undo: () => unknown): void {
  useUndoable.setState({ text, undo });
}

/** Says at the foot of the settings what came of something that cannot or need not be taken back. */
export function tell(text: string): void {
  useUndoable.setState({ text, undo: null });
}

/** Forgets what could be taken back. */
export function forgetUndo(): void {
  useUndoable.setState(nothing);
}

/** The last thing that was done in the settings, with the way back. */
export function UndoLine() {
  const { text, undo } = useUndoable();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => keepFocus(place.current), [text]);
  return (
    <div ref={place} className="settings-undo" role="status">
      {text === null ? null : (
        <>
          <span>{text}</span>
          {undo === null ? null : (
            <Button
              look="link"
              onClick={() => {
                forgetUndo();
                void undo();
              }}
            >
              Undo
            </Button>
          )}
        </>
      )}
    </div>
  );
}

/** What was deleted, or this line's own button, may have had the focus, which must not be lost. */
function keepFocus(line: HTMLElement | null): void {
  if (document.activeElement !== document.body) return;
  const next = line?.querySelector('button') ?? line?.closest<HTMLElement>('.settings-panel');
  next?.focus();
}
