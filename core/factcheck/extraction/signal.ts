import type { BlockRole, TextSpan } from '../../article/text-blocks.ts';
import type { ClaimKind } from '../claim.ts';
import { inLatin } from './latin.ts';

/** A sentence as the detectors read it. Their offsets are UTF-16 offsets into `text`. */
export interface Sentence {
  readonly text: string;
  readonly role: BlockRole;
  /** Whether English words can be looked for; otherwise only what needs no words is. */
  readonly isEnglish: boolean;
  /** What of it stands within quotation marks, the marks with it, outermost alone and in order. */
  readonly quoted: readonly TextSpan[];
}

/** Words of a sentence that can be verified. */
export interface Signal extends TextSpan {
  readonly kind: ClaimKind;
  /** What it is, as the reason given to the editor names it: `a percentage`. */
  readonly name: string;
  /** How much it adds to the worth of checking the sentence: from 0 to 1. */
  readonly weight: number;
}

/** One way of writing something that can be verified. */
export interface Pattern {
  readonly name: string;
  readonly weight: number;
  /** Global; matches the very words, without the space around them. */
  readonly words: RegExp;
  /** Set when the pattern reads figures and signs alone, so that it holds in every language. */
  readonly everywhere?: boolean;
}

/**
 * What the patterns of one kind find, in the order of the sentence. Where two overlap the one
 * that stands first in the list is kept.
 */
export function detect(
  { text, isEnglish }: Sentence,
  kind: ClaimKind,
  patterns: readonly Pattern[],
): readonly Signal[] {
  const found: Signal[] = [];
  for (const { name, weight, words, everywhere } of patterns) {
    if (!isEnglish && !everywhere) continue;
    const pattern = everywhere ? words : latin(words);
    pattern.lastIndex = 0;
    // Not `matchAll`, which makes a copy of the pattern for each sentence.
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      const from = match.index;
      const to = from + match[0].length;
      if (to === from) pattern.lastIndex++;
      else if (!found.some((other) => other.from < to && from < other.to)) {
        found.push({ kind, name, weight, from, to });
      }
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

const rewritten = new WeakMap<RegExp, RegExp>();

function latin(words: RegExp): RegExp {
  const before = rewritten.get(words);
  if (before) return before;
  const made = inLatin(words);
  rewritten.set(words, made);
  return made;
}

/** A pattern's source of any of some words, which are parted by spaces in `list`. */
export function anyOf(list: string): string {
  const words = list.split(/\s+/u).filter((word) => word !== '');
  return `(?:${words.map((word) => word.replaceAll('_', ' ')).join('|')})`;
}
