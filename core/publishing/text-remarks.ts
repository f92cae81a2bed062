import type { Node } from 'prosemirror-model';
import { textBlocks, type TextBlock } from '../article/text-blocks.ts';
import type { MediaHash } from '../base/id.ts';
import { linkHref } from './link-href.ts';
import { oneLine } from './markup.ts';
import { isBlank } from './reader-document.ts';

/** Something to say of a story before it is published. `position` is a document position or null. */
export interface Remark {
  readonly severity: 'warning' | 'error';
  readonly rule: string;
  readonly message: string;
  readonly position: number | null;
}

const rules = {
  headline: ['error', 'The story has no headline.'],
  standfirst: [
    'warning',
    'The story has no standfirst: search engines and shared links will show its first sentences.',
  ],
  byline: ['warning', 'The story has no byline: nobody is named as its author.'],
  body: ['warning', 'The story has no text yet.'],
  picture: [
    'warning',
    'There is a caption here but no picture: readers will see the caption alone.',
  ],
  'picture-lost': [
    'error',
    'The file of this picture is not in the store. Put the picture in again.',
  ],
  alt: ['error', 'This picture has no description for readers who cannot see it.'],
  credit: ['warning', 'This picture has no credit.'],
  link: ['error', 'This link leads nowhere safe. Only web and mail addresses can be published.'],
  'heading-order': [
    'warning',
    'This heading skips a level; the page will show it one level under the last.',
  ],
  related: ['warning', 'This related story has no link: readers will see its words alone.'],
} as const;

/** What the text of a story alone gives reason to say, rule by rule. */
export function textRemarks(doc: Node, hasPicture: (hash: MediaHash) => boolean): Remark[] {
  return [
    ...remarksOnHead(doc),
    ...remarksOnBody(doc),
    ...nodesOf(doc, 'figure').flatMap((place) => remarksOnFigure(place, hasPicture)),
    ...remarksOnLinks(doc),
    ...remarksOnHeadings(doc),
    ...remarksOnRelated(doc),
  ];
}

interface Place {
  readonly node: Node;
  readonly position: number;
}

function remark(rule: keyof typeof rules, position: number | null): Remark {
  const [severity, message] = rules[rule];
  return { severity, rule, message, position };
}

function remarksOnHead(doc: Node): Remark[] {
  return (['headline', 'standfirst', 'byline'] as const).flatMap((part) => {
    const block = textBlocks(doc).find(({ role }) => role === part);
    return block && !isBlank(block.node) ? [] : [remark(part, block?.start ?? null)];
  });
}

const headRoles: ReadonlySet<TextBlock['role']> = new Set([
  'headline',
  'standfirst',
  'byline',
  'dateline',
]);

function remarksOnBody(doc: Node): Remark[] {
  const blocks = textBlocks(doc).filter((block) => !headRoles.has(block.role));
  if (blocks.some((block) => !isBlank(block.node))) return [];
  return [remark('body', blocks[0]?.start ?? null)];
}

function remarksOnFigure(figure: Place, hasPicture: (hash: MediaHash) => boolean): Remark[] {
  const { node, position } = figure;
  const credit = node.lastChild;
  const hasCredit = credit === null || !isBlank(credit);
  // The credit is the last part, so its text ends two positions before the figure does.
  const end = position + node.nodeSize - 2;
  return [...remarksOnPicture(figure, hasPicture), ...(hasCredit ? [] : [remark('credit', end)])];
}

function remarksOnPicture(
  { node, position }: Place,
  hasPicture: (hash: MediaHash) => boolean,
): Remark[] {
  const media = node.attrs['media'] as MediaHash | null;
  if (media === null) return isBlank(node) ? [] : [remark('picture', position)];
  if (!hasPicture(media)) return [remark('picture-lost', position)];
  return oneLine(String(node.attrs['alt'])) === '' ? [remark('alt', position)] : [];
}

function remarksOnLinks(doc: Node): Remark[] {
  const remarks: Remark[] = [];
  doc.descendants((node, position) => {
    const link = node.marks.find((mark) => mark.type.name === 'link');
    const href: unknown = link ? link.attrs['href'] : node.attrs['href'];
    if (href === undefined || href === null || linkHref(href) !== null) return;
    remarks.push(remark('link', position));
  });
  return remarks;
}

function remarksOnHeadings(doc: Node): Remark[] {
  let before = 1;
  return nodesOf(doc, 'heading').flatMap(({ node, position }) => {
    if (isBlank(node)) return [];
    const level = Number(node.attrs['level']);
    const isSkipped = level > before + 1;
    before = Math.min(level, before + 1);
    return isSkipped ? [remark('heading-order', position + 1)] : [];
  });
}

function remarksOnRelated(doc: Node): Remark[] {
  const lines = nodesOf(doc, 'related_link');
  return lines.flatMap(({ node, position }) =>
    isBlank(node) || node.attrs['href'] !== null ? [] : [remark('related', position + 1)],
  );
}

function nodesOf(doc: Node, name: string): Place[] {
  const found: Place[] = [];
  doc.descendants((node, position) => {
    if (node.type.name === name) found.push({ node, position });
  });
  return found;
}
