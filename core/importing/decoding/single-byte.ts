/** An encoding with one byte a character: its WHATWG label and its name for the editor. */
export interface SingleByteEncoding {
  readonly label: string;
  readonly name: string;
}

const commonest: SingleByteEncoding = {
  label: 'windows-1252',
  name: 'Windows-1252 (Western European)',
};

// In order of likelihood: a later one must be clearly better.
const encodings: readonly SingleByteEncoding[] = [
  commonest,
  { label: 'windows-1251', name: 'Windows-1251 (Cyrillic)' },
  { label: 'koi8-u', name: 'KOI8 (Cyrillic)' },
  { label: 'windows-1250', name: 'Windows-1250 (Central European)' },
  { label: 'iso-8859-2', name: 'ISO 8859-2 (Central European)' },
  { label: 'iso-8859-5', name: 'ISO 8859-5 (Cyrillic)' },
  { label: 'ibm866', name: 'IBM 866 (Cyrillic)' },
  { label: 'macintosh', name: 'Macintosh Roman' },
  { label: 'x-mac-cyrillic', name: 'Macintosh Cyrillic' },
];

const sampleSize = 65_536;

/**
 * The single-byte encoding that makes the likeliest text of `bytes`. Each candidate is judged by
 * the letters it makes: words of one script and one case, symbols between words and not inside
 * them, no unused codes. The first wins when nothing tells.
 */
export function guessSingleByte(bytes: Uint8Array): SingleByteEncoding {
  const sample = bytes.subarray(0, sampleSize);
  let best = commonest;
  let bestScore = -Infinity;
  for (const encoding of encodings) {
    const score = likelihood(new TextDecoder(encoding.label).decode(sample));
    // Ties and near ties stay with the commoner encoding.
    if (score > bestScore * (bestScore > 0 ? 1.1 : 0.9)) {
      best = encoding;
      bestScore = score;
    }
  }
  return best;
}

const cyrillicCommon = new Set('оеаинтсрвлкмдпуяыіьзбгчйхжшюцщэфўєї');
const latinCommon = new Set('éèêàâçùûôîïëäöüßæœøåñíóáúìòãõłśżźćńąęšžčřěůýőű');
const quotesBefore = new Set('“‘«„‚');
const punctuation = new Set('”’»–—…·•©®™°§№£€¥«“‘„‚');

function likelihood(text: string): number {
  let score = 0;
  let before = ' ';
  for (let i = 0; i < text.length; i++) {
    const sign = text.charAt(i);
    if (sign > '\x7f') score += weigh(sign, before, text.charAt(i + 1));
    before = sign;
  }
  return score;
}

function weigh(sign: string, before: string, after: string): number {
  if (sign < '\xa0') return -8;
  if (/\p{L}/u.test(sign)) return weighLetter(sign, before, after);
  if (quotesBefore.has(sign) && /[\s(]/u.test(before) && /\S/u.test(after)) return 2;
  if (sign === '\xa0') return 0.5;
  if (punctuation.has(sign))
    return /\p{L}/u.test(before) && /\p{L}/u.test(after) && sign !== '’' ? -0.5 : 1;
  return isInWord(before, after) ? -4 : -0.5;
}

function weighLetter(sign: string, before: string, after: string): number {
  const cyrillic = isCyrillic(sign);
  // A word is of one script, and capitals stand at its start or throughout.
  if (isLetter(before) && isCyrillic(before) !== cyrillic) return -4;
  if (isUpper(sign) && isLower(before)) return -4;
  // A capital all alone between spaces or before a low letter is fair; beside low letters it is not.
  if (isUpper(sign) && !isLetter(before)) return isLower(after) || isUpper(after) ? 0.2 : -0.5;
  if (cyrillic) return cyrillicCommon.has(sign) ? 1 : isUpper(sign) ? 0.2 : 0.4;
  // Western words seldom have two letters with marks side by side; misread Cyrillic has nothing else.
  if (before > '\x7f' && isLetter(before)) return -1.5;
  return latinCommon.has(sign) ? 1 : 0.2;
}

function isInWord(before: string, after: string): boolean {
  return isLetter(before) && (isLetter(after) || !/\p{Lu}/u.test(before));
}

function isLetter(sign: string): boolean {
  return /\p{L}/u.test(sign);
}

function isUpper(sign: string): boolean {
  return /\p{Lu}/u.test(sign);
}

function isLower(sign: string): boolean {
  return /\p{Ll}/u.test(sign);
}

function isCyrillic(sign: string): boolean {
  return sign >= '\u0400' && sign <= '\u052f';
}
