import { createHash } from 'node:crypto';
import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { failure, success, type Result } from '../../core/base/result.ts';
import { usualLeaveFree } from '../backup/back-up.ts';
import { holdsHash, namedFiles, placeOf, type NamedFile } from '../backup/find-files.ts';
import { findKept } from '../backup/kept-files.ts';
import { makeCopy } from '../backup/make-copy.ts';
import { connect } from '../connection.ts';
import { keyFileName, readKeyFile } from '../key-file.ts';
import { placesOf } from '../open-database.ts';
import { piecesOf } from '../sealed-file.ts';
import type { StoreKey } from '../store-key.ts';
import { claimName, flushFolder, makeFolder } from '../whole-file.ts';
import type { ArchiveFailure } from './archive-failure.ts';
import { spellManifest, type ArchiveManifest } from './archive-manifest.ts';
import {
  endSize,
  memberNameOf,
  readMemberName,
  roomOf,
  type ArchiveMember,
} from './archive-member.ts';
import { readArchive } from './read-archive.ts';
import { findNoRoom, makeScratch, ownName, removeScratch, sweepAfterOthers } from './scratch.ts';
import { writeArchive } from './write-archive.ts';

/** An archive to be made. The library may be in use meanwhile. */
export interface SaveArchiveOrder {
  /** The library's folder. */
  readonly library: string;
  /** The archive's file. */
  readonly to: string;
  /** Whether a file of that name is replaced. */
  readonly replaces: boolean;
  /** By the clock, in milliseconds since 1970. */
  readonly at: number;
  readonly key?: StoreKey | undefined;
  /** Bytes that must stay free on the library's disk for the desk itself. */
  readonly leaveFree?: number;
  readonly signal?: AbortSignal;
  /** Hears how much of it is done, from 0 to 1. */
  readonly hear?: (share: number) => void;
}

/** An archive that is whole, read back, and on disk. */
export interface SavedArchive {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly stories: number;
  /** Pictures and sources' files. */
  readonly files: number;
  /** Pictures and sources' files that the store names and that are damaged or gone. */
  readonly missing: number;
}

/** A member with the file that its bytes come from. */
interface Found extends ArchiveMember {
  readonly path: string;
}

/**
 * Writes all of a library into one file: one moment of its store, verified as a backup is, and the
 * pictures and sources' files that this moment names, each held against its hash; of a library
 * under a passphrase everything as it lies there, with its key file. It is written under another
 * name beside the target, flushed, read back whole, and only then gets its name.
 * @throws SqliteError or a system error when a disk refuses; the signal's reason. Nothing is left
 * behind then either.
 */
export async function saveArchive(
  order: SaveArchiveOrder,
): Promise<Result<SavedArchive, ArchiveFailure>> {
  const { library, to, leaveFree = usualLeaveFree } = order;
  if (!order.replaces && existsSync(to)) return failure({ code: 'taken', detail: to });
  const { file, backups } = placesOf(library);
  const room = findNoRoom(backups, sizeOf(file) + sizeOf(`${file}-wal`) + leaveFree);
  if (room) return failure(room);
  const scratch = makeScratch(backups);
  try {
    const gathered = await gather(order, scratch);
    return gathered.ok ? await write(order, gathered.value) : gathered;
  } finally {
    removeScratch(scratch);
  }
}

interface Gathered {
  readonly manifest: ArchiveManifest;
  readonly found: ReadonlyMap<string, Found>;
  readonly missing: number;
}

/** Bytes of work are told apart in thirds: looking at the files, writing, and reading back. */
const third = 1 / 3;

async function gather(
  { library, key, at, signal, hear }: SaveArchiveOrder,
  scratch: string,
): Promise<Result<Gathered, ArchiveFailure>> {
  const lock = key ? readKeyFile(library) : null;
  if (lock && (!lock.ok || lock.value?.state !== 'sealed'))
    return failure({ code: 'changed', detail: 'the key file' });
  const { file: store } = placesOf(library);
  const stop = signal ? { signal } : {};
  const made = await makeCopy({
    store,
    folder: scratch,
    kind: 'backup',
    at,
    how: 'quick',
    key,
    ...stop,
  });
  if (!made.ok) return failure({ code: 'store-damaged', detail: made.error });
  const { path, version, counts } = made.value;
  const found = [await measure('galley.sqlite', path)];
  if (key) found.push(await measure(keyFileName, join(library, keyFileName)));
  const named = filesNamedBy(path, key);
  let missing = 0;
  for (const [index, file] of named.entries()) {
    signal?.throwIfAborted();
    const place = await findWhole(library, file, key);
    if (place === null) missing += 1;
    else found.push(await measure(memberNameOf(file), place, key ? undefined : file.hash));
    hear?.((index / named.length) * third);
  }
  found.sort((one, other) => (one.name < other.name ? -1 : 1));
  const members = found.map(({ name, size, sha256 }) => ({ name, size, sha256 }));
  const stories = counts['stories'] ?? 0;
  const manifest = { at, version, stories, isEncrypted: key !== undefined, members };
  return success({ manifest, found: new Map(found.map((each) => [each.name, each])), missing });
}

function filesNamedBy(copy: string, key: StoreKey | undefined): NamedFile[] {
  const database = connect(copy, { readOnly: true, lockWait: 0, key });
  try {
    return namedFiles(database);
  } finally {
    database.close();
  }
}

/** Where a file lies that is still what it was; null when there is none. */
async function findWhole(
  library: string,
  file: NamedFile,
  key: StoreKey | undefined,
): Promise<string | null> {
  // The store may let go of a file meanwhile; it is put aside then.
  const kept = (): string | null => findKept(placesOf(library)[file.kind], file.hash);
  for (const place of [placeOf(library, file), kept()]) {
    if (place !== null && existsSync(place) && (await holdsHash(place, file, key))) return place;
  }
  return null;
}

/** @param known the hash of its bytes, where somebody has looked already */
async function measure(name: string, path: string, known?: string): Promise<Found> {
  const { size } = statSync(path);
  if (known !== undefined) return { name, path, size, sha256: known };
  const hash = createHash('sha256');
  for await (const piece of piecesOf(path, undefined, '')) hash.update(piece);
  return { name, path, size, sha256: hash.digest('hex') };
}

async function write(
  order: SaveArchiveOrder,
  { manifest, found, missing }: Gathered,
): Promise<Result<SavedArchive, ArchiveFailure>> {
  const { to, signal, hear, library } = order;
  const folder = dirname(to);
  makeFolder(folder);
  sweepAfterOthers(folder, draftPrefixOf(to));
  const size = sizeOfArchive(manifest);
  const room = findNoRoom(folder, size);
  if (room) return failure(room);
  const draft = join(folder, ownName(draftPrefixOf(to)));
  let written = 0;
  try {
    const id = await writeArchive(draft, manifest, {
      piecesOf: (member) => bytesOf(library, found.get(member.name)),
      signal,
      hear: (bytes) => hear?.(third + ((written += bytes) / size) * third),
    });
    const read = await readArchive(draft, { signal, hear: (share) => hear?.((2 + share) * third) });
    if (!read.ok || read.value.id !== id)
      return failure({ code: 'changed', detail: read.ok ? 'another manifest' : detailOf(read) });
    if (!name(order, draft)) return failure({ code: 'taken', detail: to });
    const files = manifest.members.length - (manifest.isEncrypted ? 2 : 1);
    return success({ path: to, size, stories: manifest.stories, files, missing });
  } finally {
    rmSync(draft, { force: true });
  }
}

function bytesOf(library: string, found: Found | undefined): AsyncIterable<Uint8Array> {
  if (!found) throw new TypeError('A member without a file');
  const kind = kindOf(found.name);
  const aside =
    kind && !existsSync(found.path)
      ? findKept(placesOf(library)[kind], basename(found.path))
      : null;
  return piecesOf(aside ?? found.path, undefined, '');
}

function kindOf(name: string): NamedFile['kind'] | null {
  const member = readMemberName(name);
  return member?.what === 'file' ? member.kind : null;
}

function name({ to, replaces }: SaveArchiveOrder, draft: string): boolean {
  if (!replaces) return claimName(draft, to);
  renameSync(draft, to);
  flushFolder(dirname(to));
  return true;
}

function draftPrefixOf(to: string): string {
  return `${basename(to)}.part-`;
}

function sizeOfArchive(manifest: ArchiveManifest): number {
  const own = roomOf(spellManifest(manifest).byteLength) + endSize;
  return manifest.members.reduce((sum, { size }) => sum + roomOf(size), own);
}

function detailOf(read: { readonly error: ArchiveFailure }): string {
  return read.error.code === 'no-room' ? '' : read.error.detail;
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
