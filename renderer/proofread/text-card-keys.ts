import { useEffect, type KeyboardEvent } from 'react';
import type { StoryEditor } from '../editor/story-editor.ts';
import { closeTextCard, openCardAtCaret, useTextCard } from './text-card-state.ts';

/**
 * Alt and Enter in the text open the card: the editing surface takes every Enter for itself, so
 * that the desk's own keys do not hear of it. @returns a function that stops.
 */
export function watchAltEnter({ view: { dom } }: StoryEditor): () => void {
  const pressed = (event: globalThis.KeyboardEvent) => {
    const isOnly = event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (event.key !== 'Enter' || !isOnly) return;
    event.preventDefault();
    event.stopPropagation();
    openCardAtCaret();
  };
  const place = dom.parentElement;
  place?.addEventListener('keydown', pressed, true);
  return () => place?.removeEventListener('keydown', pressed, true);
}

/** Asked for by a key, the card takes the focus; at F7 the down arrow leads into it. */
export function useFocusInto(
  editor: StoryEditor,
  card: { readonly current: HTMLElement | null },
): void {
  const origin = useTextCard((state) => state.origin);
  useEffect(() => {
    if (origin === 'hover') return undefined;
    if (origin === 'key') {
      focusButton(card.current, 0);
      return closeOnPressOutside(card);
    }
    const enter = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'ArrowDown' || hasModifier(event) || !editor.findings.get().inHand) return;
      event.preventDefault();
      event.stopPropagation();
      focusButton(card.current, 0);
    };
    const place = editor.view.dom.parentElement;
    place?.addEventListener('keydown', enter, true);
    return () => place?.removeEventListener('keydown', enter, true);
  }, [origin, editor, card]);
}

function closeOnPressOutside(card: { readonly current: HTMLElement | null }): () => void {
  const pressed = ({ target }: PointerEvent) => {
    if (target instanceof Node && !card.current?.contains(target)) closeTextCard();
  };
  document.addEventListener('pointerdown', pressed, true);
  return () => document.removeEventListener('pointerdown', pressed, true);
}

interface CardKeys {
  readonly editor: StoryEditor;
  readonly close: () => void;
  readonly take: (index: number, isEverywhere?: boolean) => void;
}

const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowRight: 1,
  ArrowUp: -1,
  ArrowLeft: -1,
};

/** What the keys do while the focus is in the card. */
export function onCardKey(
  event: KeyboardEvent<HTMLElement>,
  { editor, close, take }: CardKeys,
): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { key, currentTarget } = event;
  const step = steps[key];
  const choices = currentTarget.querySelectorAll('.text-card-choices button').length;
  if (key === 'Escape') close();
  else if (step !== undefined) moveFocus(currentTarget, step);
  else if (key === 'Home') focusButton(currentTarget, 0);
  else if (key === 'End') focusButton(currentTarget, -1);
  else if (/^[1-9]$/.test(key) && Number(key) <= choices) take(Number(key) - 1);
  else {
    // Whoever goes on writing writes in the text: the letter lands where the caret is.
    if (key.length === 1 && key !== ' ') {
      closeTextCard();
      editor.focus();
    }
    return;
  }
  event.preventDefault();
  event.stopPropagation();
}

function buttonsOf(card: HTMLElement | null): HTMLElement[] {
  return [...(card?.querySelectorAll<HTMLElement>('button') ?? [])];
}

function focusButton(card: HTMLElement | null, index: number): void {
  (buttonsOf(card).at(index) ?? card)?.focus();
}

function moveFocus(card: HTMLElement, step: number): void {
  const buttons = buttonsOf(card);
  const here = buttons.indexOf(document.activeElement as HTMLElement);
  focusButton(card, (here + step + buttons.length) % Math.max(1, buttons.length));
}

function hasModifier(event: globalThis.KeyboardEvent): boolean {
  return event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
}
