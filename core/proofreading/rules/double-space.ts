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
  overview: { summarise: findGaps, judge },
};

function* judge(found: readonly Gaps[]): Iterable<StorySpot> {
  let all = 0;
  let gaps = 0;
  for (const { words, places } of found) {
    all += words;
    gaps += places.length;
  }
  if (gaps * WORDS_FOR_ONE > all) return;
  for (const [block, { places }] of found.entries()) {
    for (const { from, to } of places)
      yield { block, from, to, message: 'Two spaces stand here.', suggestions: [' '] };
  }
}

interface Gap {
  readonly from: number;
  readonly to: number;
}

interface Gaps {
  readonly words: number;
  readonly places: readonly Gap[];
}

function findGaps({ text, tokens }: BlockContext): Gaps {
  const places: Gap[] = [];
  for (let at = 1; at < tokens.length; at += 1) {
    const from = tokens[at - 1]?.to ?? 0;
    const to = tokens[at]?.from ?? 0;
    if (to - from < 2 || to - from > 4) continue;
    const start = /[,;]/.test(text.charAt(from)) ? from + 1 : from;
    if (/^[ \u00a0]{2,3}$/.test(text.slice(start, to))) places.push({ from: start, to });
  }
  return { words: tokens.length, places };
}
