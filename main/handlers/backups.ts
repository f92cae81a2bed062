import { join } from 'node:path';
import { success } from '../../core/base/result.ts';
import type { Handlers } from '../../core/contract/contract.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { createBackupService, type BackupService } from '../backups/backup-service.ts';
import { restoreStory } from '../backups/restore-story.ts';
import { logFault } from '../log.ts';
import type { Ports } from '../ports.ts';
import { ChoreStalled, runChore, type RunChore } from '../store-chores/run-chore.ts';
import { createArchiveHandlers } from './archives.ts';
import { refused, type Reply } from './replies.ts';

type BackupChannel = Extract<keyof Handlers, `backups.${string}`>;

/** Milliseconds between two looks whether a backup is due. */
const lookEvery = 60_000;

/** Milliseconds that the index may take before a copy is made: typing waits for it. */
const catchUpBudget = 50;

/** Copies of the store, made by themselves while the desk is open, and the way back from them. */
export function createBackupsHandlers(
  store: ArticleStore,
  ports: Ports,
  run: RunChore = runChore,
): Pick<Handlers, BackupChannel> {
  const service = ports.library && !store.isReadOnly ? beginService(store, ports, run) : null;
  const within: Within = async (act) => {
    if (!service) return nothingHere;
    try {
      return await act(service);
    } catch (fault) {
      if (fault instanceof ChoreStalled) return notAnswering;
      throw fault;
    }
  };
  return {
    ...createArchiveHandlers(within, ports, run),
    ...createMakingHandlers(within, ports),
    ...createLookingHandlers(within, store),
    ...createRestoreHandlers(within, { store, ports }),
  };
}

type Within = <T>(
  act: (service: BackupService) => Reply<T> | Promise<Reply<T>>,
) => Promise<Reply<T>>;

function createMakingHandlers(within: Within, ports: Ports) {
  return {
    'backups.state': () =>
      within(({ look, state }) => {
        look().catch((fault: unknown) => logFault('backup folder', fault));
        return success(state());
      }),
    'backups.make': () =>
      within(async ({ make, state }) => ((await make()) === null ? busy : success(state()))),
    'backups.check': (which) =>
      within(async ({ check, state }) => ((await check(which)) === null ? busy : success(state()))),
    'backups.remove': (which) =>
      within(async ({ remove, state }) => {
        const isGone = await remove(which);
        if (isGone === null) return busy;
        return isGone ? success(state()) : noCopy;
      }),
    'backups.cancel': () =>
      within(({ desk }) => {
        desk.cancel();
        return success(null);
      }),
    'backups.pickFolder': () =>
      within(async ({ desk, second, state }) => {
        const picked = await ports.pickFolder('backup', null);
        if (picked === null) return noFolder;
        const trouble = await second.choose(picked);
        if (trouble !== null) return refused('bad-input', trouble);
        await desk.perform('backup', second.update);
        return success(state());
      }),
    'backups.dropFolder': () =>
      within(({ second, state }) => {
        second.drop();
        return success(state());
      }),
    'backups.reveal': ({ place }) =>
      within(({ folderOf, state }) => {
        const folder = folderOf(place);
        if (folder === null) return noCopy;
        const newest = state().copies.find((copy) => copy.isInBoth || copy.place === place);
        ports.reveal(newest ? join(folder, newest.name) : folder);
        return success(null);
      }),
  } satisfies Partial<Handlers>;
}

function createLookingHandlers(within: Within, store: ArticleStore) {
  return {
    'backups.stories': ({ place, name, ...query }) =>
      within(async ({ placeOf, runAt }) => {
        const copy = placeOf({ place, name });
        if (!copy) return noCopy;
        const listed = await runAt(place)('backup.list', {
          ...copy,
          query: { ...query, status: null, tag: null },
        });
        return listed.ok ? listed : unreadable(listed.error);
      }),
    'backups.story': ({ place, name, id }) =>
      within(async ({ placeOf, runWithFiles, second }) => {
        const copy = placeOf({ place, name });
        if (!copy) return noCopy;
        const wanted = { ...copy, id, besides: second.besides() };
        const read = await runWithFiles('backup.readStory', wanted);
        if (!read.ok) return unreadable(read.error);
        if (!read.value) return noStoryThere;
        const story = store.stories.get(id);
        return success({ ...read.value, isHere: story !== null });
      }),
  } satisfies Partial<Handlers>;
}

interface RestoreSetting {
  readonly store: ArticleStore;
  readonly ports: Ports;
}

function createRestoreHandlers(within: Within, { store, ports }: RestoreSetting) {
  return {
    'backups.restoreStory': ({ place, name, id }) =>
      within(async ({ desk, folderOf, library, placeOf, runWithFiles, second }) => {
        const folder = folderOf(place);
        if (folder === null || !placeOf({ place, name })) return noCopy;
        const restored = await desk.perform('restore', () => {
          const besides = second.besides();
          const wanted = { id, folder, name, besides, library, now: ports.now() };
          return restoreStory(store, runWithFiles, wanted);
        });
        if (restored === null) return busy;
        if (restored.ok) ports.emit('library.changed', { id: restored.value.id });
        else return restored.error.code === 'not-found' ? noStoryThere : unreadable(restored.error);
        return restored;
      }),
    'backups.losses': (which) =>
      within(async ({ desk, placeOf, runWithFiles, second }) => {
        const copy = placeOf(which);
        if (!copy) return noCopy;
        const ready = await desk.perform('restore', (context) =>
          runWithFiles('backup.ready', { ...copy, besides: second.besides() }, context),
        );
        if (ready === null) return busy;
        return ready.ok ? ready : unreadable(ready.error);
      }),
    'backups.restoreAll': (which) =>
      within(({ desk, placeOf, library }) => {
        const copy = placeOf(which);
        if (!copy) return noCopy;
        if (desk.running() !== null) return busy;
        const { folder, key } = library;
        ports.replaceStore({
          what: 'backup',
          library: folder,
          key,
          copy: copy.path,
          at: ports.now(),
        });
        return success(null);
      }),
  } satisfies Partial<Handlers>;
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
    catchUp: () => void store.stories.reindexStale(catchUpBudget),
    lastChange: () => store.stories.latestChange(),
  });
  const timer = setInterval(() => {
    if (!store.isOpen) clearInterval(timer);
    else service.tick().catch((fault: unknown) => logFault('backup', fault));
  }, lookEvery);
  timer.unref();
  return service;
}

const nothingHere = refused(
  'read-only',
  'This library cannot be written, so no backups are kept of it here.',
);

const busy = refused(
  'bad-request',
  'A backup, a check or a restore is under way already. Wait until it has ended, or stop it.',
);

const notAnswering = refused(
  'store',
  'The folder that you chose for backups does not answer: its disk or its network may be busy or away. Nothing was changed. Try again later, or choose a backup in the library.',
);

const noFolder = refused('cancelled', 'No folder was chosen; all stays as it was.');

const noCopy = refused(
  'not-found',
  'This backup is no longer there: it may have been deleted, or its disk is not connected. Nothing was changed. Choose another.',
);

const noStoryThere = refused(
  'not-found',
  'This story is not in that backup. Nothing was changed. Look for it in another one.',
);

/** A copy that cannot be read; the sentence of a store would speak of the library. */
function unreadable({ code }: { readonly code: string }): Reply<never> {
  return refused(
    'bad-input',
    code === 'newer'
      ? 'This backup was written by a newer release of Galley, which this one cannot read. Nothing was changed. Install the newest Galley, or choose another backup.'
      : 'This backup cannot be read: it is damaged, or its disk is not connected. Nothing was changed. Choose another.',
  );
}
