import { create } from 'zustand';
import type { NoteId } from '../../core/base/id.ts';
import type { StoryEditor } from '../editor/story-editor.ts';

interface ChangeCardState {
  /** The change that the card speaks of, or null while there is none. */
  readonly id: NoteId | null;
}

/** The small card beside a proposed change. */
export const useChangeCard = create<ChangeCardState>(() => ({ id: null }));

/** How long pointer or caret rest on a change before the card comes, in milliseconds. */
const restBefore = 350;
/** How long the card waits for a pointer that is on its way to it. */
const grace = 260;

let coming: ReturnType<typeof setTimeout> | undefined;
let going: ReturnType<typeof setTimeout> | undefined;

/** The pointer is on the card: it stays. */
export function stayOnChange(): void {
  clearTimeout(going);
}

/** The pointer left the change or the card. */
export function leaveChange(): void {
  clearTimeout(coming);
  clearTimeout(going);
  going = setTimeout(() => useChangeCard.setState({ id: null }), grace);
}

/** Sends the card away. */
export function closeChangeCard(): void {
  clearTimeout(coming);
  clearTimeout(going);
  useChangeCard.setState({ id: null });
}

function comeSoon(id: NoteId): void {
  clearTimeout(coming);
  if (useChangeCard.getState().id === id) return stayOnChange();
  coming = setTimeout(() => {
    clearTimeout(going);
    useChangeCard.setState({ id });
  }, restBefore);
}

const steps = new Set([
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'],
  ...['Shift', 'Control', 'Alt', 'Meta', 'F4'],
]);

/**
 * Brings the card when the pointer or the caret rests on a proposed change. Whoever writes sees the
 * text: any key that is no step sends it away, and so does scrolling.
 * @returns a function that stops.
 */
export function watchChangesInText(editor: StoryEditor): () => void {
  const { dom } = editor.view;
  let under: NoteId | null = null;
  let { current: atCaret, stepped: before } = editor.changes.get();
  let isStep = true;
  const over = ({ target, buttons }: MouseEvent): void => {
    const id = changeUnder(target);
    if (id === under) return;
    under = id;
    if (id === null) leaveChange();
    else if (buttons === 0) comeSoon(id);
  };
  const out = (): void => {
    under = null;
    leaveChange();
  };
  const moved = (): void => {
    const { current, stepped } = editor.changes.get();
    const isStepped = stepped !== before;
    if (current === atCaret && !isStepped) return;
    atCaret = current;
    before = stepped;
    if (current === null) leaveChange();
    else if (editor.view.hasFocus() && (isStep || isStepped)) comeSoon(current);
  };
  const pressed = ({ key }: KeyboardEvent): void => {
    isStep = steps.has(key);
    if (!isStep) closeChangeCard();
  };
  const pointed = (): void => {
    isStep = true;
  };
  const scrolled = ({ target }: Event): void => {
    // One that is still to come is for the place that is being scrolled to.
    const isShown = useChangeCard.getState().id !== null;
    if (isShown && target instanceof Node && target.contains(dom)) closeChangeCard();
  };
  const any = { capture: true, passive: true };
  const stopHearing = editor.changes.subscribe(moved);
  dom.addEventListener('mouseover', over);
  dom.addEventListener('mouseleave', out);
  dom.addEventListener('mousedown', pointed);
  dom.addEventListener('keydown', pressed);
  document.addEventListener('scroll', scrolled, any);
  return () => {
    closeChangeCard();
    stopHearing();
    dom.removeEventListener('mouseover', over);
    dom.removeEventListener('mouseleave', out);
    dom.removeEventListener('mousedown', pointed);
    dom.removeEventListener('keydown', pressed);
    document.removeEventListener('scroll', scrolled, any);
  };
}

/** A finding on the same words has its own card. */
function changeUnder(target: EventTarget | null): NoteId | null {
  if (!(target instanceof Element) || target.closest('[data-finding]')) return null;
  const drawn = target.closest<HTMLElement>('[data-change]');
  return (drawn?.dataset['change'] as NoteId | undefined) ?? null;
}
