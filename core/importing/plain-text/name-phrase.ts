// Names as they stand in credits and bylines: capitalised words, with the small words that names
// and courtesies have between them in the languages Galley is used in.

const smallWords = new Set(
  ('a al and at bin by courtesy da das de del della den der des di do dos du e el en et for from för für handout i ibn ' +
    'im in la le les of on pool the ter und van via von y zu źródło za för і и й з из з от від ад для на у в').split(' '),
);

/**
 * Whether `text` is a name or a few: capitalised words (“Ada Brook”, “EPA-EFE”, “J. Field Jr.”),
 * among them small words such as “of” and “von”. It starts with a name and has at most `most` words.
 */
export function isNamePhrase(text: string, most = 10): boolean {
  const words = text.trim().split(/[\s,]+/);
  if (text.length > 120 || words.length > most) return false;
  const first = words.find((word) => !smallWords.has(word.toLowerCase()));
  return first !== undefined && isName(first) && words.every((word) => isName(word) || isSmallWord(word) || isYear(word));
}

function isName(word: string): boolean {
  // A full stop belongs to initials and short forms only; elsewhere it ends a sentence.
  return /^[@"“(«]?[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}\p{N}'’&_+-]*(?:\.[\p{L}\p{N}]+)*["”»)]?$/u.test(word) || /^[\p{Lu}]\p{L}{0,2}\.$/u.test(word) || /^(?:\p{Lu}\.){1,4}\p{Lu}?\p{L}*$/u.test(word) || /^(?:de|di|d|al|el|an)['’-]\p{Lu}[\p{L}'’-]*$/u.test(word) || word === '&';
}

function isSmallWord(word: string): boolean {
  return smallWords.has(word.toLowerCase());
}

function isYear(word: string): boolean {
  return /^(?:19|20)\d\d$/.test(word);
}
