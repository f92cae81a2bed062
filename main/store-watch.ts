import { keepBallast } from '../db/ballast.ts';
import type { StoreFindings } from '../db/store-checks.ts';
import { attempt, logFault } from './log.ts';
import type { Ports } from './ports.ts';
import type { RunChore } from './store-chores/run-chore.ts';

/** What watching a store needs. */
export interface WatchSetting {
  readonly ports: Pick<Ports, 'emit' | 'now' | 'library'>;
  readonly run: RunChore;
}

/** Runs `task` after `delay` milliseconds. */
export type Wait = (task: () => void, delay: number) => void;

// Not at once: the start belongs to whoever wants to write.
const firstLook = 20_000;
const between = 60 * 60_000;

/**
 * Looks the store over in the background, a while after the start and then whenever a check is due,
 * and tells the editor what is found. Holds room ready for a full disk, too.
 */
export function watchStore({ ports, run }: WatchSetting, wait: Wait = quietly): void {
  const { library } = ports;
  if (!library) return;
  const look = (): void => {
    attempt('ballast', () => keepBallast(library.folder));
    const order = { library: library.folder, key: library.key, now: ports.now() };
    run('store.check', order)
      .then((found) => {
        const message = found && findingsSentence(found);
        if (message) ports.emit('store.failed', { code: 'store', message });
      })
      .catch((fault: unknown) => logFault('check of the store', fault))
      .finally(() => wait(look, between));
  };
  wait(look, firstLook);
}

// Nobody's end waits for it.
const quietly: Wait = (task, delay) => setTimeout(task, delay).unref();

/** What a check found, in words for the editor; null when all is well. */
export function findingsSentence({ pages, stories, sources }: StoreFindings): string | null {
  if (pages !== '')
    return 'Galley looked over its store and found damage on the disk. What you type is still saved, and what is shown as saved is on disk. When you have a moment, close Galley and open it again: it will offer to go on from the newest good copy and whatever the damaged store still gives.';
  if (stories.length > 0)
    return `Galley looked over its store and found damage in the history of ${named(stories.map(({ headline }) => headline))}. Every other story is whole. Open it again and it stands as of its last good moment; the damaged part is kept.`;
  if (sources.length > 0)
    return `Galley looked over its store and found damage in the words that were read from ${named(sources)}. The files themselves are kept: drop them in again to read them anew.`;
  return null;
}

function named(names: readonly string[]): string {
  const [first = '', ...others] = names.map((name) => `“${name === '' ? 'Untitled' : name}”`);
  if (others.length === 0) return first;
  return others.length < 3
    ? `${[first, ...others.slice(0, -1)].join(', ')} and ${others.at(-1)}`
    : `${first} and ${others.length} others`;
}
