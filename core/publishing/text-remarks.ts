import type { Node } from 'prosemirror-model';
import { textBlocks, type TextBlock } from '../article/text-blocks.ts';
import type { MediaHash } from '../base/id.ts';
import { isWebLink, linkHref } from './link-href.ts';
import { oneLine } from './markup.ts';
import { isBlank } from './reader-document.ts';
import { shorten } from './remark-words.ts';

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
  'alt-words': [
    'warning',
    'The description of this picture says nothing of what it shows. Write what somebody who cannot see it should know.',
  ],
  credit: ['warning', 'This picture has no credit.'],
  link: ['error', 'This link leads nowhere safe. Only web and mail addresses can be published.'],
  'heading-order': [
    'warning',
    'This heading skips a level; the page will show it one level under the last.',
  ],
  related: ['warning', 'This related story has no link: readers will see its words alone.'],
  location: [
    'warning',
    'This picture goes out with its metadata, which tell where it was taken. If that must stay private, untick “Keep the picture’s metadata”.',
  ],
} as const;

/** What the checklist must know of the pictures and pages of the library. */
export interface Surroundings {
  /** Whether the bytes of a picture are at hand. */
  readonly hasPicture: (hash: MediaHash) => boolean;
  /** Whether the metadata of a picture tell where it was taken. */
  readonly hasLocation: (hash: MediaHash) => boolean;
  /** Whether pages of this library's stories stand at a web host, such as `news.example:8080`. */
  readonly isOwnHost: (host: string) => boolean;
  /** Whether a story of the library stands at an address. */
  readonly hasStoryAt: (address: string) => boolean;
}

/** What the text of a story alone gives reason to say, rule by rule. */
export function textRemarks(doc: Node, surroundings: Surroundings): Remark[] {
  return [
    ...remarksOnHead(doc),
    ...remarksOnBody(doc),
    ...nodesOf(doc, 'figure').flatMap((place) => remarksOnFigure(place, surroundings)),
    ...remarksOnLinks(doc, surroundings),
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

function remarksOnFigure(figure: Place, surroundings: Surroundings): Remark[] {
  const { node, position } = figure;
  const credit = node.lastChild;
  const hasCredit = credit === null || !isBlank(credit);
  // The credit is the last part, so its text ends two positions before the figure does.
  const end = position + node.nodeSize - 2;
  return [...remarksOnPicture(figure, surroundings), ...(hasCredit ? [] : [remark('credit', end)])];
}

function remarksOnPicture(
  { node, position }: Place,
  { hasPicture, hasLocation }: Surroundings,
): Remark[] {
  const media = node.attrs['media'] as MediaHash | null;
  if (media === null) return isBlank(node) ? [] : [remark('picture', position)];
  if (!hasPicture(media)) return [remark('picture-lost', position)];
  const alt = oneLine(String(node.attrs['alt']));
  const tellsPlace = node.attrs['keepsMetadata'] === true && hasLocation(media);
  return [
    ...(alt === '' ? [remark('alt', position)] : []),
    ...(saysNothing(alt) ? [remark('alt-words', position)] : []),
    ...(tellsPlace ? [remark('location', position)] : []),
  ];
}

// What file systems and cameras call pictures: an ending, or letters that a number follows.
const fileName =
  /^[\p{L}\p{N} _.()-]{1,120}\.(?:jpe?g|png|gif|webp|avif|hei[cf]|tiff?|bmp|svg|dng)$/iu;
const cameraName =
  /^(?:_?IMG|_?DSC[NF]?|DJI|PXL|MVIMG|GOPR|PICT|CIMG|SAM|Screenshot|P(?=\d{7}))[-_ ]?\d{4,}[\d_ -]*(?:\(\d+\))?$/i;
// prettier-ignore
const emptyWords: ReadonlySet<string> = new Set([
  'image', 'picture', 'photo', 'photograph', 'pic', 'img', 'graphic', 'figure', 'alt', 'alt text',
  'untitled', 'placeholder', 'bild', 'foto', 'grafik', 'imagen', 'imagem', 'immagine', 'afbeelding',
  'photographie', 'fotografie', 'fotografia', 'fotografía',
]);

/** Whether a description is a file's name, or only says that there is a picture (WCAG 2.2, F30). */
function saysNothing(alt: string): boolean {
  if (fileName.test(alt) || cameraName.test(alt)) return true;
  const words = alt
    .toLowerCase()
    .replace(/[^\p{L}\p{M} ]+/gu, '')
    .trim();
  return emptyWords.has(words.replace(/^(?:an?|the|this|my) /, ''));
}

function remarksOnLinks(doc: Node, surroundings: Surroundings): Remark[] {
  const remarks: Remark[] = [];
  let before = '';
  doc.descendants((node, position) => {
    const mark = node.marks.find(({ type }) => type.name === 'link');
    const href: unknown = mark ? mark.attrs['href'] : node.attrs['href'];
    // Emphasis cuts the words of one link into several runs.
    const isRun = mark !== undefined && href === before;
    before = mark === undefined ? '' : String(href);
    if (href === undefined || href === null || isRun) return;
    remarks.push(...remarksOnLink(href, position, surroundings));
  });
  return remarks;
}

function remarksOnLink(href: unknown, position: number, surroundings: Surroundings): Remark[] {
  const address = linkHref(href);
  if (address === null) return [remark('link', position)];
  if (!isWebLink(address) || !isBroken(new URL(address), surroundings)) return [];
  const message = `No story of the library stands at ${shorten(address)}, an address of this house. Check it before readers do.`;
  return [{ severity: 'warning', rule: 'link-internal', message, position }];
}

/** Whether a link leads to a page of the house at which no story stands; its front page has none. */
function isBroken({ host, origin, pathname }: URL, { isOwnHost, hasStoryAt }: Surroundings) {
  if (pathname === '/' || !isOwnHost(host)) return false;
  const path = pathname.replace(/\/+$/, '');
  return ![path, `${path}/`].some((each) => hasStoryAt(`${origin}${each}`));
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
