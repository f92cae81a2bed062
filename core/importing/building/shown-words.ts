import type { TextRun } from '../story-draft.ts';

/** A run as it reads with all that is proposed to be taken out still in: the words that it holds. */
export function shown(run: TextRun): TextRun {
  return run.gone?.kind === 'words' ? run.gone.run : run;
}

/** A run with other words, in the text or gone as they were. */
export function withText(
  run: TextRun,
  text: string,
  more: Pick<TextRun, 'keepsSpace'> = {},
): TextRun {
  const { gone } = run;
  if (gone?.kind !== 'words') return { ...run, text, ...more };
  return { ...run, gone: { ...gone, run: { ...gone.run, text, ...more } } };
}
