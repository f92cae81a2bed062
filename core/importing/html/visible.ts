import {
  attributeOf,
  childrenOf,
  classesOf,
  isElement,
  textOf,
  type PageElement,
  type PageNode,
} from './page-tree.ts';

// What a page shows, by the HTML standard's own style sheet
// (https://html.spec.whatwg.org/multipage/rendering.html).

const unseen = new Set([
  ...['head', 'script', 'style', 'template', 'noscript', 'title', 'meta', 'link', 'base', 'object'],
  ...['embed', 'applet', 'param', 'svg', 'math', 'canvas', 'audio', 'select', 'datalist', 'input'],
  ...['textarea', 'progress', 'meter', 'frame', 'frameset', 'noframes', 'noembed', 'rp', 'map'],
]);
const blocks = new Set([
  ...['address', 'article', 'aside', 'body', 'center', 'details', 'div', 'dl', 'dt', 'dd', 'form'],
  ...['fieldset', 'figcaption', 'footer', 'header', 'hgroup', 'html', 'legend', 'main', 'menu'],
  ...['nav', 'p', 'pre', 'search', 'section', 'summary', 'listing', 'xmp', 'plaintext', 'option'],
  ...['dialog', 'marquee', 'amp-img', 'picture'],
]);

const hidingStyle =
  /(?:^|[;\s])(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}(?:hidden|collapse)|mso-hide\s{0,9}:\s{0,9}all)/i;
const hidingClass =
  /^(?:sr-only|visually-?hidden|screen-?reader(?:-only|-text)?|assistive-text|u-hidden|is-hidden|hide-text|offscreen|element-invisible)$/i;

/** Whether an element holds no words of the page at all: code, controls, drawings. */
export function isUnseen({ tagName }: PageElement): boolean {
  return unseen.has(tagName);
}

/** Whether an element begins and ends a block of text and is nothing more. */
export function isPlainBlock({ tagName }: PageElement): boolean {
  return blocks.has(tagName);
}

/** Whether an element is there but not shown. */
export function isHidden(element: PageElement): boolean {
  if (element.attrs.length === 0) return element.tagName === 'dialog';
  const style = attributeOf(element, 'style');
  if (attributeOf(element, 'hidden') !== null) return true;
  if (element.tagName === 'dialog' && attributeOf(element, 'open') === null) return true;
  if (style !== null && hidingStyle.test(style)) return true;
  return classesOf(element).some((name) => hidingClass.test(name));
}

/** The text that a node shows, of its first `most` nodes; blocks and line breaks part words. */
export function shownText(root: PageNode, most = Infinity): string {
  const parts: string[] = [];
  const stack: PageNode[] = [root];
  let left = most;
  for (let node = stack.pop(); node && left > 0; node = stack.pop()) {
    left -= 1;
    const text = textOf(node);
    if (text !== null) parts.push(text);
    if (isElement(node)) {
      if (node !== root && (isUnseen(node) || isHidden(node))) continue;
      if (!inline.has(node.tagName)) parts.push(' ');
    }
    const children = childrenOf(node);
    for (let at = children.length - 1; at >= 0; at--) {
      const child = children[at];
      if (child) stack.push(child);
    }
  }
  return parts.join('');
}

const inline = new Set([
  ...[
    'a',
    'abbr',
    'b',
    'bdi',
    'bdo',
    'cite',
    'code',
    'data',
    'del',
    'dfn',
    'em',
    'font',
    'i',
    'ins',
  ],
  ...['kbd', 'label', 'mark', 'q', 's', 'samp', 'small', 'span', 'strike', 'strong', 'sub', 'sup'],
  ...['time', 'tt', 'u', 'var', 'wbr'],
]);
