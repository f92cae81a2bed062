import type { Node } from 'prosemirror-model';
import { articleSchema } from '../../article/schema.ts';
import type { Gone, Runs, TextRun } from '../story-draft.ts';
import type { BuildState } from './build-state.ts';
import { ghostOf } from './ghosts.ts';
import { goneBlocks, type EndsOfGone } from './gone-leaf.ts';
import { contentOf, hasText, insertionIn, isOnlyNote, settledRuns, wordsOf } from './inline.ts';

const { nodes, marks } = articleSchema;

/** The block that runs make, with what is gone before it or in its stead; nothing makes none. */
export function buildTextBlock(runs: Runs, own: EndsOfGone, state: BuildState): Node[] {
  const { isAfterSplit } = state;
  const settled = settledRuns(runs, state);
  // A block that may be one with the one before it holds what is gone as its words.
  const { gone, rest } = isAfterSplit ? { gone: [], rest: settled } : leadingLines(settled);
  const left = rest.flatMap((run) => run.gone ?? []);
  if (rest.some(hasText))
    return [...ghostsOf(gone, own, state), blockOf(rest, own, state, isAfterSplit)];
  const isOne = left.every(({ id, kind }) => id === left[0]?.id && kind === 'words');
  if (left.length === 0 || (isOne && !isAfterSplit)) {
    contentOf(rest.filter(isOnlyNote), false, own.type, state, null);
    return ghostsOf([...gone, ...left], own, state);
  }
  // What several took out together is in no leaf of one of them: an empty block keeps its place.
  return [...ghostsOf(gone, own, state), blockOf(rest, own, state, isAfterSplit)];
}

function blockOf(
  runs: readonly TextRun[],
  own: EndsOfGone,
  state: BuildState,
  isAfterSplit: boolean,
): Node {
  const hasWords = runs.some(hasText);
  const content = contentOf(runs, hasWords, own.type, state, own);
  const split = runs.findLast((run) => run.split !== undefined)?.split;
  const block = own.type.create(own.attrs, content);
  if (split === undefined || !state.knownNotes.has(split)) return block;
  state.placedNotes.add(split);
  if (isAllInserted(runs, state)) {
    state.isAfterSplit = isAfterSplit;
    return block.mark([marks.insertion.create({ id: split })]);
  }
  state.isAfterSplit = true;
  return block.copy(content.addToEnd(nodes.split.create({ id: split })));
}

function isAllInserted(runs: readonly TextRun[], state: BuildState): boolean {
  return runs.every((run) => {
    if (run.gone) return run.gone.kind === 'words' && insertionIn(run.gone.run, state) !== null;
    return run.text === '' || insertionIn(run, state) !== null;
  });
}

/** Whole lines at the beginning that are gone with their ends, each by one proposal. */
function leadingLines(runs: readonly TextRun[]): {
  readonly gone: readonly Gone[];
  readonly rest: readonly TextRun[];
} {
  const gone: Gone[] = [];
  const notes: TextRun[] = [];
  let whole = 0;
  let line: Gone[] = [];
  let end = 0;
  for (const [at, run] of runs.entries()) {
    if (isOnlyNote(run)) notes.push(run);
    else if (!run.gone || (line[0] && line[0].id !== run.gone.id)) break;
    else if (run.gone.kind === 'words') line.push(run.gone);
    else if (run.gone.inserted !== undefined) break;
    else {
      gone.push(...line, run.gone);
      line = [];
      end = at + 1;
      whole = notes.length;
    }
  }
  return { gone, rest: [...notes.slice(0, whole), ...runs.slice(end)] };
}

function ghostsOf(gone: readonly Gone[], own: EndsOfGone, state: BuildState): Node[] {
  const ghosts: Node[] = [];
  for (let at = 0; at < gone.length;) {
    const id = gone[at]?.id ?? '';
    let end = at;
    while (gone[end]?.id === id) end += 1;
    const blocks = goneBlocks(gone.slice(at, end), own, state, wordsOf);
    state.placedNotes.add(id);
    ghosts.push(ghostOf(id, blocks));
    at = end;
  }
  return ghosts;
}
