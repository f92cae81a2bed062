import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileHash } from '../core/base/id.ts';
import { letGoOf } from './backup/kept-files.ts';
import { piecesOf } from './sealed-file.ts';
import { writePiecewise } from './sealed-draft.ts';
import type { StoreKey } from './store-key.ts';
import type { FinishedDraft, VaultDraft } from './vault.ts';
import { flushFolder, makeFolder } from './whole-file.ts';

/** The bytes of the vault, each file named by its hash. */
export interface VaultFiles {
  begin(): Promise<VaultDraft>;
  /** Gives a finished draft its lasting name; one that is there already, whole, stays. */
  keep(draft: FinishedDraft): void;
  /** The bytes of a file, after looking whether they are still what was stored; else null. */
  open(hash: FileHash, size: number): Promise<(() => ReadableStream<Uint8Array>) | null>;
  /** @returns whether the file is gone; another program may hold it for now. */
  discard(hash: FileHash): boolean;
  /** Removes drafts that a process left behind when it ended, as far as it can. */
  sweep(): void;
}

/** What files of sources are sealed as. */
export const vaultPurpose = 'vault';

/**
 * The files of the vault in `folder`, which is made when the first one comes.
 * @param key with it the files are sealed; their names stay the hashes of what they hold.
 * @param backups where the copies of the store lie: a file that one of them may name is put aside
 */
export function createVaultFiles(folder: string, key?: StoreKey, backups?: string): VaultFiles {
  const incoming = join(folder, 'incoming');
  const pathOf = (hash: FileHash): string => join(folder, hash.slice(0, 2), hash);

  return {
    begin: async () => {
      makeFolder(incoming);
      // The process's number tells later whether anybody is still writing.
      const path = join(incoming, `${process.pid}-${randomUUID()}`);
      return createDraft(path, await open(path, 'wx+', 0o600), key);
    },
    keep: ({ path, hash }) => {
      const place = pathOf(hash);
      makeFolder(dirname(place));
      // Also over a file of that name: it has these bytes, or it is damaged and mended by this.
      renameSync(path, place);
      flushFolder(dirname(place));
    },
    open: async (hash, size) => {
      const path = pathOf(hash);
      return (await isWhole(path, hash, size, key)) ? () => streamOf(path, key) : null;
    },
    discard: (hash) => letGoOf(folder, backups, pathOf(hash), hash),
    sweep: () => {
      if (!existsSync(incoming)) return;
      for (const name of readdirSync(incoming)) {
        if (!isBeingWritten(name)) isRemoved(join(incoming, name));
      }
    },
  };
}

async function createDraft(
  path: string,
  file: FileHandle,
  key: StoreKey | undefined,
): Promise<VaultDraft> {
  const content = await writePiecewise(file, key, vaultPurpose);
  const hash = createHash('sha256');
  let size = 0;
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (isOpen) await file.close();
    isOpen = false;
  };
  return {
    get size() {
      return size;
    },
    append: async (piece) => {
      hash.update(piece);
      await content.append(piece);
      size += piece.byteLength;
    },
    read: (offset, length) => content.read(offset, length),
    finish: async () => {
      await content.end();
      await file.sync();
      await close();
      return { path, hash: hash.digest('hex') as FileHash, size };
    },
    drop: async () => {
      await close();
      await rm(path, { force: true });
    },
  };
}

async function isWhole(
  path: string,
  hash: FileHash,
  size: number,
  key: StoreKey | undefined,
): Promise<boolean> {
  try {
    const digest = createHash('sha256');
    let read = 0;
    for await (const piece of piecesOf(path, key, vaultPurpose)) {
      read += piece.byteLength;
      // A file that only grew larger is not read to its end.
      if (read > size) return false;
      digest.update(piece);
    }
    return read === size && digest.digest('hex') === hash;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

function streamOf(path: string, key: StoreKey | undefined): ReadableStream<Uint8Array> {
  const pieces = piecesOf(path, key, vaultPurpose);
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => {
      await pieces.return();
    },
  });
}

/** Removes a file. What cannot be removed must keep nobody from her stories. */
function isRemoved(path: string): boolean {
  try {
    rmSync(path, { force: true });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}

function isBeingWritten(name: string): boolean {
  const writer = Number.parseInt(name, 10);
  if (!Number.isSafeInteger(writer) || writer <= 0) return false;
  try {
    // Signal 0 is never sent: it only asks whether it could be.
    process.kill(writer, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
