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
 * @param bounds where the card may stand: as high as the window, and as wide as the page if it is
 * wide enough
 */
export function placeCard(
  words: Box,
  card: { readonly width: number; readonly height: number },
  bounds: Box,
): CardPlace {
  // Words that are half out of the window leave the card inside it.
  const under = Math.max(words.bottom, bounds.top) + gap;
  const over = Math.min(words.top, bounds.bottom) - gap;
  const below = Math.max(0, bounds.bottom - margin - under);
  const above = Math.max(0, over - (bounds.top + margin));
  const isBelow = card.height <= below || below >= above;
  const maxHeight = isBelow ? below : above;
  const height = Math.min(card.height, maxHeight);
  const left = Math.min(words.left, bounds.right - margin - card.width);
  return {
    left: Math.max(bounds.left + margin, left),
    top: isBelow ? under : over - height,
    maxHeight,
  };
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
