import { storyLanguages } from '../../core/article/languages.ts';
import { isPacked } from '../../core/proofreading/language/packed-languages.ts';

/** Whether words of a language are checked; the rules that need no words work in every language. */
export function isSpelt(tag: string): boolean {
  return isPacked(tag) || /^en\b/i.test(tag);
}

/** The languages to choose from, those that are spelt before the others. */
export const languageGroups = [
  { label: 'Spelling available', languages: storyLanguages.filter(({ tag }) => isSpelt(tag)) },
  { label: 'Without spelling', languages: storyLanguages.filter(({ tag }) => !isSpelt(tag)) },
] as const;
