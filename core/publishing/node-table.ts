import type { Node, Schema } from 'prosemirror-model';
import type { articleSchema } from '../article/schema.ts';
import { isMediaHash } from '../base/id.ts';
import type { Drawing } from './drawing.ts';
import { linkHref } from './link-href.ts';
import { drawLink, drawMark } from './mark-table.ts';
import { isMarked, markTree, type MarkTree } from './mark-tree.ts';
import {
  container,
  element,
  escapeText,
  lines,
  nothing,
  oneLine,
  run,
  type ElementName,
  type Html,
} from './markup.ts';
import { isBlank } from './reader-document.ts';

/** The name of every node of the schema. */
export type NodeName = typeof articleSchema extends Schema<infer Name> ? Name : never;

type DrawNode = (node: Node, drawing: Drawing) => Html;

/** How each node is published. A new node of the schema does not compile until it has its entry. */
export const nodeTable: Readonly<Record<NodeName, DrawNode>> = {
  doc: drawStory,
  headline: textBlock('h1'),
  standfirst: textBlock('p', 'standfirst'),
  byline: textBlock('p', 'byline'),
  dateline: textBlock('p', 'dateline'),
  body: (node, drawing) => lines(drawBody(node, drawing)),
  paragraph: textBlock('p'),
  heading: (node, drawing) => textBlock(headingElement(node))(node, drawing),
  bullet_list: (node, drawing) => container('ul', {}, drawBlocks(node, drawing)),
  ordered_list: (node, drawing) =>
    container('ol', { start: startOf(node) }, drawBlocks(node, drawing)),
  list_item: drawListItem,
  blockquote: (node, drawing) => container('blockquote', {}, drawBlocks(node, drawing)),
  pull_quote: (node, drawing) =>
    container('aside', { class: 'pull-quote' }, [textBlock('p')(node, drawing)]),
  figure: drawFigure,
  caption: textBlock('span', 'caption'),
  credit: textBlock('span', 'credit'),
  related_link: (node, drawing) => wrap('li', null, drawReference(node, drawing)),
  embed_link: (node, drawing) => wrap('p', 'embed', drawReference(node, drawing)),
  section_break: () => element('hr'),
  text: (node) => escapeText(node.text ?? ''),
  hard_break: () => element('br'),
  // What is proposed is decided before a story is drawn.
  deletion: () => nothing,
  split: () => nothing,
};

/** A node of the reader's document as HTML; nothing when a reader would see nothing. */
export function drawNode(node: Node, drawing: Drawing): Html {
  return nodeTable[node.type.name as NodeName](node, drawing);
}

function drawBlocks(parent: Node, drawing: Drawing): Html[] {
  return parent.children.map((node) => drawNode(node, drawing));
}

function drawText(block: Node, drawing: Drawing): Html {
  return drawTree(markTree(block), drawing);
}

function drawTree(tree: MarkTree, drawing: Drawing): Html {
  return run(
    tree.map((branch) =>
      isMarked(branch)
        ? drawMark(branch.mark, drawTree(branch.content, drawing), drawing)
        : drawNode(branch, drawing),
    ),
  );
}

function textBlock(name: ElementName, className: string | null = null): DrawNode {
  return (node, drawing) =>
    isBlank(node) ? nothing : element(name, { class: className }, drawText(node, drawing));
}

function wrap(name: ElementName, className: string | null, content: Html): Html {
  return content === '' ? nothing : element(name, { class: className }, content);
}

function drawStory(doc: Node, drawing: Drawing): Html {
  const [headline, standfirst, byline, dateline, body] = drawBlocks(doc, drawing);
  const head = [
    drawing.kicker,
    headline,
    standfirst,
    byline,
    dateline,
    drawing.times,
    drawing.corrected,
  ];
  const header = container(
    'header',
    {},
    head.map((part) => part ?? nothing),
  );
  return container('article', drawing.article, [
    header,
    drawing.factCheck,
    body ?? nothing,
    drawing.corrections,
  ]);
}

/** The blocks of the body; related lines that follow one another make one list. */
function drawBody(body: Node, drawing: Drawing): Html[] {
  const drawn: Html[] = [];
  let related: Html[] = [];
  let lists = 0;
  const endRelated = (): void => {
    const list = container('ul', {}, related);
    if (list !== '')
      drawn.push(container('nav', { 'aria-label': relatedLabel(drawing, ++lists) }, [list]));
    related = [];
  };
  for (const node of body.children) {
    const isRelated = node.type.name === 'related_link';
    if (!isRelated) endRelated();
    (isRelated ? related : drawn).push(drawNode(node, drawing));
  }
  endRelated();
  return drawn;
}

/** Screen readers list landmarks by name, so no two of a page share one. */
function relatedLabel(drawing: Drawing, nth: number): string {
  return nth === 1 ? drawing.relatedLabel : `${drawing.relatedLabel} (${nth})`;
}

function drawListItem(item: Node, drawing: Drawing): Html {
  const [only, ...others] = item.children.filter((child) => !isBlank(child));
  if (only?.type.name === 'paragraph' && others.length === 0)
    return element('li', {}, drawText(only, drawing));
  return container('li', {}, drawBlocks(item, drawing));
}

function drawFigure(figure: Node, drawing: Drawing): Html {
  const rights = escapeText(oneLine(String(figure.attrs['rights'])));
  const caption = container('figcaption', {}, [
    ...drawBlocks(figure, drawing),
    wrap('span', 'rights', rights),
  ]);
  return container('figure', {}, [drawPicture(figure, drawing), caption]);
}

function drawPicture(figure: Node, drawing: Drawing): Html {
  const hash: unknown = figure.attrs['media'];
  const picture = isMediaHash(hash) ? drawing.picture(hash) : null;
  if (picture === null) return nothing;
  const { src, srcset = null, width, height } = picture;
  return element('img', {
    src,
    srcset,
    sizes: srcset === null ? null : drawing.pictureSizes,
    alt: String(figure.attrs['alt']),
    width: width || null,
    height: height || null,
    // What is inside the page is there already.
    loading: src.startsWith('data:') || hash === drawing.firstPicture ? null : 'lazy',
  });
}

/** A line that points elsewhere; where it has no words of its own, its address stands for them. */
function drawReference(node: Node, drawing: Drawing): Html {
  const href = linkHref(node.attrs['href']);
  const words = isBlank(node) ? escapeText(href ?? '') : drawText(node, drawing);
  return words === '' ? nothing : drawLink(href, words);
}

function headingElement(heading: Node): ElementName {
  const level: unknown = heading.attrs['level'];
  return level === 4 ? 'h4' : level === 3 ? 'h3' : 'h2';
}

function startOf(list: Node): number | null {
  const start = Number(list.attrs['start']);
  return start === 1 ? null : start;
}
