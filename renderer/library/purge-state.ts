import { create } from 'zustand';
import type { StoryId } from '../../core/base/id.ts';
import { mostPurged } from '../../core/contract/stories.ts';
import { useDesk } from '../desk/desk-state.ts';
import { request } from '../host/host.ts';
import { dismissAbout, notify } from '../ui/notices.ts';
import { refreshLibrary, useLibrary } from './library-state.ts';

/** Stories of which it is asked whether they shall be deleted for good. */
export interface PurgeQuestion {
  readonly ids: readonly StoryId[];
  /** The headline where it is one, or empty. */
  readonly headline: string;
  /** Whether these are all that the bin holds. */
  readonly isWholeBin: boolean;
}

interface PurgeState {
  readonly question: PurgeQuestion | null;
  /** How many are deleted by now, while it goes on; null before. */
  readonly done: number | null;
}

/** The question, while it stands. */
export const usePurge = create<PurgeState>(() => ({ question: null, done: null }));

/** Asks whether the story in the bin that is in view shall be deleted for good. */
export function askPurge(): void {
  const { binned } = useDesk.getState();
  if (!binned) {
    notify('Only a story in the bin can be deleted for good. Pick it there first.');
    return;
  }
  const { id, headline } = binned;
  usePurge.setState({ question: { ids: [id], headline, isWholeBin: false }, done: null });
}

/** Asks whether all that is in the bin now shall be deleted for good. */
export async function askEmptyBin(): Promise<void> {
  const ids = await idsInBin();
  if (ids === null) return;
  if (ids.length === 0) notify('The bin is empty.');
  else usePurge.setState({ question: { ids, headline: '', isWholeBin: true }, done: null });
}

/** Takes the question back; what is being deleted goes on. */
export function closePurge(): void {
  if (usePurge.getState().done === null) usePurge.setState({ question: null });
}

/** Deletes what was asked about, a few at a time, so that nothing else waits for long. */
export async function purgeAsked(): Promise<void> {
  const { question, done } = usePurge.getState();
  if (!question || done !== null) return;
  const { ids } = question;
  usePurge.setState({ done: 0 });
  const trouble = await purgeAll(ids);
  const { binned } = useDesk.getState();
  if (!trouble && binned && ids.includes(binned.id)) useDesk.setState({ binned: null });
  // “Undo” of the way into the bin would come too late.
  if (!trouble) dismissAbout(ids);
  usePurge.setState({ question: null, done: null });
  await refreshLibrary();
  focusLibrary();
  if (trouble) notify(trouble, { tone: 'trouble' });
  else notify(spellPurged(question));
}

/** @returns why it ended before all were deleted, or null. */
async function purgeAll(ids: readonly StoryId[]): Promise<string | null> {
  for (let from = 0; from < ids.length; from += mostPurged) {
    const answer = await request('stories.purge', { ids: ids.slice(from, from + mostPurged) });
    // Somebody else deleted these already.
    if (!answer.ok && answer.error.code !== 'not-found') return answer.error.message;
    usePurge.setState({ done: Math.min(ids.length, from + mostPurged) });
  }
  return null;
}

function spellPurged({ ids, headline }: PurgeQuestion): string {
  if (ids.length > 1) return `${ids.length.toLocaleString()} stories are deleted for good.`;
  return headline === '' ? 'The story is deleted for good.' : `“${headline}” is deleted for good.`;
}

async function idsInBin(): Promise<StoryId[] | null> {
  const ids: StoryId[] = [];
  for (;;) {
    const query = {
      search: '',
      status: null,
      tag: null,
      bin: true,
      offset: ids.length,
      limit: 500,
    };
    const answer = await request('stories.list', query);
    if (!answer.ok) {
      notify(answer.error.message, { tone: 'trouble' });
      return null;
    }
    const { rows, total } = answer.value;
    ids.push(...rows.map(({ id }) => id));
    if (rows.length === 0 || ids.length >= total) return [...new Set(ids)];
  }
}

/** What had the focus is gone with the story. */
function focusLibrary(): void {
  const list = useLibrary.getState().total > 0 ? document.getElementById('story-list') : null;
  (list ?? document.getElementById('library-search'))?.focus();
}
