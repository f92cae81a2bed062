import type { Node } from 'prosemirror-model';
import { isLanguageTag } from '../article/schema/attributes.ts';
import type { StoryDetails } from '../article/story.ts';
import { textBlocks, type TextBlock } from '../article/text-blocks.ts';
import { assertNever } from '../base/assert-never.ts';
import type { MediaHash } from '../base/id.ts';
import type { ChecklistItem } from '../contract/publishing.ts';
import { claimAnchors } from '../factcheck/anchor.ts';
import { claimStatus, isSettled, type Claim, type ClaimStatus } from '../factcheck/claim.ts';
import { isWebLink, linkHref } from './link-href.ts';
import { oneLine } from './markup.ts';
import { isBlank } from './reader-document.ts';

/** What the checklist looks at. */
export interface ChecklistInput {
  readonly document: Node;
  readonly details: StoryDetails;
  readonly claims: readonly Pick<Claim, 'id' | 'verdict' | 'text'>[];
  /** Findings left by the proofreader, null when it never saw the story. */
  readonly findings: number | null;
  readonly hasPicture: (hash: MediaHash) => boolean;
}

/**
 * What stands between a story and its page, errors first, each group in reading order. Errors
 * block the export unless overridden; warnings inform. Positions are document positions.
 */
export function checklist(input: ChecklistInput): ChecklistItem[] {
  const items = checks.flatMap((check) => check(input));
  const rank = (item: ChecklistItem): number => (item.severity === 'error' ? 0 : 1);
  const place = (item: ChecklistItem): number => item.position ?? -1;
  return items.sort((one, other) => rank(one) - rank(other) || place(one) - place(other));
}

type Check = (input: ChecklistInput) => ChecklistItem[];

const checks: readonly Check[] = [
  checkHeadline,
  checkHead,
  checkBody,
  checkFigures,
  checkClaims,
  checkLinks,
  checkHeadings,
  checkRelated,
  checkLanguage,
  checkCanonical,
  checkFindings,
];

function item(
  severity: ChecklistItem['severity'],
  rule: string,
  message: string,
  position: number | null,
): ChecklistItem {
  return { severity, rule, message, position };
}

function checkHeadline({ document }: ChecklistInput): ChecklistItem[] {
  const headline = blockOf(document, 'headline');
  if (headline && !isBlank(headline.node)) return [];
  return [item('error', 'headline', 'The story has no headline.', headline?.start ?? null)];
}

function checkHead({ document }: ChecklistInput): ChecklistItem[] {
  const wanted = [
    [
      'standfirst',
      'The story has no standfirst: search engines and shared links will show its first sentences.',
    ],
    ['byline', 'The story has no byline: nobody is named as its author.'],
  ] as const;
  return wanted.flatMap(([role, message]) => {
    const block = blockOf(document, role);
    return block && isBlank(block.node) ? [item('warning', role, message, block.start)] : [];
  });
}

function checkBody({ document }: ChecklistInput): ChecklistItem[] {
  const head = new Set(['headline', 'standfirst', 'byline', 'dateline']);
  const blocks = textBlocks(document).filter((block) => !head.has(block.role));
  if (blocks.some((block) => !isBlank(block.node))) return [];
  return [item('warning', 'body', 'The story has no text yet.', blocks[0]?.start ?? null)];
}

function checkFigures({ document, hasPicture }: ChecklistInput): ChecklistItem[] {
  return nodesOf(document, 'figure').flatMap(({ node, position }) => {
    const credit = item(
      'warning',
      'credit',
      'This picture has no credit.',
      position + node.nodeSize - 2,
    );
    const missing = node.childCount > 1 && node.child(1).textContent.trim() === '' ? [credit] : [];
    return [...pictureItems(node, position, hasPicture), ...missing];
  });
}

function pictureItems(
  figure: Node,
  position: number,
  hasPicture: (hash: MediaHash) => boolean,
): ChecklistItem[] {
  const media = figure.attrs['media'] as MediaHash | null;
  if (media === null && isBlank(figure)) return [];
  if (media === null) {
    return [
      item(
        'warning',
        'picture',
        'There is a caption here but no picture: readers will see the caption alone.',
        position,
      ),
    ];
  }
  if (!hasPicture(media)) {
    return [
      item(
        'error',
        'picture-lost',
        'The file of this picture is not in the store. Put the picture in again.',
        position,
      ),
    ];
  }
  if (oneLine(String(figure.attrs['alt'])) !== '') return [];
  return [
    item(
      'error',
      'alt',
      'This picture has no description for readers who cannot see it.',
      position,
    ),
  ];
}

function checkClaims({ document, claims }: ChecklistInput): ChecklistItem[] {
  const anchors = claimAnchors(document);
  const known = new Map(claims.map((claim) => [claim.id, claim]));
  return [...anchors.values()].flatMap((anchor) => {
    const claim = known.get(anchor.id);
    const status = claim ? claimStatus(claim, anchor.text) : 'unchecked';
    return isSettled(status)
      ? []
      : [item('error', 'claim', `${claimTrouble(status)}: “${shorten(anchor.text)}”`, anchor.from)];
  });
}

function claimTrouble(status: ClaimStatus): string {
  switch (status) {
    case 'text-changed':
      return 'These words were changed after they were checked';
    case 'needs-change':
      return 'A checker says that this must change';
    case 'cannot-confirm':
      return 'This could not be confirmed';
    case 'checking':
      return 'This is still being checked';
    case 'unchecked':
      return 'This has not been checked';
    case 'confirmed':
    case 'opinion':
    case 'cut':
      return 'This is settled';
    default:
      return assertNever(status);
  }
}

function checkLinks({ document }: ChecklistInput): ChecklistItem[] {
  const items: ChecklistItem[] = [];
  document.descendants((node, position) => {
    const link = node.marks.find((mark) => mark.type.name === 'link');
    const href: unknown = link ? link.attrs['href'] : node.attrs['href'];
    if (href === undefined || href === null || linkHref(href) !== null) return;
    items.push(
      item(
        'error',
        'link',
        'This link leads nowhere safe. Only web and mail addresses can be published.',
        position,
      ),
    );
  });
  return items;
}

function checkHeadings({ document }: ChecklistInput): ChecklistItem[] {
  let before = 1;
  return nodesOf(document, 'heading').flatMap(({ node, position }) => {
    if (isBlank(node)) return [];
    const level = Number(node.attrs['level']);
    const isSkipped = level > before + 1;
    before = Math.min(level, before + 1);
    const message = `This heading skips a level; the page will show it one level under the last (${before}).`;
    return isSkipped ? [item('warning', 'heading-order', message, position + 1)] : [];
  });
}

function checkRelated({ document }: ChecklistInput): ChecklistItem[] {
  return nodesOf(document, 'related_link').flatMap(({ node, position }) => {
    if (isBlank(node) || node.attrs['href'] !== null) return [];
    return [
      item(
        'warning',
        'related',
        'This related story has no link: readers will see its words alone.',
        position + 1,
      ),
    ];
  });
}

function checkLanguage({ details }: ChecklistInput): ChecklistItem[] {
  if (isLanguageTag(details.language)) return [];
  return [
    item(
      'warning',
      'language',
      'The story’s language is not set: screen readers will guess it.',
      null,
    ),
  ];
}

function checkCanonical({ details }: ChecklistInput): ChecklistItem[] {
  const href = linkHref(details.canonicalUrl);
  if (details.canonicalUrl === '' || (href !== null && isWebLink(href))) return [];
  return [
    item('error', 'canonical', 'The address where the page will stand is no web address.', null),
  ];
}

function checkFindings({ findings }: ChecklistInput): ChecklistItem[] {
  if (findings === 0) return [];
  if (findings === null)
    return [item('warning', 'findings', 'The story has not been proofread.', null)];
  const message =
    findings === 1
      ? 'The proofreader has 1 finding left.'
      : `The proofreader has ${findings} findings left.`;
  return [item('warning', 'findings', message, null)];
}

function blockOf(document: Node, role: TextBlock['role']): TextBlock | undefined {
  return textBlocks(document).find((block) => block.role === role);
}

function nodesOf(document: Node, name: string): { node: Node; position: number }[] {
  const found: { node: Node; position: number }[] = [];
  document.descendants((node, position) => {
    if (node.type.name === name) found.push({ node, position });
  });
  return found;
}

function shorten(text: string): string {
  const line = oneLine(text);
  return line.length <= 80 ? line : `${line.slice(0, 79).replace(/[\ud800-\udbff]$/u, '')}…`;
}
