import { useLayoutEffect, useState, type RefObject } from 'react';

/**
 * Gives the focus back to what had it when the component came, once the component goes and the
 * focus with it.
 * @param place the component's element
 * @param otherwise where the focus goes when that is no longer there
 */
export function useFocusBack(place: RefObject<HTMLElement | null>, otherwise: () => void): void {
  const [before] = useState(() => document.activeElement);
  useLayoutEffect(() => {
    const own = place.current;
    return () => {
      const { activeElement, body } = document;
      if (activeElement !== null && activeElement !== body && !own?.contains(activeElement)) return;
      // What lay behind the component is out of reach until it has gone.
      queueMicrotask(() => {
        if (document.activeElement === document.body) giveBack(before, otherwise);
      });
    };
    // What had the focus before is that of the first drawing, and so is the way back.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
}

function giveBack(before: Element | null, otherwise: () => void): void {
  const isThere = before instanceof HTMLElement && before.isConnected && before !== document.body;
  if (isThere && !before.closest('.ProseMirror')) before.focus();
  else otherwise();
}
