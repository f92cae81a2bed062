import type { StoryEditor } from '../editor/story-editor.ts';
import { closeTextCard, openTextCard, useTextCard } from './text-card-state.ts';

/** How long the pointer rests on the words before the card comes, in milliseconds. */
const restBefore = 350;
/** How long the card waits for a pointer that is on its way to it. */
const grace = 260;

let coming: ReturnType<typeof setTimeout> | undefined;
let going: ReturnType<typeof setTimeout> | undefined;

/** The pointer is on the card: it stays. */
export function stayOpen(): void {
  clearTimeout(going);
}

/** The pointer left the words or the card. */
export function leaveSoon(): void {
  clearTimeout(coming);
  clearTimeout(going);
  going = setTimeout(() => closeTextCard('hover'), grace);
}

function leaveNow(): void {
  clearTimeout(coming);
  closeTextCard('hover');
}

/**
 * Opens the card when the pointer rests on a finding. Typing, clicking and scrolling send it away.
 * @returns a function that stops.
 */
export function watchPointer({ view }: StoryEditor): () => void {
  let isOver: string | null = null;
  const over = (event: MouseEvent) => {
    const target = event.target instanceof Element ? event.target : null;
    const id = target?.closest<HTMLElement>('[data-finding]')?.dataset['finding'] ?? null;
    if (id === isOver) return;
    isOver = id;
    clearTimeout(coming);
    const shown = useTextCard.getState();
    if (id === null) leaveSoon();
    if (shown.id === id) stayOpen();
    const isTaken = shown.id !== null && (shown.id === id || shown.origin !== 'hover');
    if (id === null || isTaken || event.buttons !== 0) return;
    coming = setTimeout(() => {
      clearTimeout(going);
      openTextCard(id, 'hover');
    }, restBefore);
  };
  const out = () => {
    isOver = null;
    leaveSoon();
  };
  const { dom } = view;
  const scrolled = { capture: true, passive: true };
  dom.addEventListener('mouseover', over);
  dom.addEventListener('mouseleave', out);
  dom.addEventListener('keydown', leaveNow);
  dom.addEventListener('pointerdown', leaveNow);
  document.addEventListener('scroll', leaveNow, scrolled);
  return () => {
    leaveNow();
    dom.removeEventListener('mouseover', over);
    dom.removeEventListener('mouseleave', out);
    dom.removeEventListener('keydown', leaveNow);
    dom.removeEventListener('pointerdown', leaveNow);
    document.removeEventListener('scroll', leaveNow, scrolled);
  };
}
