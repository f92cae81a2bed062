import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { failure, success, type Result } from '../../core/base/result.ts';
import { usualLeaveFree } from '../backup/back-up.ts';
import { namedFiles } from '../backup/find-files.ts';
import { verifyCopy } from '../backup/verify-copy.ts';
import { connect } from '../connection.ts';
import { readKeyFile } from '../key-file.ts';
import type { StoreKey } from '../store-key.ts';
import { flushFolder, makeFolder } from '../whole-file.ts';
import type { ArchiveFailure } from './archive-failure.ts';
import type { ArchiveManifest } from './archive-manifest.ts';
import { memberNameOf, type ArchiveMember } from './archive-member.ts';
import { holdsOwnProgramsOnly } from './own-programs.ts';
import { readArchive, type WholeArchive } from './read-archive.ts';
import { findNoRoom } from './scratch.ts';

/** An archive that is to be unpacked. */
export interface UnpackOrder {
  readonly archive: string;
  /** An empty folder; whoever made it removes it, above all after a failure. */
  readonly into: string;
  /** The key that an encrypted archive is looked into with; without it only its bytes are checked. */
  readonly key?: StoreKey | undefined;
  /** Files that are left where they are: the archive's are looked at and not written. */
  readonly isThere?: (member: ArchiveMember) => boolean;
  /** Bytes that must stay free. */
  readonly leaveFree?: number;
  readonly signal?: AbortSignal | undefined;
  /** Hears how much of it is done, from 0 to 1. */
  readonly hear?: ((share: number) => void) | undefined;
}

/** An archive of which all that was asked for lies in the folder, whole and on disk. */
export interface Unpacked extends WholeArchive {
  /** Whether its store was opened and looked over; an encrypted one only with its key. */
  readonly isOpened: boolean;
  /** Files that its store names and that are not in it; null when that is not known. */
  readonly missing: number | null;
}

/**
 * Unpacks an archive, which may come from anywhere: the store, the key file, and the files under
 * `media` and `vault`. They count only when this says so.
 * @throws SqliteError or a system error; the signal's reason.
 */
export async function unpackArchive(order: UnpackOrder): Promise<Result<Unpacked, ArchiveFailure>> {
  const { into, isThere = () => false, leaveFree = usualLeaveFree, signal, hear } = order;
  const folders = new Set<string>();
  const read = await readArchive(order.archive, {
    signal,
    hear: (share) => hear?.(share * 0.9),
    begin: ({ members }) => {
      const sizes = members.filter((member) => !isThere(member)).map(({ size }) => size + 4096);
      return findNoRoom(
        into,
        sizes.reduce((sum, size) => sum + size, leaveFree),
      );
    },
    take: async (member, pieces) => {
      if (isThere(member)) return;
      // The names of members are of the exact forms that `readMemberName` knows.
      const path = join(into, ...member.name.split('/'));
      makeFolder(dirname(path));
      folders.add(dirname(path));
      await writeFlushed(path, pieces);
    },
  });
  if (!read.ok) return read;
  for (const folder of folders) flushFolder(folder);
  const looked = look(order, read.value.manifest);
  hear?.(1);
  return looked.ok ? success({ ...read.value, ...looked.value }) : looked;
}

async function writeFlushed(path: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const piece of pieces) await file.writeFile(piece);
    await file.sync();
  } finally {
    await file.close();
  }
}

function look(
  { into, key, signal }: UnpackOrder,
  { isEncrypted, members }: ArchiveManifest,
): Result<Pick<Unpacked, 'isOpened' | 'missing'>, ArchiveFailure> {
  if (isEncrypted) {
    const lock = readKeyFile(into);
    if (!lock.ok || lock.value?.state !== 'sealed')
      return failure({ code: 'damaged', detail: 'the key file' });
    if (!key) return success({ isOpened: false, missing: null });
  }
  const path = join(into, 'galley.sqlite');
  const own = isEncrypted ? key : undefined;
  const verified = verifyCopy(path, { key: own, how: 'full', ...(signal && { signal }) });
  if (!verified.ok) return failure(failureOf(verified.error, isEncrypted));
  const database = connect(path, { readOnly: true, lockWait: 0, key: own });
  try {
    if (!holdsOwnProgramsOnly(database))
      return failure({ code: 'damaged', detail: 'a store with programs of its own' });
    const names = new Set(members.map(({ name }) => name));
    const missing = namedFiles(database).filter((file) => !names.has(memberNameOf(file))).length;
    return success({ isOpened: true, missing });
  } finally {
    database.close();
  }
}

// Its bytes are those that were written: what cannot be read as a database is under another key.
function failureOf(detail: string, isEncrypted: boolean): ArchiveFailure {
  if (detail.endsWith('newer')) return { code: 'newer', detail };
  return {
    code: isEncrypted && detail.includes('not a database') ? 'other-key' : 'damaged',
    detail,
  };
}
