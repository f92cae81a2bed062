import { isLanguageTag } from '../article/schema/attributes.ts';
import type { StoryDetails } from '../article/story.ts';
import { isWebLink, linkHref } from './link-href.ts';
import { oneLine } from './markup.ts';
import { shorten } from './remark-words.ts';
import type { Remark } from './text-remarks.ts';

/** What a story shares with another story of the library that it should have alone. */
export interface Namesake {
  readonly headline: string;
  /** Whether it last went out to readers under that name, whatever it is called since. */
  readonly isPublished: boolean;
}

/** What the details of a story are held against. */
export interface DetailsInput {
  readonly details: StoryDetails;
  /** Other stories with the same slug. */
  readonly namesakes: readonly Namesake[];
  /** The headline of another story that stands at the same address, or null. */
  readonly sameAddress: string | null;
  /** What is asked for when the story leaves the house; null while it only becomes ready. */
  readonly exporting: { readonly now: number; readonly claimReview: boolean } | null;
  /** A moment in words, in the editor's own time. */
  readonly spellTime: (moment: number) => string;
}

/** What a story's details give reason to say before it is published. */
export function detailRemarks(input: DetailsInput): Remark[] {
  return [
    ...languageRemarks(input.details),
    ...addressRemarks(input),
    ...slugRemarks(input),
    ...embargoRemarks(input),
    ...(input.exporting?.claimReview ? factCheckRemarks(input.details) : []),
  ];
}

function remark(severity: Remark['severity'], rule: string, message: string): Remark {
  return { severity, rule, message, position: null };
}

function languageRemarks({ language }: StoryDetails): Remark[] {
  if (isLanguageTag(language)) return [];
  const message = 'The story’s language is not set: screen readers will guess it.';
  return [remark('warning', 'language', message)];
}

function addressRemarks({ details: { canonicalUrl }, sameAddress }: DetailsInput): Remark[] {
  if (canonicalUrl === '') return [];
  const href = linkHref(canonicalUrl);
  if (href === null || !isWebLink(href)) {
    const message = 'The address where the page will stand is no web address.';
    return [remark('error', 'canonical', message)];
  }
  if (sameAddress === null) return [];
  const message = `${nameOf(sameAddress)} stands at the same address: one page would take the other’s place.`;
  return [remark('error', 'canonical', message)];
}

/** One slug for two pages: the one that comes later takes the place of the one that is out. */
function slugRemarks({ namesakes }: DetailsInput): Remark[] {
  const published = namesakes.filter(({ isPublished }) => isPublished);
  const isOut = published.length > 0;
  const [first, ...others] = isOut ? published : namesakes;
  if (!first) return [];
  const isOne = others.length === 0;
  const names = `${nameOf(first.headline)}${isOne ? '' : ` and ${others.length} more`}`;
  const message = isOut
    ? `${names} ${isOne ? 'was' : 'were'} published under the same slug: ${isOne ? 'its page' : 'their pages'} could be overwritten. Change the slug.`
    : `${names} ${isOne ? 'has' : 'have'} the same slug. Give each its own before they are published.`;
  return [remark(isOut ? 'error' : 'warning', 'slug', message)];
}

function embargoRemarks({ details, exporting, spellTime }: DetailsInput): Remark[] {
  const { embargoUntil } = details;
  if (exporting === null || embargoUntil === null || embargoUntil <= exporting.now) return [];
  const message = `The story is under embargo until ${spellTime(embargoUntil)}.`;
  return [remark('error', 'embargo', message)];
}

/** What a ClaimReview cannot do without (developers.google.com, “Fact check markup”). */
function factCheckRemarks({ factCheck, canonicalUrl, publisher }: StoryDetails): Remark[] {
  const missing = [
    ...(oneLine(factCheck?.claim ?? '') === '' ? ['the statement that was checked'] : []),
    ...(oneLine(factCheck?.verdict ?? '') === '' ? ['the verdict in words'] : []),
  ];
  const ask = `ClaimReview is asked for, but the details do not give ${missing.join(' and ')}.`;
  const place = [
    ...(canonicalUrl === '' ? ['the page’s address'] : []),
    ...(oneLine(publisher) === '' ? ['a publisher'] : []),
  ];
  const weak = `Search engines pass over a ClaimReview without ${place.join(' and ')}.`;
  return [
    ...(missing.length > 0 ? [remark('error', 'fact-check', ask)] : []),
    ...(place.length > 0
      ? [remark('warning', canonicalUrl === '' ? 'canonical' : 'publisher', weak)]
      : []),
  ];
}

function nameOf(headline: string): string {
  return headline === '' ? 'An untitled story' : `“${shorten(headline)}”`;
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
