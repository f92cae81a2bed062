import type { StoryStore } from '../../db/article-store.ts';

/** Milliseconds of work at a time, and of rest in between, so that typing never waits. */
const work = 15;
const rest = 50;

/**
 * Indexes stories that were left behind (a crash, the command line), a little at a time.
 * @param hear is told after each stretch that brought stories up to date
 * @returns a function that stops it
 */
export function catchUp(stories: Pick<StoryStore, 'reindexStale'>, hear: () => void): () => void {
  let timer = setTimeout(step, rest);
  function step(): void {
    const { done, left } = stories.reindexStale(work);
    if (done.length > 0) hear();
    if (left) timer = setTimeout(step, rest);
  }
  return () => clearTimeout(timer);
}
