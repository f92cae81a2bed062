import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { PictureCopy } from '../../core/publishing/published-story.ts';
import { codecFiles } from './codec-files.ts';
import { createCodecs } from './codecs.ts';
import { makeCopies } from './make-copies.ts';

// Makes the copies of one picture after another, away from the thread that journals typing. What a
// decoder may be led to do by hostile bytes it does inside WebAssembly, and in here.

/** What the worker is given at its start. */
export interface CopiesWorkerData {
  /** The folder of the codecs' programs; null to take them from the packages. */
  readonly codecs: string | null;
}

const { codecs: folder } = workerData as CopiesWorkerData;
const codecs = createCodecs((file) =>
  readFileSync(
    folder === null ? new URL(import.meta.resolve(codecFiles[file])) : join(folder, file),
  ),
);

parentPort?.on('message', (bytes: Uint8Array) => {
  void makeCopies(bytes, codecs).then((copies: PictureCopy[]) => parentPort?.postMessage(copies));
});
