import type { DefaultTreeAdapterMap } from 'parse5';

/** A node of a parsed page. */
export type PageNode = DefaultTreeAdapterMap['node'];
/** An element of a parsed page. */
export type PageElement = DefaultTreeAdapterMap['element'];

/** Whether a node is an element. */
export function isElement(node: PageNode): node is PageElement {
  return 'tagName' in node;
}

/** The children of a node, none for text. */
export function childrenOf(node: PageNode): readonly PageNode[] {
  return 'childNodes' in node ? node.childNodes : [];
}

/** The text of a text node; null for any other. */
export function textOf(node: PageNode): string | null {
  return 'value' in node ? node.value : null;
}

/** An attribute as written, or null. */
export function attributeOf(element: PageElement, name: string): string | null {
  return element.attrs.find((attribute) => attribute.name === name)?.value ?? null;
}

/** The element around a node, or null. */
export function parentOf(node: PageNode): PageElement | null {
  const parent = 'parentNode' in node ? node.parentNode : null;
  return parent && isElement(parent) ? parent : null;
}

/**
 * All nodes from `root` on in document order. Goes by a list of its own in place of recursion:
 * pages may be nested a hundred thousand deep.
 * @param most after so many nodes it ends: who asks at every depth must not ask for all
 */
export function* nodesIn(root: PageNode, most = Infinity): Generator<PageNode> {
  const stack: PageNode[] = [root];
  let left = most;
  for (let node = stack.pop(); node && left > 0; node = stack.pop()) {
    left -= 1;
    yield node;
    const children = childrenOf(node);
    for (let at = children.length - 1; at >= 0; at--) {
      const child = children[at];
      if (child) stack.push(child);
    }
  }
}

/** All elements from `root` on in document order, among the first `most` nodes. */
export function* elementsIn(root: PageNode, most = Infinity): Generator<PageElement> {
  for (const node of nodesIn(root, most)) if (isElement(node)) yield node;
}

/** The first element with one of these names from `root` on, or null. */
export function firstElement(root: PageNode, ...names: readonly string[]): PageElement | null {
  for (const element of elementsIn(root)) if (names.includes(element.tagName)) return element;
  return null;
}

/** All text inside a node as it is written, of its first `most` nodes. */
export function rawText(root: PageNode, most = Infinity): string {
  const parts: string[] = [];
  for (const node of nodesIn(root, most)) parts.push(textOf(node) ?? '');
  return parts.join('');
}

/** The names in an element's class. */
export function classesOf(element: PageElement): readonly string[] {
  return (attributeOf(element, 'class') ?? '').split(/\s+/).filter(Boolean);
}

/** The elements right inside a node. */
export function childElements(node: PageNode): PageElement[] {
  return childrenOf(node).filter(isElement);
}
