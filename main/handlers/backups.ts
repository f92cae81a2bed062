import { success } from '../../core/base/result.ts';
import type { Handlers } from '../../core/contract/contract.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { createBackupService, type BackupService } from '../backups/backup-service.ts';
import { logFault } from '../log.ts';
import type { Ports } from '../ports.ts';
import { runChore, type RunChore } from '../store-chores/run-chore.ts';
import { refused, type Reply } from './replies.ts';

type BackupChannel = Extract<keyof Handlers, `backups.${string}`>;

/** Milliseconds between two looks whether a backup is due. */
const lookEvery = 60_000;

/** Copies of the store, made by themselves while the desk is open, and the way back from them. */
export function createBackupsHandlers(
  store: ArticleStore,
  ports: Ports,
  run: RunChore = runChore,
): Pick<Handlers, BackupChannel> {
  const service = ports.library && !store.isReadOnly ? beginService(store, ports, run) : null;
  const within = <T>(act: (service: BackupService) => Reply<T> | Promise<Reply<T>>) =>
    service ? act(service) : nothingHere;
  return {
    'backups.state': () => within(({ state }) => success(state())),
    'backups.make': () =>
      within(async ({ make, state }) => ((await make()) === null ? busy : success(state()))),
    'backups.check': (which) =>
      within(async ({ check, state }) => ((await check(which)) === null ? busy : success(state()))),
    'backups.cancel': () =>
      within(({ desk }) => {
        desk.cancel();
        return success(null);
      }),
  };
}

function beginService(
  store: ArticleStore,
  ports: Ports & { readonly library: Ports['library'] },
  run: RunChore,
): BackupService | null {
  if (!ports.library) return null;
  const service = createBackupService({
    library: ports.library,
    ports,
    run,
    elapsed: () => performance.now(),
    lastChange: () => lastChangeOf(store),
  });
  const timer = setInterval(() => {
    if (!store.isOpen) clearInterval(timer);
    else service.tick().catch((fault: unknown) => logFault('backup', fault));
  }, lookEvery);
  timer.unref();
  return service;
}

function lastChangeOf({ stories }: ArticleStore): number | null {
  const newest = { search: '', status: null, tag: null, offset: 0, limit: 1 };
  return stories.list(newest).rows[0]?.updatedAt ?? null;
}

const nothingHere = refused(
  'read-only',
  'This library cannot be written, so no backups are kept of it here.',
);

const busy = refused(
  'bad-request',
  'A backup, a check or a restore is under way already. Wait until it has ended, or stop it.',
);
