import { useMemo, useState } from 'react';
import { findInSource } from './find-in-source.ts';
import { showPassage, useSourceView } from './source-view-state.ts';

/** Looks for words in the source beside the story. */
export function SourceFind({ text }: { readonly text: string }) {
  const [words, setWords] = useState('');
  const [index, setIndex] = useState(-1);
  const found = useMemo(() => findInSource(text, words), [text, words]);
  const step = (by: 1 | -1) => {
    if (found.length === 0) return;
    const next = (index + by + found.length + (index < 0 && by < 0 ? 1 : 0)) % found.length;
    setIndex(next);
    const field = document.activeElement;
    const span = found[next];
    const { open } = useSourceView.getState();
    if (open && span) showPassage(open, span);
    // The words are selected in the source; one goes on typing here.
    requestAnimationFrame(() => field instanceof HTMLElement && field.focus());
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
