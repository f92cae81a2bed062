import { primaryTag } from '../language/packed-languages.ts';
import type { BlockContext, Rule, Spot } from '../rule.ts';
import type { Token } from '../token.ts';
import type { Vocabulary } from '../vocabulary.ts';

/** A space missing after a punctuation mark, or standing before one. */
export const spacing: Rule = {
  id: 'spacing',
  kind: 'spacing',
  severity: 'error',
  description: 'A space missing after a comma or a full stop, or standing before one.',
  reason: 'Two words run together read as one, and line breaks go wrong.',
  examples: {
    flags: [
      'He came[,]but she left.',
      'It rained[.]The match went on.',
      'The bridge[ ,] which is old, stands.',
      'Who knows[ ?] Nobody, they say[ .]',
    ],
    ignores: [
      'It cost 1,250 crowns at 10.30pm, e.g. in the U.S. market.',
      'Read it on example.com or in node.js, said Ph.D. students.',
      'No space … is missing here; the vote was 12:4, says Vivo!News.',
      'Files end in .txt, guns are .22 calibre, and he smiled :) or ;) or ?!',
    ],
    fixes: [['They ate bread,cheese and figs.', 'They ate bread, cheese and figs.']],
  },
  checkBlock,
};

function* checkBlock({ block, text, tokens, vocabulary }: BlockContext): Iterable<Spot> {
  const stray = primaryTag(block.lang) === 'fr' ? STRAY_IN_FRENCH : STRAY_SPACE;
  for (let at = 0; at + 1 < tokens.length; at += 1) {
    const token = tokens[at];
    const next = tokens[at + 1];
    if (token === undefined || next === undefined || token.isTechnical || next.isTechnical)
      continue;
    const between = text.slice(token.to, Math.min(next.from, token.to + 4));
    if (/^["”’)]?[,;:!?.]["”’)]?$/.test(between) && next.from - token.to === between.length) {
      if (lacksSpace(token, next, between, vocabulary)) yield missing(token, between);
    } else if (stray.test(text.slice(token.to, token.to + 4))) {
      yield strayBefore(text.charAt(token.to + 1), token.to);
    }
  }
  const last = tokens.at(-1);
  if (last === undefined || last.isTechnical) return;
  const end = text.slice(last.to, last.to + 4);
  if (/^[ \u00a0][.,;?!]["”’)]?\s*$/.test(end) && stray.test(end))
    yield strayBefore(end.charAt(1), last.to);
}

function strayBefore(mark: string, from: number): Spot {
  const message = `No space belongs before “${mark}”.`;
  return { from, to: from + 2, message, suggestions: [mark] };
}

// Before a comma, or before a mark that ends something and is no ellipsis, decimal or face.
const STRAY_SPACE =
  /^[ \u00a0](?:[,;](?![\d)(-])|\.(?:$|["”’)]|[ \u00a0](?!\.)|[\n\r])|[?!](?:$|["”’)]|[ \u00a0\n\r]))/;

// French puts a space before a semicolon.
const STRAY_IN_FRENCH = /^[ \u00a0](?:,(?!\d)|\.(?:$|[ \u00a0](?!\.)|[\n\r]))/;

// “The”, “She”: words common enough to open a sentence rather than to end a name.
const OPENER = 200;

function missing(token: Token, between: string): Spot {
  return {
    from: token.to,
    to: token.to + between.length,
    message: `A space is missing after “${between}”.`,
    suggestions: [`${between} `],
  };
}

function lacksSpace(
  token: Token,
  next: Token,
  between: string,
  vocabulary: Vocabulary | undefined,
): boolean {
  if (token.shape === 'number' && next.shape === 'number') return false;
  if (between.includes(':')) return false;
  if (between.includes('.')) return endsSentence(token, next, vocabulary);
  // “Go!Go!” and the like are names; a sentence that ends so ends with a small word.
  if (/[!?]/.test(between)) return token.shape === 'lower' && next.shape === 'title';
  return next.shape !== 'number' || !/\d$/.test(token.text);
}

// “p.m.”, “Ph.D.”, “U.S.A” and file names have a stop inside; a sentence ends with a word.
function endsSentence(token: Token, next: Token, vocabulary: Vocabulary | undefined): boolean {
  if (vocabulary === undefined || token.text.length < 2 || next.hasStop) return false;
  if (next.shape !== 'title') return false;
  const isOpener = vocabulary.frequency(next.folded) >= OPENER && vocabulary.isWord(next.folded);
  return token.shape !== 'title' || isOpener || vocabulary.isName(token.folded);
}
