// Names as they stand in credits and bylines: capitalised words, with the small words that names
// and courtesies have between them in the languages Galley is used in.

const smallWords = new Set(
  (
    'a al and at bin by courtesy da das de del della den der des di do dos du e el en et for from für handout i ibn ' +
    'im in la le les of on pool the ter und van via von y zu za źródło для за з и из й от у в від на і ад'
  ).split(' '),
);

/**
 * Whether `text` is a name or a few: capitalised words (“Ada Brook”, “EPA-EFE”, “J. Field Jr.”),
 * among them small words such as “of” and “von”, years and ranks. It has at most `most` words.
 */
export function isNamePhrase(text: string, most = 10): boolean {
  const words = text.trim().split(/[\s,]+/);
  if (text.length > 120 || words.length > most) return false;
  const first = words.find((word) => !isSmallWord(word) && !isNumber(word));
  return (
    first !== undefined &&
    words.every((word) => isName(word) || isSmallWord(word) || isNumber(word))
  );
}

const nameForms = [
  // Ada, O’Hara, EPA-EFE, nordfoto.example with a capital, (Agency), “Courier”
  /^["“«(]?[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}\p{N}'’&_+-]*(?:\.[\p{L}\p{N}]+)*["”»)]?$/u,
  // J., Jr., St.: a full stop belongs to initials and short forms only; elsewhere it ends a sentence.
  /^\p{Lu}\p{L}{0,2}\.$/u,
  // U.S., J.R.R.
  /^(?:\p{Lu}\.){1,4}\p{Lu}?\p{L}*$/u,
  // d’Arc, al-Hadi
  /^(?:de|di|d|l|al|el|an)['’-]\p{Lu}[\p{L}'’-]*$/u,
  // @handle
  /^@[\p{L}\p{N}_.]+$/u,
  /^&$/,
];

function isName(word: string): boolean {
  return nameForms.some((form) => form.test(word));
}

function isSmallWord(word: string): boolean {
  return smallWords.has(word.toLowerCase());
}

// A year, or a rank such as “2nd”.
function isNumber(word: string): boolean {
  return /^(?:(?:19|20)\d\d|\d(?:st|nd|rd|th))$/.test(word);
}
