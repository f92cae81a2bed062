import { failure, success, type Result } from '../../core/base/result.ts';
import type { ImportAnswer, ImportMessage, ReadStory } from './messages.ts';

/** A worker that was started for one file. Tests put their own in its place. */
export interface StartedImporter {
  readonly post: (message: ImportMessage) => void;
  readonly stop: () => void;
}

/** A file to be read for its story. */
export interface FileToRead {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Whether it lies in a folder that was picked, and was not named itself. */
  readonly isFromFolder: boolean;
  /** Reads a file that the document names beside itself; never rejects. */
  readonly beside: (path: string) => Promise<Uint8Array | null>;
}

/** What stands around the reading of one file. */
export interface OneImportSurroundings {
  readonly language: string;
  readonly now: () => number;
  /** Starts a worker; `answered` hears it, `died` is told when it could not go on. */
  readonly start: (answered: (answer: ImportAnswer) => void, died: () => void) => StartedImporter;
  /** Calls back after some time; @returns what calls it off. */
  readonly wait: (milliseconds: number, act: () => void) => () => void;
}

/** The largest text and the thickest document are read in a fraction of it. */
const longestSilence = 60_000;

/**
 * Makes a story of a file in a worker of its own, which is stopped at the end, at a cancel, and
 * when it falls silent for a minute: a file can be made to be read for ever. Never rejects.
 */
export function importInWorker(
  { name, bytes, isFromFolder, beside }: FileToRead,
  signal: AbortSignal,
  { language, now, start, wait }: OneImportSurroundings,
): Promise<Result<ReadStory, string>> {
  if (signal.aborted) return Promise.resolve(failure(calledOff));
  return new Promise((resolve) => {
    let calm = (): void => undefined;
    let isOver = false;
    const end = (outcome: Result<ReadStory, string>): void => {
      isOver = true;
      calm();
      signal.removeEventListener('abort', cancel);
      worker.stop();
      resolve(outcome);
    };
    const cancel = (): void => end(failure(calledOff));
    const listen = (): void => {
      calm();
      calm = wait(longestSilence, () => end(failure(endless)));
    };
    const fetchBeside = async (ask: number, path: string): Promise<void> => {
      // The silence that follows is the disk's, not the worker's.
      calm();
      const found = await beside(path);
      if (isOver) return;
      listen();
      worker.post({ kind: 'beside', ask, bytes: found });
    };
    const worker = start(
      (answer) => {
        if (answer.kind === 'read') end(success(answer.read));
        else if (answer.kind === 'failed') end(failure(answer.message));
        else void fetchBeside(answer.ask, answer.path);
      },
      () => end(failure(died)),
    );
    signal.addEventListener('abort', cancel);
    listen();
    worker.post({ kind: 'file', name, bytes, isFromFolder, language, now: now() });
  });
}

const calledOff = 'Its import was called off. Nothing of it was stored.';
const endless =
  'It could not be read within a minute, as some damaged or hostile files cannot, so it was not imported. Open it in its own program, save it as text or as a web page, and import that.';
const died =
  'Reading it took more memory than there is, or it is broken in a way that stops every reader, so it was not imported. Open it in its own program, save the part that you need, and import that.';
