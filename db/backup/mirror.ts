import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import { failure, success, type Result } from '../../core/base/result.ts';
import { copyKeyFile } from '../key-file.ts';
import type { Direction } from '../lock-state.ts';
import { isSealedFile } from '../sealed-file.ts';
import type { StoreKey } from '../store-key.ts';
import { claimName, makeFolder, writeWhole } from '../whole-file.ts';
import { freeBytes, makeRoom, rotate, usualLeaveFree } from './back-up.ts';
import { convertFolder } from './convert-folder.ts';
import { copyFile } from './copy-file.ts';
import { draftPrefix } from './copy-name.ts';
import { listCopies, writeRecord, type Copy } from './copies.ts';
import { copyNamedFile, namedFiles, placeOf, type NamedFile } from './find-files.ts';
import { openCopy } from './open-copy.ts';
import { findKept } from './kept-files.ts';
import { sweepDrafts } from './make-copy.ts';
import { sweepMirror, type Swept } from './sweep-mirror.ts';
import { verifyCopy } from './verify-copy.ts';

/** A folder of the editor's choice is brought up to date. */
export interface MirrorOrder {
  /** The library's folder. */
  readonly library: string;
  /** Where its copies lie. */
  readonly backups: string;
  /** The folder besides, which has the mark of this library (`markFolder`). */
  readonly folder: string;
  /** The library's own id. */
  readonly id: string;
  readonly key?: StoreKey | undefined;
  /** The form that all in the folder is known to have; null has it looked over. */
  readonly form?: Direction | null;
  readonly leaveFree?: number;
  readonly signal?: AbortSignal;
  /** Hears how much of it is done, from 0 to 1. */
  readonly hear?: (share: number) => void;
}

/** Why a folder cannot be brought up to date. */
export interface MirrorFailure {
  /**
   * - `absent`: it is not there, or its disk is not connected
   * - `other`: it holds the copies of another library
   * - `no-copy`: there is nothing to copy yet
   * - `no-room`: it is full
   * - `bad-copy`: the copy could not be read back there
   */
  readonly code: 'absent' | 'other' | 'no-copy' | 'no-room' | 'bad-copy';
}

const markName = 'library.json';
const markForm = v.object({ format: v.literal('galley-backups-1'), library: v.string() });

/** Says in a folder whose copies it holds; makes it when it is not there. */
export function markFolder(folder: string, id: string): Result<null, MirrorFailure> {
  makeFolder(folder);
  const owner = ownerOf(folder);
  if (owner !== null && owner !== id) return failure({ code: 'other' });
  const mark = { format: 'galley-backups-1', library: id };
  if (owner === null) writeWhole(join(folder, markName), Buffer.from(JSON.stringify(mark)));
  return success(null);
}

/** Whether a folder is there and this library's. A disk that is not connected has no mark. */
export function lookAtFolder(folder: string, id: string): Result<null, MirrorFailure> {
  const owner = ownerOf(folder);
  if (owner === null) return failure({ code: 'absent' });
  return owner === id ? success(null) : failure({ code: 'other' });
}

/** What came of it. */
export interface Mirrored {
  /** Files that could not be copied since they are damaged or gone in the library. */
  readonly lost: number;
  /** Copies and files there that are not encrypted, and being damaged cannot be, in a library that is. */
  readonly plain: number;
  /** The pictures and sources' files there now, and how many went since no copy there names them. */
  readonly files: Swept;
}

/**
 * Copies the newest good copy to the folder besides, with the pictures and sources' files that it
 * names and that are missing there, each verified by its hash, so that the folder alone can bring
 * everything back; then, while there is room, the good copies that were made since the last one that
 * is there, as when its disk was away. Files come first: a copy that is there has its files. What has another form than
 * the library, since the folder was away when that got or lost its passphrase, gets the library's:
 * all is encrypted in its place; what is encrypted under a passphrase that is gone is copied anew.
 * At last, and only if nothing failed, what no copy there needs any more is removed (`sweepMirror`).
 * @throws a system error when the disk refuses; the signal's reason.
 */
export async function mirror(order: MirrorOrder): Promise<Result<Mirrored, MirrorFailure>> {
  const { folder, id, library, key } = order;
  const looked = lookAtFolder(folder, id);
  if (!looked.ok) return looked;
  const [newest, ...meanwhile] = copiesDue(order);
  if (!newest) return failure({ code: 'no-copy' });
  sweepDrafts(folder);
  if (key) copyKeyFile(library, folder);
  const plain = key && order.form !== 'seal' ? await sealFolder(order, key) : 0;
  const brought = await bring(order, newest, (needed) => makeRoom(folder, needed) === null);
  if (!brought.ok) return brought;
  let lost = brought.value;
  for (const copy of meanwhile) {
    // For these nothing that is there is given up.
    const more = await bring(order, copy, (needed) => freeBytes(folder) >= needed);
    if (more.ok) lost += more.value;
    else if (more.error.code === 'no-room') break;
  }
  rotate(folder);
  const swept = sweepMirror({ ...sweepOrder(order), removes: lost === 0 && plain === 0 });
  order.hear?.(1);
  return success({ lost, plain, files: swept });
}

/** The newest good copy, then those that were made since the last one that is there, newest first. */
function copiesDue({ backups, folder }: MirrorOrder): Copy[] {
  const good = listCopies(backups).filter(({ isGood }) => isGood);
  const there = new Set(listCopies(folder).map(({ name }) => name));
  const last = good.findLastIndex(({ name }) => there.has(name));
  return last < 0 ? good.slice(-1) : [...good.slice(-1), ...good.slice(last + 1, -1).toReversed()];
}

/**
 * Brings one copy there, its files first.
 * @param hasRoom whether so many bytes are free there, or were made free
 * @returns how many of its files could not be copied
 */
async function bring(
  order: MirrorOrder,
  copy: Copy,
  hasRoom: (needed: number) => boolean,
): Promise<Result<number, MirrorFailure>> {
  const { folder, library, key, leaveFree = usualLeaveFree } = order;
  const files = missingThere(order, copy);
  if (!files.ok) return files;
  const size = files.value.reduce((sum, file) => sum + sizeOf(placeOf(library, file)), copy.size);
  if (!hasRoom(size + leaveFree)) return failure({ code: 'no-room' });
  let lost = 0;
  for (const [index, file] of files.value.entries()) {
    order.signal?.throwIfAborted();
    const from = whereIs(library, file);
    const hear = (share: number): void => order.hear?.((index + share) / (files.value.length + 1));
    const pace = { key, hear, signal: order.signal };
    if (!existsSync(from) || !(await copyNamedFile(from, placeOf(folder, file), file, pace)))
      lost += 1;
    hear(1);
  }
  return (await copyOver(order, copy)) ? success(lost) : failure({ code: 'bad-copy' });
}

/** Also where it was put aside, since the library let go of it after that copy was made. */
function whereIs(library: string, file: NamedFile): string {
  const place = placeOf(library, file);
  return existsSync(place) ? place : (findKept(join(library, file.kind), file.hash) ?? place);
}

function sweepOrder({ folder, key, signal, hear }: MirrorOrder) {
  const rest = (): void => {
    signal?.throwIfAborted();
    hear?.(1);
  };
  // The times of its files are by the system's clock too.
  return { folder, key, now: Date.now(), rest };
}

async function sealFolder(order: MirrorOrder, key: StoreKey): Promise<number> {
  const rest = (): void => {
    order.signal?.throwIfAborted();
    order.hear?.(0);
  };
  return (await convertFolder({ folder: order.folder, key, to: 'seal', rest })).length;
}

function missingThere(
  { library, backups, folder, key, form }: MirrorOrder,
  newest: Copy,
): Result<NamedFile[], MirrorFailure> {
  const opened = openCopy({ path: join(backups, newest.name), library, key });
  if (!opened.ok) return failure({ code: 'bad-copy' });
  try {
    const named = namedFiles(opened.value.database);
    const isThere = (path: string): boolean =>
      existsSync(path) && (key !== undefined || form === 'open' || !isSealedFile(path));
    return success(named.filter((file) => !isThere(placeOf(folder, file))));
  } finally {
    opened.value.store.close();
  }
}

/** It was verified where it lies; there it has to be the same, byte for byte. */
async function copyOver(order: MirrorOrder, copy: Copy): Promise<boolean> {
  const { backups, folder, key, signal, hear } = order;
  const from = join(backups, copy.name);
  const to = join(folder, copy.name);
  if (existsSync(to)) return true;
  const draft = join(folder, `${draftPrefix}${process.pid}-${basename(copy.name)}`);
  try {
    if (!verifyCopy(from, { key, how: 'quick', ...(signal && { signal }) }).ok) return false;
    if (!(await copyFile(from, draft, { signal, hear }))) return false;
    claimName(draft, to);
    writeRecord(folder, copy.name, copy);
    return true;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Which library a folder of copies belongs to; null when it is marked for none. */
export function ownerOf(folder: string): string | null {
  const path = join(folder, markName);
  if (!existsSync(path)) return null;
  try {
    const read = v.safeParse(markForm, JSON.parse(readFileSync(path, 'utf8')));
    return read.success ? read.output.library : 'unknown';
  } catch (error) {
    if (error instanceof SyntaxError) return 'unknown';
    throw error;
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
