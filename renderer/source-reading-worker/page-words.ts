import type { DefaultTreeAdapterMap } from 'parse5';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

// What is between elements of a page, by the HTML standard's own style sheet
// (https://html.spec.whatwg.org/multipage/rendering.html).

const unseen = new Set([
  ...['head', 'script', 'style', 'template', 'noscript', 'title', 'iframe', 'object', 'embed'],
  ...['svg', 'canvas', 'audio', 'video', 'select', 'datalist', 'textarea', 'button', 'dialog'],
]);
const blocks = new Set([
  ...['address', 'article', 'aside', 'blockquote', 'body', 'center', 'details', 'div', 'dl'],
  ...['fieldset', 'figcaption', 'figure', 'footer', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  ...['header', 'hgroup', 'hr', 'html', 'legend', 'main', 'menu', 'nav', 'ol', 'p', 'pre'],
  ...['search', 'section', 'summary', 'table', 'ul'],
]);
const lines = new Set(['dd', 'dt', 'li', 'option', 'tr', 'caption']);
const cells = new Set(['td', 'th']);

/** What comes between two words: nothing, a space, a tab, an end of line, or an end of block. */
type Gap = '' | ' ' | '\t' | '\n' | '\n\n';
const width: Readonly<Record<Gap, number>> = { '': 0, ' ': 1, '\t': 2, '\n': 3, '\n\n': 4 };

interface Visit {
  readonly node: Node;
  readonly isPre: boolean;
  /** Whether the children have been seen already. */
  readonly isLeaving: boolean;
}

/** The words of a page that its reader sees, blocks parted by a blank line. */
export function visibleWords(root: Node): string {
  const parts: string[] = [];
  let gap: Gap = '';
  const part = (wanted: Gap): void => {
    if (width[wanted] > width[gap]) gap = wanted;
  };
  const say = (words: string): void => {
    if (parts.length > 0) parts.push(gap);
    parts.push(words);
    gap = '';
  };
  // A list of our own in place of recursion: pages may be nested a hundred thousand deep.
  const stack: Visit[] = [{ node: root, isPre: false, isLeaving: false }];
  for (let visit = stack.pop(); visit; visit = stack.pop()) {
    const { node, isPre, isLeaving } = visit;
    if ('value' in node) sayText(node.value, isPre, part, say);
    if (!('childNodes' in node)) continue;
    const name = 'tagName' in node ? node.tagName : '';
    if ('attrs' in node && isHidden(node)) continue;
    part(gapOf(name));
    if (isLeaving) continue;
    const inPre = isPre || name === 'pre';
    stack.push({ node, isPre, isLeaving: true });
    for (const child of node.childNodes.toReversed()) {
      stack.push({ node: child, isPre: inPre, isLeaving: false });
    }
  }
  return parts.join('');
}

function sayText(
  text: string,
  isPre: boolean,
  part: (gap: Gap) => void,
  say: (words: string) => void,
): void {
  if (isPre) {
    if (text.trim() !== '') say(text.replace(/\n+$/, ''));
    if (text.endsWith('\n')) part('\n');
    return;
  }
  const words = text.replace(/[ \t\n\f\r]+/g, ' ');
  if (words.startsWith(' ')) part(' ');
  const bare = words.replace(/^ | $/g, '');
  if (bare === '') return;
  say(bare);
  if (words.endsWith(' ')) part(' ');
}

function gapOf(name: string): Gap {
  if (blocks.has(name)) return '\n\n';
  if (lines.has(name) || name === 'br') return '\n';
  return cells.has(name) ? '\t' : '';
}

function isHidden({ tagName, attrs }: Element): boolean {
  if (unseen.has(tagName)) return true;
  return attrs.some(
    ({ name, value }) =>
      name === 'hidden' ||
      (name === 'style' &&
        /(?:^|;)\s{0,20}(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)/i.test(
          value,
        )),
  );
}
