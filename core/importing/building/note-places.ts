import type { TextRun } from '../story-draft.ts';

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
    if (run.text === '') {
      const left = giveToLast(placed, run.notes ?? []);
      pending = pending.concat(left);
    } else if (hasWords && pending.length > 0) {
      placed.push(...giveToFirst(run, pending));
      pending = [];
    } else placed.push(run);
  }
  return { runs: placed, stray: pending };
}

// The notes that found no word.
function giveToLast(placed: TextRun[], notes: readonly string[]): readonly string[] {
  for (let at = placed.length - 1; at >= 0 && at > placed.length - 4; at--) {
    const run = placed[at];
    if (!run || run.text.trim() === '') continue;
    const start = lastWord(run.text);
    const word = withNotes({ ...run, text: run.text.slice(start) }, notes);
    const before = start > 0 ? [{ ...run, text: run.text.slice(0, start) }] : [];
    placed.splice(at, 1, ...before, word);
    return [];
  }
  return notes;
}

function giveToFirst(run: TextRun, notes: readonly string[]): TextRun[] {
  const end = /^\s*\S{1,200}/.exec(run.text.slice(0, 1000))?.[0].length ?? run.text.length;
  const word = withNotes({ ...run, text: run.text.slice(0, end) }, notes);
  return end < run.text.length ? [word, { ...run, text: run.text.slice(end) }] : [word];
}

function withNotes(run: TextRun, notes: readonly string[]): TextRun {
  return { ...run, notes: [...(run.notes ?? []), ...notes] };
}

function lastWord(text: string): number {
  const reach = Math.max(0, text.length - 200);
  const end = text.slice(reach).trimEnd();
  const space = end.search(/\s\S*$/);
  return space < 0 ? reach : reach + space + 1;
}
