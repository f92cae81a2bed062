import { useDesk } from '../desk/desk-state.ts';
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
  going = setTimeout(close, grace);
}

function leaveNow(): void {
  clearTimeout(coming);
  close();
}

/** The card that the pointer brought goes; a finding in hand has its own again. */
function close(): void {
  const { id, origin } = useTextCard.getState();
  if (id === null || origin !== 'hover') return;
  closeTextCard();
  const findings = useDesk.getState().editor?.findings.get();
  if (findings?.inHand && findings.current !== null) openTextCard(findings.current, 'step');
}

function comeSoon(id: string): void {
  clearTimeout(coming);
  const shown = useTextCard.getState();
  if (shown.id === id) {
    stayOpen();
    return;
  }
  if (shown.id !== null && shown.origin === 'key') return;
  coming = setTimeout(() => {
    clearTimeout(going);
    openTextCard(id, 'hover');
  }, restBefore);
}

/**
 * Opens the card when the pointer rests on a finding. Typing, clicking and scrolling send it away.
 * @returns a function that stops.
 */
export function watchPointer({ view: { dom } }: StoryEditor): () => void {
  let under: string | null = null;
  const over = ({ target, buttons }: MouseEvent) => {
    const words = target instanceof Element ? target.closest<HTMLElement>('[data-finding]') : null;
    const id = words?.dataset['finding'] ?? null;
    if (id === under) return;
    under = id;
    if (id === null) leaveSoon();
    else if (buttons === 0) comeSoon(id);
  };
  const out = () => {
    under = null;
    leaveSoon();
  };
  // What comes to lie under a pointer at rest has no event of its own while it is the same.
  const scrolled = ({ target }: Event) => {
    // A tall card scrolls by itself, and lists elsewhere do.
    if (target instanceof Node && !target.contains(dom)) return;
    leaveNow();
    if (under !== null) comeSoon(under);
  };
  const any = { capture: true, passive: true };
  dom.addEventListener('mouseover', over);
  dom.addEventListener('mouseleave', out);
  dom.addEventListener('keydown', leaveNow);
  dom.addEventListener('pointerdown', leaveNow);
  document.addEventListener('scroll', scrolled, any);
  return () => {
    leaveNow();
    dom.removeEventListener('mouseover', over);
    dom.removeEventListener('mouseleave', out);
    dom.removeEventListener('keydown', leaveNow);
    dom.removeEventListener('pointerdown', leaveNow);
    document.removeEventListener('scroll', scrolled, any);
  };
}
