import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { open, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileHash } from '../core/base/id.ts';
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

const pieceSize = 1024 * 1024;

/** The files of the vault in `folder`, which is made when the first one comes. */
export function createVaultFiles(folder: string): VaultFiles {
  const incoming = join(folder, 'incoming');
  const pathOf = (hash: FileHash): string => join(folder, hash.slice(0, 2), hash);

  return {
    begin: async () => {
      makeFolder(incoming);
      // The process's number tells later whether anybody is still writing.
      const path = join(incoming, `${process.pid}-${randomUUID()}`);
      return createDraft(path, await open(path, 'wx+', 0o600));
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
      return (await isWhole(path, hash, size)) ? () => streamOf(path) : null;
    },
    discard: (hash) => isRemoved(pathOf(hash)),
    sweep: () => {
      if (!existsSync(incoming)) return;
      for (const name of readdirSync(incoming)) {
        if (!isBeingWritten(name)) isRemoved(join(incoming, name));
      }
    },
  };
}

function createDraft(path: string, file: FileHandle): VaultDraft {
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
      for (let written = 0; written < piece.byteLength;) {
        written += (await file.write(piece, written, piece.byteLength - written)).bytesWritten;
      }
      size += piece.byteLength;
    },
    read: async (offset, length) => {
      const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
      const { bytesRead } = await file.read(bytes, 0, bytes.length, offset);
      return bytes.subarray(0, bytesRead);
    },
    finish: async () => {
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

async function isWhole(path: string, hash: FileHash, size: number): Promise<boolean> {
  try {
    if ((await stat(path)).size !== size) return false;
    const digest = createHash('sha256');
    for await (const piece of piecesOf(path)) digest.update(piece);
    return digest.digest('hex') === hash;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

async function* piecesOf(path: string): AsyncGenerator<Uint8Array, void> {
  const file = await open(path, 'r');
  try {
    for (;;) {
      const { bytesRead, buffer } = await file.read(new Uint8Array(pieceSize), 0, pieceSize);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

function streamOf(path: string): ReadableStream<Uint8Array> {
  const pieces = piecesOf(path);
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
