/** A rectangle in CSS pixels of the viewport. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where the card stands, in CSS pixels of the viewport. */
export interface CardPlace {
  readonly left: number;
  readonly top: number;
  /** What fits; the card scrolls when it is taller. */
  readonly maxHeight: number;
}

/** Between words and card, and between card and the window's edge. */
const gap = 6;
const margin = 8;

/**
 * A place below the words, or above them where there is more room: beside them at any size of the
 * window, and never over them.
 */
export function placeCard(
  words: Box,
  card: { readonly width: number; readonly height: number },
  window: { readonly width: number; readonly height: number },
): CardPlace {
  const below = Math.max(0, window.height - margin - (words.bottom + gap));
  const above = Math.max(0, words.top - gap - margin);
  const isBelow = card.height <= below || below >= above;
  const maxHeight = isBelow ? below : above;
  const height = Math.min(card.height, maxHeight);
  const left = Math.max(margin, Math.min(words.left, window.width - margin - card.width));
  return { left, top: isBelow ? words.bottom + gap : words.top - gap - height, maxHeight };
}

/** The smallest box around some others; null when there is none of any size. */
export function boxAround(boxes: Iterable<Box>): Box | null {
  const drawn = [...boxes].filter((box) => box.right > box.left && box.bottom > box.top);
  if (drawn.length === 0) return null;
  return {
    left: Math.min(...drawn.map((box) => box.left)),
    top: Math.min(...drawn.map((box) => box.top)),
    right: Math.max(...drawn.map((box) => box.right)),
    bottom: Math.max(...drawn.map((box) => box.bottom)),
  };
}
