import { shell, type BrowserWindow } from 'electron';
import { askToFetch } from './ask-to-fetch.ts';
import {
  pickArchive,
  pickArchivePlace,
  pickFolder,
  pickPagePlace,
  pickPicture,
  pickSources,
  pickStories,
  pickTextPlace,
} from './dialogs.ts';
import { openLink } from './links.ts';
import type { OpenedFiles } from './opened-files.ts';
import type { DeskPorts } from '../store-thread/duties.ts';
import type { Preview } from './preview.ts';

/** What the ports of a desk are made of. */
export interface DeskParts {
  readonly window: BrowserWindow;
  readonly preview: Preview;
  readonly opened: OpenedFiles;
  readonly replaceStore: DeskPorts['replaceStore'];
  readonly openLibrary: DeskPorts['openLibrary'];
}

/** The world outside the store as the desk has it: Electron's dialogs, windows and shell. */
export function createElectronPorts(
  { window, preview, opened, replaceStore, openLibrary }: DeskParts,
  emit: DeskPorts['emit'],
): DeskPorts {
  return {
    pickStories: (what) =>
      what === 'opened' ? Promise.resolve(opened.take()) : pickStories(window, what),
    pickPicture: () => pickPicture(window),
    pickSources: () => pickSources(window),
    fetchPage: (address) => askToFetch(window, address),
    pickPagePlace: (suggestedName, folder) => pickPagePlace(window, suggestedName, folder),
    pickTextPlace: (suggestedName) => pickTextPlace(window, suggestedName),
    pickFolder: (what, folder) => pickFolder(window, what, folder),
    pickArchivePlace: (suggestedName) => pickArchivePlace(window, suggestedName),
    pickArchive: () => pickArchive(window),
    openLibrary,
    showPreview: (title, html) => preview.show(title, html),
    redrawPreview: (title, html) => Promise.resolve(preview.redraw(title, html)),
    replaceStore,
    reveal: (path) => shell.showItemInFolder(path),
    openLink: (href) => openLink(window, href),
    emit,
  };
}
