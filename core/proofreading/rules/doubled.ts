import { primaryTag } from '../language/packed-languages.ts';
import type { BlockContext, Rule, Spot } from '../rule.ts';
import type { Token } from '../token.ts';

// Words that English does put twice: “had had”, “that that”, “very, very” without its comma.
const TWICE = new Set(
  'had that very really so no yes now there ha bye oh blah far much long many same hear knock bling tut more wait please never'.split(
    ' ',
  ),
);

// What other languages put twice: “nous nous levons”, “die, die die Brücke sahen”.
const TWICE_IN: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['cs', new Set(['moc'])],
  ['de', new Set('der die das den dem denen sie ihr sich sehr'.split(' '))],
  ['es', new Set(['muy', 'casi'])],
  ['fr', new Set(['nous', 'vous', 'très'])],
  ['it', new Set('via piano ora così poco quasi subito'.split(' '))],
  ['nl', new Set('dat die er ze je'.split(' '))],
  ['sv', new Set('den det de som'.split(' '))],
]);

// “What it is is a ferry”: what such a word opens ends with one verb, and another goes on.
const CLAUSE_VERBS = new Set(['is', 'was', 'do', 'does', 'did']);
const CLAUSE_OPENERS = new Set('what whatever all where who how why thing'.split(' '));
const LONGEST_CLAUSE = 8;

/** The same word twice in a row. */
export const doubled: Rule = {
  id: 'doubled',
  kind: 'doubled',
  severity: 'error',
  description: 'The same word twice in a row.',
  reason: 'A word doubled across a line break is easy to write and hard to see.',
  examples: {
    flags: [
      'It [is is] not known what it was.',
      'The mayor spoke [to to] the crowd.',
      'It was [the the] last ferry.',
      '[The the] vote was late.',
    ],
    ignores: [
      'He had had enough, and said that that was all.',
      'The band Vella Vella played in Pell Pell.',
      'It was a very very cold night. Bang bang, you’re dead. Chop chop!',
      'He said he would; would she?',
      'What it is is an old ferry. What the crew do do well is wait.',
    ],
    fixes: [['A boat left for for the island.', 'A boat left for the island.']],
  },
  checkBlock,
};

function* checkBlock({ block, text, tokens }: BlockContext): Iterable<Spot> {
  const twice = TWICE_IN.get(primaryTag(block.lang)) ?? TWICE;
  for (let at = 1; at < tokens.length; at += 1) {
    const first = tokens[at - 1];
    const second = tokens[at];
    if (first === undefined || first.folded !== second?.folded) continue;
    if (first.isTechnical || second.shape !== 'lower' || twice.has(first.folded)) continue;
    if (first.joinsPrevious || second.joinsNext) continue;
    if (!/^[ \t\u00a0\n\r]+$/.test(text.slice(first.to, second.from))) continue;
    // “Bang bang!” is all that is said.
    if (first.opensSentence && /[,!?.…]/.test(text.charAt(second.to))) continue;
    if (CLAUSE_VERBS.has(first.folded) && endsClause(text, tokens, at - 1)) continue;
    yield {
      from: first.from,
      to: second.to,
      message: `“${second.text}” stands twice.`,
      suggestions: [first.text],
    };
  }
}

/** Whether a verb ends what a word like “what” began. */
function endsClause(text: string, tokens: readonly Token[], verb: number): boolean {
  for (let at = verb - 1; at >= 0 && verb - at <= LONGEST_CLAUSE; at -= 1) {
    const token = tokens[at];
    if (token === undefined || /[.!?;:,]/.test(text.charAt(token.to))) return false;
    if (CLAUSE_OPENERS.has(token.folded)) return true;
  }
  return false;
}
