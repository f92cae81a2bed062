import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { failure, success, type Result } from '../../core/base/result.ts';
import { packOutput, unpackInput } from '../../core/contract/as-text.ts';
import type { Handlers } from '../../core/contract/contract.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { openToRead } from '../../db/open-to-read.ts';
import { keepLibraryToOwner } from '../../db/owner-alone.ts';
import type { StoreFailure } from '../../db/store-failure.ts';
import { noteClosing } from '../backups/note-closing.ts';
import { isStoreFault } from '../faults.ts';
import { createHost, dispatch } from '../host.ts';
import { handlersForReading } from '../reading-desk.ts';
import { attempt, logFault } from '../log.ts';
import type { Ports } from '../ports.ts';
import { runChore } from '../store-chores/run-chore.ts';
import { helpFullDisk, openWithRoom } from '../full-disk.ts';
import { watchStore } from '../store-watch.ts';
import { readOnlyTrouble } from '../start/library-access.ts';
import { addWelcomeStory } from '../welcome/welcome.ts';
import type { Far } from './calls.ts';
import type { DeskPorts, StoreDuties, StorePlace } from './duties.ts';
import { createReadings, type Readings } from './readings.ts';
import { createThreadPorts } from './thread-ports.ts';

/** A store that is open, with all that works on it. */
interface Work {
  readonly store: ArticleStore;
  readonly handlers: Handlers;
  readonly ports: Ports;
  readonly readings: Readings;
  readonly pageGone: () => void;
}

/** What the store's thread does, over a store that `open` opens. */
export function createDuties(desk: Far<DeskPorts>): StoreDuties {
  let open: Work | null = null;
  const work = (): Work => {
    if (!open) throw new Error('The store is not open');
    return open;
  };
  return {
    open: (place) => {
      if (place.reading) {
        const opened = openToRead(place.library, place.key);
        if (opened.ok) open = beginReading(opened.value, place, desk);
        return opened.ok ? success({ isNew: false }) : opened;
      }
      const isNew = !existsSync(join(place.library, 'galley.sqlite'));
      const opened = openWritable(place);
      if (!opened.ok) return opened;
      open = beginWork(opened.value, place, desk);
      keepLibraryToOwner(place.library).catch((fault: unknown) => logFault('library', fault));
      return success({ isNew });
    },
    welcome: (poster) => addWelcomeStory(work().store, poster),
    request: async (name, input) => {
      const { handlers, ports } = work();
      const given = unpackInput(name, input);
      const answer = await dispatch(handlers, name, given, (channel, fault, explained) => {
        logFault(channel, fault);
        if (isStoreFault(fault)) ports.emit('store.failed', helpFullDisk(explained, ports.library));
      });
      return answer.ok ? success(packOutput(name, answer.value)) : answer;
    },
    settings: () => work().store.settings.get(),
    latestChange: () => work().store.stories.latestChange(),
    headline: (id) => work().store.stories.get(id)?.headline ?? null,
    medium: (hash) => {
      const { media } = work().store;
      const medium = media.get(hash);
      const bytes = medium && media.read(hash);
      return bytes && { type: medium.type, bytes };
    },
    beginReading: (hash) => work().readings.begin(hash),
    readPiece: (id) => work().readings.next(id),
    endReading: (id) => work().readings.end(id),
    pageGone: () => work().pageGone(),
    close: (budget) => {
      const { store, ports } = work();
      if (store.isReadOnly) return attempt('store', () => store.close());
      attempt('index', () => store.stories.reindexStale(budget));
      attempt('backups', () => noteClosing(ports.library));
      attempt('store', () => store.close());
    },
  };
}

function beginWork(store: ArticleStore, place: StorePlace, desk: Far<DeskPorts>): Work {
  const { ports, pageGone } = createThreadPorts(desk, place);
  const handlers = createHost(store, ports);
  watchStore({ ports, run: runChore });
  return { store, handlers, ports, pageGone, readings: createReadings(store) };
}

/** A store that is only read: nobody watches over it, and nothing is put in order. */
function beginReading(store: ArticleStore, place: StorePlace, desk: Far<DeskPorts>): Work {
  const { ports: all, pageGone } = createThreadPorts(desk, place);
  // Smaller copies of pictures would be kept in the library's folder.
  const ports = { ...all, copies: null };
  const handlers = handlersForReading(createHost(store, ports), place.reading ?? 'io');
  return { store, handlers, ports, pageGone, readings: createReadings(store) };
}

function openWritable({ library, key }: StorePlace): Result<ArticleStore, StoreFailure> {
  const opened = openWithRoom(library, key);
  if (!opened.ok || !opened.value.isReadOnly) return opened;
  opened.value.close();
  return failure(readOnlyTrouble);
}
