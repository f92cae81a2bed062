import type { Node } from 'prosemirror-model';
import { isLanguageTag } from '../article/schema/attributes.ts';
import type { StoryDetails } from '../article/story.ts';
import { assertNever } from '../base/assert-never.ts';
import type { MediaHash } from '../base/id.ts';
import type { ChecklistItem } from '../contract/publishing.ts';
import { claimAnchors } from '../factcheck/anchor.ts';
import { claimStatus, isSettled, type Claim, type ClaimStatus } from '../factcheck/claim.ts';
import { isWebLink, linkHref } from './link-href.ts';
import { oneLine } from './markup.ts';
import { textRemarks } from './text-remarks.ts';

// The one meeting place of the features: here alone publishing may know of facts and findings.

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
  const items: ChecklistItem[] = [
    ...textRemarks(input.document, input.hasPicture),
    ...claimItems(input),
    ...detailItems(input.details),
    ...findingItems(input.findings),
  ];
  const rank = (item: ChecklistItem): number => (item.severity === 'error' ? 0 : 1);
  const place = (item: ChecklistItem): number => item.position ?? -1;
  return items.sort((one, other) => rank(one) - rank(other) || place(one) - place(other));
}

function claimItems({ document, claims }: ChecklistInput): ChecklistItem[] {
  const known = new Map(claims.map((claim) => [claim.id, claim]));
  return [...claimAnchors(document).values()].flatMap(({ id, from, text }): ChecklistItem[] => {
    const claim = known.get(id);
    const status = claim ? claimStatus(claim, text) : 'unchecked';
    if (isSettled(status)) return [];
    const message = `${claimTrouble(status)}: “${shorten(text)}”`;
    return [{ severity: 'error', rule: 'claim', message, position: from }];
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

function detailItems({ language, canonicalUrl }: StoryDetails): ChecklistItem[] {
  const items: ChecklistItem[] = [];
  if (!isLanguageTag(language)) {
    const message = 'The story’s language is not set: screen readers will guess it.';
    items.push({ severity: 'warning', rule: 'language', message, position: null });
  }
  const href = linkHref(canonicalUrl);
  if (canonicalUrl !== '' && (href === null || !isWebLink(href))) {
    const message = 'The address where the page will stand is no web address.';
    items.push({ severity: 'error', rule: 'canonical', message, position: null });
  }
  return items;
}

function findingItems(findings: number | null): ChecklistItem[] {
  if (findings === 0) return [];
  const left = findings === 1 ? '1 finding' : `${findings ?? 0} findings`;
  const message =
    findings === null ? 'The story has not been proofread.' : `The proofreader has ${left} left.`;
  return [{ severity: 'warning', rule: 'findings', message, position: null }];
}

function shorten(text: string): string {
  const line = oneLine(text);
  return line.length <= 80 ? line : `${line.slice(0, 79).replace(/[\ud800-\udbff]$/u, '')}…`;
}
