import { useDeferredValue, useMemo, useState } from 'react';
import { findInSource } from './find-in-source.ts';
import { showPassage, useSourceView } from './source-view-state.ts';

/** Looks for words in the source beside the story. */
export function SourceFind({ text }: { readonly text: string }) {
  const [words, setWords] = useState('');
  const [index, setIndex] = useState(-1);
  // Five million letters take a moment to look through: typing goes first.
  const wanted = useDeferredValue(words);
  const found = useMemo(() => findInSource(text, wanted), [text, wanted]);
  const step = (by: 1 | -1) => {
    const places = wanted === words ? found : findInSource(text, words);
    if (places.length === 0) return;
    const next = (index + by + places.length + (index < 0 && by < 0 ? 1 : 0)) % places.length;
    setIndex(next);
    const span = places[next];
    const { open } = useSourceView.getState();
    if (open && span) showPassage(open, span);
  };
  return (
    <div className="source-find">
      <input
        type="search"
        aria-label="Find in the source"
        placeholder="Find in the source"
        value={words}
        maxLength={200}
        onChange={(event) => {
          setWords(event.target.value);
          setIndex(-1);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          // First out of the search, then out of the source.
          if (event.key === 'Escape' && words !== '') {
            event.preventDefault();
            event.stopPropagation();
            setWords('');
            setIndex(-1);
          }
          if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          step(event.shiftKey ? -1 : 1);
        }}
      />
      <span role="status">{words.trim() === '' ? '' : countOf(found.length, index)}</span>
    </div>
  );
}

function countOf(count: number, index: number): string {
  if (count === 0) return 'Not found';
  const all = count >= 1000 ? '1,000 or more' : count.toLocaleString();
  return index < 0 ? `${all} found` : `${(index + 1).toLocaleString()} of ${all}`;
}
