import type { Node } from 'prosemirror-model';
import { articleSchema } from '../../article/schema.ts';
import { goneWords, type Inline, type TextRun } from '../story-draft.ts';
import type { BuildState } from './build-state.ts';
import type { FlatPiece } from './flat-pieces.ts';
import { insertionIn } from './inline.ts';
import { buildTextBlock } from './text-block.ts';

const { nodes } = articleSchema;

/** The paragraph that a row of a table becomes: its cells parted by a line. */
export function buildRowWords(cells: readonly (readonly FlatPiece[])[], state: BuildState): Node[] {
  const all = cells.flat().flatMap((part) => (part.kind === 'paragraph' ? part.runs : []));
  const words = all.filter((run): run is TextRun => run !== 'line-break' && run.text.trim() !== '');
  const gone = all.flatMap((run) => (run === 'line-break' ? [] : (run.gone ?? [])));
  if (words.length === 0 && gone.length === 0) return [];
  const [first] = words;
  const inserted = first && words.every((run) => insertionIn(run, state) !== null);
  const by = inserted ? insertionIn(first, state) : null;
  // What parts the cells of a row that is put in or taken out as a whole goes with it.
  const between = (text: string): TextRun => {
    const run = { text, ...(by === null ? {} : { notes: [by] }) };
    return words.length === 0 ? goneWords(gone[0]?.id ?? '', run) : run;
  };
  const runs: Inline[] = [];
  cells.forEach((cell, index) => {
    if (index > 0) runs.push(between(' | '));
    for (const part of cell) if (part.kind === 'paragraph') addParagraph(runs, part.runs, between);
  });
  const isWhole = by !== null && gone.length === 0;
  const end: TextRun[] = isWhole ? [{ text: '', split: by }] : [];
  const own = { type: nodes.paragraph, attrs: null, isInner: false };
  return buildTextBlock([...runs, ...end], own, state);
}

/** The ends of paragraphs in a cell are but a space. */
function addParagraph(
  runs: Inline[],
  own: readonly Inline[],
  between: (text: string) => TextRun,
): void {
  let space = between(' ');
  for (const run of own) {
    if (run === 'line-break') runs.push(run);
    else if (run.split !== undefined) space = { text: ' ', notes: [run.split] };
    else if (run.gone?.kind === 'end') runs.push(goneWords(run.gone.id, { text: ' ' }));
    else runs.push(run);
  }
  runs.push(space);
}
