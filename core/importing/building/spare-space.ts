import type { Inline, Runs, TextRun } from '../story-draft.ts';
import type { BuildState } from './build-state.ts';

/**
 * Runs whose space between an end of the block and words that were taken out there went to the
 * notes of these: a block keeps no space at its ends, and the words may be put back.
 */
export function spaceToNotes(runs: Runs, state: BuildState): Runs {
  if (!runs.some((run) => isPlaceOfWords(run, state))) return runs;
  const ahead = giveSpace(runs, 'after', state);
  return giveSpace(ahead.toReversed(), 'before', state).toReversed();
}

/** Goes from an end of the block to its first word. */
function giveSpace(runs: Runs, side: 'before' | 'after', state: BuildState): Runs {
  let bearer: string | null = null;
  let isOver = false;
  return runs.map((run): Inline => {
    if (run === 'line-break' || isOver) {
      isOver = true;
      return run;
    }
    if (isPlaceOfWords(run, state)) bearer = lastOf(run, side, state);
    if (run.text === '') return run;
    const rest = side === 'after' ? run.text.trimStart() : run.text.trimEnd();
    isOver = rest !== '';
    if (bearer === null || rest.length === run.text.length) return run;
    const space = run.text.length - rest.length;
    const taken = side === 'after' ? run.text.slice(0, space) : run.text.slice(-space);
    // Space that was put in goes with what was put in.
    const isInserted = run.notes?.some((id) => state.kindOf(id) === 'insertion') === true;
    if (!isInserted) state.addSpace(bearer, side, taken);
    return { ...run, text: rest };
  });
}

function isPlaceOfWords(run: Inline, state: BuildState): run is TextRun {
  return run !== 'line-break' && run.text === '' && lastOf(run, 'after', state) !== null;
}

function lastOf({ notes }: TextRun, side: 'before' | 'after', state: BuildState): string | null {
  const own = (notes ?? []).filter((id) => state.kindOf(id) === 'deletion');
  return own.at(side === 'after' ? -1 : 0) ?? null;
}
