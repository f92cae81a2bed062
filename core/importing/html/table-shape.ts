import type { PieceDraft, Runs } from '../story-draft.ts';

const fewestForTable = 2;
const longestCell = 400;

/**
 * Whether rows are a table’s, of short words in several columns; a table that only arranges a page
 * has whole passages in its cells.
 */
export function isOfCells(rows: readonly (readonly (readonly PieceDraft[])[])[]): boolean {
  const widest = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (widest < fewestForTable) return false;
  return rows.every((row) => row.every((cell) => isCell(cell)));
}

function isCell(cell: readonly PieceDraft[]): boolean {
  if (cell.length > 4) return false;
  return cell.every(
    (piece) => piece.kind === 'figure' || (piece.kind === 'paragraph' && isShort(piece.runs)),
  );
}

function isShort(runs: Runs): boolean {
  let length = 0;
  for (const run of runs) length += run === 'line-break' ? 0 : run.text.length;
  return length <= longestCell;
}
