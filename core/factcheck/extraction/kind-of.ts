import type { ClaimKind } from '../claim.ts';
import { allSignals } from './detectors.ts';
import { markedSpans } from './quoted-words.ts';
import { kindsOf } from './reason.ts';

// Of longer words only the beginning is read, as `proposeClaims` does.
const read = 4000;

/**
 * What kind of claim some words make by themselves: of what can be verified in them the weightiest,
 * or `other`. For words that no proposal was made of, such as a part of a claim that was split; so
 * unlike `proposeClaims` it does not ask whether they are a statement worth checking.
 * @param language BCP 47 tag; of other languages than English only what needs no words is read
 */
export function kindOf(words: string, language: string): ClaimKind {
  const text = words.slice(0, read).replaceAll(/[\u00a0\u202f\u2009]/gu, ' ');
  const isEnglish = /^en(?:-|$)/iu.test(language);
  const signals = allSignals({ text, role: 'paragraph', isEnglish, quoted: markedSpans(text) });
  return kindsOf(signals.filter(({ name }) => name !== 'a bare name'))[0] ?? 'other';
}
