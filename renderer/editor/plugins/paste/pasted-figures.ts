import { attribute, childrenOf, nameOf, nodeType, nodeValue } from './dom-reading.ts';

/** The words of a pasted figure. */
export interface FigureWords {
  readonly caption: string;
  readonly credit: string;
}

/** A figure with a picture in it. */
export interface PastedFigure extends FigureWords {
  readonly image: Node;
  /** The elements that its words were in. */
  readonly captions: readonly Node[];
}

/**
 * Finds a figure's first picture and its words, the credit apart where it is marked as one, as
 * Galley's own pages do. Null when there is no picture: then all of it is text.
 */
export function readFigure(
  figure: Element,
  isLeftOut: (element: Element) => boolean,
): PastedFigure | null {
  let image: Node | null = null;
  const captions: Node[] = [];
  const words = { caption: '', credit: '' };
  const stack: { node: Node; part: keyof FigureWords | null }[] = [{ node: figure, part: null }];
  for (let visit = stack.pop(); visit; visit = stack.pop()) {
    const { node } = visit;
    let { part } = visit;
    if (nodeType(node) === Node.TEXT_NODE && part !== null) words[part] += nodeValue(node);
    if (nodeType(node) !== Node.ELEMENT_NODE) continue;
    const element = node as Element;
    if (isLeftOut(element)) continue;
    const name = nameOf(element);
    if (name === 'IMG' && part === null) image ??= node;
    if (name === 'FIGCAPTION' && part === null) {
      captions.push(node);
      part = 'caption';
    } else if (part !== null && isCredit(element)) part = 'credit';
    if (part !== null && parting.has(name)) words[part] += ' ';
    for (const child of childrenOf(node).toReversed()) stack.push({ node: child, part });
  }
  if (!image) return null;
  return { image, captions, caption: oneLine(words.caption), credit: oneLine(words.credit) };
}

/** Blocks and line ends part words. */
const parting = new Set(['BR', 'P', 'DIV', 'LI', 'TR', 'TD', 'TH', 'DT', 'DD', 'H1', 'H2', 'H3']);

function isCredit(element: Element): boolean {
  return (
    /(?:^|\s)credit(?:\s|$)/i.test(attribute(element, 'class') ?? '') ||
    attribute(element, 'data-part') === 'credit'
  );
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
