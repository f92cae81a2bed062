import { isPlaceOfChange, type TextRun } from '../story-draft.ts';

/** Runs of a block in which every note has words, and the notes for which the block has none. */
export interface PlacedNotes {
  readonly runs: readonly TextRun[];
  readonly stray: readonly string[];
}

/**
 * Gives notes that stand at a point the word before it, or the one after when the block begins
 * there: a mark needs words.
 * @param waiting notes of blocks before that had no words.
 */
export function placeNotes(runs: readonly TextRun[], waiting: readonly string[]): PlacedNotes {
  const placed: TextRun[] = [];
  let pending = [...waiting];
  for (const run of runs) {
    const hasWords = run.text.trim() !== '';
    if (isPlaceOfChange(run)) placed.push(run);
    else if (run.text === '') {
      if (!giveToLast(placed, run.notes ?? [])) pending = pending.concat(run.notes ?? []);
    } else if (hasWords && pending.length > 0) {
      placed.push(...giveToFirst(run, pending));
      pending = [];
    } else placed.push(run);
  }
  return { runs: placed, stray: pending };
}

/** @returns whether there is a word for the notes. */
function giveToLast(placed: TextRun[], notes: readonly string[]): boolean {
  for (let at = placed.length - 1; at >= 0 && at > placed.length - 4; at--) {
    const run = placed[at];
    if (!run || run.text.trim() === '') continue;
    const { start, end } = lastWord(run.text);
    const parts = [
      { ...run, text: run.text.slice(0, start) },
      given({ ...run, text: run.text.slice(start, end) }, notes),
      { ...run, text: run.text.slice(end) },
    ];
    placed.splice(at, 1, ...parts.filter(({ text }) => text !== ''));
    return true;
  }
  return false;
}

function giveToFirst(run: TextRun, notes: readonly string[]): TextRun[] {
  const end = /^\s*\S{1,200}/.exec(run.text.slice(0, 1000))?.[0].length ?? run.text.length;
  const word = given({ ...run, text: run.text.slice(0, end) }, notes);
  return end < run.text.length ? [word, { ...run, text: run.text.slice(end) }] : [word];
}

function given(run: TextRun, notes: readonly string[]): TextRun {
  return { ...run, notes: [...(run.notes ?? []), ...notes] };
}

function lastWord(text: string): { readonly start: number; readonly end: number } {
  let end = text.length;
  while (end > 0 && /\s/.test(text.charAt(end - 1))) end -= 1;
  let start = end;
  while (start > Math.max(0, end - 200) && !/\s/.test(text.charAt(start - 1))) start -= 1;
  return { start, end };
}
