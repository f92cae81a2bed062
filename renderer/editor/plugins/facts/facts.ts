import type { Dismissal } from '../../../../core/factcheck/dismissal.ts';
import type { FactsState } from '../../editor-state.ts';
import type { StoryRange } from '../../story-editor.ts';
import { createWatched, type Watchable } from '../../watched.ts';

/** What the desk reads for the checker in one story while it is edited. */
export interface Facts {
  readonly shown: Watchable<FactsState>;
  readonly placeOf: (id: string) => readonly StoryRange[];
  readonly dismissalOf: (id: string) => Dismissal | null;
}

const nothingRead: FactsState = {
  proposals: [],
  quotations: [],
  inconsistencies: [],
  coverage: { settled: 0, read: 0, total: 0 },
  reading: false,
  failure: null,
  current: null,
};

/** Makes the facts of one editor. */
export function createFacts(): Facts {
  return { shown: createWatched(nothingRead), placeOf: () => [], dismissalOf: () => null };
}
