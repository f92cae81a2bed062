import { goneWords, type Gone, type TextRun } from '../story-draft.ts';

/**
 * Runs whose space between an end of the block and words that are gone there is gone with them: a
 * block has no space at its ends, whatever becomes of what is proposed.
 */
export function giveSpaceToGone(runs: readonly TextRun[]): readonly TextRun[] {
  if (!runs.some(({ gone }) => gone !== undefined)) return runs;
  const ahead = given(runs, false);
  return given(ahead.toReversed(), true).toReversed();
}

/** Goes from an end of the block to its first words that stay. */
function given(runs: readonly TextRun[], isBackwards: boolean): TextRun[] {
  let gone: Gone | null = null;
  let isOver = false;
  return runs.flatMap((run): TextRun[] => {
    if (run.gone) gone = run.gone;
    if (run.text === '' || isOver) return [run];
    const rest = isBackwards ? run.text.trimEnd() : run.text.trimStart();
    isOver = rest !== '';
    const length = run.text.length - rest.length;
    if (gone === null || length === 0) return [run];
    const space = isBackwards ? run.text.slice(rest.length) : run.text.slice(0, length);
    const taken = goneWords(gone.id, { ...run, text: space });
    return rest === '' ? [taken] : [taken, { ...run, text: rest }];
  });
}
