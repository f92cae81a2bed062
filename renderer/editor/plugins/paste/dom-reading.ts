// Named fields of a form hide the properties of its element: in a hostile
// `<form><input name=childNodes></form>` the form's children are the input. So a source is read
// through the prototypes' own getters.

const nodePrototype = Node.prototype;
const getType = getterOf(nodePrototype, 'nodeType');
const getValue = getterOf(nodePrototype, 'nodeValue');
const getName = getterOf(nodePrototype, 'nodeName');
const getFirst = getterOf(nodePrototype, 'firstChild');
const getNext = getterOf(nodePrototype, 'nextSibling');
const getText = getterOf(nodePrototype, 'textContent');

function getterOf(prototype: object, property: string): (node: Node) => unknown {
  const descriptor = Object.getOwnPropertyDescriptor(prototype, property);
  if (!descriptor?.get) throw new TypeError(`Node has no ${property}`);
  return (node) => descriptor.get?.call(node) as unknown;
}

/** `node.nodeType`. */
export function nodeType(node: Node): number {
  return getType(node) as number;
}

/** The text of a text node. */
export function nodeValue(node: Node): string {
  return (getValue(node) as string | null) ?? '';
}

/** The element's name in capitals. */
export function nameOf(element: Element): string {
  return (getName(element) as string).toUpperCase();
}

/** All text inside. */
export function textOf(node: Node): string {
  return (getText(node) as string | null) ?? '';
}

/** The child nodes, as a list of their own. */
export function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (let child = getFirst(node) as Node | null; child; child = getNext(child) as Node | null)
    children.push(child);
  return children;
}

/** An attribute as written, or null. */
export function attribute(element: Element, name: string): string | null {
  return Element.prototype.getAttribute.call(element, name);
}
