import { createHash, randomBytes } from 'node:crypto';

// A key to be written down by hand: 140 random bits and 20 bits that show a slip of the pen, in
// Crockford's Base32, which has no letter that looks like a digit. Eight groups of four.

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const randomLetters = 28;
const checkLetters = 4;
const groupSize = 4;

/** A new recovery key, as it is shown: `XXXX-XXXX-…`. */
export function createRecoveryKey(): string {
  // One byte a letter: 256 is a multiple of 32, so every letter is as likely.
  const body = [...randomBytes(randomLetters)].map((byte) => letters[byte & 31]).join('');
  return inGroups(body + checkOf(body));
}

/**
 * Reads a recovery key as somebody typed it: in either case, with or without hyphens and spaces,
 * O for 0, I and L for 1.
 * @returns it as it was shown; null when these words are none.
 */
export function readRecoveryKey(text: string): string | null {
  const plain = text
    .toUpperCase()
    .replace(/[\s\p{Pd}.]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (plain.length !== randomLetters + checkLetters) return null;
  if (!/^[0-9A-HJKMNP-TV-Z]+$/.test(plain)) return null;
  const body = plain.slice(0, randomLetters);
  return checkOf(body) === plain.slice(randomLetters) ? inGroups(plain) : null;
}

function checkOf(body: string): string {
  const digest = createHash('sha256').update(`galley recovery ${body}`).digest();
  return [...digest.subarray(0, checkLetters)].map((byte) => letters[byte & 31]).join('');
}

function inGroups(plain: string): string {
  return (plain.match(new RegExp(`.{${groupSize}}`, 'g')) ?? []).join('-');
}
