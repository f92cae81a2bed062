import { useEffect, useLayoutEffect, type RefObject } from 'react';
import type { StoryEditor } from '../editor/story-editor.ts';
import { boxAround, placeCard, type Box } from './text-card-place.ts';

/**
 * Keeps the card beside its words while the text moves under it; unseen while they are out of sight.
 * @param words a selector of the elements that draw them
 */
export function useCardPlace(
  editor: StoryEditor,
  words: string,
  card: RefObject<HTMLElement | null>,
): void {
  useLayoutEffect(() => layBeside(editor, words, card.current));
  useEffect(() => {
    // Straight to the style: nothing is drawn again while the text moves.
    const look = () => layBeside(editor, words, card.current);
    const sized = new ResizeObserver(look);
    sized.observe(editor.view.dom);
    if (card.current) sized.observe(card.current);
    const moved = { capture: true, passive: true };
    document.addEventListener('scroll', look, moved);
    window.addEventListener('resize', look);
    return () => {
      sized.disconnect();
      document.removeEventListener('scroll', look, moved);
      window.removeEventListener('resize', look);
    };
  }, [editor, words, card]);
}

function layBeside(editor: StoryEditor, selector: string, card: HTMLElement | null): void {
  if (!card) return;
  const drawn = editor.view.dom.querySelectorAll(selector);
  const words = boxAround([...drawn].flatMap((element) => [...element.getClientRects()]));
  const pane = editor.view.dom.closest('.story-scroll')?.getBoundingClientRect();
  const isInSight = words && !(pane && (words.bottom < pane.top || words.top > pane.bottom));
  card.style.visibility = isInSight ? 'visible' : 'hidden';
  if (!words) return;
  const { width } = card.getBoundingClientRect();
  const height = card.scrollHeight + card.offsetHeight - card.clientHeight;
  const bounds = boundsOf(width, pane);
  const { left, top, maxHeight } = placeCard(words, { width, height }, bounds);
  card.style.left = `${left}px`;
  card.style.top = `${top}px`;
  card.style.maxHeight = `${maxHeight}px`;
}

/** The page from side to side, or the whole window where the page is too narrow. */
function boundsOf(width: number, pane: DOMRect | undefined): Box {
  const isWide = pane !== undefined && pane.width > width + 24;
  const { left, right } = isWide ? pane : { left: 0, right: innerWidth };
  return { left, right, top: 0, bottom: innerHeight };
}
