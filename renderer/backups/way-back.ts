import { useLayoutEffect, useRef, type FocusEvent } from 'react';

/**
 * Remembers which button of the dialog’s first view led away from it, and gives the focus back to it
 * when that view is in its place again.
 * @param isOpen whether the dialog is open
 * @param isFirst whether the first view is in its place
 */
export function useWayBack(isOpen: boolean, isFirst: boolean) {
  const body = useRef<HTMLDivElement>(null);
  const last = useRef<string | null>(null);
  // At once: what has the focus when the view is drawn keeps it, and nothing else takes it.
  useLayoutEffect(() => {
    if (!isOpen) last.current = null;
    if (last.current === null || !isFirst || document.activeElement !== document.body) return;
    const buttons = [...(body.current?.querySelectorAll('button') ?? [])];
    buttons.find((one) => nameOf(one) === last.current)?.focus();
  }, [isOpen, isFirst]);
  const onFocus = ({ target }: FocusEvent<HTMLElement>): void => {
    if (isFirst && target instanceof HTMLButtonElement) last.current = nameOf(target);
  };
  return { ref: body, onFocus };
}

function nameOf(button: HTMLButtonElement): string {
  return button.getAttribute('aria-label') ?? button.textContent;
}
