import type { NoteKind } from '../../article/note.ts';
import { isPlaceOfChange, type TextRun } from '../story-draft.ts';

/** Words, with the notes whose places they hold in the order in which these stand there. */
export interface PlacedRun extends TextRun {
  readonly places?: readonly NotedPlace[];
}

/** A note's place beside words. */
export interface NotedPlace {
  readonly id: string;
  readonly at: 'before' | 'after' | 'end';
}

/** Runs of a block in which every note has words, and the notes for which the block has none. */
export interface PlacedNotes {
  readonly runs: readonly PlacedRun[];
  readonly stray: readonly string[];
}

/**
 * Gives notes that stand at a point the word before it, or the one after when the block begins
 * there: a mark needs words. Of a change the very place is kept, as words are put back there.
 * @param waiting notes of blocks before that had no words.
 */
export function placeNotes(
  runs: readonly TextRun[],
  waiting: readonly string[],
  kindOf: (id: string) => NoteKind | undefined,
): PlacedNotes {
  const placed: PlacedRun[] = [];
  let pending = [...waiting];
  for (const run of runs) {
    const hasWords = run.text.trim() !== '';
    if (isPlaceOfChange(run)) placed.push(run);
    else if (run.text === '') {
      const left = giveToLast(placed, run.notes ?? [], kindOf);
      pending = pending.concat(left);
    } else if (hasWords && pending.length > 0) {
      placed.push(...giveToFirst(run, pending, kindOf));
      pending = [];
    } else placed.push(run);
  }
  return { runs: placed, stray: pending };
}

type KindOf = (id: string) => NoteKind | undefined;

// The notes that found no word.
function giveToLast(
  placed: PlacedRun[],
  notes: readonly string[],
  kindOf: KindOf,
): readonly string[] {
  for (let at = placed.length - 1; at >= 0 && at > placed.length - 4; at--) {
    const run = placed[at];
    if (!run || run.text.trim() === '') continue;
    const { start, end } = lastWord(run.text);
    const before = start > 0 ? [{ ...run, text: run.text.slice(0, start) }] : [];
    const word = given({ ...run, text: run.text.slice(start, end) }, notes, 'after', kindOf);
    // The space behind the word is in front of the place.
    const space = [{ ...run, text: run.text.slice(end) }, ...placed.slice(at + 1)]
      .filter((one) => one.text !== '' || isPlaceOfChange(one))
      .map((one) => placing(one, notes, 'after', kindOf));
    placed.splice(at, placed.length - at, ...before, word, ...space);
    return [];
  }
  return notes;
}

function giveToFirst(run: TextRun, notes: readonly string[], kindOf: KindOf): PlacedRun[] {
  const end = /^\s*\S{1,200}/.exec(run.text.slice(0, 1000))?.[0].length ?? run.text.length;
  const word = given({ ...run, text: run.text.slice(0, end) }, notes, 'before', kindOf);
  return end < run.text.length ? [word, { ...run, text: run.text.slice(end) }] : [word];
}

function given(
  run: PlacedRun,
  notes: readonly string[],
  side: 'before' | 'after',
  kindOf: KindOf,
): PlacedRun {
  const own = notes.filter((id) => !isPlaced(kindOf(id)));
  return placing({ ...run, notes: [...(run.notes ?? []), ...own] }, notes, side, kindOf);
}

function placing(
  run: PlacedRun,
  notes: readonly string[],
  side: 'before' | 'after',
  kindOf: KindOf,
): PlacedRun {
  if (isPlaceOfChange(run)) return run;
  const places = notes
    .filter((id) => isPlaced(kindOf(id)))
    .map((id): NotedPlace => {
      const isEnd = kindOf(id) === 'insertion' && side === 'after';
      return { id, at: isEnd ? 'end' : side };
    });
  return places.length === 0 ? run : { ...run, places: [...(run.places ?? []), ...places] };
}

function isPlaced(kind: NoteKind | undefined): boolean {
  return kind === 'deletion' || kind === 'insertion';
}

function lastWord(text: string): { readonly start: number; readonly end: number } {
  let end = text.length;
  while (end > 0 && /\s/.test(text.charAt(end - 1))) end -= 1;
  let start = end;
  while (start > Math.max(0, end - 200) && !/\s/.test(text.charAt(start - 1))) start -= 1;
  return { start, end };
}
