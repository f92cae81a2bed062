import { soundOf } from '../sound.ts';
import type { BlockContext, Rule, Spot } from '../rule.ts';
import type { Token } from '../token.ts';
import type { Vocabulary } from '../vocabulary.ts';

/** “a” before a vowel sound, “an” before a consonant sound. */
export const article: Rule = {
  id: 'article',
  kind: 'article',
  severity: 'error',
  description: '“a” before a vowel sound, or “an” before a consonant sound.',
  reason: 'The article follows the sound of the next word, and the wrong one trips the reader.',
  examples: {
    flags: [
      'She sent [a] email to the desk.',
      'It was [an] bridge over the Orle.',
      'He waited for [a] hour.',
      'They saw [an] European flag.',
      'It took [a] MP and [a] 18-year-old to carry it.',
    ],
    ignores: [
      'It was an honest answer in a university town.',
      'An MP met a UN envoy for an hour and a half.',
      'It was an historic vote, or a historic one.',
      'A one-off deal and an 80-page report.',
      'Vitamin A is good; so is plan A overall, said the mayor of An Nasar.',
      'Oisín Mac an tSavrigh met Niall Mac an Dhrovan.',
    ],
    fixes: [
      ['An new road opened.', 'A new road opened.'],
      ['An the mayor left with a their bag.', 'The mayor left with their bag.'],
    ],
  },
  checkBlock,
};

function* checkBlock({ text, tokens, vocabulary }: BlockContext): Iterable<Spot> {
  if (vocabulary === undefined) return;
  for (let at = 0; at + 1 < tokens.length; at += 1) {
    const token = tokens[at];
    const next = tokens[at + 1];
    if (token === undefined || next === undefined || token.isTechnical || next.isTechnical)
      continue;
    if (token.folded !== 'a' && token.folded !== 'an') continue;
    // A capital inside a sentence makes it a letter, a grade or part of a name, not an article.
    if (token.shape === 'title' && !token.opensSentence) continue;
    if (token.text === 'AN' || token.joinsPrevious || token.joinsNext) continue;
    if (token.text === 'an' && isInName(tokens[at - 1], next, vocabulary)) continue;
    if (!/^[ \u00a0\n]+["'“‘(]?$/.test(text.slice(token.to, next.from))) continue;
    if (SECOND_ARTICLE.has(next.folded)) {
      yield twoArticles(token, next);
      continue;
    }
    const sound = soundOf(next, vocabulary);
    if (sound === undefined || (sound === 'vowel') === (token.folded === 'an')) continue;
    const right = sound === 'vowel' ? 'an' : 'a';
    yield {
      from: token.from,
      to: token.to,
      message: `“${next.text}” is said with a ${sound} first, so it takes “${right}”.`,
      suggestions: [token.text.startsWith('A') ? right.replace('a', 'A') : right],
    };
  }
}

const SECOND_ARTICLE: ReadonlySet<string> = new Set(['the', 'their', 'our', 'my']);

function twoArticles(token: Token, next: Token): Spot {
  const right = token.text.startsWith('A')
    ? `${next.text.charAt(0).toUpperCase()}${next.text.slice(1)}`
    : next.text;
  return {
    from: token.from,
    to: next.to,
    message: `“${token.text}” and “${next.text}” cannot both stand here.`,
    suggestions: [right],
  };
}

/** Irish has an article “an” of its own: Mac an Bhaird. */
function isInName(before: Token | undefined, next: Token, vocabulary: Vocabulary): boolean {
  const isCapital = before?.shape === 'title' && !before.opensSentence;
  return isCapital && /\p{Lu}/u.test(next.text) && !vocabulary.isName(next.folded);
}
