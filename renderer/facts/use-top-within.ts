import { useLayoutEffect, useState, type RefObject } from 'react';

/**
 * How far below the start of what its scrolling pane holds an element begins, in CSS pixels; kept
 * up as what stands above it grows and shrinks.
 */
export function useTopWithin(element: RefObject<HTMLElement | null>, pane: string): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const scrolled = element.current?.closest(pane);
    const around = element.current?.parentElement;
    if (!scrolled || !around) return undefined;
    const measure = () => {
      if (!element.current) return;
      const start = scrolled.getBoundingClientRect().top - scrolled.scrollTop;
      setTop(Math.round(element.current.getBoundingClientRect().top - start));
    };
    measure();
    const sized = new ResizeObserver(measure);
    sized.observe(around);
    return () => sized.disconnect();
  }, [element, pane]);
  return top;
}
