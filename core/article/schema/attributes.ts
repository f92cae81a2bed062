import { isId, isMediaHash } from '../../base/id.ts';
import { isSafeLink } from '../link.ts';

/** The part of a DOM element that parse rules read; core has no DOM types of its own. */
export interface ElementLike {
  getAttribute(name: string): string | null;
  readonly textContent: string | null;
}

// ProseMirror calls these for every document and slice that arrives as JSON, pasted ones too:
// without them an attacker's `data-pm-slice` chooses the attributes (GHSA-c8x8-7fp4-3x9w).

/** @throws RangeError unless `value` is a safe link. */
export function validateLink(value: unknown): void {
  if (!isSafeLink(value)) throw new RangeError('A link must be an http, https or mailto address');
}

/** @throws RangeError unless `value` is null or a safe link. */
export function validateOptionalLink(value: unknown): void {
  if (value !== null) validateLink(value);
}

/** @throws RangeError unless `value` is a Galley id. */
export function validateId(value: unknown): void {
  if (!isId(value)) throw new RangeError('An id has 1 to 64 lower-case letters, digits, hyphens');
}

/** @throws RangeError unless `value` names a proofreading rule: an id, `house:` before a newsroom's own. */
export function validateRule(value: unknown): void {
  if (typeof value !== 'string' || !isId(value.replace(/^house:/, '')))
    throw new RangeError('A rule is named by an id, or by one after “house:”');
}

/** @throws RangeError unless `value` is null or a SHA-256 hash. */
export function validateMedia(value: unknown): void {
  if (value !== null && !isMediaHash(value)) throw new RangeError('A medium is named by its hash');
}

/** @throws RangeError unless `value` is a well-formed language tag (BCP 47, RFC 5646). */
export function validateLanguage(value: unknown): void {
  if (!isLanguageTag(value)) throw new RangeError('A language is a BCP 47 tag');
}

/** Whether `value` has the form of a BCP 47 tag: letters, then subtags of up to 8 signs. */
export function isLanguageTag(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z]{2,8}(-[a-z0-9]{1,8}){0,6}$/i.test(value);
}

/** @returns a validator that throws RangeError unless its value is text of at most `most` UTF-16 units. */
export function validateText(most: number): (value: unknown) => void {
  return (value) => {
    if (typeof value !== 'string' || value.length > most) {
      throw new RangeError(`A text of at most ${most} characters is wanted`);
    }
  };
}

/** @returns a validator that throws RangeError unless its value is an integer from `least` to `most`. */
export function validateInteger(least: number, most: number): (value: unknown) => void {
  return (value) => {
    if (!Number.isInteger(value) || (value as number) < least || (value as number) > most) {
      throw new RangeError(`A whole number from ${least} to ${most} is wanted`);
    }
  };
}
