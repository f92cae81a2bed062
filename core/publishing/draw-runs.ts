import type { Mark, Node } from 'prosemirror-model';
import type { Drawing } from './drawing.ts';
import { drawMark } from './mark-table.ts';
import { run, type Html } from './markup.ts';

interface Piece {
  readonly marks: readonly Mark[];
  readonly html: Html;
}

/**
 * The text of a block with its marks. ProseMirror keeps the marks of a leaf in the schema's order,
 * so neighbours that share their outer marks share the elements too: a link whose words are partly
 * emphasised stays one link.
 */
export function drawRuns(block: Node, drawLeaf: (leaf: Node) => Html, drawing: Drawing): Html {
  return nest(block.children.map((leaf) => ({ marks: leaf.marks, html: drawLeaf(leaf) })), drawing);
}

function nest(pieces: readonly Piece[], drawing: Drawing): Html {
  const drawn: Html[] = [];
  for (let from = 0; from < pieces.length; ) {
    const mark = pieces[from]?.marks[0];
    const to = endOfRun(pieces, from, mark);
    const inner = pieces.slice(from, to);
    drawn.push(mark ? drawMark(mark, nest(inner.map(unwrap), drawing), drawing) : run(inner.map(({ html }) => html)));
    from = to;
  }
  return run(drawn);
}

function endOfRun(pieces: readonly Piece[], from: number, mark: Mark | undefined): number {
  let to = from + 1;
  while (to < pieces.length && isSame(pieces[to]?.marks[0], mark)) to++;
  return to;
}

function isSame(one: Mark | undefined, other: Mark | undefined): boolean {
  return one === undefined || other === undefined ? one === other : one.eq(other);
}

function unwrap(piece: Piece): Piece {
  return { marks: piece.marks.slice(1), html: piece.html };
}
