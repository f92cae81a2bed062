import { create } from 'zustand';
import type { SourceId, StoryId } from '../../core/base/id.ts';
import type { Source, SourceText } from '../../core/factcheck/source.ts';
import { useDesk } from '../desk/desk-state.ts';
import { request } from '../host/host.ts';
import { readSource } from '../source-reading-worker/port.ts';
import { put } from './source-actions.ts';

interface SourceTexts {
  /** The words of the sources of the story on the desk, as far as they are here. */
  readonly texts: ReadonlyMap<SourceId, SourceText>;
  /** Sources whose words are being read from their file; how far, from 0 to 1. */
  readonly reading: ReadonlyMap<SourceId, number>;
}

/** The words of the sources. */
export const useSourceTexts = create<SourceTexts>(() => ({ texts: new Map(), reading: new Map() }));

/**
 * Keeps the words of the story's sources at hand: reads those that wait from their files, one at
 * a time, and gives them to the editor, which looks for quotations in them.
 * @returns a function that stops.
 */
export function keepSourceTexts(storyId: StoryId): () => void {
  const stop = new AbortController();
  const begun = new Set<string>();
  useSourceTexts.setState({ texts: new Map(), reading: new Map() });
  let turn = Promise.resolve();
  const look = () => {
    const { opened } = useDesk.getState();
    if (opened?.story.id !== storyId) return;
    for (const source of opened.sources) {
      const key = `${source.id} ${source.reading} ${source.file?.hash ?? ''}`;
      if (begun.has(key)) continue;
      begun.add(key);
      if (source.reading === 'read') turn = turn.then(() => load(source, stop.signal));
      if (source.reading === 'waiting') turn = turn.then(() => read(source, stop.signal));
    }
    forgetAllBut(opened.sources);
  };
  const stopLooking = useDesk.subscribe((state, before) => {
    if (state.opened?.sources !== before.opened?.sources) look();
  });
  look();
  return () => {
    stop.abort();
    stopLooking();
  };
}

async function load({ id }: Source, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const answer = await request('sources.text', { id });
  if (isOver(signal) || !answer.ok) return;
  const text = answer.value;
  useSourceTexts.setState(({ texts }) => ({ texts: new Map(texts).set(id, text) }));
}

async function read(source: Source, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const { id } = source;
  progress(id, 0);
  const words = await readSource(source, { progress: (part) => progress(id, part), signal });
  progress(id, null);
  if (isOver(signal)) return;
  const pages = words.pages.map(({ at, name }) => ({ at, name }));
  const answer = await request('sources.setText', { id, ...words, pages });
  if (answer.ok) put(answer.value);
}

/** Whether the story was left; asked anew after each wait. */
function isOver(signal: AbortSignal): boolean {
  return signal.aborted;
}

function progress(id: SourceId, part: number | null): void {
  useSourceTexts.setState(({ reading }) => {
    const next = new Map(reading);
    if (part === null) next.delete(id);
    else next.set(id, part);
    return { reading: next };
  });
}

function forgetAllBut(sources: readonly Source[]): void {
  const standing = new Set(sources.map(({ id }) => id));
  useSourceTexts.setState((state) => {
    const texts = new Map([...state.texts].filter(([id]) => standing.has(id)));
    return texts.size === state.texts.size ? state : { texts };
  });
}
