import type { TextSpan } from '../../core/article/text-blocks.ts';

// The words of a source stand in one element a piece, each with a single text node; pieces stand in
// stretches. `data-from` of each is the UTF-16 offset of its first character in the source's text.

/** The stretch of the source's text that is selected under `root`, without the space at its ends. */
export function selectedSpan(root: HTMLElement, text: string): TextSpan | null {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return null;
  const from = offsetOf(root, range.startContainer, range.startOffset, text.length);
  const to = offsetOf(root, range.endContainer, range.endOffset, text.length);
  const words = text.slice(from, to);
  const lead = words.length - words.trimStart().length;
  return { from: from + lead, to: from + lead + words.trim().length };
}

function offsetOf(root: HTMLElement, node: Node, offset: number, length: number): number {
  const child = node instanceof Element ? node.children[offset] : undefined;
  if (child instanceof HTMLElement) return startOf(child);
  if (node === root) return length;
  const piece = (node instanceof Element ? node : node.parentElement)?.closest('[data-from]');
  if (!(piece instanceof HTMLElement)) return 0;
  if (node instanceof Text) return startOf(piece) + offset;
  return startOf(piece) + (offset === 0 ? 0 : piece.textContent.length);
}

function startOf(piece: HTMLElement): number {
  return Number(piece.dataset['from']);
}

/** A range of the page over a stretch of the source's text; null when it is not drawn. */
export function rangeOf(root: HTMLElement, { from, to }: TextSpan): Range | null {
  const start = placeOf(root, from, false);
  const end = placeOf(root, to, true);
  if (!start || !end) return null;
  const range = document.createRange();
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  return range;
}

function placeOf(
  parent: HTMLElement,
  at: number,
  isEnd: boolean,
): { readonly node: Text; readonly offset: number } | null {
  const pieces = parent.children;
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const start = startOf(pieces[middle] as HTMLElement);
    if (isEnd ? start < at : start <= at) low = middle;
    else high = middle - 1;
  }
  const piece = pieces[low];
  const node = piece?.firstChild;
  if (!(piece instanceof HTMLElement)) return null;
  if (node instanceof HTMLElement) return placeOf(piece, at, isEnd);
  if (!(node instanceof Text)) return null;
  return { node, offset: Math.min(at - startOf(piece), node.length) };
}

/** Selects a stretch of the source's text and brings it into the middle of `root`. */
export function selectSpan(root: HTMLElement, span: TextSpan): void {
  const range = rangeOf(root, span);
  if (!range) return;
  root.focus({ preventScroll: true });
  document
    .getSelection()
    ?.setBaseAndExtent(
      range.startContainer,
      range.startOffset,
      range.endContainer,
      range.endOffset,
    );
  scrollTo(root, range);
}

/** Brings a stretch of the source's text into view, and leaves focus and selection where they are. */
export function scrollToSpan(root: HTMLElement, span: TextSpan): void {
  const range = rangeOf(root, span);
  if (range) scrollTo(root, range);
}

function scrollTo(root: HTMLElement, range: Range): void {
  // Pieces out of sight have no size of their own yet: first near the place, then to it.
  range.startContainer.parentElement?.scrollIntoView({ block: 'nearest' });
  requestAnimationFrame(() => {
    const place = range.getBoundingClientRect();
    const frame = root.getBoundingClientRect();
    root.scrollTop += place.top - frame.top - frame.height / 3;
  });
}
