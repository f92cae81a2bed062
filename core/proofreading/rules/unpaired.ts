import { marksOf, type Mark, type MarkKind } from '../marks.ts';
import type { BlockContext, Rule, Spot, StorySpot } from '../rule.ts';

// Single marks are left out: one that closes cannot be told from the apostrophe of “the boys’”.
const KINDS: readonly MarkKind[] = ['double', 'angle', 'round', 'square'];
// What is opened here may be closed so many paragraphs on.
const FAR = 6;
const STRAIGHT = '"';

/** What of one kind of sign a block leaves open, and what it closes without having opened it. */
interface Loose {
  readonly kind: MarkKind;
  readonly unclosed: readonly Mark[];
  readonly unopened: readonly Mark[];
}

/** Quotation marks and brackets that are opened and never closed, or closed twice. */
export const unpaired: Rule = {
  id: 'unpaired',
  kind: 'punctuation',
  severity: 'warning',
  description: 'A quotation mark or a bracket that is opened and not closed, or closed twice.',
  reason: 'A quotation without its end puts the reporter’s words into somebody’s mouth.',
  examples: {
    flags: [
      'The board [(]which met on Monday agreed.',
      'The board (which met on Monday)[)] agreed.',
      '[“]We will stay, said Mira Holt. “We were born here.”',
      'We will stay,[”] said Mira Holt.',
      'The paper said the road was ["]shut.',
    ],
    ignores: [
      '“We will stay,” said Mira Holt (pictured). “We ‘always’ have.”',
      'The letter said "the so-called "quiet law" is void" and no more.',
      'She is 6\'2" tall, he said; the pipe was 12" wide.',
      'The pipe was 12” wide, the plank 3”, and 1.2), 1a) and iv) are points.',
      'The board has to a) sell the ferry or b) keep it :-)',
      'The paper „Holm-Kurier“ and the «Journal de Holm» agreed.',
      'He said: "I’ve seen the Joneses’ boat—"no more"—and it’s \'new\'."',
      'The "house, he said. Then the "boat came, and no one saw it.',
      'Read more (https://example.org/a_(b)) or write to "desk@example.org".',
    ],
    fixes: [
      ['The board (the old one)) met.', 'The board (the old one) met.'],
      ['““We will stay,” said Mira Holt.', '“We will stay,” said Mira Holt.'],
    ],
  },
  overview: { summarise, judge },
};

/** What the blocks around it need to know of a block. */
interface Summary {
  readonly text: string;
  readonly loose: readonly Loose[];
}

/**
 * A straight mark does not say which way it looks. One without its partner is a slip; a story with
 * several uses them in a way of its own, and is left alone.
 */
function judge(blocks: readonly Summary[]): Iterable<StorySpot> {
  const spots = [...looseMarks(blocks)];
  const isStraight = ({ block, from }: StorySpot): boolean =>
    blocks[block]?.text.charAt(from) === STRAIGHT;
  return spots.filter(isStraight).length > 1 ? spots.filter((spot) => !isStraight(spot)) : spots;
}

function* looseMarks(blocks: readonly Summary[]): Iterable<StorySpot> {
  for (const [block, { text, loose }] of blocks.entries()) {
    for (const { kind, unclosed, unopened } of loose) {
      const isOwed = unopened.length > 0 && isOpenBefore(blocks, block, kind);
      for (const mark of isOwed ? unopened.slice(1) : unopened)
        yield { block, ...spotOf(mark, text) };
      const goesOn = unclosed.length > 0 && isContinued(blocks, block, kind);
      for (const mark of goesOn ? unclosed.slice(0, -1) : unclosed)
        yield { block, ...spotOf(mark, text) };
    }
  }
}

/** Whether what a block leaves open goes on in the next, or is closed in one soon after. */
function isContinued(blocks: readonly Summary[], block: number, kind: MarkKind): boolean {
  const next = blocks[block + 1];
  if (next !== undefined && beginsWithMark(next, kind)) return true;
  const later = nearest(blocks.slice(block + 1, block + 1 + FAR), kind);
  return later !== undefined && later.unopened.length > 0;
}

function isOpenBefore(blocks: readonly Summary[], block: number, kind: MarkKind): boolean {
  const earlier = nearest(blocks.slice(Math.max(0, block - FAR), block).reverse(), kind);
  return earlier !== undefined && earlier.unclosed.length > 0;
}

function nearest(blocks: readonly Summary[], kind: MarkKind): Loose | undefined {
  for (const { loose } of blocks) {
    const found = loose.find((one) => one.kind === kind);
    if (found !== undefined) return found;
  }
  return undefined;
}

// Each paragraph of a long quotation begins with a mark; only the last ends with one.
function beginsWithMark({ text }: Summary, kind: MarkKind): boolean {
  const mark = kind === 'double' ? /^\s?["“”„]/ : /^\s?[«»]/;
  return (kind === 'double' || kind === 'angle') && mark.test(text.slice(0, 2));
}

const NOTHING: Summary = { text: '', loose: [] };
const ANY_MARK = /^\s?["“”„«»]/;

function summarise(context: BlockContext): Summary {
  const { text } = context;
  const marks = marksOf(context);
  const found = KINDS.map((kind) => pair(kind, marks, text));
  const loose = found.filter((one) => one.unclosed.length + one.unopened.length > 0);
  return loose.length === 0 && !ANY_MARK.test(text.slice(0, 2)) ? NOTHING : { text, loose };
}

function pair(kind: MarkKind, marks: readonly Mark[], text: string): Loose {
  const unclosed: Mark[] = [];
  const unopened: Mark[] = [];
  for (const mark of marks) {
    if (mark.kind !== kind) continue;
    if (mark.side === 'unsure' || isInches(mark, text)) return { kind, unclosed: [], unopened: [] };
    if (mark.side === 'opens') unclosed.push(mark);
    else if (unclosed.pop() === undefined && !needsNoOpening(mark, text)) unopened.push(mark);
  }
  return { kind, unclosed, unopened };
}

// 12" may be twelve inches or the end of a quotation: with one of them about nothing is sure.
function isInches({ sign, at }: Mark, text: string): boolean {
  return sign === '"' && /\d/.test(text.charAt(at - 1));
}

// “a)”, “1a)”, “1.2)”, “iv)” at the head of a point; 12” for twelve inches.
function needsNoOpening({ sign, at }: Mark, text: string): boolean {
  const before = text.slice(Math.max(0, at - 7), at);
  if (sign === '”') return /\d$/.test(before);
  return sign === ')' && /(?:^|[\s,;:])(?:\d{0,2}\p{L}|[\d.]{1,5}|[ivx]{1,5})$/u.test(before);
}

function spotOf({ at, sign, side }: Mark, text: string): Spot {
  const isBracket = '()[]'.includes(sign);
  const what = isBracket ? 'bracket' : 'quotation mark';
  const message =
    side === 'opens'
      ? `This ${what} opens and nothing closes it.`
      : `This ${what} closes what nothing opened.`;
  const isDoubled = text.charAt(at - 1) === sign || text.charAt(at + 1) === sign;
  return { from: at, to: at + 1, message, suggestions: isDoubled ? [''] : [] };
}
