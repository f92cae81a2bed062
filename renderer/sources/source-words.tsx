import { memo, useEffect, useMemo, useRef, useState } from 'react';
import type { TextSpan } from '../../core/article/text-blocks.ts';
import type { SourceText } from '../../core/factcheck/source.ts';
import { quotePassage } from './quote-passage.ts';
import { sourcePieces, stretchesOf, type SourcePiece } from './source-pieces.ts';
import { rangeOf, scrollToSpan, selectedSpan, selectSpan } from './source-selection.ts';
import { selectPassage, useSourceView } from './source-view-state.ts';

interface SourceWordsProps {
  readonly name: string;
  readonly text: SourceText;
  /** Passages that are evidence already. */
  readonly quoted: readonly TextSpan[];
}

/**
 * The words of a source, to read and to select, with a caret for the keyboard. They cannot be
 * changed: it takes no input, and what an input method leaves behind all the same is drawn over.
 */
export function SourceWords({ name, text, quoted }: SourceWordsProps) {
  const place = useRef<HTMLDivElement>(null);
  const [drawing, setDrawing] = useState(0);
  const pieces = useMemo(() => sourcePieces(text), [text]);
  const wanted = useSourceView((state) => state.wanted);
  const selected = useSourceView((state) => state.selected);

  useEffect(() => {
    const hear = () => {
      const span = place.current && selectedSpan(place.current, text.text);
      if (span) selectPassage(span);
    };
    document.addEventListener('selectionchange', hear);
    return () => document.removeEventListener('selectionchange', hear);
  }, [text]);

  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const refuse = (event: Event) => event.preventDefault();
    const redraw = () => setDrawing((count) => count + 1);
    const refused = ['beforeinput', 'paste', 'cut', 'drop', 'dragover'];
    for (const type of refused) element.addEventListener(type, refuse);
    element.addEventListener('input', redraw);
    return () => {
      for (const type of refused) element.removeEventListener(type, refuse);
      element.removeEventListener('input', redraw);
    };
  }, [drawing]);

  // Who opens a source wants to read it, unless she went on writing before its words arrived. What
  // an input method left behind took the element and its focus with it.
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const here = drawing === 0 ? isFocusNear(element) : document.activeElement === document.body;
    const { wanted: first, selected: before } = useSourceView.getState();
    const span = drawing === 0 ? first : before;
    if (!here && span) scrollToSpan(element, span);
    else if (here && span) selectSpan(element, span);
    else if (here) element.focus({ preventScroll: true });
  }, [drawing]);
  const shown = useRef(wanted);
  useEffect(() => {
    if (wanted === shown.current) return;
    shown.current = wanted;
    const element = place.current;
    if (!wanted || !element) return;
    // Who searches goes on typing in the field; what was found is painted as selected all the same.
    const isSearching = document.activeElement?.closest('.source-find') ?? false;
    (isSearching ? scrollToSpan : selectSpan)(element, wanted);
  }, [wanted]);
  useEffect(() => highlight('source-quoted', place.current, quoted), [quoted, pieces, drawing]);
  useEffect(
    () => highlight('source-selected', place.current, selected ? [selected] : []),
    [selected, pieces, drawing],
  );

  return (
    <div
      key={drawing}
      ref={place}
      className="source-words"
      role="textbox"
      aria-multiline="true"
      aria-readonly="true"
      aria-label={`Words of ${name}`}
      contentEditable
      suppressContentEditableWarning
      spellCheck={false}
      tabIndex={0}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        void quotePassage();
      }}
    >
      <Pieces text={text.text} pieces={pieces} />
    </div>
  );
}

interface PiecesProps {
  readonly text: string;
  readonly pieces: readonly SourcePiece[];
}

// Drawn once for a text: there may be thousands of them, and each selection draws what is around.
const Pieces = memo(function Pieces({ text, pieces }: PiecesProps) {
  return stretchesOf(pieces).map((stretch) => (
    <div key={stretch[0]?.from} className="source-stretch" data-from={stretch[0]?.from}>
      {stretch.map(({ from, to, name }) => (
        <div key={from} className="source-piece" data-from={from} data-page={name || undefined}>
          {text.slice(from, to)}
        </div>
      ))}
    </div>
  ));
});

/** Whether the focus is where it was when the source was opened: in its pane, or nowhere. */
function isFocusNear(element: HTMLElement): boolean {
  const { activeElement } = document;
  const pane = element.closest('.source-pane');
  return activeElement === document.body || pane?.contains(activeElement) === true;
}

/** Draws stretches of the text under a highlight (CSS Custom Highlight API), which adds no element. */
function highlight(name: string, root: HTMLElement | null, spans: readonly TextSpan[]) {
  // Absent where there is no real browser.
  if (!root || !('highlights' in CSS)) return undefined;
  const ranges = spans.map((span) => rangeOf(root, span)).filter((range) => range !== null);
  CSS.highlights.set(name, new Highlight(...ranges));
  return () => void CSS.highlights.delete(name);
}
