import { eachWord, foldWord } from './quote-words.ts';

/** A word that a quotation has and its source must have. */
export interface PatternWord {
  readonly kind: 'word';
  /** As it is compared ({@link foldWord}). */
  readonly folded: string;
  /** As the story writes it. */
  readonly raw: string;
  /** Whether an editor may give it another case: at the start, or after what was left out. */
  readonly isFreeCase: boolean;
}

/** A place where an editor left out, put in or changed words of the source. */
export interface PatternGap {
  readonly kind: 'gap';
  /** How many of the source's words it may stand for. */
  readonly least: number;
  readonly most: number;
  /** What the source's word begins with when a part of a word is in brackets: walk[ed]. */
  readonly stem: string | null;
}

export type PatternPart = PatternWord | PatternGap;

/** So many words an ellipsis may leave out of one passage: a long paragraph or two. */
const mostLeftOut = 200;
/** So many words of the source words in brackets may stand for. */
const mostReplaced = 8;

// In this order: [sic]; a part of a word; a changed first letter; what was left out; words put in.
const editing =
  /(?<sic>\[\s{0,3}sic\s{0,3}\])|(?<ending>(?<=\p{L})\[[\p{L}'’]{1,12}\]\p{L}*)|(?<first>\[\p{L}\](?=\p{L}))|(?<out>(?:[[(]\s{0,3})?(?:…|\.\s?\.\s?\.)(?:\s?[.…])*(?:\s{0,3}[\])])?)|(?<words>\[[^[\]]{0,200}\])/giu;

/**
 * A quotation as it is looked for: its words, and gaps where an editor's square brackets and
 * ellipses stand. Gaps at either end are left away.
 */
export function quotePattern(quotation: string): readonly PatternPart[] {
  const parts: PatternPart[] = [];
  let from = 0;
  let isFree = true;
  for (const match of quotation.matchAll(editing)) {
    isFree = addWords(parts, quotation.slice(from, match.index), isFree);
    from = match.index + match[0].length;
    const { sic, ending, first, out } = match.groups ?? {};
    if (first !== undefined) {
      // The letter stays with its word; only its brackets go.
      const rest = /^\p{L}[\p{L}\p{M}'’-]*/u.exec(quotation.slice(from, from + 80))?.[0] ?? '';
      addWords(parts, first.slice(1, -1) + rest, true);
      from += rest.length;
      isFree = false;
    } else if (ending !== undefined) addStem(parts);
    else if (sic === undefined) {
      addGap(parts, { kind: 'gap', least: 0, most: out ? mostLeftOut : mostReplaced, stem: null });
      isFree = true;
    }
  }
  addWords(parts, quotation.slice(from), isFree);
  return withoutOuterGaps(parts);
}

/** @returns whether the next word is free in its case. */
function addWords(parts: PatternPart[], text: string, isFreeFirst: boolean): boolean {
  let isFree = isFreeFirst;
  let end = 0;
  eachWord(text, (from, to) => {
    isFree ||= endsSentence(text.slice(end, from));
    const raw = text.slice(from, to);
    parts.push({ kind: 'word', folded: foldWord(raw), raw, isFreeCase: isFree });
    isFree = false;
    end = to;
  });
  return isFree || endsSentence(text.slice(end));
}

/** Whether a sentence may end and another begin in what stands between two words. */
export function endsSentence(gap: string): boolean {
  return /[.!?:;—]|--/u.test(gap);
}

function addStem(parts: PatternPart[]): void {
  const last = parts.pop();
  if (last?.kind !== 'word') return;
  addGap(parts, { kind: 'gap', least: 1, most: 1, stem: last.folded });
}

function addGap(parts: PatternPart[], gap: PatternGap): void {
  const last = parts.at(-1);
  if (last?.kind !== 'gap') {
    parts.push(gap);
    return;
  }
  const most = Math.min(last.most + gap.most, 2 * mostLeftOut);
  parts[parts.length - 1] = { kind: 'gap', least: last.least + gap.least, most, stem: null };
}

function withoutOuterGaps(parts: readonly PatternPart[]): readonly PatternPart[] {
  const first = parts.findIndex(({ kind }) => kind === 'word');
  const last = parts.findLastIndex(({ kind }) => kind === 'word');
  return first < 0 ? [] : parts.slice(first, last + 1);
}
