import { isChange } from '../../core/article/note.ts';
import { mostBytes } from '../../core/importing/decoding/decode.ts';
import { pathBeside } from '../../core/importing/folder/beside.ts';
import { picturesLeft, sayLeftOut } from '../../core/importing/folder/left-out.ts';
import { useSettings } from '../desk/settings.ts';
import { request } from '../host/host.ts';
import { readStory, startAhead, stopAhead } from '../importing-worker/port.ts';
import { fileName, type ImportBatch, type ImportSource } from './import-source.ts';
import { useImporting, type ImportOutcome, type ImportRun } from './importing-state.ts';

/** What an import is done with; tests put their own in its place. */
export interface ImportSurroundings {
  readonly readStory: typeof readStory;
  /** Starts the worker of the file after the one that is being read. */
  readonly startAhead: () => void;
  readonly stopAhead: () => void;
}

/** Workers at once: one reads while the other waits for the disk. */
const atOnce = 2;
/** A single file that is in sooner needs no panel, in milliseconds. */
const shortEnough = 500;

let turn: Promise<unknown> = Promise.resolve();
const nothing = (): void => undefined;

/**
 * Imports a batch, after those that are under way. Every file has its own outcome: a bad one never
 * stops the rest; what is in at a cancel stays.
 */
export function runImport(
  batch: ImportBatch,
  surroundings: ImportSurroundings = { readStory, startAhead, stopAhead },
): Promise<ImportRun> {
  const mine = turn.then(() => importBatch(batch, surroundings));
  // A fault of ours in one must not hold up the next.
  turn = mine.then(nothing, nothing);
  return mine;
}

async function importBatch(
  { sources, leftOut }: ImportBatch,
  surroundings: ImportSurroundings,
): Promise<ImportRun> {
  const stop = new AbortController();
  const outcomes = new Map<ImportSource, ImportOutcome>();
  const taken = new Set<string>();
  const waiting = sources.values();
  let left = sources.length;
  let name = fileName(sources[0]?.path ?? '');
  const tell = (): void => {
    const { length: total } = sources;
    useImporting.setState({
      progress: { done: outcomes.size, total, name, cancel: () => stop.abort() },
    });
  };
  const panel = setTimeout(tell, shortEnough);
  if (sources.length > 1) tell();
  const work = async (): Promise<void> => {
    for (const source of waiting) {
      if (isOver(stop.signal)) return;
      name = fileName(source.path);
      left -= 1;
      const outcome = await importOne(
        noting(source, taken),
        stop.signal,
        surroundings,
        () => left > 0,
      );
      // Called off while it was being read: it neither came in nor failed.
      if (outcome.kind === 'failed' && isOver(stop.signal)) return;
      outcomes.set(source, outcome);
      if (useImporting.getState().progress) tell();
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, work));
  } finally {
    surroundings.stopAhead();
    clearTimeout(panel);
    useImporting.setState({ progress: null });
  }
  return finished({
    total: sources.length,
    isCancelled: stop.signal.aborted,
    outcomes: sources.flatMap((source) => outcomes.get(source) ?? []),
    leftOut: sayLeftOut(leftOut, taken),
    leftPictures: picturesLeft(leftOut, taken),
  });
}

/** The source, with the paths of the files that it asks for and gets noted in `taken`. */
function noting(source: ImportSource, taken: Set<string>): ImportSource {
  return {
    ...source,
    beside: async (named) => {
      const bytes = await source.beside(named);
      const path = bytes === null ? null : pathBeside(source.path, named);
      if (path !== null) taken.add(path);
      return bytes;
    },
  };
}

function finished(done: Omit<ImportRun, 'number'>): ImportRun {
  const run = { ...done, number: (useImporting.getState().runs.at(-1)?.number ?? 0) + 1 };
  useImporting.setState(({ runs }) => ({ runs: [...runs, run] }));
  return run;
}

async function importOne(
  source: ImportSource,
  signal: AbortSignal,
  surroundings: ImportSurroundings,
  isMoreToCome: () => boolean,
): Promise<ImportOutcome> {
  const { path } = source;
  const failed = (message: string): ImportOutcome => ({ kind: 'failed', path, message });
  if (source.size > mostBytes) return failed(tooLarge);
  const bytes = await source.read();
  if (!bytes.ok) return failed(bytes.error);
  const file = {
    name: fileName(path).slice(-400),
    bytes: bytes.value,
    isFromFolder: path.includes('/'),
    beside: source.beside,
  };
  const { language } = useSettings.getState();
  const reading = surroundings.readStory(file, language, signal);
  if (isMoreToCome()) surroundings.startAhead();
  const read = await reading;
  if (!read.ok) return failed(read.error);
  if (isOver(signal)) return failed('');
  const added = await request('import.add', read.value.story);
  if (!added.ok) return failed(added.error.message);
  const { id, headline, changed, dropped } = added.value;
  const { report } = read.value;
  const standing = read.value.story.notes.filter(({ outcome }) => outcome !== 'resolved');
  return {
    kind: 'story',
    path,
    id,
    headline,
    changes: standing.filter(({ kind }) => isChange(kind)).length,
    notes: standing.filter(({ kind }) => !isChange(kind)).length,
    report: {
      kept: report.kept,
      changed: [...report.changed, ...changed],
      dropped: [...report.dropped, ...dropped],
    },
  };
}

/** Asked anew after each wait. */
function isOver(signal: AbortSignal): boolean {
  return signal.aborted;
}

const tooLarge = 'It is larger than 64 MB, so it was not imported. Split it and try again.';
