import type { XmlElement, XmlNode } from './read-xml.ts';

/** Whether a node is an element. */
export function isElement(node: XmlNode): node is XmlElement {
  return typeof node !== 'string';
}

/** The elements that stand in `parent`, in order. */
export function elementsIn(parent: XmlElement | undefined): readonly XmlElement[] {
  return parent?.children.filter(isElement) ?? [];
}

/** The first element called `name` in `parent`, or undefined. */
export function childOf(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  return parent?.children.find(
    (child): child is XmlElement => isElement(child) && child.name === name,
  );
}

/** The elements called `name` that stand in `parent`. */
export function childrenOf(parent: XmlElement | undefined, name: string): readonly XmlElement[] {
  return elementsIn(parent).filter((child) => child.name === name);
}

/** The element at the end of a way of names, or undefined. */
export function elementAt(
  parent: XmlElement | undefined,
  ...names: readonly string[]
): XmlElement | undefined {
  return names.reduce<XmlElement | undefined>((element, name) => childOf(element, name), parent);
}

/** All elements called by one of `names` anywhere in `parent`, in the document's order. */
export function elementsNamed(
  parent: XmlElement | undefined,
  ...names: readonly string[]
): XmlElement[] {
  const found: XmlElement[] = [];
  const stack = [...elementsIn(parent)].reverse();
  for (let element = stack.pop(); element; element = stack.pop()) {
    if (names.includes(element.name)) found.push(element);
    for (const child of element.children.toReversed()) if (isElement(child)) stack.push(child);
  }
  return found;
}

/** All text in an element, without its markup. */
export function textOf(element: XmlElement | undefined): string {
  let text = '';
  const stack: XmlNode[] = [...(element?.children ?? [])].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (isElement(node)) for (const child of node.children.toReversed()) stack.push(child);
    else text += node;
  }
  return text;
}
