import type { BlockContext, Rule, StorySpot } from '../rule.ts';

// A story with more of them for its length is set in columns, or aligned on purpose.
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
  checkStory,
};

function* checkStory(blocks: readonly BlockContext[]): Iterable<StorySpot> {
  const found = blocks.map(gapsIn);
  let words = 0;
  let gaps = 0;
  for (const [block, context] of blocks.entries()) {
    words += context.tokens.length;
    gaps += found[block]?.length ?? 0;
  }
  if (gaps * WORDS_FOR_ONE > words) return;
  for (const [block, places] of found.entries()) {
    for (const { from, to } of places)
      yield { block, from, to, message: 'Two spaces stand here.', suggestions: [' '] };
  }
}

interface Gap {
  readonly from: number;
  readonly to: number;
}

const kept = new WeakMap<BlockContext, readonly Gap[]>();

function gapsIn(context: BlockContext): readonly Gap[] {
  let gaps = kept.get(context);
  if (gaps === undefined) kept.set(context, (gaps = findGaps(context)));
  return gaps;
}

function findGaps({ text, tokens }: BlockContext): readonly Gap[] {
  const gaps: Gap[] = [];
  for (let at = 1; at < tokens.length; at += 1) {
    const from = tokens[at - 1]?.to ?? 0;
    const to = tokens[at]?.from ?? 0;
    if (to - from < 2 || to - from > 4) continue;
    const start = /[,;]/.test(text.charAt(from)) ? from + 1 : from;
    if (/^[ \u00a0]{2,3}$/.test(text.slice(start, to))) gaps.push({ from: start, to });
  }
  return gaps;
}
