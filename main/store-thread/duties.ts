import type { FileHash, MediaHash, StoryId } from '../../core/base/id.ts';
import type { Result } from '../../core/base/result.ts';
import type { ChannelName } from '../../core/contract/contract.ts';
import type { DeskSettings } from '../../core/contract/desk.ts';
import type { RequestFailure } from '../../core/contract/failure.ts';
import type { StoreFailure } from '../../db/store-failure.ts';
import type { StoreKey } from '../../db/store-key.ts';
import type { Ports } from '../ports.ts';

// What the main process and the store's thread ask of one another. Everything here can be copied
// from one thread to another.

/** Which store the thread opens. */
export interface StorePlace {
  /** The library's folder. */
  readonly library: string;
  /** The key of a library that is encrypted at rest. */
  readonly key?: StoreKey | undefined;
  /** Why it is opened for reading only; absent where it is worked on. */
  readonly reading?: StoreFailure['code'] | undefined;
}

/** A stored picture as it is served. */
export interface ServedMedium {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A file of the vault that is being read. */
export interface Reading {
  readonly id: number;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
}

/** What the store's thread does when the main process asks. */
export interface StoreDuties {
  /** Opens the store; to be asked first, once. @returns whether there was none before. */
  open(place: StorePlace): Result<{ readonly isNew: boolean }, StoreFailure>;
  /** Puts the welcome story into a store that was just made. */
  welcome(poster: Uint8Array): void;
  /** Answers a request of the page; the input is what the page sent, still unchecked. */
  request(name: ChannelName, input: unknown): Promise<Result<unknown, RequestFailure>>;
  settings(): DeskSettings;
  /** When a story outside the bin was changed last, in milliseconds since 1970; null when none was. */
  latestChange(): number | null;
  /** Null when there is no such story. */
  headline(id: StoryId): string | null;
  medium(hash: MediaHash): ServedMedium | null;
  /** Begins to read a file of the vault; null unless it is a source's and as it was stored. */
  beginReading(hash: FileHash): Promise<Reading | null>;
  /** The next piece, or null at the end. */
  readPiece(id: number): Promise<Uint8Array | null>;
  endReading(id: number): Promise<void>;
  /** The desk's page is gone: closed, crashed or loaded anew. */
  pageGone(): void;
  /** Puts everything away. @param budget milliseconds that the library's index may take */
  close(budget: number): void;
}

/** The ports that the thread reaches the desk by; the others it has itself. */
export type DeskPorts = Omit<Ports, 'now' | 'newId' | 'library' | 'copies' | 'whenPageGoes'>;
