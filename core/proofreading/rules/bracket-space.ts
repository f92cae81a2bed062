import { primaryTag } from '../language/packed-languages.ts';
import type { BlockContext, Rule, Spot } from '../rule.ts';

// What stands in brackets directly after a word belongs to it: “boat(s)”, “f(x)”, “501(c)”.
const LONGEST_ENDING = 4;
const FAR = 200;
const INITIALS = /^\p{Lu}{2,6}$/u;
const NAME_OR_YEAR = /^(?:\p{Lu}\p{Ll}{3,}|(?:1[5-9]|20)\d\d)$/u;

/** Brackets without their space outside, or with one inside. */
export const bracketSpace: Rule = {
  id: 'bracket-space',
  kind: 'spacing',
  severity: 'error',
  description: 'A space missing outside a bracket, or standing inside one.',
  reason: 'A bracket that hangs on the wrong word reads as part of it.',
  examples: {
    flags: [
      'The Holm Port Board[(]HPB) met.',
      'The board met[(]for the last time) on Monday.',
      'The ferry[(]1971) left Holm[(]Norland).',
      'The board ([ ]the old one) met.',
      'The board (the old one[ ]) met.',
      'The board (HPB[)]met on Monday.',
    ],
    ignores: [
      'The boat(s) and the mayor(ess) came; he (or she) stayed.',
      'Under section 501(c)(3) f(x) is not Ca(OH)2, and (un)likely.',
      'The board (HPB) met (on Monday), and the ( ) box stayed empty.',
      'See example.org/a(b c) or call print(a, b).',
      'It was “(the old one)”—(see above).',
    ],
    fixes: [
      ['The board(the old one) met.', 'The board (the old one) met.'],
      ['The board ( the old one ) met.', 'The board (the old one) met.'],
    ],
  },
  checkBlock,
};

function* checkBlock({ block, text, tokens }: BlockContext): Iterable<Spot> {
  // Where words have genders, much hangs on them in brackets: “Bürger(innen und Bürger)”.
  const isEnglish = primaryTag(block.lang) === 'en';
  let open = -1;
  let next = 0;
  for (const { index: at, 0: sign } of text.matchAll(/[()]/g)) {
    while (next < tokens.length && (tokens[next]?.to ?? 0) <= at) next += 1;
    const before = tokens[next - 1];
    const after = tokens[next];
    if (sign === '(') {
      open = at;
      continue;
    }
    const inside = open < 0 ? '' : text.slice(open + 1, Math.min(at, open + FAR));
    const isShort = at - open < FAR && !inside.includes('\n');
    if (open >= 0 && isShort && before && !before.isTechnical && before.from > open) {
      yield* padding(inside, open, at);
      if (isEnglish) yield* outside(text, open, at, inside);
      if (after?.from === at + 1 && !after.isTechnical && isAside(inside) && isLoose(text, open))
        yield spot(at, ')', ') ', 'A space is missing after this bracket.');
    }
    open = -1;
  }
}

function* padding(inside: string, open: number, close: number): Iterable<Spot> {
  const message = 'No space belongs inside a bracket.';
  if (/^[ \u00a0][^ \u00a0]/.test(inside))
    yield { from: open + 1, to: open + 2, message, suggestions: [''] };
  if (/[^ \u00a0][ \u00a0]$/.test(inside))
    yield { from: close - 1, to: close, message, suggestions: [''] };
}

function* outside(text: string, open: number, close: number, inside: string): Iterable<Spot> {
  const word = /\p{L}{2,}$/u.exec(text.slice(Math.max(0, open - 20), open))?.[0];
  if (word === undefined || !isAside(inside) || isCall(inside)) return;
  // “print(a b)”: a bracket that something else hangs on is no aside.
  if (/[\p{L}\p{N}(]/u.test(text.charAt(close + 1))) return;
  yield spot(open, '(', ' (', 'A space is missing before this bracket.');
}

/** More than an ending: several words, or initials. */
function isAside(inside: string): boolean {
  const words = inside.trim().split(/\s+/);
  if (INITIALS.test(inside) || NAME_OR_YEAR.test(inside)) return true;
  return (
    words.length > 1 &&
    words.some((word) => /^\p{L}/u.test(word) && word.length > LONGEST_ENDING - 2)
  );
}

// “print(a, b)”
function isCall(inside: string): boolean {
  return inside.includes(',') && inside.trim().split(/\s+/).length < 4;
}

function isLoose(text: string, open: number): boolean {
  return open === 0 || /\s/.test(text.charAt(open - 1));
}

function spot(at: number, sign: string, meant: string, message: string): Spot {
  return { from: at, to: at + sign.length, message, suggestions: [meant] };
}
