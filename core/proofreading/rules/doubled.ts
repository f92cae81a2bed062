import { primaryTag } from '../language/packed-languages.ts';
import type { BlockContext, Rule, Spot } from '../rule.ts';

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

/** The same word twice in a row. */
export const doubled: Rule = {
  id: 'doubled',
  kind: 'doubled',
  severity: 'error',
  description: 'The same word twice in a row.',
  reason: 'A word doubled across a line break is easy to write and hard to see.',
  examples: {
    flags: [
      'The mayor spoke [to to] the crowd.',
      'It was [the the] last ferry.',
      '[The the] vote was late.',
    ],
    ignores: [
      'He had had enough, and said that that was all.',
      'The band Vella Vella played in Pell Pell.',
      'It was a very very cold night.',
      'He said he would; would she?',
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
    yield {
      from: first.from,
      to: second.to,
      message: `“${second.text}” stands twice.`,
      suggestions: [first.text],
    };
  }
}
