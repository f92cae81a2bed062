import { create } from 'zustand';
import type { StoryId } from '../../core/base/id.ts';
import type { ImportReport } from '../../core/importing/imported-document.ts';

/** What became of one file. */
export type ImportOutcome =
  | {
      readonly kind: 'story';
      readonly path: string;
      readonly id: StoryId;
      readonly headline: string;
      readonly report: ImportReport;
      /** Comments that came along. */
      readonly notes: number;
      /** Changes that are proposed in it. */
      readonly changes: number;
    }
  /** `message` is a sentence for the editor. */
  | { readonly kind: 'failed'; readonly path: string; readonly message: string };

/** An import that is over. */
export interface ImportRun {
  readonly number: number;
  /** Files that were to be imported. */
  readonly total: number;
  readonly isCancelled: boolean;
  /** In the order of the files; those that a cancel left out are missing. */
  readonly outcomes: readonly ImportOutcome[];
  /** What of the folders became no story, in sentences. */
  readonly leftOut: readonly string[];
  /** The paths of pictures that none of the documents asked for. */
  readonly leftPictures: readonly string[];
}

/** How far an import is. */
export interface ImportProgress {
  readonly done: number;
  readonly total: number;
  /** The file begun last. */
  readonly name: string;
  readonly cancel: () => void;
}

interface Importing {
  /** Null while nothing is being imported, and in the first moments of a single file. */
  readonly progress: ImportProgress | null;
  /** The imports of this sitting, oldest first. */
  readonly runs: readonly ImportRun[];
  /** The run whose report is open, by its number; with `path` one file of it. */
  readonly shown: { readonly number: number; readonly path: string | null } | null;
}

/** What is being imported, and what was. */
export const useImporting = create<Importing>(() => ({ progress: null, runs: [], shown: null }));

/** Opens the report of an import, or of one of its files. */
export function showReport(number: number, path: string | null = null): void {
  useImporting.setState({ shown: { number, path } });
}

/** Closes the report. */
export function closeReport(): void {
  useImporting.setState({ shown: null });
}

/** Opens the report of the last import of this sitting. @returns whether there was one. */
export function showLastReport(): boolean {
  const last = useImporting.getState().runs.at(-1);
  if (last) showReport(last.number);
  return last !== undefined;
}

/** Where a story came from in this sitting, or null. */
export function originOf(
  runs: readonly ImportRun[],
  id: StoryId,
): { readonly number: number; readonly path: string } | null {
  for (const { number, outcomes } of runs.toReversed()) {
    const outcome = outcomes.find((one) => one.kind === 'story' && one.id === id);
    if (outcome) return { number, path: outcome.path };
  }
  return null;
}
