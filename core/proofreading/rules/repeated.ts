import { primaryTag } from '../language/packed-languages.ts';
import type { BlockContext, Rule, Spot } from '../rule.ts';
import type { Token } from '../token.ts';

const LONGEST_PHRASE = 8;
const GAP = ' \t\u00a0\n\r';
// English repeats pairs of its own will (“come on come on”, “will be will be”, “from door to door
// to door”), but hardly one with such a word in it, and hardly three words or more.
const BEFORE_NOUN = new Set('the a an his her its their our my your this these those'.split(' '));

/** The same two or more words twice in a row. */
export const repeated: Rule = {
  id: 'repeated',
  kind: 'doubled',
  severity: 'error',
  description: 'The same words twice in a row.',
  reason: 'Words pasted or typed twice are easily read over, except by the reader.',
  examples: {
    flags: [
      'She sat [in the in the] garden.',
      'It was the end [of the ferry of the ferry] line.',
      '[At the at the] harbour it was calm.',
      'Nobody there [could have known could have known] better.',
    ],
    ignores: [
      'It went on and on and on, year after year after year.',
      'Whatever will be will be, and what it is is what it is.',
      'They sang “row the boat, row the boat”.',
      'He stood in the rain, in the dark, in the end.',
      'One by one by one they left; more and more and more came.',
      'The band Of The Of The played.',
      'They went from door to door to ask, had to have to ask, and taxed and taxed and spent.',
      'And more and more came. FARM PRICES ROSE Farm prices rose again.',
    ],
    fixes: [['He went to the to the harbour.', 'He went to the harbour.']],
  },
  checkBlock,
};

function* checkBlock({ block, text, tokens }: BlockContext): Iterable<Spot> {
  if (primaryTag(block.lang) !== 'en') return;
  const reach = reachOf(text, tokens);
  for (let at = 0; at < tokens.length; at += 1) {
    const length = repeatAt(tokens, at, reach[at] ?? 0);
    const first = tokens[at];
    const last = tokens[at + 2 * length - 1];
    const lastOfFirst = tokens[at + length - 1];
    if (length === 0 || first === undefined || last === undefined || lastOfFirst === undefined)
      continue;
    const phrase = text.slice(first.from, lastOfFirst.to);
    yield {
      from: first.from,
      to: last.to,
      message: `“${phrase}” stands twice.`,
      suggestions: [phrase],
    };
    at += 2 * length - 1;
  }
}

/** For each token where the run of words ends that have nothing but gaps between them. */
function reachOf(text: string, tokens: readonly Token[]): Int32Array {
  const reach = new Int32Array(tokens.length);
  let end = tokens.length;
  for (let at = tokens.length - 1; at >= 0; at -= 1) {
    if (!isJoined(text, tokens[at], tokens[at + 1])) end = at + 1;
    reach[at] = end;
  }
  return reach;
}

/** How many words at a token come again right after themselves; 0 for none. */
function repeatAt(tokens: readonly Token[], at: number, end: number): number {
  const first = tokens[at]?.folded;
  for (let length = 2; length <= LONGEST_PHRASE && at + 2 * length <= end; length += 1) {
    if (first === tokens[at + length]?.folded && isRepeat(tokens, at, length)) return length;
  }
  return 0;
}

function isRepeat(tokens: readonly Token[], at: number, length: number): boolean {
  let isTelling = false;
  let isOneWord = true;
  for (let step = 0; step < length; step += 1) {
    const one = tokens[at + step];
    const other = tokens[at + length + step];
    if (one === undefined || one.folded !== other?.folded || one.isTechnical) return false;
    // “FARM PRICES Farm prices rose”: a heading that lost its line.
    if (one.shape !== other.shape && (step > 0 || !one.opensSentence)) return false;
    isTelling ||= other.shape === 'lower' && (length > 2 || BEFORE_NOUN.has(one.folded));
    isOneWord &&= one.folded === tokens[at]?.folded;
  }
  // “on and on and on”: a chain, whichever of its words it is taken from.
  const first = tokens[at]?.folded;
  const last = tokens[at + length - 1]?.folded;
  const isChain =
    tokens[at + 2 * length]?.folded === first || (at > 0 && tokens[at - 1]?.folded === last);
  return isTelling && !isOneWord && !isChain;
}

function isJoined(text: string, one: Token | undefined, other: Token | undefined): boolean {
  if (one === undefined || other === undefined || other.from - one.to > 3) return false;
  for (let at = one.to; at < other.from; at += 1) {
    if (!GAP.includes(text.charAt(at))) return false;
  }
  return true;
}
