import { Fragment, Slice, type Node } from 'prosemirror-model';
import { deletionOf, sliceOf } from '../../article/proposals/chosen.ts';
import { articleSchema } from '../../article/schema.ts';
import { ghostWithin, isGhost } from './ghosts.ts';

const { nodes } = articleSchema;

/** The items that what stands in one makes: what is gone at its beginning were items of their own. */
export function itemsOf(held: readonly Node[]): Node[] {
  const first = held.findIndex((node) => !isGhost(node));
  const gone = first < 0 ? held : held.slice(0, first);
  const rest = first < 0 ? [] : held.slice(first);
  const isLed = rest[0]?.type === nodes.paragraph;
  const content = rest.length === 0 || isLed ? rest : [nodes.paragraph.create(), ...rest];
  return [...gone.map((ghost) => [ghost]), ...(content.length > 0 ? [content] : [])].map((one) =>
    nodes.list_item.create(null, one),
  );
}

/** What stands for an item of a list of which nothing is left. */
export function ghostsOfItem(item: Node, listOf: (content: readonly Node[]) => Node): Node[] {
  return item.children.map((ghost) =>
    ghostWithin(ghost, (blocks) => listOf([nodes.list_item.create(null, blocks)])),
  );
}

/** Items whose paragraphs' ends, put in or taken out, are ends of items. */
export function withSplitItems(items: readonly Node[]): Node[] {
  return items.map((item, index) => {
    const [first, ...rest] = item.children;
    if (!first || isGhost(first)) return item;
    const isLast = index === items.length - 1 || rest.length > 0;
    const content = first.children.map((leaf) => (isLast ? leaf : splitTwice(leaf))).map(endsItem);
    return item.copy(Fragment.fromArray([first.copy(Fragment.fromArray(content)), ...rest]));
  });
}

function splitTwice(leaf: Node): Node {
  if (leaf.type !== nodes.split) return leaf;
  return nodes.split.create({ ...leaf.attrs, depth: 2 });
}

function endsItem(leaf: Node): Node {
  if (leaf.type !== nodes.deletion) return leaf;
  const { content, openStart } = sliceOf(leaf);
  if (openStart !== 1) return leaf;
  const items = content.content.map((block) => {
    const twice = block.copy(Fragment.fromArray(block.children.map(splitTwice)));
    return nodes.list_item.create(null, twice);
  });
  return deletionOf(String(leaf.attrs['id']), new Slice(Fragment.fromArray(items), 2, 2));
}
