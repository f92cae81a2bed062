import type { Source } from '../../core/factcheck/source.ts';
import type { ReadingAnswer, ReadingRequest } from './messages.ts';
import { noWords, type Progress, type ReadWords } from './words.ts';

/** A worker that was started for one file. Tests put their own in its place. */
export interface StartedReader {
  readonly post: (request: ReadingRequest) => void;
  readonly stop: () => void;
}

/** What stands around a reading. */
export interface ReadingSurroundings {
  readonly fetchFile: (hash: string, signal: AbortSignal) => Promise<Uint8Array | null>;
  /** Starts a worker; `answered` hears it, `died` is told when it could not go on. */
  readonly start: (answered: (answer: ReadingAnswer) => void, died: () => void) => StartedReader;
  /** Notes that a file's reading begins; @returns how often one began and never ended. */
  readonly begun: (hash: string) => number;
  readonly ended: (hash: string) => void;
  /** Calls back after some time; @returns what calls it off. */
  readonly wait: (milliseconds: number, act: () => void) => () => void;
}

/** How a reading is followed and called off. */
export interface ReadingOptions {
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** A file that took the whole page down twice does so again. A power cut is forgiven once. */
const mostTries = 2;
/** A page of a PDF takes a second at the very most, and nothing else takes so long in all. */
const longestSilence = 60_000;

/**
 * Reads a source's file in a worker of its own, which is stopped at the end, at a cancel, and when
 * it falls silent for a minute: a file can be made to be read for ever. Never rejects.
 */
export async function readInWorker(
  source: Pick<Source, 'kind' | 'file'>,
  { progress, signal }: ReadingOptions,
  { fetchFile, start, begun, ended, wait }: ReadingSurroundings,
): Promise<ReadWords> {
  if (source.file === null) return noWords('');
  const { hash } = source.file;
  const bytes = await fetchFile(hash, signal);
  if (signal.aborted) return noWords(calledOff);
  if (bytes === null) return noWords(missing);
  if (begun(hash) >= mostTries) {
    ended(hash);
    return noWords(died);
  }
  return new Promise((resolve) => {
    let calm = (): void => undefined;
    const end = (words: ReadWords): void => {
      calm();
      ended(hash);
      signal.removeEventListener('abort', cancel);
      reader.stop();
      resolve(words);
    };
    const cancel = (): void => end(noWords(calledOff));
    const listen = (): void => {
      calm();
      calm = wait(longestSilence, () => end(noWords(endless)));
    };
    const reader = start(
      (answer) => {
        if (answer.kind === 'read') end(answer.words);
        else {
          listen();
          progress(answer.part);
        }
      },
      () => end(noWords(died)),
    );
    signal.addEventListener('abort', cancel);
    listen();
    reader.post({ kind: source.kind, bytes });
  });
}

const missing =
  'The file of this source is missing from the vault or no longer what was stored, so it cannot be read. What was quoted from it is kept. Drop the file in again.';
const calledOff = 'Reading was called off. The file is kept as it is.';
const endless =
  'This file could not be read within a minute, as some damaged or hostile files cannot. It is kept as it is. Open it elsewhere, save it as PDF or as text, and drop that in.';
const died =
  'This file took more memory than there is, so it was not read to its end. It is kept as it is. Save the part that you need as a file of its own, and drop that in.';
