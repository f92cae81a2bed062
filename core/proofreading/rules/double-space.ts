import type { BlockContext, Rule, Spot } from '../rule.ts';

// A block with more of them for its length is set in columns, or aligned on purpose.
const WORDS_FOR_ONE = 20;

/** Two spaces inside a sentence. */
export const doubleSpace: Rule = {
  id: 'double-space',
  kind: 'spacing',
  severity: 'hint',
  description: 'Two spaces between two words of a sentence.',
  reason: 'The page shows a gap that readers see, or closes it only in some browsers.',
  examples: {
    flags: [
      'The board met[  ]on Monday to speak of the ferry, and it met again on Tuesday, when it had the answer of the crew.',
    ],
    ignores: ['The board met.  It will meet again.', 'Ferry  8.15  Holm', '1  2  3  4  5'],
    fixes: [
      [
        'The board met on Monday to  speak of the ferry, and it met again on Tuesday, when it had the answer of the crew.',
        'The board met on Monday to speak of the ferry, and it met again on Tuesday, when it had the answer of the crew.',
      ],
    ],
  },
  checkBlock,
};

function* checkBlock({ text, tokens }: BlockContext): Iterable<Spot> {
  const gaps: Spot[] = [];
  for (let at = 1; at < tokens.length; at += 1) {
    const before = tokens[at - 1];
    const after = tokens[at];
    // Beside figures it may be a table.
    if (before === undefined || before.shape === 'number') continue;
    if (after === undefined || after.shape === 'number' || after.from - before.to > 4) continue;
    const from = /[,;]/.test(text.charAt(before.to)) ? before.to + 1 : before.to;
    const to = after.from;
    if (/^[ \u00a0]{2,3}$/.test(text.slice(from, to)))
      gaps.push({ from, to, message: 'Two spaces stand here.', suggestions: [' '] });
  }
  if (gaps.length * WORDS_FOR_ONE <= tokens.length) yield* gaps;
}
