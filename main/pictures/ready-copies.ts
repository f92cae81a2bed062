import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { MediaHash } from '../../core/base/id.ts';
import { stripMetadata } from '../../core/publishing/pictures/strip-metadata.ts';
import type {
  BarePicture,
  PictureCopy,
  PublishedPicture,
  PublishedStory,
} from '../../core/publishing/published-story.ts';
import { createCopiesCache, type CopiesCache } from './copies-cache.ts';
import type { CopiesWorkerData } from './copies-worker.ts';
import { planCopies } from './plan-copies.ts';

/** The folder of a library in which its pictures' copies are kept; it may be deleted at any time. */
export function copiesFolder(library: string): string {
  return join(library, 'copies');
}

/** The pictures that copies are asked of, by hash. */
type Originals = ReadonlyMap<MediaHash, Pick<PublishedPicture, 'bytes'>>;

/**
 * The smaller copies of pictures, narrowest first; a picture that needs or can have none is not in
 * the answer. The same picture has the same copies on every machine, byte for byte. They are made
 * in a thread of their own, one picture after another.
 * @param folder where copies are kept from one time to the next (`copiesFolder`), or null
 * @throws the signal's reason when it is aborted; an error when the thread ends by itself.
 */
export async function readyCopies(
  pictures: Originals,
  folder: string | null,
  signal?: AbortSignal,
): Promise<ReadonlyMap<MediaHash, readonly PictureCopy[]>> {
  const cache = folder === null ? null : createCopiesCache(folder);
  const ready = new Map<MediaHash, readonly PictureCopy[]>();
  const missing: MediaHash[] = [];
  for (const [hash, { bytes }] of pictures) {
    signal?.throwIfAborted();
    if (planCopies(bytes) === null) continue;
    const kept = (await cache?.read(hash)) ?? null;
    if (kept === null) missing.push(hash);
    else if (kept.length > 0) ready.set(hash, kept);
  }
  if (missing.length > 0) await makeAll(pictures, missing, cache, ready, signal);
  return ready;
}

/**
 * A story whose pictures come with their copies and with what goes out of them, as a page with its
 * pictures beside it needs it: drawing it then takes no time that typing could miss.
 */
export async function withCopies(
  story: PublishedStory,
  folder: string | null,
  signal?: AbortSignal,
): Promise<PublishedStory> {
  const copies = await readyCopies(story.pictures, folder, signal);
  const pictures = [...story.pictures].map(([hash, picture]) => {
    const own = copies.get(hash);
    const bare = barePicture(picture);
    return [hash, { ...picture, bare, ...(own && { copies: own }) }] as const;
  });
  return { ...story, pictures: new Map(pictures) };
}

function barePicture({ type, bytes }: PublishedPicture): BarePicture {
  const bare = stripMetadata(type, bytes);
  const hash = createHash('sha256').update(bare).digest('hex') as MediaHash;
  return { hash, bytes: bare };
}

async function makeAll(
  pictures: Originals,
  missing: readonly MediaHash[],
  cache: CopiesCache | null,
  ready: Map<MediaHash, readonly PictureCopy[]>,
  signal?: AbortSignal,
): Promise<void> {
  const worker = startWorker();
  try {
    for (const hash of missing) {
      const bytes = pictures.get(hash)?.bytes;
      if (!bytes) continue;
      const copies = await ask(worker, bytes, signal);
      cache?.write(hash, copies);
      if (copies.length > 0) ready.set(hash, copies);
    }
  } finally {
    await worker.terminate();
  }
}

function ask(worker: Worker, bytes: Uint8Array, signal?: AbortSignal): Promise<PictureCopy[]> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      // Only our own: a worker that is asked again needs the listeners that Node itself has put on.
      worker.off('message', answered).off('error', failed).off('exit', ended);
      signal?.removeEventListener('abort', stop);
      act();
    };
    const answered = (copies: PictureCopy[]): void => settle(() => resolve(copies));
    const failed = (error: Error): void => settle(() => reject(faultOf(error)));
    const ended = (code: number): void =>
      settle(() => reject(new Error(`Making copies of a picture ended with status ${code}`)));
    const stop = (): void => settle(() => reject(faultOf(signal?.reason)));
    if (signal?.aborted) return stop();
    signal?.addEventListener('abort', stop);
    worker.on('message', answered).on('error', failed).on('exit', ended);
    worker.postMessage(bytes);
  });
}

function faultOf(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('Making copies of pictures was stopped');
}

/** From the sources the worker is the file beside this one; built, it lies beside the program. */
function startWorker(): Worker {
  const source = fileURLToPath(new URL('./copies-worker.ts', import.meta.url));
  if (existsSync(source)) return workerOf(source, null);
  const built = ['./', '../']
    .map((folder) => fileURLToPath(new URL(folder, import.meta.url)))
    .find((folder) => existsSync(join(folder, 'copies-worker.js')));
  if (built === undefined) throw new Error('The program that makes copies of pictures is missing');
  return workerOf(join(built, 'copies-worker.js'), join(built, 'codecs'));
}

function workerOf(path: string, codecs: string | null): Worker {
  const data: CopiesWorkerData = { codecs };
  return new Worker(path, { workerData: data });
}
