import { hasDay } from './day.ts';
import { isNamePhrase } from './name-phrase.ts';
import { isCapitals } from './orthography.ts';

const openingWords = [
  'by|written by|reported by|story by|words by|text by|author\\s?:|byline\\s?:|words\\s?:',
  'von|par|por|przez|autor(?:ka|in|en|zy)?:?|auteur\\s?:|texte?\\s?:|tekst\\s?:',
  'автор(?:ы|и|ка)?(?:\\s(?:текста|тексту))?\\s?:?|текст\\s?:|аўтар(?:ы|ка)?(?:\\sтэксту)?\\s?:?|тэкст\\s?:',
].join('|');
// “From” says who wrote it only where a given name and a surname follow: “От Москвы” is a journey.
const fromSomebody = /^(?:О[тТ]|А[дД]|В[іІ][дД])\s+(?=\p{Lu}[\p{L}.’'-]*\s\p{Lu}\p{L})/u;
const openings = new RegExp(`^(?:${openingWords})\\s+(.+)$`, 'iu');
const separators = new RegExp(
  String.raw`\s*[,;|–—·•&]\s*|\s+-\s+|\s+(?:and|und|et|y|i|и|і|та)\s+|\s+(?=(?:published|updated|posted)\b)`,
  'iu',
);
const office = 'correspondents?|reporters?|staff|writers?|editors?|team';
const unnamed = new RegExp(
  String.raw`^(?:(?:our|a|an|the|special|agency|[A-Z]{2,8})\s){0,3}(?:staff\s)?(?:${office})(?:\s(?:in|at)\s.{2,40})?$`,
  'iu',
);

/**
 * Whether a line is a byline: “By” in the story's tongue and then names, with what a writer is or
 * where she wrote (“By Ada Brook, City Editor”). It ends in no full stop.
 */
export function isByline(text: string): boolean {
  if (text.length > 160 || endsInStop(text)) return false;
  // Addresses and “(text)” say nothing about whether it is a name.
  const rest = (openings.exec(text)?.[1] ?? afterFrom(text))?.replace(
    /\s?<?[^\s<>@]+@[^\s<>@]+>?|\s?\([^()]{1,40}\)/g,
    '',
  );
  if (rest === undefined) return false;
  const [first = '', ...others] = rest.split(separators);
  return (
    (isPerson(first, others.length === 0) || unnamed.test(first)) &&
    others.every((part) => part.split(/\s+/).length <= 8)
  );
}

function afterFrom(text: string): string | undefined {
  const from = fromSomebody.exec(text)?.[0];
  return from === undefined ? undefined : text.slice(from.length);
}

/** Whether a line is two or three capitalised words and nothing else, as a name is. */
export function isBareName(text: string): boolean {
  const words = text.split(' ');
  return (
    text.length <= 60 &&
    (words.length === 2 || words.length === 3) &&
    words.every((word) => /^\p{Lu}[\p{L}.'’-]+$/u.test(word))
  );
}

function endsInStop(text: string): boolean {
  return /[.!?:;]$/.test(text.replace(/(?:^|\s)\p{Lu}\.$|\b[JS]r\.$/u, ''));
}

// A lone word is a name when nothing follows (“By Ada”) or when it is an agency's (“NPW”).
function isPerson(text: string, isAll: boolean): boolean {
  const words = text.trim().split(/\s+/);
  if (words.length === 1) return /^\p{Lu}[\p{L}’'-]+$/u.test(text) && (isAll || isCapitals(text));
  return isNamePhrase(text, 12) && !hasDay(text);
}
