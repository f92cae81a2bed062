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
  /** Why the words of some could not be had or kept: sentences for the editor. */
  readonly troubles: ReadonlyMap<SourceId, string>;
}

/** A source whose words were gone for: in which state it was then, and how to let it be. */
interface Errand {
  readonly state: string;
  readonly stop: AbortController;
}

const nothing = (): SourceTexts => ({ texts: new Map(), reading: new Map(), troubles: new Map() });

/** The words of the sources. */
export const useSourceTexts = create<SourceTexts>(nothing);

/**
 * Keeps the words of the story's sources at hand: reads those that wait from their files, one at
 * a time, and gives them to the editor, which looks for quotations in them. What was taken out is
 * let be, and gone for anew once it is put back.
 * @returns a function that stops.
 */
export function keepSourceTexts(storyId: StoryId): () => void {
  const errands = new Map<SourceId, Errand>();
  useSourceTexts.setState(nothing());
  // Words that are there already do not wait for a file that takes long to read.
  const turns = { load: Promise.resolve(), read: Promise.resolve() };
  const begin = (source: Source): void => {
    const state = `${source.reading} ${source.file?.hash ?? ''}`;
    const before = errands.get(source.id);
    if (before?.state === state) return;
    before?.stop.abort();
    const stop = new AbortController();
    errands.set(source.id, { state, stop });
    if (source.reading === 'read') turns.load = turns.load.then(() => load(source, stop.signal));
    if (source.reading === 'waiting') turns.read = turns.read.then(() => read(source, stop.signal));
  };
  const look = (): void => {
    const { opened } = useDesk.getState();
    if (opened?.story.id !== storyId) return;
    const standing = new Set(opened.sources.map(({ id }) => id));
    for (const [id, { stop }] of errands) {
      if (standing.has(id)) continue;
      stop.abort();
      errands.delete(id);
    }
    forgetAllBut(standing);
    for (const source of opened.sources) begin(source);
  };
  const stopLooking = useDesk.subscribe((state, before) => {
    if (state.opened?.sources !== before.opened?.sources) look();
  });
  look();
  return () => {
    stopLooking();
    for (const { stop } of errands.values()) stop.abort();
  };
}

async function load({ id }: Source, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const answer = await request('sources.text', { id });
  if (isOver(signal)) return;
  if (answer.ok)
    useSourceTexts.setState(({ texts }) => ({ texts: new Map(texts).set(id, answer.value) }));
  else tellTrouble(id, answer.error.message);
}

async function read(source: Source, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const { id } = source;
  progress(id, 0);
  const words = await readSource(source, { progress: (part) => progress(id, part), signal });
  if (isOver(signal)) return;
  const pages = words.pages.map(({ at, name }) => ({ at, name }));
  const answer = await request('sources.setText', { id, ...words, pages });
  if (isOver(signal)) return;
  progress(id, null);
  if (answer.ok) put(answer.value);
  else tellTrouble(id, answer.error.message);
}

/** Whether the story was left, or the source taken out; asked anew after each wait. */
function isOver(signal: AbortSignal): boolean {
  return signal.aborted;
}

function tellTrouble(id: SourceId, message: string): void {
  useSourceTexts.setState(({ troubles }) => ({ troubles: new Map(troubles).set(id, message) }));
}

function progress(id: SourceId, part: number | null): void {
  useSourceTexts.setState(({ reading }) => {
    const next = new Map(reading);
    if (part === null) next.delete(id);
    else next.set(id, part);
    return { reading: next };
  });
}

function forgetAllBut(standing: ReadonlySet<SourceId>): void {
  const without = <T>(all: ReadonlyMap<SourceId, T>): ReadonlyMap<SourceId, T> => {
    const left = new Map([...all].filter(([id]) => standing.has(id)));
    return left.size === all.size ? all : left;
  };
  useSourceTexts.setState(({ texts, reading, troubles }) => ({
    texts: without(texts),
    reading: without(reading),
    troubles: without(troubles),
  }));
}
