import { Fragment, type Node } from 'prosemirror-model';

/** The tree with `change` made of each node, once what is in it is done. */
export function rewrite(node: Node, change: (node: Node) => Node): Node {
  if (node.isText || node.content.size === 0) return change(node);
  const content = node.children.map((child) => rewrite(child, change));
  const isSame = content.every((child, index) => child === node.child(index));
  return change(isSame ? node : node.copy(Fragment.fromArray(content)));
}
