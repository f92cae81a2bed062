import type { Mark, Node } from 'prosemirror-model';

/** Words of a block under one mark. */
export interface Marked {
  readonly mark: Mark;
  readonly content: MarkTree;
}

/** The text of a block, its marks around it as elements would be. */
export type MarkTree = readonly (Node | Marked)[];

/**
 * Reads the marks of a block as a tree. ProseMirror keeps the marks of a leaf in the schema's
 * order, so neighbours that share their outer marks share the branch: a link whose words are
 * partly emphasised stays one link.
 */
export function markTree(block: Node): MarkTree {
  return nest(block.children.map((leaf) => ({ leaf, marks: leaf.marks })));
}

/** Whether a branch is words under a mark. */
export function isMarked(branch: Node | Marked): branch is Marked {
  return 'mark' in branch && 'content' in branch && Array.isArray(branch.content);
}

interface Piece {
  readonly leaf: Node;
  readonly marks: readonly Mark[];
}

function nest(pieces: readonly Piece[]): MarkTree {
  const tree: (Node | Marked)[] = [];
  for (let from = 0; from < pieces.length;) {
    const mark = pieces[from]?.marks[0];
    const to = endOfRun(pieces, from, mark);
    const inner = pieces.slice(from, to);
    if (mark)
      tree.push({
        mark,
        content: nest(inner.map(({ leaf, marks }) => ({ leaf, marks: marks.slice(1) }))),
      });
    else tree.push(...inner.map(({ leaf }) => leaf));
    from = to;
  }
  return tree;
}

function endOfRun(pieces: readonly Piece[], from: number, mark: Mark | undefined): number {
  let to = from + 1;
  while (to < pieces.length && isSame(pieces[to]?.marks[0], mark)) to++;
  return to;
}

function isSame(one: Mark | undefined, other: Mark | undefined): boolean {
  return one === undefined || other === undefined ? one === other : one.eq(other);
}
