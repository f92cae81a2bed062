import type { EditorView } from 'prosemirror-view';
import type { Region } from './changed-region.ts';
import { createRest, type Clock } from './clock.ts';

/** What of the document is in view; null when that cannot be told. */
export function regionInView(view: EditorView): Region | null {
  const box = visibleBox(view.dom);
  if (box.bottom - box.top < 2 || box.right - box.left < 2) return null;
  const left = (box.left + box.right) / 2;
  const first = view.posAtCoords({ left, top: box.top + 1 });
  const last = view.posAtCoords({ left, top: box.bottom - 1 });
  return first && last && { from: first.pos, to: Math.max(first.pos, last.pos) };
}

/** The part of an element that nothing around it cuts off, in CSS pixels of the viewport. */
function visibleBox(element: Element) {
  const { innerWidth, innerHeight } = element.ownerDocument.defaultView ?? window;
  let { left, top, right, bottom } = element.getBoundingClientRect();
  [left, top] = [Math.max(left, 0), Math.max(top, 0)];
  [right, bottom] = [Math.min(right, innerWidth), Math.min(bottom, innerHeight)];
  for (let around = element.parentElement; around; around = around.parentElement) {
    const box = around.getBoundingClientRect();
    left = Math.max(left, box.left);
    top = Math.max(top, box.top);
    right = Math.min(right, box.right);
    bottom = Math.min(bottom, box.bottom);
  }
  return { left, top, right, bottom };
}

const restBeforeTelling = 40;
const longestWait = 120;

/** Calls back while and after anything around `element` is scrolled. @returns a function that stops. */
export function watchScrolling(element: Element, clock: Clock, scrolled: () => void): () => void {
  const rest = createRest(clock, restBeforeTelling, scrolled, longestWait);
  const heard = ({ target }: Event): void => {
    if (target instanceof Node && target.contains(element)) rest.ask();
  };
  // Scrolling does not bubble.
  const page = element.ownerDocument;
  page.addEventListener('scroll', heard, { capture: true, passive: true });
  return () => {
    page.removeEventListener('scroll', heard, { capture: true });
    rest.cancel();
  };
}
