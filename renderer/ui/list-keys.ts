import type { KeyboardEvent } from 'react';

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * Arrow keys in a list whose rows have buttons: from a button to the same one of the row below or
 * above, where there is one; Home and End to the first and the last row. Tab goes through all of them.
 */
export function onListKey(event: KeyboardEvent<HTMLElement>): void {
  const { key, target, currentTarget, altKey, ctrlKey, metaKey, shiftKey } = event;
  if (altKey || ctrlKey || metaKey || shiftKey || !(target instanceof HTMLButtonElement)) return;
  const row = target.closest('li');
  if (!row) return;
  const rows = [...currentTarget.querySelectorAll('li')].filter((one) => buttonsOf(one).length > 0);
  const next = rowAt(rows, rows.indexOf(row), key);
  if (!next) return;
  event.preventDefault();
  const buttons = buttonsOf(next);
  const wanted = Math.min(buttonsOf(row).indexOf(target), buttons.length - 1);
  buttons[wanted]?.focus();
}

function rowAt(rows: readonly Element[], here: number, key: string): Element | undefined {
  if (key === 'Home') return rows[0];
  if (key === 'End') return rows.at(-1);
  const step = steps[key];
  return step === undefined ? undefined : rows[here + step];
}

/** The buttons of a row, without those of rows within it. */
function buttonsOf(row: Element): HTMLButtonElement[] {
  return [...row.querySelectorAll('button')].filter(
    (button) => button.closest('li') === row && !button.disabled,
  );
}
