import { createBackupService } from '../../../main/backups/backup-service.ts';
import type { ArticleStore } from '../../../db/article-store.ts';
import { runChoreHere, type RunChore } from '../../../main/store-chores/run-chore.ts';
import { addStory, createClock, mustOpen, temporaryFolder } from '../../db/store-fixture.ts';

/** A library with a store, and what it takes to look after its backups. */
export function createBackupLibrary(folder = temporaryFolder()) {
  const clock = createClock(Date.UTC(2026, 4, 4, 12));
  let elapsed = 0;
  const emitted: { readonly event: string; readonly detail: unknown }[] = [];
  const ports = {
    now: clock.now,
    emit: (event: string, detail: unknown) => void emitted.push({ event, detail }),
  };
  const open = (): ArticleStore => mustOpen(folder, { now: clock.now });
  return {
    folder,
    emitted,
    clock,
    open,
    /** Time passes by every clock. */
    pass: (milliseconds: number) => {
      clock.pass(milliseconds);
      elapsed += milliseconds;
    },
    begin: (run: RunChore = runChoreHere, lastChange: number | null = null) =>
      createBackupService({
        library: { folder },
        ports,
        run,
        elapsed: () => elapsed,
        lastChange: () => lastChange,
      }),
    /** Puts a story into the store, as typing would. */
    change: (store: ArticleStore) => addStory(store, { headline: 'Ferry' }),
  };
}
