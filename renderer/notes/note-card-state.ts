import { create } from 'zustand';
import { isStanding } from '../../core/article/note.ts';
import type { NoteId } from '../../core/base/id.ts';
import { useDesk } from '../desk/desk-state.ts';
import type { StoryEditor } from '../editor/story-editor.ts';
import { notify } from '../ui/notices.ts';

interface NoteCardState {
  /** The note that the card speaks of, or null while there is none. */
  readonly id: NoteId | null;
  /** A key asked for the card: it takes the focus as soon as it is there. */
  readonly isEntered: boolean;
}

/** The small card beside words with a note. */
export const useNoteCard = create<NoteCardState>(() => ({ id: null, isEntered: false }));

/** How long pointer or caret rest on the words before the card comes, in milliseconds. */
const restBefore = 400;
/** How long the card waits for a pointer that is on its way to it. */
const grace = 260;

let coming: ReturnType<typeof setTimeout> | undefined;
let going: ReturnType<typeof setTimeout> | undefined;

/** Whoever writes in the card keeps it, wherever the pointer goes. */
function isInHand(): boolean {
  return document.activeElement?.closest('.note-card') != null;
}

function leave(): void {
  if (!isInHand()) useNoteCard.setState({ id: null });
}

/** The pointer is on the card: it stays. */
export function stayOnNote(): void {
  clearTimeout(going);
}

/** The pointer left the words or the card. */
export function leaveNote(): void {
  clearTimeout(coming);
  clearTimeout(going);
  going = setTimeout(leave, grace);
}

function leaveNow(): void {
  clearTimeout(coming);
  clearTimeout(going);
  leave();
}

/** Leads from the words at the caret into the card of their note. */
export function enterNoteAtCaret(): void {
  const { editor, opened } = useDesk.getState();
  const current = editor?.notes.get().current ?? null;
  if (opened?.notes.some((note) => note.id === current && isStanding(note)) !== true) {
    notify('The caret is not in words with a note. Put it there, then try again.');
    return;
  }
  clearTimeout(coming);
  clearTimeout(going);
  useNoteCard.setState({ id: current, isEntered: true });
}

function comeSoon(id: NoteId): void {
  clearTimeout(coming);
  if (useNoteCard.getState().id === id) return stayOnNote();
  coming = setTimeout(() => {
    clearTimeout(going);
    if (!isInHand()) useNoteCard.setState({ id });
  }, restBefore);
}

/** Leads to the words of a note, and brings its card, also where the caret stands in them already. */
export function goToNote(id: NoteId): void {
  const { editor } = useDesk.getState();
  if (!editor) return;
  editor.goToNote(id);
  comeSoon(id);
}

const steps = new Set([
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'],
  ...['Shift', 'Control', 'Alt', 'Meta', 'F2'],
]);

/**
 * Brings the card when the pointer or the caret rests on words with a note. Whoever writes sees the
 * text: any key that is no step sends it away, and so does scrolling; F2 leads into it.
 * @returns a function that stops.
 */
export function watchNotesInText(editor: StoryEditor): () => void {
  const { dom } = editor.view;
  let under: NoteId | null = null;
  let atCaret = editor.notes.get().current;
  const over = ({ target, buttons }: MouseEvent): void => {
    const id = noteUnder(target);
    if (id === under) return;
    under = id;
    if (id === null) leaveNote();
    else if (buttons === 0) comeSoon(id);
  };
  const out = (): void => {
    under = null;
    leaveNote();
  };
  const moved = (): void => {
    const { current } = editor.notes.get();
    if (current === atCaret) return;
    atCaret = current;
    if (current === null) leaveNote();
    else if (editor.view.hasFocus()) comeSoon(current);
  };
  const pressed = ({ key }: KeyboardEvent): void => {
    if (!steps.has(key)) leaveNow();
  };
  const scrolled = ({ target }: Event): void => {
    // One that is still to come is for the place that is being scrolled to.
    const isShown = useNoteCard.getState().id !== null;
    if (isShown && target instanceof Node && target.contains(dom)) leaveNow();
  };
  const any = { capture: true, passive: true };
  const stopHearing = editor.notes.subscribe(moved);
  dom.addEventListener('mouseover', over);
  dom.addEventListener('mouseleave', out);
  dom.addEventListener('keydown', pressed);
  document.addEventListener('scroll', scrolled, any);
  return () => {
    leaveNow();
    stopHearing();
    dom.removeEventListener('mouseover', over);
    dom.removeEventListener('mouseleave', out);
    dom.removeEventListener('keydown', pressed);
    document.removeEventListener('scroll', scrolled, any);
  };
}

/** A finding on the same words has its own card. */
function noteUnder(target: EventTarget | null): NoteId | null {
  if (!(target instanceof Element) || target.closest('[data-finding]')) return null;
  const words = target.closest<HTMLElement>('.note[data-note]');
  return (words?.dataset['note'] as NoteId | undefined) ?? null;
}
