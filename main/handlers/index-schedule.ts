import type { StoryId } from '../../core/base/id.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { explainFault } from '../faults.ts';
import type { Ports } from '../ports.ts';

/** Runs `task` after `delay` milliseconds; @returns what calls it off. */
export type Timer = (task: () => void, delay: number) => () => void;

/** A timer that does not keep a process alive that has nothing else to do. */
export const systemTimer: Timer = (task, delay) => {
  const handle = setTimeout(task, delay);
  handle.unref();
  return () => {
    clearTimeout(handle);
  };
};

type Emits = Pick<Ports, 'emit'>;

// Long enough that a typist's pauses between words do not count, short enough that the library
// shows a new headline as if at once.
const pause = 400;
// What the index needs of a long story must stay a small part of the store's time: typing is acknowledged in between.
const restFactor = 10;
const portion = 15;

/**
 * Brings the library's index up to what was typed or tagged, once a story has been left alone for
 * a moment; then says so with `library.changed`.
 * @returns what is to be called whenever a story's words or tags have changed.
 */
export function createIndexSchedule(
  store: ArticleStore,
  ports: Emits,
  timer: Timer,
): (id: StoryId) => void {
  const waiting = new Map<StoryId, () => void>();
  let lastCost = 0;

  function refresh(id: StoryId): void {
    waiting.delete(id);
    const start = performance.now();
    if (store.stories.reindex(id)) ports.emit('library.changed', { id });
    lastCost = performance.now() - start;
  }

  return (id) => {
    waiting.get(id)?.();
    waiting.set(
      id,
      timer(
        guarded(store, ports, () => refresh(id)),
        Math.max(pause, lastCost * restFactor),
      ),
    );
  };
}

/** Catches up, a little at a time, with stories that were left behind when the desk last closed. */
export function catchUpIndex(store: ArticleStore, ports: Emits, timer: Timer): void {
  const next = guarded(store, ports, () => {
    const { done, left } = store.stories.reindexStale(portion);
    for (const id of done) ports.emit('library.changed', { id });
    if (left) timer(next, pause);
  });
  if (!store.isReadOnly) timer(next, pause);
}

// Nobody waits for these tasks, so nobody would hear what they throw; and the index can wait: what
// was typed is in the journal.
function guarded(store: ArticleStore, ports: Emits, task: () => void): () => void {
  return () => {
    if (!store.isOpen) return;
    try {
      task();
    } catch (error) {
      ports.emit('store.failed', explainFault(error));
    }
  };
}
