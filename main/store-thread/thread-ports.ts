import { randomUUID } from 'node:crypto';
import { copiesFolder } from '../pictures/ready-copies.ts';
import type { Ports } from '../ports.ts';
import type { Far } from './calls.ts';
import type { DeskPorts, StorePlace } from './duties.ts';

/** The ports of the store's thread. */
export interface ThreadPorts {
  readonly ports: Ports;
  /** The desk's page is gone. */
  readonly pageGone: () => void;
}

/** The world outside the store as its thread has it: the desk answers from the main process. */
export function createThreadPorts(desk: Far<DeskPorts>, { library, key }: StorePlace): ThreadPorts {
  const goings: (() => void)[] = [];
  const ports: Ports = {
    now: () => Date.now(),
    newId: () => randomUUID(),
    library: { folder: library, key },
    // They would lie there unencrypted; they can be made again each time.
    copies: key ? null : copiesFolder(library),
    whenPageGoes: (act) => void goings.push(act),
    pickStories: (what) => desk.call('pickStories', what),
    pickPicture: () => desk.call('pickPicture'),
    pickSources: () => desk.call('pickSources'),
    fetchPage: (address) => desk.call('fetchPage', address),
    pickPagePlace: (suggestedName, folder) => desk.call('pickPagePlace', suggestedName, folder),
    pickTextPlace: (suggestedName) => desk.call('pickTextPlace', suggestedName),
    pickFolder: (what, folder) => desk.call('pickFolder', what, folder),
    pickArchivePlace: (suggestedName) => desk.call('pickArchivePlace', suggestedName),
    pickArchive: () => desk.call('pickArchive'),
    openLibrary: (folder) => desk.tell('openLibrary', folder),
    showPreview: (title, html) => desk.call('showPreview', title, html),
    redrawPreview: (title, html) => desk.call('redrawPreview', title, html),
    replaceStore: (replacement) => desk.tell('replaceStore', replacement),
    reveal: (path) => desk.tell('reveal', path),
    openLink: (href) => desk.call('openLink', href),
    emit: (event, detail) => desk.tell('emit', event, detail),
  };
  return {
    ports,
    pageGone: () => {
      for (const act of goings) act();
    },
  };
}
