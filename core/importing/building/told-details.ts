import { isSafeLink } from '../../article/link.ts';
import { isLanguageTag } from '../../article/schema/attributes.ts';
import { slugOf, type StoryDetails } from '../../article/story.ts';
import { languageOf } from '../../article/languages.ts';
import { guessLanguage } from '../guess-language.ts';
import type { ImportedTag } from '../imported-document.ts';
import type { StoryDraft } from '../story-draft.ts';

const longestLine = 400;
const longestName = 200;
const mostTags = 200;
// The last millisecond of the year 9999.
const latest = 253_402_300_799_999;

/** A story's details as they may be stored, and what to say of its language. */
export interface BoundDetails {
  readonly details: Partial<StoryDetails>;
  readonly languageChange: string | null;
}

/** Keeps of a document's details what is in bounds; finds out its language and gives it a slug. */
export function boundDetails(
  draft: StoryDraft,
  text: string,
  headline: string,
  usual: string,
): BoundDetails {
  const told = draft.details ?? {};
  const { language, change } = languageFor(told.language, text, usual, draft.recognises);
  const details: Partial<StoryDetails> = {
    ...inBounds(told),
    language,
    slug: line(told.slug ?? '') || slugOf(headline),
  };
  return { details, languageChange: change };
}

/** The tags of a document that can be stored, each once. */
export function boundTags(tags: readonly ImportedTag[]): ImportedTag[] {
  const bound = new Map<string, ImportedTag>();
  for (const { kind, name } of tags) {
    const clean = line(name).slice(0, longestName);
    if (clean !== '' && bound.size < mostTags) bound.set(`${kind} ${clean}`, { kind, name: clean });
  }
  return [...bound.values()];
}

/** A moment that a calendar holds, or undefined. */
export function boundMoment(moment: number | null | undefined): number | undefined {
  const isMoment = Number.isSafeInteger(moment) && Number(moment) >= 0 && Number(moment) <= latest;
  return isMoment ? Number(moment) : undefined;
}

function inBounds(told: Partial<StoryDetails>): Partial<StoryDetails> {
  const { canonicalUrl, publishedAt, embargoUntil } = told;
  const isAddress = isSafeLink(canonicalUrl) && /^https?:/i.test(canonicalUrl);
  return {
    ...(told.kicker ? { kicker: line(told.kicker) } : {}),
    ...(told.publisher ? { publisher: line(told.publisher) } : {}),
    ...(isAddress ? { canonicalUrl } : {}),
    ...momentOf('publishedAt', publishedAt),
    ...momentOf('embargoUntil', embargoUntil),
    ...(told.factCheck ? { factCheck: told.factCheck } : {}),
  };
}

function momentOf(name: 'publishedAt' | 'embargoUntil', told: number | null | undefined) {
  const moment = boundMoment(told);
  return moment === undefined ? {} : { [name]: moment };
}

function line(text: string): string {
  const single = text.slice(0, 4 * longestLine).replace(/[\s\p{Cc}]+/gu, ' ');
  return single
    .trim()
    .slice(0, longestLine)
    .replace(/\p{Surrogate}/gu, '');
}

interface FoundLanguage {
  readonly language: string;
  readonly change: string | null;
}

// Programs write the language of their own set-up into whatever they save: where the text clearly
// is in another one, the text is right.
function languageFor(
  told: string | undefined,
  text: string,
  usual: string,
  isForeign: boolean,
): FoundLanguage {
  const said = isLanguageTag(told) ? told : null;
  if (said !== null && !isForeign) return { language: said, change: null };
  const guess = guessLanguage(text, said ?? usual);
  if (guess === null) return { language: said ?? usual, change: null };
  if (said !== null && primary(said) === primary(guess)) {
    const isFuller = said.includes('-') || !guess.includes('-');
    return { language: isFuller ? said : guess, change: null };
  }
  if (said === null && guess === usual) return { language: guess, change: null };
  const { name } = languageOf(guess);
  return {
    language: guess,
    change:
      said === null
        ? `The language was set to ${name}, which the text seems to be written in.`
        : `The language was set to ${name}: the document says ${languageOf(said).name}, but the text seems to be in ${name}.`,
  };
}

function primary(tag: string): string {
  return (tag.split('-')[0] ?? '').toLowerCase();
}
