import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

/** How a file is copied. */
export interface CopyPace {
  /** Aborting it throws its reason, between two steps. */
  readonly signal?: AbortSignal | undefined;
  /** Hears after each step how much was copied or read back, from 0 to 1. */
  readonly hear?: ((share: number) => void) | undefined;
}

/** Bytes that are copied at once. */
const step = 1024 * 1024;
/** Bytes after which they are flushed, so that no flush of another file waits for many. */
const flushedAtOnce = 4 * step;
/** Milliseconds between two flushes in which the disk is left to others. */
const breath = 5;

/**
 * Copies a file for its owner alone, step by step, has it on disk, and reads it back.
 * @returns whether what is read back is what was copied.
 * @throws a system error; the signal's reason.
 */
export async function copyFile(from: string, to: string, pace: CopyPace = {}): Promise<boolean> {
  const { hear } = pace;
  const written = await writeCopy(from, to, { ...pace, hear: (share) => hear?.(share / 2) });
  const back = await digestOf(to, { ...pace, hear: (share) => hear?.(0.5 + share / 2) });
  return back === written;
}

async function writeCopy(from: string, to: string, { signal, hear }: CopyPace): Promise<string> {
  const source = await open(from, 'r');
  try {
    const target = await open(to, 'w', 0o600);
    try {
      const { size } = await source.stat();
      const digest = createHash('sha256');
      const piece = Buffer.allocUnsafe(step);
      let done = 0;
      let unflushed = 0;
      for (;;) {
        signal?.throwIfAborted();
        const { bytesRead } = await source.read(piece, 0, step, null);
        if (bytesRead === 0) break;
        const bytes = piece.subarray(0, bytesRead);
        digest.update(bytes);
        await target.writeFile(bytes);
        done += bytesRead;
        unflushed += bytesRead;
        if (unflushed >= flushedAtOnce) {
          await target.datasync();
          unflushed = 0;
          await pause(breath);
        }
        hear?.(Math.min(1, done / Math.max(1, size)));
      }
      await target.sync();
      return digest.digest('hex');
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

async function digestOf(path: string, { signal, hear }: CopyPace): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const digest = createHash('sha256');
    const piece = Buffer.allocUnsafe(step);
    for (let done = 0; ;) {
      signal?.throwIfAborted();
      const { bytesRead } = await file.read(piece, 0, step, null);
      if (bytesRead === 0) return digest.digest('hex');
      digest.update(piece.subarray(0, bytesRead));
      done += bytesRead;
      hear?.(Math.min(1, done / Math.max(1, size)));
    }
  } finally {
    await file.close();
  }
}
