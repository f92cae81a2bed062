import { hasDay } from './day.ts';
import { isNamePhrase } from './name-phrase.ts';
import { isCapitals } from './orthography.ts';

const openings =
  /^(?:by|written by|reported by|story by|words by|text by|von|par|por|przez|autor(?:ka|in|en)?:?|auteur\s?:|texte?\s?:|tekst\s?:|words\s?:|author\s?:|byline\s?:|автор\s?:|текст\s?:|аўтар\s?:|тэкст\s?:)\s+(.+)$/iu;
const separators = /\s*(?:,|\||–|—|·|•|\band\b|\bund\b|\bet\b|\by\b|\bi\b|\si\s|\sи\s|\sі\s|\sта\s|&)\s*/u;

/**
 * Whether a line is a byline: “By” in the story's tongue and then names, with what a writer is or
 * where she wrote (“By Ada Brook, City Editor”). It ends in no full stop.
 */
export function isByline(text: string): boolean {
  if (text.length > 160 || /[.!?:;]$/.test(text.replace(/(?:^|\s)\p{Lu}\.$|\b[JS]r\.$/u, ''))) return false;
  const rest = openings.exec(text)?.[1];
  if (rest === undefined) return false;
  const [first = '', ...others] = rest.split(separators);
  return isPerson(first) && others.every((part) => isRoleOrPlace(part));
}

function isPerson(text: string): boolean {
  const words = text.trim().split(/\s+/);
  if (/^\p{Lu}[\p{L}’'-]+$/u.test(text.trim()) && isCapitals(text)) return true;
  return words.length <= 12 && isNamePhrase(text, 12) && !hasDay(text);
}

// After the first name all manner of things stand: a second name, a post, a place, an address, a day.
function isRoleOrPlace(text: string): boolean {
  return text.trim().split(/\s+/).length <= 8;
}
