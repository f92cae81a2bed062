import type { BlockContext, Rule, Spot, StorySpot } from '../rule.ts';
import type { Token } from '../token.ts';

const FEWEST_WORDS = 12;
const FEWEST_IN_SENTENCE = 6;
const SHARE_OF_SMALL = 0.6;
const LONGEST_SENTENCE = 600;
const SHORTEST_ENDING = 5;

/** A paragraph of running prose whose last sentence has no end. */
export const fullStop: Rule = {
  id: 'full-stop',
  kind: 'punctuation',
  severity: 'warning',
  description: 'A paragraph whose last sentence has no full stop.',
  reason: 'A sentence without its end looks cut short, and sometimes is.',
  examples: {
    flags: [
      'The ferry was late again on Monday. Nobody at the harbour knew when the next one would [come]',
      'The board met for two hours. In the end it put the vote off until [spring] ',
    ],
    ignores: [
      'The ferry was late again on Monday. Nobody knew when the next one would come.',
      'Ferry late again on Monday, and nobody knows when the next one will come',
      'The ferry was late again. The board gave three reasons for it at the meeting:',
      'The ferry was late again on Monday. Reporting from the harbour: Mira Holt and Ada Brook',
      'The ferry was late. “Nobody at the harbour knows when the next one comes,” she said, “but —”',
      'The ferry was late again on Monday. Follow the story on our page at example.org',
    ],
    fixes: [
      [
        'The ferry was late again. Nobody at the harbour knew when the next one came',
        'The ferry was late again. Nobody at the harbour knew when the next one came.',
      ],
    ],
  },
  overview: { summarise, judge },
};

interface End {
  readonly isListed: boolean;
  /** Where a full stop may be missing. */
  readonly spot: Spot | undefined;
}

const SOUND: End = { isListed: false, spot: undefined };
const LISTED: End = { isListed: true, spot: undefined };

function* judge(ends: readonly End[]): Iterable<StorySpot> {
  for (const [block, { spot }] of ends.entries()) {
    // What a list or a quotation set apart follows goes on in it.
    if (spot !== undefined && ends[block + 1]?.isListed !== true) yield { block, ...spot };
  }
}

function summarise(context: BlockContext): End {
  if (context.role === 'list-item' || context.role === 'quote') return LISTED;
  const spot = context.role === 'paragraph' ? openEnd(context) : undefined;
  return spot === undefined ? SOUND : { isListed: false, spot };
}

function openEnd({ text, tokens, vocabulary }: BlockContext): Spot | undefined {
  if (vocabulary === undefined || tokens.length < FEWEST_WORDS) return undefined;
  const last = tokens.at(-1);
  if (last?.shape !== 'lower' || last.isTechnical || !isAtEnd(text, last.to)) return undefined;
  const sentence = lastSentence(text, tokens);
  if (sentence === undefined || sentence.length < FEWEST_IN_SENTENCE) return undefined;
  const small = sentence.filter(({ shape }) => shape === 'lower').length;
  if (small < SHARE_OF_SMALL * sentence.length) return undefined;
  if (sentence.some(({ isTechnical }) => isTechnical) || !vocabulary.isWord(last.folded))
    return undefined;
  return {
    from: last.from,
    to: last.to,
    message: 'This sentence has no full stop.',
    suggestions: [`${last.text}.`],
  };
}

function isAtEnd(text: string, to: number): boolean {
  return text.length - to < 4 && text.slice(to).trim() === '';
}

/** The words of the last sentence, if another stands before it and nothing in it looks unlike prose. */
function lastSentence(text: string, tokens: readonly Token[]): readonly Token[] | undefined {
  let start = tokens.length - 1;
  const end = tokens[start]?.to ?? 0;
  while (start > 0 && end - (tokens[start]?.from ?? 0) < LONGEST_SENTENCE) {
    const before = tokens[start - 1];
    const between = text.slice(before?.to ?? 0, tokens[start]?.from);
    if (/^[.!?]["”’)]?\s["“‘(]?$/.test(between)) break;
    if (/[:\n\r•|*_=<>/\\©…]/.test(between)) return undefined;
    start -= 1;
  }
  const first = tokens[start];
  if (start === 0 || first?.shape !== 'title') return undefined;
  // “Prof. Holt”: after a short word with a capital a stop does not end a sentence for certain.
  const before = tokens[start - 1];
  const isTitle = before?.shape !== 'lower' && (before?.text.length ?? 0) < SHORTEST_ENDING;
  return isTitle ? undefined : tokens.slice(start);
}
