import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { BackupLosses } from '../../core/contract/backups.ts';
import { failure, success, type Result } from '../../core/base/result.ts';
import type { ArchiveFailure } from '../../db/archive/archive-failure.ts';
import type { ArchiveManifest } from '../../db/archive/archive-manifest.ts';
import {
  saveArchive,
  type SaveArchiveOrder,
  type SavedArchive,
} from '../../db/archive/save-archive.ts';
import { makeScratch, removeScratch } from '../../db/archive/scratch.ts';
import {
  dropNewLibrary,
  hasMember,
  readyNewLibrary,
  settleFiles,
  settleNewLibrary,
} from '../../db/archive/settle-archive.ts';
import { unpackArchive, type Unpacked } from '../../db/archive/unpack-archive.ts';
import { compareStores } from '../../db/backup/compare-stores.ts';
import { openCopy } from '../../db/backup/open-copy.ts';
import { connect } from '../../db/connection.ts';
import { placesOf } from '../../db/open-database.ts';
import type { StoreKey } from '../../db/store-key.ts';
import type { Chore } from './chore.ts';

/** Writes all of a library into one file (`saveArchive`). */
export const saveDesk: Chore<
  Omit<SaveArchiveOrder, 'signal' | 'hear'>,
  Result<SavedArchive, ArchiveFailure>,
  number
> = (options, { signal, progress }) => saveArchive({ ...options, signal, hear: progress });

/** Which archive, and the library that it would come into. */
export interface ArchivePlace {
  readonly archive: string;
  /** The library's folder. */
  readonly library: string;
  /** The key of the library. */
  readonly key?: StoreKey | undefined;
}

/** What an archive was found to be. */
export interface LookedArchive {
  readonly id: string;
  readonly manifest: Omit<ArchiveManifest, 'members'>;
  /** Pictures and sources' files. */
  readonly files: number;
  /** What it would undo in the place of the library; null when it cannot take that place. */
  readonly losses: BackupLosses | null;
}

/** Looks over all of an archive; nothing of it is kept. */
export const lookIntoArchive: Chore<
  ArchivePlace,
  Result<LookedArchive, ArchiveFailure>,
  number
> = async ({ archive, library, key }, { signal, progress }) => {
  const into = makeScratch(placesOf(library).backups);
  const isThere = ({ name }: { readonly name: string }): boolean => name.includes('/');
  try {
    const order = { archive, into, isThere, signal, hear: progress };
    const unpacked = await unpackArchive({ ...order, key });
    if (unpacked.ok) return success(describe(unpacked.value, { archive, library, key }, into));
    if (unpacked.error.code !== 'other-key') return unpacked;
    // Another desk's: it can become a library of its own.
    removeScratch(into);
    const again = makeScratch(placesOf(library).backups);
    try {
      const unseen = await unpackArchive({ ...order, into: again });
      return unseen.ok ? success(describe(unseen.value, { archive, library, key }, again)) : unseen;
    } finally {
      removeScratch(again);
    }
  } finally {
    removeScratch(into);
  }
};

function describe(
  { id, manifest, isOpened, missing }: Unpacked,
  place: ArchivePlace,
  into: string,
): LookedArchive {
  const { members, ...rest } = manifest;
  const files = members.filter(({ name }) => name.includes('/')).length;
  const isFit = isOpened && manifest.isEncrypted === (place.key !== undefined);
  const losses = isFit ? lossesOf(place, into, missing ?? 0) : null;
  return { id, manifest: rest, files, losses };
}

function lossesOf(
  { library, key }: ArchivePlace,
  into: string,
  missingFiles: number,
): BackupLosses | null {
  const opened = openCopy({ path: join(into, 'galley.sqlite'), library, key });
  if (!opened.ok) return null;
  const present = connect(placesOf(library).file, { readOnly: true, lockWait: 5000, key });
  try {
    return { ...compareStores(present, opened.value.database), missingFiles };
  } finally {
    present.close();
    opened.value.store.close();
  }
}

/** An archive that was looked over before. */
export interface KnownArchive extends ArchivePlace {
  /** As it was found then: another file of that name is refused. */
  readonly id: string;
}

/** What is to be put in the store's place. */
export interface ReadyArchive {
  readonly copy: string;
  /** The folder that it lies in, to be removed afterwards. */
  readonly scratch: string;
}

/**
 * Makes ready for an archive in the place of everything: adds its pictures and sources' files to
 * those of the library, which all stay, and lays its store beside.
 */
export const readyArchive: Chore<
  KnownArchive,
  Result<ReadyArchive, ArchiveFailure>,
  number
> = async ({ archive, library, key, id }, { signal, progress }) => {
  const into = makeScratch(placesOf(library).backups);
  let isReady = false;
  try {
    const isThere = hasMember.bind(null, library);
    const order = { archive, into, key, isThere, signal, hear: progress };
    const unpacked = await unpackArchive(order);
    if (!unpacked.ok) return unpacked;
    const { manifest, isOpened } = unpacked.value;
    if (unpacked.value.id !== id) return failure({ code: 'changed', detail: 'another archive' });
    if (!isOpened || manifest.isEncrypted !== (key !== undefined))
      return failure({ code: 'other-key', detail: 'not this library’s' });
    settleFiles(into, library);
    isReady = true;
    return success({ copy: join(into, 'galley.sqlite'), scratch: into });
  } finally {
    if (!isReady) removeScratch(into);
  }
};

/** An archive that becomes a library of its own. */
export interface UnpackLibraryOptions {
  readonly archive: string;
  /** The new library's folder: new or empty. */
  readonly folder: string;
  /** The archive's own key, where it is at hand. */
  readonly key?: StoreKey | undefined;
  /** As it was found before; absent when nobody looked. */
  readonly id?: string;
  readonly leaveFree?: number;
}

/** What became of it. */
export interface UnpackedLibrary {
  readonly folder: string;
  readonly stories: number;
  readonly files: number;
  readonly isEncrypted: boolean;
  readonly isOpened: boolean;
  readonly missing: number | null;
}

/** Unpacks an archive into a new library. */
export const unpackLibrary: Chore<
  UnpackLibraryOptions,
  Result<UnpackedLibrary, ArchiveFailure>,
  number
> = async ({ archive, folder, key, id, leaveFree }, { signal, progress }) => {
  const wasThere = existsSync(folder);
  const scratch = readyNewLibrary(folder);
  if (!scratch.ok) return scratch;
  let isSettled = false;
  try {
    const order = { archive, into: scratch.value, key, signal, hear: progress };
    const unpacked = await unpackArchive({
      ...order,
      ...(leaveFree !== undefined && { leaveFree }),
    });
    if (!unpacked.ok) return unpacked;
    const { manifest, isOpened, missing } = unpacked.value;
    if (id !== undefined && unpacked.value.id !== id)
      return failure({ code: 'changed', detail: `another ${basename(archive)}` });
    settleNewLibrary(scratch.value);
    isSettled = true;
    const files = manifest.members.filter(({ name }) => name.includes('/')).length;
    const { stories, isEncrypted } = manifest;
    return success({ folder, stories, files, isEncrypted, isOpened, missing });
  } finally {
    if (!isSettled) dropNewLibrary(scratch.value, wasThere);
  }
};
