import { useEffect, useState, type RefObject } from 'react';
import { create } from 'zustand';
import type { ChangeSummary } from '../../core/article/document-difference/summary.ts';
import type { StoryId } from '../../core/base/id.ts';
import type { NamedMoment, Timeline } from '../../core/contract/history.ts';
import { useDesk } from '../desk/desk-state.ts';
import { useJournal } from '../desk/use-editor.ts';
import { request } from '../host/host.ts';

interface Read {
  readonly id: StoryId | null;
  readonly timeline: Timeline | null;
}

const useRead = create<Read>(() => ({ id: null, timeline: null }));

/** The life of the story on the desk, read anew when something is on disk; null until it is read. */
export function useTimeline(): Timeline | null {
  const id = useDesk((state) => state.opened?.story.id ?? null);
  const story = useDesk((state) => state.opened);
  const journal = useJournal();
  const savedAt = journal.kind === 'saved' ? journal.savedAt : null;
  const read = useRead();
  useEffect(() => {
    if (id === null || savedAt === null) return undefined;
    const wait = setTimeout(() => void readTimeline(id), 300);
    return () => clearTimeout(wait);
  }, [id, savedAt, story]);
  return read.id === id ? read.timeline : null;
}

/** Reads the story's life anew. */
export async function readTimeline(id: StoryId): Promise<Timeline | null> {
  const answer = await request('history.timeline', { id });
  if (!answer.ok) return null;
  useRead.setState({ id, timeline: answer.value });
  return answer.value;
}

/** Shows the names as they are now. */
export function putNames(id: StoryId, names: readonly NamedMoment[]): void {
  const { id: shown, timeline } = useRead.getState();
  if (shown === id && timeline) useRead.setState({ timeline: { ...timeline, names } });
}

interface Wanted {
  readonly id: StoryId;
  readonly from: number;
  readonly to: number;
  readonly tell: (summary: ChangeSummary) => void;
}

// Rows that came into view together are asked for together, a few at a time.
const mostAsked = 8;
const waiting: Wanted[] = [];
let isAsking = false;

async function askWaiting(): Promise<void> {
  if (isAsking) return;
  isAsking = true;
  while (waiting.length > 0) {
    const [first] = waiting;
    const batch = waiting.filter(({ id }) => id === first?.id).slice(0, mostAsked);
    for (const one of batch) waiting.splice(waiting.indexOf(one), 1);
    const spans = batch.map(({ from, to }) => ({ from, to }));
    const answer = first ? await request('history.changes', { id: first.id, spans }) : null;
    if (answer?.ok) batch.forEach(({ tell }, index) => tellOne(tell, answer.value[index]));
  }
  isAsking = false;
}

function tellOne(tell: Wanted['tell'], summary: ChangeSummary | undefined): void {
  if (summary) tell(summary);
}

/** What changed between two moments, once `place` is in view; null until it is known. */
export function useChanges(
  place: RefObject<HTMLElement | null>,
  id: StoryId,
  from: number,
  to: number,
): ChangeSummary | null {
  const isSeen = useSeen(place);
  const [summary, setSummary] = useState<ChangeSummary | null>(null);
  useEffect(() => {
    if (!isSeen || from >= to) return undefined;
    const wanted: Wanted = { id, from, to, tell: setSummary };
    waiting.push(wanted);
    void askWaiting();
    return () => {
      const at = waiting.indexOf(wanted);
      if (at >= 0) waiting.splice(at, 1);
    };
  }, [isSeen, id, from, to]);
  return summary;
}

function useSeen(place: RefObject<HTMLElement | null>): boolean {
  const [isSeen, setSeen] = useState(typeof IntersectionObserver === 'undefined');
  useEffect(() => {
    if (isSeen || !place.current) return undefined;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
    });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [isSeen, place]);
  return isSeen;
}
