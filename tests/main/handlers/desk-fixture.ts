import { onTestFinished } from 'vitest';
import type { Handlers } from '../../../core/contract/contract.ts';
import type { ArticleStore } from '../../../db/article-store.ts';
import { createClaimsHandlers } from '../../../main/handlers/claims.ts';
import { createDeskHandlers } from '../../../main/handlers/desk.ts';
import { createFactsHandlers } from '../../../main/handlers/facts.ts';
import type { Timer } from '../../../main/handlers/index-schedule.ts';
import { createHistoryHandlers } from '../../../main/handlers/history.ts';
import { createJournalHandlers } from '../../../main/handlers/journal.ts';
import { createHouseStyleHandlers } from '../../../main/handlers/house-style.ts';
import { createLexiconHandlers } from '../../../main/handlers/lexicon.ts';
import { createStoriesHandlers } from '../../../main/handlers/stories.ts';
import { createTagsHandlers } from '../../../main/handlers/tags.ts';
import { temporaryStore } from '../../db/store-fixture.ts';

interface Task {
  readonly task: () => void;
  at: number;
}

/** A timer whose time passes when a test says so. */
export function createTestTimer() {
  const tasks = new Set<Task>();
  let now = 0;
  const timer: Timer = (task, delay) => {
    const entry = { task, at: now + delay };
    tasks.add(entry);
    return () => tasks.delete(entry);
  };
  const pass = (milliseconds: number): void => {
    now += milliseconds;
    for (const entry of [...tasks].filter(({ at }) => at <= now)) {
      tasks.delete(entry);
      entry.task();
    }
  };
  return { timer, pass, waiting: () => tasks.size };
}

/** The handlers of the store over a store of its own, and all that they say to the page. */
export function createTestDesk(store: ArticleStore = temporaryStore()) {
  const time = createTestTimer();
  const emitted: { readonly event: string; readonly detail: unknown }[] = [];
  const links: string[] = [];
  const place: { text: string | null } = { text: null };
  const ports = {
    library: null,
    now: () => Date.UTC(2026, 2, 4, 12),
    pickPagePlace: () => Promise.resolve(null),
    pickTextPlace: () => Promise.resolve(place.text),
    emit: (event: string, detail: unknown) => void emitted.push({ event, detail }),
    openLink: (href: string) => Promise.resolve(void links.push(href)),
  };
  onTestFinished(() => store.close());
  const handlers = {
    ...createStoriesHandlers(store, ports),
    ...createJournalHandlers(store, ports, time.timer),
    ...createHistoryHandlers(store, ports, { timer: time.timer }),
    ...createClaimsHandlers(store, ports),
    ...createFactsHandlers(store, ports),
    ...createTagsHandlers(store, ports, time.timer),
    ...createLexiconHandlers(store, ports),
    ...createHouseStyleHandlers(store),
    ...createDeskHandlers(store, ports, time.timer),
  } satisfies Partial<Handlers>;
  return { store, handlers, emitted, links, place, pass: time.pass, waiting: time.waiting };
}

/** The value of a reply that must be a success. */
export async function valueOf<T>(
  reply:
    | Promise<{ ok: true; value: T } | { ok: false; error: unknown }>
    | { ok: true; value: T }
    | { ok: false; error: unknown },
): Promise<T> {
  const settled = await reply;
  if (!settled.ok) throw new Error(JSON.stringify(settled.error));
  return settled.value;
}
