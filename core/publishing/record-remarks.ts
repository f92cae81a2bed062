import { isLanguageTag } from '../article/schema/attributes.ts';
import type { StoryDetails } from '../article/story.ts';
import { isWebLink, linkHref } from './link-href.ts';
import type { Remark } from './text-remarks.ts';

/** What a story's details give reason to say before it is published. */
export function detailRemarks({ language, canonicalUrl }: StoryDetails): Remark[] {
  const remarks: Remark[] = [];
  if (!isLanguageTag(language)) {
    const message = 'The story’s language is not set: screen readers will guess it.';
    remarks.push({ severity: 'warning', rule: 'language', message, position: null });
  }
  const href = linkHref(canonicalUrl);
  if (canonicalUrl !== '' && (href === null || !isWebLink(href))) {
    const message = 'The address where the page will stand is no web address.';
    remarks.push({ severity: 'error', rule: 'canonical', message, position: null });
  }
  return remarks;
}

/** What the proofreader left. @param findings null when it never saw the story */
export function findingRemarks(findings: number | null): Remark[] {
  if (findings === 0) return [];
  const left = findings === 1 ? '1 finding' : `${findings ?? 0} findings`;
  const message =
    findings === null ? 'The story has not been proofread.' : `The proofreader has ${left} left.`;
  return [{ severity: 'warning', rule: 'findings', message, position: null }];
}

/** Sources whose words are damaged on disk. @param titles what they are called */
export function unreadableRemarks(titles: readonly string[]): Remark[] {
  return titles.map((title) => ({
    severity: 'warning',
    rule: 'source-unreadable',
    message: `The words of the source “${title}” can no longer be read; quotations were not held against it.`,
    position: null,
  }));
}
