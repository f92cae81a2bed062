import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { ArchiveFacts } from '../../core/contract/backups.ts';
import type { Handlers } from '../../core/contract/contract.ts';
import { success, type Result } from '../../core/base/result.ts';
import type { ArchiveFailure } from '../../db/archive/archive-failure.ts';
import { archiveEnding } from '../../db/archive/archive-member.ts';
import {
  openFaultSentence,
  openSentence,
  saveFaultSentence,
  saveSentence,
} from '../archive/archive-words.ts';
import type { BackupService } from '../backups/backup-service.ts';
import type { WorkContext } from '../backups/backup-work.ts';
import { logFault } from '../log.ts';
import type { Ports } from '../ports.ts';
import type { RunChore } from '../store-chores/run-chore.ts';
import { refused, type Reply } from './replies.ts';

type Within = <T>(
  act: (service: BackupService) => Reply<T> | Promise<Reply<T>>,
) => Reply<T> | Promise<Reply<T>>;

/** An archive that was looked over. */
interface Looked {
  readonly token: string;
  readonly path: string;
  readonly id: string;
}

/** Where it went; null for the place of everything. */
interface Taken {
  readonly folder: string | null;
}

/** All of the desk in one file, and back. */
export function createArchiveHandlers(within: Within, ports: Ports, run: RunChore) {
  let looked: Looked | null = null;
  let made: string | null = null;
  return {
    'backups.writeArchive': () =>
      within(async ({ desk, library }) => {
        const to = await ports.pickArchivePlace(suggestedName(ports.now()));
        if (to === null) return noPlace;
        const { folder, key } = library;
        const order = { library: folder, key, to, replaces: true, at: ports.now() };
        const saved = await perform(desk, 'save', (context) => run('archive.save', order, context));
        if (!saved.ok) return saved;
        const { size, stories, files, missing } = saved.value;
        return success({ name: basename(to), size, stories, files, missing });
      }),
    'backups.openArchive': () =>
      within(async ({ desk, library }) => {
        const path = await ports.pickArchive();
        if (path === null) return noPlace;
        const order = { archive: path, library: library.folder, key: library.key };
        const found = await perform(desk, 'open', (context) => run('archive.look', order, context));
        if (!found.ok) return found;
        const { id, manifest, files, losses } = found.value;
        looked = { token: randomUUID(), path, id };
        const { at, stories, isEncrypted } = manifest;
        const { token } = looked;
        const name = basename(path);
        return success<ArchiveFacts>({ token, name, at, stories, files, isEncrypted, losses });
      }),
    'backups.takeArchive': ({ token, into }) =>
      within(async ({ desk, library }) => {
        if (looked?.token !== token) return noArchive;
        const { path: archive, id } = looked;
        if (into === 'new-folder') {
          const folder = await ports.pickFolder('archive', null);
          if (folder === null) return noPlace;
          const order = { archive, folder, id };
          const unpacked = await perform(desk, 'open', (context) =>
            run('archive.unpack', order, context),
          );
          if (!unpacked.ok) return unpacked;
          made = folder;
          return success<Taken>({ folder });
        }
        const { folder, key } = library;
        const order = { archive, id, library: folder, key };
        const ready = await perform(desk, 'open', (context) =>
          run('archive.ready', order, context),
        );
        if (!ready.ok) return ready;
        ports.replaceStore({
          what: 'archive',
          library: folder,
          key,
          at: ports.now(),
          ...ready.value,
        });
        return success<Taken>({ folder: null });
      }),
    'backups.openUnpacked': () => {
      if (made === null) return noArchive;
      ports.openLibrary(made);
      return success(null);
    },
  } satisfies Partial<Handlers>;
}

/** Does one thing, and puts into words why nothing came of it. */
async function perform<T>(
  desk: BackupService['desk'],
  what: 'save' | 'open',
  act: (context: WorkContext) => Promise<Result<T, ArchiveFailure>>,
): Promise<Reply<T>> {
  const [sentence, faultSentence] =
    what === 'save' ? [saveSentence, saveFaultSentence] : [openSentence, openFaultSentence];
  const done = await desk.perform('archive', async (context): Promise<Reply<T>> => {
    try {
      const outcome = await act(context);
      if (outcome.ok) return outcome;
      logFault('archive', JSON.stringify(outcome.error));
      return refused('bad-input', sentence(outcome.error));
    } catch (fault) {
      if (context.signal.aborted) return stopped;
      logFault('archive', fault);
      return refused('bad-input', faultSentence(fault));
    }
  });
  return done ?? busy;
}

function suggestedName(now: number): string {
  return `Galley ${new Date(now).toISOString().slice(0, 10)}.${archiveEnding}`;
}

const busy = refused(
  'bad-request',
  'A backup, a check or a restore is under way already. Wait until it has ended, or stop it.',
);

const noPlace = refused('cancelled', 'Nothing was chosen; all stays as it was.');

const stopped = refused('cancelled', 'It was stopped, and nothing half-made was kept.');

const noArchive = refused(
  'not-found',
  'No archive is open any more. Nothing was done. Open it again.',
);
