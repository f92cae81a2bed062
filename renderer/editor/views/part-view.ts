import type { Node } from 'prosemirror-model';
import type { NodeView } from 'prosemirror-view';
import { partNames, placeholders } from '../parts.ts';

const tags: Readonly<Record<string, string>> = {
  headline: 'h1',
  caption: 'figcaption',
  pull_quote: 'aside',
};

/** A named text block: says its name to assistive technology and, while empty, what belongs there. */
export class PartView implements NodeView {
  readonly dom: HTMLElement;
  readonly contentDOM: HTMLElement;

  constructor(node: Node) {
    const name = node.type.name;
    this.dom = document.createElement(tags[name] ?? 'p');
    this.contentDOM = this.dom;
    this.dom.dataset['part'] = name.replace('_', '-');
    this.dom.dataset['placeholder'] = placeholders[name] ?? '';
    namePart(this.dom, name);
    this.show(node);
  }

  update(node: Node): boolean {
    if (node.type.name.replace('_', '-') !== this.dom.dataset['part']) return false;
    this.show(node);
    return true;
  }

  private show(node: Node): void {
    this.dom.toggleAttribute('data-empty', node.content.size === 0);
  }
}

/** A heading keeps its words as its name and says what it is by its role; others are named groups. */
export function namePart(dom: HTMLElement, name: string): void {
  const label = partNames[name] ?? '';
  if (dom.nodeName === 'H1') {
    dom.setAttribute('aria-roledescription', label.toLowerCase());
    return;
  }
  dom.setAttribute('role', 'group');
  dom.setAttribute('aria-label', label);
}
