import { Fragment, Slice, type Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { deletionOf, sliceOf } from '../../article/proposals/chosen.ts';
import { houseLeaves } from '../../article/proposals/leaf-houses.ts';
import { articleSchema } from '../../article/schema.ts';

const { nodes } = articleSchema;

// While a story is built, whole blocks that are gone stand in it as a paragraph of one leaf which
// holds them: so they keep their place until the block is known that their leaf can stand in.

/** Holds the place of blocks that are gone. */
export function ghostOf(id: string, blocks: readonly Node[]): Node {
  const leaf = deletionOf(id, new Slice(Fragment.fromArray([...blocks]), 0, 0));
  return nodes.paragraph.create(null, leaf);
}

/** Whether a node only holds the place of blocks that are gone. */
export function isGhost(node: Node): boolean {
  const leaf = node.childCount === 1 ? node.firstChild : null;
  if (node.type !== nodes.paragraph || leaf?.type !== nodes.deletion) return false;
  const { content, openStart } = sliceOf(leaf);
  return openStart === 0 && content.firstChild?.isBlock === true;
}

/** A ghost whose blocks stood in something that is gone with them. */
export function ghostWithin(ghost: Node, wrap: (blocks: Fragment) => Node): Node {
  const leaf = ghost.firstChild;
  if (!leaf) return ghost;
  return ghostOf(String(leaf.attrs['id']), [wrap(sliceOf(leaf).content)]);
}

interface Gap {
  readonly from: number;
  to: number;
  readonly leaves: Node[];
  readonly isAll: boolean;
}

/** The story with the leaves of ghosts in the blocks beside them. */
export function placeGhosts(document: Node): Node {
  const gaps = gapsIn(document);
  if (gaps.length === 0) return document;
  const tr = new Transform(document);
  for (const { from, to, leaves, isAll } of gaps.toReversed()) {
    if (isAll) tr.replaceWith(from, to, nodes.paragraph.create());
    else tr.delete(from, to);
    houseLeaves(tr, leaves, from);
  }
  return tr.doc;
}

function gapsIn(document: Node): Gap[] {
  const gaps: Gap[] = [];
  document.descendants((node, pos, parent) => {
    const ghost = isGhost(node) ? node : isGhostItem(node) ? asItem(node) : null;
    const leaf = ghost?.firstChild;
    if (!leaf) return !node.isTextblock;
    const last = gaps.at(-1);
    const to = pos + node.nodeSize;
    if (last?.to === pos) {
      last.to = to;
      last.leaves.push(leaf);
    } else {
      const isAll = parent?.type === nodes.body && parent.children.every(isGhost);
      gaps.push({ from: pos, to, leaves: [leaf], isAll });
    }
    return false;
  });
  return gaps;
}

/** Whether an item of a list holds nothing but blocks that are gone. */
export function isGhostItem({ type, childCount, firstChild }: Node): boolean {
  return type === nodes.list_item && childCount === 1 && firstChild !== null && isGhost(firstChild);
}

function asItem({ firstChild }: Node): Node | null {
  return firstChild && ghostWithin(firstChild, (blocks) => nodes.list_item.create(null, blocks));
}
