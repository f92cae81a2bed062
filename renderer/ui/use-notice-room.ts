import { useLayoutEffect, useRef, type RefObject } from 'react';

/**
 * Notices stand on a strip of their own between the story and the status line, so they cover nothing.
 * What is edited is kept in view when the strip takes its room from below it; drawers, which stand
 * over the page, are told of it as `--notices`.
 * @param shown what is on the strip
 */
export function useNoticeRoom(
  list: RefObject<HTMLElement | null>,
  shown: readonly unknown[],
): void {
  const height = useRef(0);
  useLayoutEffect(() => {
    const now = list.current?.offsetHeight ?? 0;
    const grown = now - height.current;
    height.current = now;
    document.documentElement.style.setProperty('--notices', `${now}px`);
    if (grown > 0) keepInView(grown);
  }, [list, shown]);
}

// A line below what is in hand, so that one sees where it goes on.
const lineBelow = 32;

function keepInView(grown: number): void {
  const pane = document.activeElement?.closest('.story-scroll');
  const place = pane && editedPlace();
  if (!place) return;
  const hidden = place.bottom - pane.getBoundingClientRect().bottom;
  // What was out of view before was left so by whoever scrolls.
  if (hidden > 0 && hidden <= grown) pane.scrollTop += hidden + lineBelow;
}

function editedPlace(): DOMRect | null {
  const { activeElement } = document;
  if (activeElement?.matches('input, textarea, select'))
    return activeElement.getBoundingClientRect();
  const selection = document.getSelection();
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  const [caret] = range?.getClientRects() ?? [];
  return caret ?? selection?.focusNode?.parentElement?.getBoundingClientRect() ?? null;
}
