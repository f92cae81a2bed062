import { statSync, statfsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { success, failure, type Result } from '../../core/base/result.ts';
import { copyKeyFile } from '../key-file.ts';
import { makeFolder } from '../whole-file.ts';
import { listCopies, removeCopy, writeRecord, type Copy } from './copies.ts';
import { sweepKept } from './kept-files.ts';
import { makeCopy, sweepDrafts, type CopyOrder, type MadeCopy } from './make-copy.ts';
import { copiesForRoom, copiesToDrop, isSameWeek } from './rotation.ts';

/** Why no copy was made although nothing failed. */
export type BackUpFailure =
  /** The copy was refused: the store itself is damaged, or the disk writes what it was not given. */
  | { readonly code: 'damaged'; readonly detail: string }
  /** Even without the older copies there would not be room. Bytes. */
  | { readonly code: 'no-room'; readonly needed: number; readonly free: number };

/** A backup to be made. */
export interface BackUpOrder extends Omit<CopyOrder, 'how'> {
  /** Bytes that must stay free for the desk itself. */
  readonly leaveFree?: number;
  /** A copy that is kept whatever rotation says. */
  readonly spare?: string;
}

/** What stays free for the desk itself, in bytes. */
export const usualLeaveFree = 256 * 1024 * 1024;

/**
 * Makes a verified copy, puts down that it is good, and lets go of those that rotation does not
 * keep. The first of a week is looked over in full. Where there is too little room the oldest
 * copies are given up for it.
 * @throws as `makeCopy` does.
 */
export async function backUp(order: BackUpOrder): Promise<Result<MadeCopy, BackUpFailure>> {
  const { folder, at, store, leaveFree = usualLeaveFree, spare } = order;
  makeFolder(folder);
  sweepDrafts(folder);
  const room = makeRoom(folder, sizeOf(store) + leaveFree, spare);
  if (room) return failure(room);
  const how = isFullCheckDue(listCopies(folder), at) ? 'full' : 'quick';
  const made = await makeCopy({ ...order, how });
  if (!made.ok) return failure({ code: 'damaged', detail: made.error });
  const { name, counts } = made.value;
  const record = { checkedAt: at, isFullyChecked: how === 'full', isGood: true };
  writeRecord(folder, name, { ...record, stories: counts['stories'] ?? 0 });
  // Without it nobody could open the copy, should the library be lost.
  if (order.key) copyKeyFile(dirname(store), folder);
  rotate(folder, spare);
  for (const kind of ['media', 'vault']) sweepKept(join(dirname(store), kind), folder);
  return success(made.value);
}

/** Lets go of the copies in `folder` that need not be kept. */
export function rotate(folder: string, spare?: string): void {
  for (const name of copiesToDrop(listCopies(folder))) if (name !== spare) removeCopy(folder, name);
}

/**
 * Sees to it that there is room for `size` more bytes, if need be by giving up old copies.
 * @returns null when there is.
 */
export function makeRoom(folder: string, size: number, spare?: string): BackUpFailure | null {
  const free = freeBytes(folder);
  if (free >= size) return null;
  const dropped = copiesForRoom(
    listCopies(folder).filter(({ name }) => name !== spare),
    size - free,
  );
  if (dropped === null) return { code: 'no-room', needed: size, free };
  for (const name of dropped) removeCopy(folder, name);
  return null;
}

function isFullCheckDue(copies: readonly Copy[], at: number): boolean {
  const last = copies.findLast(({ isFullyChecked, isGood }) => isFullyChecked && isGood);
  return !last || !isSameWeek(last.at, at);
}

/** Bytes that a folder's disk has left for us. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** Bytes of a store with its log. */
export function sizeOf(store: string): number {
  return [store, `${store}-wal`].reduce(
    (sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
}
