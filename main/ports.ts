import type { Result } from '../core/base/result.ts';
import type { HostEvents } from '../core/contract/events.ts';
import type { StoreKey } from '../db/store-key.ts';
import type { StoreReplacement } from './backups/replace-store.ts';
import type { FetchedPage } from './vault/keep-fetched.ts';

/**
 * A file that the editor picked: its name without folders, and its bytes. With `failure`, a
 * sentence for the editor, it could not be read and has none.
 */
export interface PickedFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly failure?: string;
}

/** The library that a desk works on. */
export interface LibraryPlace {
  /** Absolute path. */
  readonly folder: string;
  /** The key of a library that is encrypted at rest. */
  readonly key?: StoreKey | undefined;
}

/**
 * What the handlers need of the world outside the store. The desk implements it with Electron;
 * tests and the command line with plain functions.
 */
export interface Ports {
  /** Milliseconds since 1970 in UTC. */
  now(): number;
  /** A fresh id of the form that `isId` accepts. */
  newId(): string;
  /**
   * Asks for stories to import, or takes those that were opened with Galley: absolute paths of
   * files and folders, or null when there are none.
   */
  pickStories(what: 'files' | 'folder' | 'opened'): Promise<string[] | null>;
  /** Asks for one picture; null when the editor changed her mind. */
  pickPicture(): Promise<PickedFile | null>;
  /** Asks for files for the vault: absolute paths, or null when the editor changed her mind. */
  pickSources(): Promise<string[] | null>;
  /**
   * Fetches the page behind an http or https address, after asking: null when the editor said no,
   * a sentence for her when it could not be had.
   */
  fetchPage(address: string): Promise<Result<FetchedPage, string> | null>;
  /** Calls `act` whenever the desk's page is gone: closed, crashed or loaded anew. */
  whenPageGoes(act: () => void): void;
  /**
   * Asks where a page shall be written: an absolute path, or null.
   * @param folder what is proposed; null for the documents of whoever sits here
   */
  pickPagePlace(suggestedName: string, folder: string | null): Promise<string | null>;
  /** Asks where a plain text shall be written: an absolute path, or null. */
  pickTextPlace(suggestedName: string): Promise<string | null>;
  /** The library itself, for its backups; null where none are kept. */
  readonly library: LibraryPlace | null;
  /** Where smaller copies of pictures are kept from one export to the next; null for nowhere. */
  readonly copies: string | null;
  /**
   * Asks for a folder, to export many stories into with the page's template, or for
   * copies: absolute, or null.
   * @param folder where looking begins; null for where the system thinks best
   */
  pickFolder(
    what: 'export' | 'template' | 'backup' | 'archive',
    folder: string | null,
  ): Promise<string | null>;
  /** Asks where an archive of the desk shall be written: an absolute path, or null. */
  pickArchivePlace(suggestedName: string): Promise<string | null>;
  /** Asks for an archive of a desk: an absolute path, or null. */
  pickArchive(): Promise<string | null>;
  /** Closes the desk and opens the library in another folder. */
  openLibrary(folder: string): void;
  /** Shows a finished page in the preview window; a window that is open shows the new one. */
  showPreview(title: string, html: string): Promise<void>;
  /** Shows another page in the preview window as it stands. @returns whether there is a window. */
  redrawPreview(title: string, html: string): Promise<boolean>;
  /**
   * Puts a copy in the place of the store, which is closed for it: the handlers go with it, and the
   * page begins anew. It hears how it went by `backup.restored`.
   */
  replaceStore(replacement: StoreReplacement): void;
  /** Shows a file in the system's file manager. */
  reveal(path: string): void;
  /** Opens a link in the system's browser, after asking; an unsafe link is not opened. */
  openLink(href: string): Promise<void>;
  /** Tells the page something unasked. Nobody listening is no error. */
  emit<Name extends keyof HostEvents>(event: Name, detail: HostEvents[Name]): void;
}
