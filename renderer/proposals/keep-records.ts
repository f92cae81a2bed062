import {
  changeOutcomes,
  isChange,
  longestQuote,
  type ChangeOutcome,
} from '../../core/article/note.ts';
import type { NoteId, StoryId } from '../../core/base/id.ts';
import { useDesk } from '../desk/desk-state.ts';
import type { ProposedChange } from '../editor/editor-state.ts';
import type { StoryEditor } from '../editor/story-editor.ts';
import { request } from '../host/host.ts';
import { takeThreads } from '../notes/take-threads.ts';

/** Waits before a failed request is made again, the last one for ever; in ms. */
const retryDelays = [1_000, 3_000, 10_000, 30_000];

/**
 * Keeps the records of proposed changes in step with the text, whatever way it went: typed, decided,
 * undone, done again, cut and pasted. The text leads, so nothing that fails here costs a word.
 * @returns a function that stops.
 */
export function keepRecords(storyId: StoryId, editor: StoryEditor): () => void {
  /** Changes that were in this text: something became of them when they are no longer. */
  const seen = new Set<NoteId>();
  const added = new Set<NoteId>();
  /** Changes that are on no record: proposed by nobody known. */
  const unknown = new Set<NoteId>();
  let isBusy = false;
  let isStopped = false;
  let failures = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const look = (): void => {
    if (isBusy || isStopped) return;
    const errand = nextErrand();
    if (!errand) return;
    isBusy = true;
    clearTimeout(retry);
    void errand().then((isDone) => {
      isBusy = false;
      if (isDone) {
        failures = 0;
        look();
      } else {
        const delay = retryDelays[Math.min(failures, retryDelays.length - 1)];
        failures += 1;
        retry = setTimeout(look, delay);
      }
    });
  };

  function nextErrand(): (() => Promise<boolean>) | null {
    const { opened } = useDesk.getState();
    if (opened?.story.id !== storyId) return null;
    const { list, made, decided } = editor.changes.get();
    const inText = new Map(list.map((change) => [change.id, change]));
    for (const id of inText.keys()) seen.add(id);
    const onDesk = new Set(
      opened.notes.filter(({ outcome }) => outcome === '').map(({ id }) => id),
    );
    const fresh = list.find(({ id }) => made.has(id) && !added.has(id) && !onDesk.has(id));
    if (fresh) return () => add(fresh);
    const back = list.map(({ id }) => id).filter((id) => !onDesk.has(id) && !unknown.has(id));
    if (back.length > 0) return () => reopen(back);
    const gone = opened.notes.filter(
      ({ id, kind }) => onDesk.has(id) && isChange(kind) && seen.has(id) && !inText.has(id),
    );
    for (const outcome of changeOutcomes) {
      const ids = gone
        .map(({ id }) => id)
        .filter((id) => (decided.get(id) ?? 'withdrawn') === outcome);
      if (ids.length > 0) return () => decide(ids, outcome);
    }
    return null;
  }

  async function add({ id, kind, inserted, deleted }: ProposedChange): Promise<boolean> {
    const quote = beginning(inserted === '' ? deleted : inserted);
    const author = editor.changes.get().made.get(id) ?? '';
    const note = { id, kind, text: '', quote, author };
    const answer = await request('notes.add', { storyId, note });
    if (!answer.ok) return false;
    added.add(id);
    takeThreads(storyId, answer.value);
    return true;
  }

  async function reopen(ids: readonly NoteId[]): Promise<boolean> {
    const answer = await request('notes.reopen', { storyId, noteIds: ids.slice(0, most) });
    if (!answer.ok && answer.error.code !== 'not-found') return false;
    const known = answer.ok ? new Set(answer.value.map(({ id }) => id)) : new Set<NoteId>();
    for (const id of ids.slice(0, most)) if (!known.has(id)) unknown.add(id);
    if (answer.ok) takeThreads(storyId, answer.value);
    return true;
  }

  async function decide(ids: readonly NoteId[], outcome: ChangeOutcome): Promise<boolean> {
    const noteIds = ids.slice(0, most);
    const answer = await request('notes.decide', { storyId, noteIds, outcome });
    if (!answer.ok && answer.error.code !== 'not-found') return false;
    if (answer.ok) takeThreads(storyId, answer.value);
    // Nothing that could be asked for again and again in vain.
    for (const id of noteIds) seen.delete(id);
    return true;
  }

  const stops = [
    editor.changes.subscribe(look),
    useDesk.subscribe((state, before) => {
      if (state.opened?.notes !== before.opened?.notes) look();
    }),
  ];
  look();
  return () => {
    isStopped = true;
    clearTimeout(retry);
    for (const stop of stops) stop();
  };
}

/** The contract takes so many ids at once. */
const most = 10_000;

/** What a record quotes of a change; no sign is cut in two. */
function beginning(words: string): string {
  return words.slice(0, longestQuote).replace(/[\ud800-\udbff]$/, '');
}
