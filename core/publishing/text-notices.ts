import type { Node } from 'prosemirror-model';
import { pageFacts, type PageFacts } from './page-facts.ts';
import { printedTime } from './page-time.ts';
import { pageWords } from './page-words.ts';
import type { PublishedStory, PublishOptions } from './published-story.ts';

/** What a page prints beside the story, for formats without markup of their own for it; each text on one line. */
export interface TextNotices {
  /** The lines of times under the head. */
  readonly times: readonly string[];
  /** The outcome of a fact-check, by the names of its parts; null when it is not to be shown. */
  readonly factCheck: {
    readonly heading: string;
    readonly parts: readonly (readonly [name: string, said: string])[];
  } | null;
  /** The corrections, oldest first; null when there are none. A time may be empty. */
  readonly corrections: {
    readonly heading: string;
    readonly parts: readonly { readonly time: string; readonly text: string }[];
  } | null;
}

/** @param doc the reader's document of `story`. */
export function textNotices(
  story: PublishedStory,
  doc: Node,
  { claimReview }: Pick<PublishOptions, 'claimReview'>,
): TextNotices {
  const facts = pageFacts(story, doc, () => null);
  return {
    times: timesOf(facts),
    factCheck: claimReview === true ? factCheckOf(facts) : null,
    corrections: correctionsOf(facts),
  };
}

function timesOf({ language, published, modified, corrections }: PageFacts): string[] {
  const words = pageWords(language);
  const lines: string[] = [];
  if (published !== null) {
    const changed = modified === null || modified === published ? '' : printedTime(modified, words);
    const updated = changed === '' ? '' : ` · ${words.updated} ${changed}`;
    lines.push(`${printedTime(published, words)}${updated}`);
  }
  const last = corrections.at(-1);
  if (last) lines.push(`${words.corrected} ${timeOf(last.at, language)}`.trim());
  return lines;
}

function factCheckOf({ factCheck, language }: PageFacts): TextNotices['factCheck'] {
  if (factCheck === null) return null;
  const words = pageWords(language);
  const parts = [
    [words.claim, factCheck.claim],
    [words.claimant, factCheck.claimant],
    [words.verdict, `${factCheck.verdict} ${factCheck.rating}/5`],
  ] as const;
  return { heading: words.factCheck, parts: parts.filter(([, said]) => said !== '') };
}

function correctionsOf({ corrections, language }: PageFacts): TextNotices['corrections'] {
  if (corrections.length === 0) return null;
  const parts = corrections.map(({ at, text }) => ({ time: timeOf(at, language), text }));
  return { heading: pageWords(language).corrections, parts };
}

function timeOf(iso: string | null, language: string): string {
  return iso === null ? '' : printedTime(iso, pageWords(language));
}
