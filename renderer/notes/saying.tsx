import { useRef, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { WordsForm } from './words-form.tsx';

interface SayingProps {
  readonly id?: string;
  readonly title: string;
  readonly when: string;
  /** Empty where there is nothing to read. */
  readonly text: string;
  readonly isEdited: boolean;
  readonly isRemoved?: boolean;
  /** Puts one's own words into others; absent for the words of others. */
  readonly onEdit?: ((text: string) => Promise<boolean>) | undefined;
  readonly onRemove?: ((button: HTMLElement) => Promise<boolean>) | undefined;
}

/** What one editor said: who, when, and the words, which whoever wrote them may change. */
export function Saying(props: SayingProps) {
  const { id, title, when, text, isEdited, isRemoved = false, onEdit, onRemove } = props;
  const [isEditing, setEditing] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const leave = (): void => {
    setEditing(false);
    // The form goes, and with it the focus.
    requestAnimationFrame(() => place.current?.querySelector<HTMLElement>('button')?.focus());
  };
  const save = async (words: string): Promise<boolean> => {
    const isSaved = (await onEdit?.(words)) === true;
    if (isSaved) leave();
    return isSaved;
  };
  return (
    <div ref={place} className="saying" tabIndex={-1}>
      <div className="note-head">
        <strong>{title}</strong>
        <span>{isEdited && !isRemoved ? `${when} · edited` : when}</span>
      </div>
      {isRemoved ? (
        <p id={id} className="note-removed">
          Removed by its author.
        </p>
      ) : isEditing ? (
        <WordsForm
          label="Your words"
          send="Save"
          value={text}
          onSend={save}
          onCancel={leave}
          autoFocus
        />
      ) : text === '' ? null : (
        <p id={id} className="note-saying">
          {text}
        </p>
      )}
      {isRemoved || isEditing || (!onEdit && !onRemove) ? null : (
        <div className="saying-acts">
          {onEdit ? (
            <Button look="link" onClick={() => setEditing(true)}>
              Edit
            </Button>
          ) : null}
          {onRemove ? (
            <Button
              look="link"
              onClick={({ currentTarget }) => {
                void onRemove(currentTarget).then(() => place.current?.focus());
              }}
            >
              Remove
            </Button>
          ) : null}
        </div>
      )}
    </div>
  );
}
