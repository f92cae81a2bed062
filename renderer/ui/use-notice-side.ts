import { useLayoutEffect, useState, type RefObject } from 'react';

/** The edge of the window at which notices stand. */
export type NoticeSide = 'bottom' | 'top';

/**
 * Keeps notices off what is being edited: where they would stand on the field or the caret that has
 * the focus, they go to the other edge, and stay there until they are in the way again.
 * @param shown what is in the list; it may have grown over the place
 */
export function useNoticeSide(
  list: RefObject<HTMLElement | null>,
  shown: readonly unknown[],
): NoticeSide {
  const [side, setSide] = useState<NoticeSide>('bottom');
  const isShown = shown.length > 0;
  useLayoutEffect(() => {
    const makeWay = (): void => {
      const place = editedPlace();
      const own = list.current?.getBoundingClientRect();
      if (!place || !own || !isCrossed(place, own)) return;
      setSide((before) => (before === 'bottom' ? 'top' : 'bottom'));
    };
    if (!isShown) return;
    makeWay();
    document.addEventListener('selectionchange', makeWay);
    document.addEventListener('focusin', makeWay);
    return () => {
      document.removeEventListener('selectionchange', makeWay);
      document.removeEventListener('focusin', makeWay);
    };
  }, [list, isShown, shown]);
  return side;
}

function editedPlace(): DOMRect | null {
  const { activeElement } = document;
  if (activeElement?.matches('input, textarea, select'))
    return activeElement.getBoundingClientRect();
  if (!activeElement?.closest('[contenteditable=true]')) return null;
  const selection = document.getSelection();
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  const [caret] = range?.getClientRects() ?? [];
  const around = selection?.focusNode?.parentElement;
  return caret ?? around?.getBoundingClientRect() ?? null;
}

function isCrossed(one: DOMRect, other: DOMRect): boolean {
  const across = one.left < other.right && other.left < one.right;
  return across && one.top < other.bottom && other.top < one.bottom;
}
