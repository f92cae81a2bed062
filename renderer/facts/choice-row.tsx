import { useRef, type KeyboardEvent } from 'react';

/** One choice of a row. */
interface RowChoice<Value extends string> {
  readonly value: Value;
  readonly name: string;
  /** How many there are of it, or absent. */
  readonly count?: number;
}

interface ChoiceRowProps<Value extends string> {
  readonly label: string;
  readonly choices: readonly RowChoice<Value>[];
  readonly value: Value;
  readonly onChoose: (value: Value) => void;
}

/** A row of choices, one of them taken (WAI-ARIA radio group). */
export function ChoiceRow<Value extends string>(props: ChoiceRowProps<Value>) {
  const { label, choices, value, onChoose } = props;
  const row = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = arrowStep(event);
    if (step === 0) return;
    event.preventDefault();
    const here = choices.findIndex((choice) => choice.value === value);
    const next = (here + step + choices.length) % choices.length;
    const chosen = choices[next];
    if (chosen) onChoose(chosen.value);
    row.current?.querySelectorAll<HTMLElement>('[role=radio]')[next]?.focus();
  };
  return (
    <div
      ref={row}
      className="choice-row"
      role="radiogroup"
      aria-label={label}
      onKeyDown={onKeyDown}
    >
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          role="radio"
          className="choice"
          aria-checked={choice.value === value}
          tabIndex={choice.value === value ? 0 : -1}
          onClick={() => onChoose(choice.value)}
        >
          {choice.name}
          {choice.count === undefined ? null : (
            <span className="choice-count"> {choice.count.toLocaleString()}</span>
          )}
        </button>
      ))}
    </div>
  );
}

/** Where an arrow key leads in a row: 1, −1, or 0 for other keys. */
export function arrowStep({ key }: Pick<KeyboardEvent, 'key'>): number {
  if (key === 'ArrowRight' || key === 'ArrowDown') return 1;
  return key === 'ArrowLeft' || key === 'ArrowUp' ? -1 : 0;
}
